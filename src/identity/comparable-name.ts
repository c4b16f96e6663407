/**
 * When two spellings are one name: accents, case and punctuation aside, and whichever way, and on whichever side, the
 * legal form is written.
 */
import { FORMS, IN_FRONT } from './legal-forms.ts';

/** Signs and accents off, so that "Société X." and "SOCIETE X" are one name; marks that make another letter stay. */
export const comparableName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();

/** Of Latin, Greek and Cyrillic, and the vowel points that Hebrew and Arabic may leave out: not ガ beside カ. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u064b-\u065f]/gu;

interface Spelling {
  readonly form: string;
  readonly text: string;
}
/** Longest first: "co., ltd." is one form, not "ltd." of something that ends in "co.,". */
const byLength = (list: readonly Spelling[]): readonly Spelling[] =>
  [...list].sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
const WRITTEN = byLength(Object.entries(FORMS).flatMap(([form, all]) => all.map((text) => ({ form, text }))));
const SPELT = byLength(WRITTEN.map((w) => ({ form: comparableName(w.form), text: comparableName(w.text) })));
const FRONT = new Set([...IN_FRONT].map(comparableName));
const lastWord = (text: string): string => text.slice(text.lastIndexOf(' ') + 1);
const firstWord = (text: string): string => text.split(' ', 1)[0] ?? '';
/** by the word that ends, or begins, a name, so that a name with none of them costs one look-up */
const BEHIND = grouped(SPELT, lastWord);
const BEFORE = grouped(
  SPELT.filter((s) => FRONT.has(s.form)),
  firstWord,
);
/** Written without a gap: 株式会社ソニー. A single character is a form only apart. */
const GAPLESS = SPELT.filter((s) => /^[\p{Script=Han}\p{Script=Hangul}]{3,}$/u.test(s.text));

function grouped(list: readonly Spelling[], word: (text: string) => string): ReadonlyMap<string, readonly Spelling[]> {
  const groups = new Map<string, Spelling[]>();
  for (const s of list) groups.set(word(s.text), [...(groups.get(word(s.text)) ?? []), s]);
  return groups;
}

/**
 * One text for all spellings of a name, those of its legal form included, which may stand before it or behind:
 * "BP P.L.C." and "BP plc" -> "bp plc"; "UAB Alfa" and "Alfa, UAB" -> "alfa uab".
 * A form alone is a name like any other. It makes names comparable and nobody one.
 */
export function nameKey(name: string): string {
  const compared = comparableName(name);
  const parts = partsOf(compared);
  return parts === undefined ? compared : `${parts.core} ${parts.form}`;
}

/** @param compared a comparable name; the form behind it counts before one in front: "AS Roma S.p.A." is an S.p.A. */
function partsOf(compared: string): { readonly core: string; readonly form: string } | undefined {
  const behind = BEHIND.get(lastWord(compared))?.find(({ text }) => compared.endsWith(` ${text}`));
  if (behind !== undefined) return { core: compared.slice(0, -behind.text.length - 1), form: behind.form };
  const before = BEFORE.get(firstWord(compared))?.find(({ text }) => compared.startsWith(`${text} `));
  if (before !== undefined) return { core: compared.slice(before.text.length + 1), form: before.form };
  const joined = GAPLESS.find(({ text }) => compared.startsWith(text) !== compared.endsWith(text));
  if (joined === undefined) return undefined;
  const { form, text } = joined;
  const core = compared.startsWith(text) ? compared.slice(text.length) : compared.slice(0, -text.length);
  return { core: core.trim(), form };
}

/** The name and what else it may be written as, for looking it up where names are kept as written. At most some forty. */
export function spellingsOf(name: string): readonly string[] {
  const written = name.normalize('NFKC').trim().toLowerCase();
  const behind = WRITTEN.find(({ text }) => written.endsWith(` ${text}`) || written.endsWith(`,${text}`));
  const before =
    behind === undefined
      ? WRITTEN.find(({ form, text }) => IN_FRONT.has(form) && written.startsWith(`${text} `))
      : undefined;
  const found = behind ?? before;
  if (found === undefined) return [name];
  const head =
    behind === undefined
      ? written.slice(found.text.length + 1).trim()
      : written.slice(0, -found.text.length).replace(/[\s,]+$/u, '');
  if (comparableName(head) === '') return [name];
  const front = IN_FRONT.has(found.form);
  const forms = (FORMS[found.form] ?? []).flatMap((form) => [
    `${head} ${form}`,
    `${head}, ${form}`,
    ...(front ? [`${form} ${head}`] : []),
  ]);
  const key = nameKey(name);
  return [...new Set([name, ...forms.filter((form) => nameKey(form) === key)])];
}

/** Is it a legal form alone, however written? */
export const isLegalForm = (text: string): boolean => ALONE.has(comparableName(text));
const ALONE: ReadonlySet<string> = new Set(SPELT.map(({ text }) => text));

/** Why two names that differ may be one. */
export const legalFormOnly = (one: string, other: string): string =>
  `"${one}" and "${other}" are one name but for how the legal form is written`;
