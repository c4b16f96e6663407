/** Names and verbs that may go on from the caret. */

/** The verbs an analyst needs first; all of them are in docs/notation.md. */
export const VERBS = [
  'owns',
  'holds',
  'controls',
  'indirectly owns',
  'wholly owns',
  'is a person',
  'is a company',
  'is the controlling shareholder of',
  'is the same as',
  'is chairman of',
  'bought',
  'sold',
  'subscribed for',
  'founded',
  'act in concert over',
  'jointly own',
] as const;

export interface Completion {
  readonly text: string;
  readonly kind: 'name' | 'verb';
  /** letters before the caret that it takes the place of */
  readonly over: number;
}

const MOST = 8;

/**
 * @param before the line up to the caret
 * @returns what begins as the line ends, the longest beginning first, names before verbs; without any beginning all
 */
export function completionsOf(before: string, names: readonly string[]): readonly Completion[] {
  const all = [
    ...names.map((text) => ({ text, kind: 'name' as const })),
    ...VERBS.map((text) => ({ text, kind: 'verb' as const })),
  ];
  const found = all
    .map(
      ({ text, kind }): Completion => ({
        text: kind === 'name' ? written(text) : text,
        kind,
        over: overlap(before, text),
      }),
    )
    .filter((c) => (c.over > 0 || /(^|\s)$/.test(before)) && c.over < c.text.length);
  return found.sort((a, b) => b.over - a.over).slice(0, MOST);
}

/** The longest end of the line, from a word's start, that the text begins with. */
function overlap(before: string, text: string): number {
  const [line, whole] = [before.toLowerCase(), text.toLowerCase()];
  for (let n = Math.min(line.length, whole.length); n > 0; n -= 1) {
    const starts = n === line.length || /[\s"“]/u.test(line[line.length - n - 1] ?? '');
    if (starts && line.endsWith(whole.slice(0, n))) return n;
  }
  return 0;
}

/** A name with a comma, a percent sign or a word of grammar in it is told from the sentence by its quotes. */
const written = (name: string): string =>
  /[,%"();:]|(^|\s)(and|of|from|to|not|may|for|through|owns?|holds?|is)(\s|$)/iu.test(name)
    ? `"${name.replaceAll('"', '\\"')}"`
    : name;
