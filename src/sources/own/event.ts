/** invested, raised, was listed, was spun off: what happens to a company's capital without a share that moves. */
import type { PartyId, TransactionKind } from '../../statements/types.ts';
import { matchDate } from '../../terms/grammar.ts';
import { takeAmount } from './amount.ts';
import { readClauses, stopsOf } from './clauses.ts';
import { type Content, type LineContext, partyOf } from './context.ts';
import type { Cursor } from './cursor.ts';
import { readName } from './name.ts';
import { phrases } from './phrase.ts';
import type { Sentence } from './sentence-types.ts';
import { buyersOf, clausesOf, draftOf, sellersOf, type TradeDraft, valuation } from './trade-clauses.ts';

const INTO = phrases('in', 'into');

/** Several together: a joint investment; one alone: a subscription. Who put in what is not said. */
function invested(c: Cursor, buyers: readonly PartyId[], context: LineContext): readonly Content[] {
  const kind = buyers.length > 1 ? 'joint-investment' : 'subscription';
  const draft: TradeDraft = { ...draftOf(kind, 'completed'), buyers };
  const amount = takeAmount(c);
  if (amount !== undefined) draft.amount = amount;
  if (c.take(INTO) === undefined) c.fail('does not say in which company', '"in" and a company after the amount');
  const clauses = clausesOf(draft, context);
  draft.company = partyOf(readName(c, { stops: stopsOf(clauses), what: 'the company they invested in' }), context);
  readClauses(c, clauses);
  return [draft];
}

function raised(c: Cursor, company: PartyId, context: LineContext): readonly Content[] {
  const draft: TradeDraft = { ...draftOf('funding-round', 'completed'), company };
  const amount = takeAmount(c);
  if (amount !== undefined) draft.amount = amount;
  const more = new Map<string, (k: Cursor) => void>([
    ['at a valuation of', (k) => valuation(k, draft)],
    ['from', (k) => buyersOf(k, draft, context)],
  ]);
  readClauses(c, clausesOf(draft, context, more));
  return [draft];
}

/** "was listed in the US in 2014", "was listed on HKEX in 2007": a place or a day, told apart by what can be a date. */
function listed(c: Cursor, company: PartyId, context: LineContext): readonly Content[] {
  const draft: TradeDraft = { ...draftOf('listing', 'completed'), company };
  const place = (k: Cursor): void => dateOrVenue(k, draft);
  readClauses(c, new Map([...clausesOf(draft, context), ['in', place], ['on', place]]));
  return [draft];
}

const VENUE_ENDS = phrases('in', 'on', 'as of', 'p.', 'page', 'paragraph', 'according to');
const THE = phrases('the');
function dateOrVenue(c: Cursor, draft: TradeDraft): void {
  c.skip();
  if (matchDate(c.text, c.at) !== undefined) {
    draft.date = c.date();
    return;
  }
  const quoted = c.quoted();
  if (quoted === undefined) c.take(THE);
  const venue = quoted ?? c.wordsBefore(VENUE_ENDS);
  if (quoted === undefined && venue === '') c.fail('is not a place or a date', 'an exchange, a country or a date');
  draft.venue = venue;
}

function spunOff(c: Cursor, company: PartyId, context: LineContext): readonly Content[] {
  const draft: TradeDraft = { ...draftOf('spin-off', 'completed'), company };
  const clauses = clausesOf(draft, context);
  draft.sellers = [partyOf(readName(c, { stops: stopsOf(clauses), what: 'the parent' }), context)];
  readClauses(c, clauses);
  return [draft];
}

const KINDS: readonly TransactionKind[] = [
  'acquisition',
  'disposal',
  'subscription',
  'listing',
  'spin-off',
  'joint-investment',
  'funding-round',
];
/** "C underwent acquisition, buyers A, sellers B": any transaction, spelt out by its parts. */
function underwent(c: Cursor, company: PartyId, context: LineContext): readonly Content[] {
  const kind =
    c.take(phrases(...KINDS)) ?? c.fail('is not a transaction', `one of ${KINDS.join(', ')}`, 'notation-word', KINDS);
  const draft: TradeDraft = { ...draftOf(kind as TransactionKind, 'completed'), company };
  const more = new Map<string, (k: Cursor) => void>([
    ['buyers', (k) => buyersOf(k, draft, context)],
    ['sellers', (k) => sellersOf(k, draft, context)],
  ]);
  readClauses(c, clausesOf(draft, context, more));
  return [draft];
}

export const EVENTS: readonly Sentence[] = [
  {
    verbs: ['invested'],
    many: true,
    read: (c, all, context) =>
      invested(
        c,
        all.map((m) => partyOf(m, context)),
        context,
      ),
  },
  { verbs: ['raised'], read: (c, [a], context) => raised(c, partyOf(a, context), context) },
  { verbs: ['was listed', 'listed'], read: (c, [a], context) => listed(c, partyOf(a, context), context) },
  { verbs: ['was spun off from'], read: (c, [a], context) => spunOff(c, partyOf(a, context), context) },
  { verbs: ['underwent'], read: (c, [a], context) => underwent(c, partyOf(a, context), context) },
];
