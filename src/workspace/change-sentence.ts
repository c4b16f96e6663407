/** A what-if as a sentence: "Tencent sells another 3% of Kingsoft to Xiaomi". Names stay names here. */
import type { Amount } from '../snapshot/change.ts';
import { ONE } from '../terms/exact.ts';
import { shareAt } from '../terms/grammar.ts';
import { isPoint } from '../terms/interval.ts';
import { Sentence } from './sentence.ts';

export type NamedChange =
  | {
      readonly kind: 'transfer';
      readonly seller: string;
      readonly buyer: string;
      readonly company: string;
      readonly amount: Amount;
    }
  /** new shares, their size against the shares there are: 10 % new shares thin everybody to 1/1.1 */
  | { readonly kind: 'issue'; readonly buyer: string; readonly company: string; readonly amount: Amount }
  /** the parent hands a part of the company to its own holders, in proportion */
  | { readonly kind: 'spin-off'; readonly parent: string; readonly company: string; readonly amount: Amount }
  /** shares of one class become as many of another; the amount is of the class, or all that the holder has of it */
  | {
      readonly kind: 'conversion';
      readonly holder: string;
      readonly company: string;
      readonly from: string;
      readonly to: string;
      readonly amount?: Amount;
    }
  | { readonly kind: 'concert'; readonly members: readonly string[]; readonly issuers: readonly string[] };

const UNDERSTOOD =
  '"A sells 3% of C to B", "B buys 3% of C from A", "C issues 10% new shares to B", "P spins off 60% of C", "A converts its class B of C to class A", "A converts 40% of class B of C to class A", "A and B act in concert over C"; names with such words in quotes';

/** Verbs stand between spaces outside quotes; the first of them is the sentence's. */
const VERB =
  /\s(sells?|transfers?|gives?|buys?|acquires?|takes?|issues?|spins?\s+off|converts?|acts?\s+in\s+concert)(?=\s|$)/iu;

/**
 * Reads one change.
 * @param text one sentence; names that hold "to", "from", "of", "and" or a comma in straight or curly quotes
 * @returns names as written, the share an exact fraction of one
 * @throws LookthroughError usage, with the column (from 1) and what would be understood
 * @example parseChange('Tencent sells another 3% of Kingsoft to Xiaomi').kind // 'transfer'
 */
export function parseChange(text: string): NamedChange {
  const s = new Sentence(text, UNDERSTOOD);
  const verb = s.find(VERB, 0);
  if (verb === undefined) return s.refuse('is not a change');
  const subject = s.name(0, verb.at, 'who');
  const word = verb.word.trim().toLowerCase();
  if (/^act/.test(word)) return concert(s, verb.at, verb.end);
  if (/^issue/.test(word)) return issue(s, subject, verb.end);
  if (/^spin/.test(word)) return spinOff(s, subject, verb.end);
  if (/^convert/.test(word)) return conversion(s, subject, verb.end);
  return /^(?:sell|transfer|give)/.test(word)
    ? transfer(s, verb.end, 'to', (company, other) => ({ seller: subject, buyer: other, company }))
    : transfer(s, verb.end, 'from', (company, other) => ({ seller: other, buyer: subject, company }));
}

interface Sides {
  readonly seller: string;
  readonly buyer: string;
  readonly company: string;
}

function transfer(
  s: Sentence,
  at: number,
  preposition: 'to' | 'from',
  sides: (company: string, other: string) => Sides,
): NamedChange {
  const moved = amountFrom(s, at);
  const of = s.expect(
    /^(?:\s+(?:stake|interest|holding|shares?))?\s+(?:of|in)(?=\s)/iu,
    moved.end,
    '"of" and a company',
  );
  const side = s.only(new RegExp(`\\s${preposition}(?=\\s)`, 'iu'), of, `"${preposition}" and a name`);
  const named = sides(s.name(of, side.at, 'a company'), s.name(side.end, s.end, 'a name'));
  if (named.seller === named.buyer) return s.refuse(`moves nothing: both sides are ${named.seller}`, side.end);
  return { kind: 'transfer', ...named, amount: moved.amount };
}

