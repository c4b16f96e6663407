/** Names by how they are written, and the words that stand for one: "it", "her", "the company", "the tanker owner". */

export interface NameChunk {
  readonly kind: 'name';
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly form: 'name' | 'thing' | 'person';
  readonly possessive?: true;
  /** a title says that it is a person */
  readonly titled?: true;
}

const CAPITAL = String.raw`(?:\d{0,4}\p{Lu}|\d{1,4}[a-z]{0,2}\p{Lu}|[ei]\p{Lu}|\p{Lo})`;
const WORD = new RegExp(String.raw`(?:[AKPI]\/S|S\/A)(?![\p{L}\p{N}])|${CAPITAL}[\p{L}\p{N}\p{M}&'.+-]*`, 'uy');
const LINKED =
  /(?:\s+(?:de la|de|von der|von|van der|van den|van|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|und|et|y)\s+(?=\p{Lu})|\s*&\s*(?=\p{Lu})|\s+(?=[\p{Lu}\p{Lo}\d]))/uy;
const OF_LINK = /\s+of\s+(?:the\s+)?(?=\p{Lu})/uy;
/** "Bank of China" is one name; "Netz of Hamburg" is a name and a town. */
const HAS_OF =
  /^(?:.*\s)?(?:Bank|Kingdom|Republic|State|States|Government|Ministry|University|Church|City|Municipality|House|Fund|Board|Bureau|Government|Department|Commonwealth|Principality|Emirate|Duchy|Sultanate|Isle|Island|Port|Institute|Friends|Sons|Council|Treasury)$/u;
const LOWER_HEAD =
  /(?:municipality|city|state|government|kingdom|republic|province|canton|county|town|ministry|region|duchy)\s+of\s+(?:the\s+)?(?=\p{Lu})/uy;
const LOWER_TAIL =
  /\s+(?:family trust|family foundation|family office|family holding|family|pension fund|employee trust|founders)(?![\p{L}-])/uy;
const LEGAL_TAIL =
  /(?:,?\s+(?:Inc|Ltd|Co|LLC|L\.P|S\.A|plc|ltd|AG|SE|NV|N\.V|B\.V|d\.d|d\.o\.o|S\.à r\.l|S\.p\.A|A\/S)(?![\p{L}\p{N}])\.?)+/uy;
const BRACKETED = /\s+\(\p{Lu}[\p{L} ]{1,24}\)(?=\s+(?:Ltd|Limited|Inc|LLC|plc|Holdings?|Pte|Co|S\.A|AG|GmbH)\b)/uy;
/** "the Norwegian state", "the Chilean government": an adjective of a country, and what acts for it. */
const STATE = /\p{Lu}\p{Ll}+(?:an|ish|ese|ch|i|ean|ek|ss)\s+(?:state|government|treasury)(?![\p{L}-])/uy;
const TITLE = /(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady)\.?\s+(?=\p{Lu})/uy;

const NO_NAME = new Set(
  (
    'the a an in at on as by for from but and or if when while after before since under with together both each all it its he she they his her their ' +
    'this that these those there here according despite although meanwhile however also now last next no not neither some many most several among ' +
    'today yesterday currently once until over about roughly nearly almost only through via of to is was what which who whose another one two three ' +
    'funds clients accounts entities affiliates stakes analysts shareholders rumours rumors prosecutors reports sources management investors regulators officials employees shares sales profits holders owners ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'contrary unlike besides instead indeed moreover nevertheless separately elsewhere originally initially eventually furthermore additionally similarly finally following upon during between within against because so thus yet whether how why where do does did are were has have had unless until thereafter afterwards overall ' +
    'nobody everyone everybody someone somebody anyone anybody class half more less besides besides, then later earlier previously formerly recently'
  ).split(' '),
);
/** Capitals before a name that are no part of it: "Chairman Lei Jun", "Billionaire Ann Lee". */
const RANK =
  /^(?:Chairman|Chairwoman|Chair|Chief|Executive|Financial|Operating|Technology|Officer|President|Vice|Director|Managing|Founder|Co-founder|CEO|CFO|COO|CTO|Investor|Billionaire|Businessman|Businesswoman|Entrepreneur|Financier|Tycoon|Insurer|Lender|Retailer|Miner|Buyout|Majority|Minority|Former|Rival|Parent|Shareholder)$/;
const DEMONYM =
  /^(?:American|British|Chinese|Norwegian|Swedish|Danish|Finnish|German|French|Italian|Spanish|Portuguese|Dutch|Belgian|Swiss|Austrian|Russian|Polish|Czech|Greek|Turkish|Indian|Japanese|Korean|Australian|Canadian|Mexican|Brazilian|Irish|Scottish|Welsh|English|European|Asian|African|Singaporean|Israeli|Saudi|Egyptian|South|North|East|West)$/;
const ADJECTIVE =
  /-(?:based|listed|owned|backed|controlled|led|born|traded|style|run|quoted|headquartered|registered)$/;

