/** When two spellings are one name: accents, case and punctuation aside, and whichever way the legal form is written. */

/** Signs and accents off, so that "Société X." and "SOCIETE X" are one name. */
export const comparableName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * A legal form and the ways it is written at the end of a name, in the letters names are looked up by. Spellings of one
 * form only: a private and a public company are two. British forms: Companies Act 2006 ss 58 and 59 (English, Welsh and
 * short forms), Limited Liability Partnerships Act 2000 Sch para 2; the others are the statutory words beside their letters.
 */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  ltd: ['ltd', 'ltd.', 'limited', 'cyf', 'cyf.', 'cyfyngedig'],
  plc: ['plc', 'plc.', 'p.l.c.', 'p.l.c', 'public limited company', 'ccc', 'c.c.c.', 'cwmni cyfyngedig cyhoeddus'],
  llp: ['llp', 'l.l.p.', 'limited liability partnership'],
  lp: ['lp', 'l.p.', 'limited partnership'],
  llc: ['llc', 'l.l.c.', 'limited liability company'],
  inc: ['inc', 'inc.', 'incorporated'],
  corp: ['corp', 'corp.', 'corporation'],
  co: ['co', 'co.', 'company'],
  'co ltd': [
    'co ltd',
    'co. ltd.',
    'co. ltd',
    'co., ltd.',
    'co., ltd',
    'co.,ltd.',
    'co.,ltd',
    'co limited',
    'company limited',
  ],
  'pte ltd': ['pte ltd', 'pte. ltd.', 'pte limited', 'pte. limited', 'pvt ltd', 'pvt. ltd.', 'private limited'],
  'pty ltd': ['pty ltd', 'pty. ltd.', 'pty limited', 'proprietary limited'],
  gmbh: ['gmbh', 'g.m.b.h.', 'gesellschaft mit beschränkter haftung'],
  ag: ['ag', 'a.g.', 'aktiengesellschaft'],
  sa: ['sa', 's.a.', 'société anonyme', 'sociedad anónima', 'sociedade anónima'],
  sarl: ['sarl', 's.a.r.l.', 's.à r.l.', 's.à.r.l.', 'société à responsabilité limitée'],
  sas: ['sas', 's.a.s.', 'société par actions simplifiée'],
  spa: ['spa', 's.p.a.', 'società per azioni'],
  srl: ['srl', 's.r.l.', 'società a responsabilità limitata'],
  bv: ['bv', 'b.v.', 'besloten vennootschap'],
  nv: ['nv', 'n.v.', 'naamloze vennootschap'],
  ab: ['ab', 'aktiebolag'],
  as: ['as', 'a/s', 'aktieselskab', 'aksjeselskap'],
  aps: ['aps', 'anpartsselskab'],
  oy: ['oy', 'osakeyhtiö'],
};

interface Spelling {
  readonly form: string;
  readonly text: string;
}
/** Longest first: "co., ltd." is one form, not "ltd." of something that ends in "co.,". */
const byLength = (list: readonly Spelling[]): readonly Spelling[] =>
  [...list].sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
const WRITTEN = byLength(Object.entries(FORMS).flatMap(([form, all]) => all.map((text) => ({ form, text }))));
const lastWord = (text: string): string => text.slice(text.lastIndexOf(' ') + 1);
/** by last word, so that a name that ends in none of them costs one look-up */
const COMPARED = new Map<string, Spelling[]>();
for (const { form, text } of byLength(WRITTEN.map((w) => ({ ...w, text: comparableName(w.text) })))) {
  const end = lastWord(text);
  COMPARED.set(end, [...(COMPARED.get(end) ?? []), { form, text }]);
}

/**
 * One text for all spellings of a name, those of its legal form included: "BP P.L.C." and "BP plc" -> "bp plc".
 * A form alone is a name like any other. It makes names comparable and nobody one.
 */
export function nameKey(name: string): string {
  const compared = comparableName(name);
  const end = COMPARED.get(lastWord(compared))?.find(({ text }) => compared.endsWith(` ${text}`));
  return end === undefined ? compared : `${compared.slice(0, -end.text.length)}${end.form}`;
}

/** The name and what else it may be written as, for looking it up where names are kept as written. At most some twenty. */
export function spellingsOf(name: string): readonly string[] {
  const written = name.normalize('NFKC').trim().toLowerCase();
  const end = WRITTEN.find(({ text }) => written.endsWith(` ${text}`) || written.endsWith(`,${text}`));
  if (end === undefined) return [name];
  const head = written.slice(0, -end.text.length).replace(/[\s,]+$/u, '');
  const forms = FORMS[end.form] ?? [];
  return comparableName(head) === ''
    ? [name]
    : [...new Set([name, ...forms.flatMap((form) => [`${head} ${form}`, `${head}, ${form}`])])];
}

/** Why two names that differ may be one. */
export const legalFormOnly = (one: string, other: string): string =>
  `"${one}" and "${other}" are one name but for how the legal form is written`;