function issue(s: Sentence, company: string, at: number): NamedChange {
  const made = amountFrom(s, at);
  const shares = s.expect(/^\s+(?:(?:of|in)\s+)?new\s+shares(?=\s|$)/iu, made.end, '"new shares to" and a name');
  const to = s.expect(/^\s+to(?=\s)/iu, shares, '"to" and a name');
  return { kind: 'issue', company, amount: made.amount, buyer: s.name(to, s.end, 'a name') };
}

function spinOff(s: Sentence, parent: string, at: number): NamedChange {
  const handed = amountFrom(s, at);
  const of = s.expect(/^\s+(?:of|in)(?=\s)/iu, handed.end, '"of" and a company');
  const ends = s.find(/\s+to\s+(?:its|the)\s+(?:share)?holders$/iu, of);
  const company = s.name(of, ends?.at ?? s.end, 'a company');
  if (company === parent) return s.refuse(`moves nothing: a company does not hand out itself, ${parent}`, of);
  return { kind: 'spin-off', parent, company, amount: handed.amount };
}

const CLASS = /^\s+class\s+(\S+)(?:\s+shares)?(?=\s|$)/iu;

function conversion(s: Sentence, holder: string, at: number): NamedChange {
  const all = s.find(/^\s+(?:its|all\s+its|all)(?=\s)/iu, at);
  const some = all === undefined ? amountFrom(s, at) : undefined;
  const of = some === undefined ? (all?.end ?? at) : s.expect(/^\s+of(?=\s)/iu, some.end, '"of class" and its name');
  const from = s.find(CLASS, of) ?? s.refuse('does not go on with "class" and its name', of);
  const company = s.expect(/^\s+(?:of|in)(?=\s)/iu, from.end, '"of" and a company');
  const side = s.only(/\s(?:in)?to\s+class(?=\s)/iu, company, '"to class" and its name');
  return {
    kind: 'conversion',
    holder,
    company: s.name(company, side.at, 'a company'),
    from: classIn(from.word),
    to: s.name(side.end, s.end, 'a class'),
    ...(some === undefined ? {} : { amount: some.amount }),
  };
}

const classIn = (word: string): string => CLASS.exec(word)?.[1] ?? word.trim();

function concert(s: Sentence, before: number, after: number): NamedChange {
  const members = s.names(0, before);
  if (new Set(members).size < 2) return s.refuse('names fewer than two parties that act together', 0);
  if (after >= s.end) return { kind: 'concert', members, issuers: [] };
  const over = s.expect(/^\s+(?:over|in)(?=\s)/iu, after, '"over" and a company');
  return { kind: 'concert', members, issuers: s.names(over, s.end) };
}

/** How much moves, as a source may say it: 3%, 1/3, nearly 3%, at least 10%, 25–50%, (2,3]%. */
function amountFrom(s: Sentence, after: number): { readonly amount: Amount; readonly end: number } {
  const at = s.expect(/^\s*(?:(?:another|a\s+further|further)(?=\s))?\s*/iu, after, 'a share');
  const found = shareAt(s.text, at, { manner: 'register' });
  if (found !== undefined && 'refusal' in found) return s.refuse(found.refusal.message, at);
  if (found === undefined) return s.refuse('has no share such as 3%, 1/3, nearly 3% or 25-50% here', at);
  const { bounds, words, hedge } = found.share;
  if (bounds.hi.n === 0n) return s.refuse('moves nothing', at);
  if (isPoint(bounds) || words === undefined) return { amount: { bounds }, end: found.end };
  // A range names its upper end, also where that is the whole; "at least 10 %" names none.
  const endless = hedge !== 'range' && !bounds.hiOpen && hedge !== 'up-to' && bounds.hi.compare(ONE) === 0;
  return { amount: { bounds, words, ...(endless ? { endless } : {}) }, end: found.end };
}