const PRONOUN = /(?:itself|it|its|he|she|his|her|hers|our|we|us)(?![\p{L}'-])/iuy;
const DESCRIPTION =
  /(?:the|this|that)\s+(?:latter|(?:(?!(?:chief|finance|managing|rest|remaining|other|whole|entire|same|largest|biggest|second|third|sole|controlling|votes?|voting|former|new|wholly|majority|minority|ultimate|board|of|in|to|and|is)\b)[\p{L}-]+\s+){0,3}(?:company|group|firm|bank|maker|producer|developer|operator|retailer|insurer|lender|miner|business|target|giant|conglomerate|venture|carrier|airline|utility|start-?up|publisher|broadcaster|brewer|chain|manufacturer|shipper|refiner|supplier|distributor|issuer|corporation|partnership|owner|mill|fund))(?![\p{L}-])(?!\s+(?:of|through|that|which)\s)/iuy;

export interface NameContext {
  /** the first word of a sentence has a capital whatever it is */
  readonly first: boolean;
  readonly end: number;
}

/** @returns the name or the word for one that begins at `at` */
export function nameAt(plain: string, at: number, context: NameContext): NameChunk | undefined {
  return standIn(plain, at) ?? properName(plain, at, context);
}

function take(pattern: RegExp, plain: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(plain)?.[0];
}

function standIn(plain: string, at: number): NameChunk | undefined {
  const pronoun = take(PRONOUN, plain, at);
  // "US" in capitals is a country.
  if (pronoun !== undefined && pronoun !== 'US' && pronoun !== 'IT') {
    const word = pronoun.toLowerCase();
    const person = /^(?:he|she|his|hers?)$/.test(word);
    return chunk(
      at,
      at + pronoun.length,
      pronoun,
      person ? 'person' : 'thing',
      /^(?:its|his|her|hers|our)$/.test(word),
    );
  }
  const said = take(DESCRIPTION, plain, at);
  // "the property developer Owen Tarrant" is Owen Tarrant.
  if (said === undefined || /^\s+[\p{Lu}\d]/u.test(plain.slice(at + said.length))) return undefined;
  // "the Nord Fund" is a name; "the Company" stands for one.
  const between = said.split(/\s+/).slice(1, -1);
  if (between.some((w) => /^\p{Lu}/u.test(w) && !DEMONYM.test(w))) return undefined;
  const end = at + said.length;
  const owns = plain.startsWith("'s", end);
  return chunk(at, end + (owns ? 2 : 0), said, 'thing', owns);
}

const chunk = (start: number, end: number, name: string, form: NameChunk['form'], possessive: boolean): NameChunk => ({
  kind: 'name',
  start,
  end,
  name,
  form,
  ...(possessive ? { possessive: true } : {}),
});

function properName(plain: string, at: number, { end: limit }: NameContext): NameChunk | undefined {
  const state = take(STATE, plain, at);
  if (state !== undefined) return closed(plain, at, at, at + state.length, false);
  const title = take(TITLE, plain, at);
  const head = take(LOWER_HEAD, plain, at);
  const start = at + (title ?? '').length;
  let end = start + (head?.length ?? 0);
  let words = 0;
  for (;;) {
    const word = take(WORD, plain, end);
    if (word === undefined || end >= limit) break;
    if (words === 0 && head === undefined && !canBegin(word, plain, end)) return undefined;
    if (words > 0 && ends(word)) break;
    words += 1;
    end += word.length;
    if (/'s?$/.test(word) || (word.endsWith('.') && !abbreviated(word))) break;
    const link = take(BRACKETED, plain, end) ?? take(LINKED, plain, end) ?? ofLink(plain, start, end);
    if (link === undefined) break;
    const next = take(WORD, plain, end + link.length);
    const bracket = link.includes('(');
    if (!bracket && (next === undefined || ADJECTIVE.test(next) || ends(next))) break;
    end += link.length + (bracket ? (/^\s+/.exec(plain.slice(end + link.length))?.[0].length ?? 0) : 0);
  }
  if (words === 0) return undefined;
  return closed(plain, at, start, end, title !== undefined);
}

function ofLink(plain: string, start: number, end: number): string | undefined {
  return HAS_OF.test(plain.slice(start, end)) ? take(OF_LINK, plain, end) : undefined;
}

/** A capital within a line that is no part of a name; "AS" and "ON" in capitals are letters of one. */
const ends = (word: string): boolean =>
  /^(?:Chairman|Chairwoman|CEO|CFO|COO|Chief|President)$/.test(word) ||
  (NO_NAME.has(word.replace(/'s?$/, '').toLowerCase()) &&
    !/^(?:One|Two|Three|Class|March|May|June|August|\p{Lu}{2,})$/u.test(word));
const abbreviated = (word: string): boolean => /^(?:\p{Lu}\.)+$|^(?:Inc|Ltd|Co|Corp|Bros|Cos|St|Jr|Sr)\.$/u.test(word);

function canBegin(word: string, plain: string, at: number): boolean {
  const bare = word.replace(/'s?$/, '').replace(/\.$/, '');
  if (/^\p{Lu}$/u.test(bare) && /class\s$/i.test(plain.slice(Math.max(0, at - 6), at))) return false;
  if (NO_NAME.has(bare.toLowerCase()) || ADJECTIVE.test(bare) || RANK.test(bare)) return false;
  const after = plain.slice(at + word.length);
  return !(DEMONYM.test(bare) && !/^\s+\p{Lu}/u.test(after));
}

function closed(plain: string, at: number, start: number, end: number, titled: boolean): NameChunk {
  let text = plain.slice(start, end);
  const possessive = /'s?$/.test(text);
  if (possessive) text = text.replace(/'s?$/, '');
  else {
    const tail = take(LEGAL_TAIL, plain, end) ?? take(LOWER_TAIL, plain, end) ?? '';
    text += tail;
    end += tail.length;
    if (plain.startsWith("'s", end))
      return { ...chunk(at, end + 2, text, 'name', true), ...(titled ? { titled: true } : {}) };
    if (text.endsWith('.') && !/(?:^|[\s.])\p{Lu}\.$/u.test(text)) {
      // The full stop of "Ltd." is the abbreviation's or the sentence's: either way one company has one name.
      if (!abbreviated(text.split(/\s/).at(-1) ?? '')) end -= 1;
      text = text.slice(0, -1);
    }
  }
  return { ...chunk(at, end, text.replace(/\s+/g, ' '), 'name', possessive), ...(titled ? { titled: true } : {}) };
}
