/** What may follow any transaction: its day, price, class, state and place. */
import type { TransactionKind } from '../../statements/types.ts';
import { takeAmount } from './amount.ts';
import { type ClauseTable, quotedText, sharedClauses, stopsOf } from './clauses.ts';
import { type ContentOf, type LineContext, partyOf } from './context.ts';
import type { Cursor } from './cursor.ts';
import { takeShare } from './figure.ts';
import { readNames } from './name.ts';
import { phrases } from './phrase.ts';

export type TradeDraft = { -readonly [K in keyof ContentOf<'transaction'>]: ContentOf<'transaction'>[K] };
export type Status = TradeDraft['status'];

export const draftOf = (transaction: TransactionKind, status: Status): TradeDraft => ({
  kind: 'transaction',
  transaction,
  company: '',
  buyers: [],
  sellers: [],
  status,
});

export function clausesOf(draft: TradeDraft, context: LineContext, more: ClauseTable = new Map()): ClauseTable {
  const day = (c: Cursor): void => {
    draft.date = c.date();
  };
  const state = (status: Status) => () => {
    draft.status = status;
  };
  return new Map<string, (c: Cursor) => void>([
    ['in', day],
    ['on', day],
    ['for', (c) => price(c, draft)],
    ['valued at', (c) => valuation(c, draft)],
    ['class', (c) => className(c, draft)],
    ['planned', state('planned')],
    ['conditional', state('conditional')],
    ['conditionally', state('conditional')],
    ['venue', (c) => venue(c, draft)],
    ['share', (c) => shareClause(c, draft, context)],
    ...more,
    ...sharedClauses(context),
  ]);
}

function price(c: Cursor, draft: TradeDraft): void {
  draft.amount = takeAmount(c) ?? c.fail('is not an amount', 'an amount such as 88 million US dollars');
}
/** "1 billion dollars at a valuation of 46 billion": the second figure is in the currency of the first. */
export function valuation(c: Cursor, draft: TradeDraft): void {
  const amount = takeAmount(c, draft.amount?.currency);
  draft.valuation = amount ?? c.fail('is not an amount', 'an amount such as 46 billion US dollars');
}
function className(c: Cursor, draft: TradeDraft): void {
  draft.class = c.wordOrQuoted() ?? c.fail('is not a class', 'the name of the class');
}
function venue(c: Cursor, draft: TradeDraft): void {
  draft.venue = quotedText(c, 'the venue');
}
function shareClause(c: Cursor, draft: TradeDraft, context: LineContext): void {
  const share = takeShare(c, context.source.manner);
  if (share === undefined) c.fail('is not a share', 'a share such as 29.9%', 'bad-share');
  else draft.share = share;
}

/** Clauses of single verbs, which end a list of buyers or sellers too. */
const SIDES = phrases('buyers', 'sellers', 'from', 'to', 'at a valuation of');

export function sellersOf(c: Cursor, draft: TradeDraft, context: LineContext): void {
  const stops = [...SIDES, ...stopsOf(clausesOf(draft, context))];
  draft.sellers = readNames(c, { stops, what: 'a seller' }).map((m) => partyOf(m, context));
}
export function buyersOf(c: Cursor, draft: TradeDraft, context: LineContext): void {
  const stops = [...SIDES, ...stopsOf(clausesOf(draft, context))];
  draft.buyers = readNames(c, { stops, what: 'a buyer' }).map((m) => partyOf(m, context));
}
