/** bought, sold, subscribed, invested, raised, was listed, was spun off: what happened; a holding only by rule 8. */
import type { PartyId, TransactionKind } from '../../statements/types.ts';
import { matchDate } from '../../terms/grammar.ts';
import { takeAmount } from './amount.ts';
import { type ClauseTable, quotedText, readClauses, sharedClauses, stopsOf } from './clauses.ts';
import { type Content, type ContentOf, type LineContext, partyOf } from './context.ts';
import { type Cursor, phrases } from './cursor.ts';
import { takeShare } from './figure.ts';
import { readName, readNames } from './name.ts';
import type { Sentence } from './sentence-types.ts';

type Draft = { -readonly [K in keyof ContentOf<'transaction'>]: ContentOf<'transaction'>[K] };
type Status = Draft['status'];

const draftOf = (transaction: TransactionKind, status: Status): Draft => ({
  kind: 'transaction',
  transaction,
  company: '',
  buyers: [],
  sellers: [],
  status,
});

function clausesOf(draft: Draft, context: LineContext, more: ClauseTable = new Map()): ClauseTable {
  return new Map<string, (c: Cursor) => void>([
    ['in', (c) => void (draft.date = c.date())],
    ['on', (c) => void (draft.date = c.date())],
    [
      'for',
      (c) =>
        void (draft.amount = takeAmount(c) ?? c.fail('is not an amount', 'an amount such as 88 million US dollars')),
    ],
    [
      'valued at',
      (c) =>
        void (draft.valuation = takeAmount(c) ?? c.fail('is not an amount', 'an amount such as 46 billion US dollars')),
    ],
    ['class', (c) => void (draft.class = c.wordOrQuoted() ?? c.fail('is not a class', 'the name of the class'))],
    ['planned', () => void (draft.status = 'planned')],
    ['conditional', () => void (draft.status = 'conditional')],
    ['venue', (c) => void (draft.venue = quotedText(c, 'the venue'))],
    ['share', (c) => shareClause(c, draft, context)],
    ...more,
    ...sharedClauses(context),
  ]);
}

function shareClause(c: Cursor, draft: Draft, context: LineContext): void {
  const share = takeShare(c, context.source.manner);
  if (share === undefined) return c.fail('is not a share', 'a share such as 29.9%', 'bad-share');
  draft.share = share;
}

const OF = phrases('of', 'in');
const STAKE = phrases('stake', 'shares', 'a stake', 'an undisclosed stake', 'part');

/** "3% of C", "a stake in C": what changes hands. */
function traded(c: Cursor, draft: Draft, context: LineContext): void {
  const share = takeShare(c, context.source.manner);
  if (share !== undefined) draft.share = share;
  c.take(STAKE);
  if (c.take(OF) === undefined) c.fail('does not say of which company', '"of" and a company after the share');
  if (share?.of.startsWith('class:')) draft.class = share.of.slice('class:'.length);
}

function bought(
  c: Cursor,
  buyers: readonly PartyId[],
  status: Status,
  kind: TransactionKind,
  context: LineContext,
): readonly Content[] {
  const draft: Draft = { ...draftOf(kind, status), buyers: [...buyers].sort() };
  const from: ClauseTable = new Map([['from', (k: Cursor) => sellers(k, draft, context)]]);
  traded(c, draft, context);
  return ended(c, draft, clausesOf(draft, context, from), context);
}

function sold(c: Cursor, from: readonly PartyId[], status: Status, context: LineContext): readonly Content[] {
  const draft: Draft = { ...draftOf('disposal', status), sellers: [...from].sort() };
  const to: ClauseTable = new Map([['to', (k: Cursor) => buyersOf(k, draft, context)]]);
  traded(c, draft, context);
  return ended(c, draft, clausesOf(draft, context, to), context);
}

function sellers(c: Cursor, draft: Draft, context: LineContext): void {
  const stops = stopsOf(clausesOf(draft, context));
  draft.sellers = readNames(c, { stops, what: 'a seller' })
    .map((m) => partyOf(m, context))
    .sort();
}
function buyersOf(c: Cursor, draft: Draft, context: LineContext): void {
  const stops = stopsOf(clausesOf(draft, context));
  draft.buyers = readNames(c, { stops, what: 'a buyer' })
    .map((m) => partyOf(m, context))
    .sort();
}

function ended(c: Cursor, draft: Draft, clauses: ClauseTable, context: LineContext): readonly Content[] {
  draft.company = partyOf(readName(c, { stops: stopsOf(clauses), what: 'the company whose shares they are' }), context);
  readClauses(c, clauses);
  return [draft];
}

/** Several together: a joint investment; one alone: a subscription. Who put in what is not said. */
function invested(c: Cursor, buyers: readonly PartyId[], context: LineContext): readonly Content[] {
  const kind = buyers.length > 1 ? 'joint-investment' : 'subscription';
  const draft: Draft = { ...draftOf(kind, 'completed'), buyers: [...buyers].sort() };
  const amount = takeAmount(c);
  if (amount !== undefined) draft.amount = amount;
  if (c.take(phrases('in', 'into')) === undefined)
    c.fail('does not say in which company', '"in" and a company after the amount');
  return ended(c, draft, clausesOf(draft, context), context);
}

