/** bought, sold, subscribed: shares that change hands. A holding follows only by rule 8 of the snapshot. */
import type { PartyId, TransactionKind } from '../../statements/types.ts';
import { readClauses, stopsOf } from './clauses.ts';
import { type Content, type LineContext, partyOf } from './context.ts';
import type { Cursor } from './cursor.ts';
import { takeShare, takeStake } from './figure.ts';
import { readName } from './name.ts';
import { phrases } from './phrase.ts';
import type { Sentence } from './sentence-types.ts';
import { buyersOf, clausesOf, draftOf, type Status, sellersOf, type TradeDraft } from './trade-clauses.ts';

const OF = phrases('of', 'in');
const STAKE = phrases(
  ...['stake', 'shares', 'a stake', 'an undisclosed stake', 'part', 'its stake', 'its whole stake', 'their stake'],
  ...['his stake', 'her stake'],
);

/** "3% of C", "a stake in C", "C": what changes hands. */
function traded(c: Cursor, draft: TradeDraft, context: LineContext): void {
  takeStake(c);
  const share = takeShare(c, context.source.manner);
  if (share !== undefined) draft.share = share;
  const stake = c.take(STAKE);
  const of = c.take(OF);
  if (of === undefined && (share !== undefined || stake !== undefined)) {
    c.fail('does not say of which company', '"of" and a company after the share');
  }
  if (share?.of.startsWith('class:')) draft.class = share.of.slice('class:'.length);
}

function bought(c: Cursor, buyers: readonly PartyId[], verb: TradeVerb, context: LineContext): readonly Content[] {
  const draft: TradeDraft = { ...draftOf(verb.kind, verb.status), buyers };
  const from = new Map([['from', (k: Cursor) => sellersOf(k, draft, context)]]);
  return exchanged(c, draft, from, context);
}

function sold(c: Cursor, sellers: readonly PartyId[], verb: TradeVerb, context: LineContext): readonly Content[] {
  const draft: TradeDraft = { ...draftOf(verb.kind, verb.status), sellers };
  const to = new Map([['to', (k: Cursor) => buyersOf(k, draft, context)]]);
  return exchanged(c, draft, to, context);
}

function exchanged(
  c: Cursor,
  draft: TradeDraft,
  other: ReadonlyMap<string, (c: Cursor) => void>,
  context: LineContext,
): readonly Content[] {
  traded(c, draft, context);
  const clauses = clausesOf(draft, context, other);
  draft.company = partyOf(readName(c, { stops: stopsOf(clauses), what: 'the company whose shares they are' }), context);
  readClauses(c, clauses);
  return [draft];
}

interface TradeVerb {
  readonly verbs: readonly string[];
  readonly kind: TransactionKind;
  readonly status: Status;
  readonly side: 'buy' | 'sell';
}
const verb = (side: 'buy' | 'sell', kind: TransactionKind, status: Status, ...verbs: readonly string[]): TradeVerb => ({
  verbs,
  kind,
  status,
  side,
});

const VERBS: readonly TradeVerb[] = [
  verb('buy', 'acquisition', 'completed', 'bought', 'acquired', 'purchased', 'took'),
  verb('buy', 'acquisition', 'planned', 'plans to buy', 'plan to buy', 'plans to acquire', 'plan to acquire'),
  verb('buy', 'acquisition', 'conditional', 'agreed to buy', 'agreed to acquire'),
  verb('buy', 'acquisition', 'conditional', 'conditionally bought', 'conditionally acquired'),
  verb('buy', 'subscription', 'completed', 'subscribed for', 'subscribed to', 'subscribed'),
  verb('buy', 'subscription', 'planned', 'plans to subscribe for', 'plan to subscribe for'),
  verb('buy', 'subscription', 'conditional', 'agreed to subscribe for', 'conditionally subscribed for'),
  verb('sell', 'disposal', 'completed', 'sold'),
  verb('sell', 'disposal', 'planned', 'plans to sell', 'plan to sell'),
  verb('sell', 'disposal', 'conditional', 'agreed to sell', 'conditionally sold'),
];

export const TRADES: readonly Sentence[] = VERBS.map((v) => ({
  verbs: v.verbs,
  many: true,
  read: (c, all, context) => {
    const parties = all.map((m) => partyOf(m, context));
    return v.side === 'buy' ? bought(c, parties, v, context) : sold(c, parties, v, context);
  },
}));
