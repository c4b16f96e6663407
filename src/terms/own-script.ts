/** A name in its own script beside the Latin one, as sources give both: "Kingsoft" and "金山软件". */

export interface NameInScript {
  readonly text: string;
  /** BCP 47; where letters alone do not tell the language, the script: "und-Cyrl" */
  readonly lang: string;
}

const LATIN = /\p{Script=Latin}/u;
/** A letter of any other script. */
const OTHER = String.raw`(?!\p{Script=Latin})[\p{L}\p{M}]`;
const HAS_OTHER = new RegExp(OTHER, 'u');
/** From the first such letter to the last, with figures and marks between. */
const RUN = new RegExp(String.raw`${OTHER}(?:[\p{P}\p{N}\s]*${OTHER})*`, 'gu');

/** Kana and Hangul before Han, which Japanese and Korean names hold too. */
const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Cyrillic}/u, 'und-Cyrl'],
  [/\p{Script=Arabic}/u, 'und-Arab'],
  [/\p{Script=Devanagari}/u, 'und-Deva'],
];
/** Han characters of a party registered there are not read as Mandarin in simplified type. */
const HAN_OF: Readonly<Record<string, string>> = { JP: 'ja', TW: 'zh-Hant', HK: 'zh-Hant', MO: 'zh-Hant' };

/**
 * The language a name is to be set and read aloud in.
 * @param jurisdiction ISO code of where the party is registered
 * @returns undefined: it is in Latin letters, or has none
 */
export function languageOf(name: string, jurisdiction?: string): string | undefined {
  if (!HAS_OTHER.test(name)) return undefined;
  const lang = LANGUAGES.find(([script]) => script.test(name))?.[1] ?? 'und';
  return lang === 'zh' ? (HAN_OF[jurisdiction?.slice(0, 2).toUpperCase() ?? ''] ?? lang) : lang;
}

/**
 * The other name that a source gives a party in another script: of a Latin name the one in its own script, of another
 * the Latin one; the first of several.
 * @returns undefined: no source gives one
 */
export function besideName(name: string, others: readonly string[], jurisdiction?: string): NameInScript | undefined {
  const other = languageOf(name) !== undefined;
  const text = others.find((o) => (other ? languageOf(o) === undefined && LATIN.test(o) : languageOf(o) !== undefined));
  return text === undefined ? undefined : { text, lang: languageOf(text, jurisdiction) ?? 'und-Latn' };
}

/** A text cut where the script changes, each part in another script with its language. */
export function inScripts(text: string, jurisdiction?: string): { readonly text: string; readonly lang?: string }[] {
  const parts: { text: string; lang?: string }[] = [];
  let at = 0;
  for (const run of text.matchAll(RUN)) {
    if (run.index > at) parts.push({ text: text.slice(at, run.index) });
    parts.push({ text: run[0], lang: languageOf(run[0], jurisdiction) ?? 'und' });
    at = run.index + run[0].length;
  }
  return at < text.length || parts.length === 0 ? [...parts, { text: text.slice(at) }] : parts;
}