function raised(c: Cursor, company: PartyId, context: LineContext): readonly Content[] {
  const draft: Draft = { ...draftOf('funding-round', 'completed'), company };
  const amount = takeAmount(c);
  if (amount !== undefined) draft.amount = amount;
  const more: ClauseTable = new Map<string, (k: Cursor) => void>([
    ['at a valuation of', (k) => void (draft.valuation = takeAmount(k) ?? k.fail('is not an amount', 'an amount'))],
    ['from', (k) => buyersOf(k, draft, context)],
  ]);
  readClauses(c, clausesOf(draft, context, more));
  return [draft];
}

/** "was listed in the US in 2014", "was listed on HKEX in 2007": a place or a day, told apart by what can be a date. */
function listed(c: Cursor, company: PartyId, context: LineContext): readonly Content[] {
  const draft: Draft = { ...draftOf('listing', 'completed'), company };
  const place = (k: Cursor): void => dateOrVenue(k, draft);
  readClauses(c, new Map([...clausesOf(draft, context), ['in', place], ['on', place]]));
  return [draft];
}

const VENUE = /(?:the\s+)?([^,;()"]+?)(?=\s+(?:in|on|as\s+of)\s|\s*[,;(]|\s*$)/iuy;
function dateOrVenue(c: Cursor, draft: Draft): void {
  c.skip();
  if (matchDate(c.text, c.at) !== undefined) {
    draft.date = c.date();
    return;
  }
  VENUE.lastIndex = c.at;
  const venue = c.quoted() ?? VENUE.exec(c.text)?.[1];
  if (venue === undefined) return c.fail('is not a place or a date', 'an exchange, a country or a date');
  if (!c.text.slice(0, c.at).endsWith('"')) c.at = VENUE.lastIndex;
  draft.venue = venue;
}

function spunOff(c: Cursor, company: PartyId, context: LineContext): readonly Content[] {
  const draft: Draft = { ...draftOf('spin-off', 'completed'), company };
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
  const draft: Draft = { ...draftOf(kind as TransactionKind, 'completed'), company };
  const more: ClauseTable = new Map<string, (k: Cursor) => void>([
    ['buyers', (k) => buyersOf(k, draft, context)],
    ['sellers', (k) => sellers(k, draft, context)],
  ]);
  readClauses(c, clausesOf(draft, context, more));
  return [draft];
}

export const TRADES: readonly Sentence[] = [
  {
    verbs: ['bought', 'acquired', 'purchased', 'took'],
    many: true,
    read: (c, all, x) =>
      bought(
        c,
        all.map((m) => partyOf(m, x)),
        'completed',
        'acquisition',
        x,
      ),
  },
  {
    verbs: ['plans to buy', 'plans to acquire'],
    many: true,
    read: (c, all, x) =>
      bought(
        c,
        all.map((m) => partyOf(m, x)),
        'planned',
        'acquisition',
        x,
      ),
  },
  {
    verbs: ['agreed to buy', 'agreed to acquire'],
    many: true,
    read: (c, all, x) =>
      bought(
        c,
        all.map((m) => partyOf(m, x)),
        'conditional',
        'acquisition',
        x,
      ),
  },
  {
    verbs: ['subscribed for', 'subscribed to'],
    many: true,
    read: (c, all, x) =>
      bought(
        c,
        all.map((m) => partyOf(m, x)),
        'completed',
        'subscription',
        x,
      ),
  },
  {
    verbs: ['plans to subscribe for'],
    many: true,
    read: (c, all, x) =>
      bought(
        c,
        all.map((m) => partyOf(m, x)),
        'planned',
        'subscription',
        x,
      ),
  },
  {
    verbs: ['sold'],
    many: true,
    read: (c, all, x) =>
      sold(
        c,
        all.map((m) => partyOf(m, x)),
        'completed',
        x,
      ),
  },
  {
    verbs: ['plans to sell'],
    many: true,
    read: (c, all, x) =>
      sold(
        c,
        all.map((m) => partyOf(m, x)),
        'planned',
        x,
      ),
  },
  {
    verbs: ['agreed to sell'],
    many: true,
    read: (c, all, x) =>
      sold(
        c,
        all.map((m) => partyOf(m, x)),
        'conditional',
        x,
      ),
  },
  {
    verbs: ['invested'],
    many: true,
    read: (c, all, x) =>
      invested(
        c,
        all.map((m) => partyOf(m, x)),
        x,
      ),
  },
  { verbs: ['raised'], read: (c, [a], x) => raised(c, partyOf(a, x), x) },
  { verbs: ['was listed', 'listed'], read: (c, [a], x) => listed(c, partyOf(a, x), x) },
  { verbs: ['underwent'], read: (c, [a], x) => underwent(c, partyOf(a, x), x) },
  { verbs: ['was spun off from'], read: (c, [a], x) => spunOff(c, partyOf(a, x), x) },
];
