/**
 * What-if on a built snapshot: a transfer of 3 moves exactly 3, old claims shift and are not re-read. The result is a
 * snapshot like any other; that it is a scenario is for the answer to say, on everything.
 */
import { type Exact, ONE, percentNumber, ZERO } from '../terms/exact.ts';
import { addIntervals, type Interval, intersect, interval, isEmpty, point, UNKNOWN } from '../terms/interval.ts';
import { type ConversionChange, convertedVotes } from './conversion.ts';
import { order } from './ledger.ts';
import { handedOut, type SpinOffChange, withNewcomers, withPart } from './spin-off.ts';
import { shiftInterval } from './transfers.ts';
import type { Assumption, Column, Holding, Node, Snapshot, TotalClaim } from './types.ts';

export type { ConversionChange } from './conversion.ts';
export type { SpinOffChange } from './spin-off.ts';

export interface TransferChange {
  readonly kind: 'transfer';
  readonly seller: Node;
  readonly buyer: Node;
  readonly company: Node;
  /** exactly this much, a fraction of one */
  readonly share: Exact;
}
/** New shares, `share` being their size against the shares before: 10 % new shares dilute everybody by 1/1.1. */
export interface IssueChange {
  readonly kind: 'issue';
  readonly buyer: Node;
  readonly company: Node;
  readonly share: Exact;
}
export interface ConcertChange {
  readonly kind: 'concert';
  readonly members: readonly Node[];
  readonly issuers: readonly Node[];
}
export type Change = TransferChange | IssueChange | ConcertChange | SpinOffChange | ConversionChange;
/** Changes that move shares of a company, each giving every owner new bounds. */
type Movement = TransferChange | IssueChange | SpinOffChange;

/** The snapshot after the changes, in order. */
export function withChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  return changes.reduce(withChange, snapshot);
}

function withChange(s: Snapshot, change: Change): Snapshot {
  if (change.kind === 'concert') {
    const concert = {
      members: [...change.members].sort(order),
      issuers: [...change.issuers].sort(order),
      statements: [],
    };
    return { ...s, concerts: [...s.concerts, concert] };
  }
  if (change.kind === 'conversion') return converted(s, change);
  const move = moveOf(s, change);
  const into = buyersIn(s, change);
  const economic = new Map(s.economic).set(change.company, moved(s.economic.get(change.company), change, into, move));
  const apart = !s.oneShareOneVote.has(change.company) && s.votes.has(change.company);
  const votesMove = apart ? unknownVotes(s, change, into, move) : move;
  const votes = new Map(s.votes).set(change.company, moved(s.votes.get(change.company), change, into, votesMove));
  const claims = s.claims.map((c) => (c.company === change.company ? shiftClaim(s, c, change, apart) : c));
  const assumptions = change.kind === 'issue' ? s.assumptions : holdsEnough(s, sellerOf(change), change);
  return { ...s, economic, votes, claims, assumptions };
}

/** Economics stay; a stated total of votes says nothing of the votes there are afterwards. */
function converted(s: Snapshot, change: ConversionChange): Snapshot {
  const votes = new Map(s.votes).set(change.company, convertedVotes(s, change));
  const claims = s.claims.map((c) => (c.company === change.company ? saysNothing(c) : c));
  return { ...s, votes, claims };
}

const sellerOf = (c: TransferChange | SpinOffChange): Node => (c.kind === 'transfer' ? c.seller : c.parent);

function buyersIn(s: Snapshot, c: Movement): readonly Node[] {
  return c.kind === 'spin-off' ? [...handedOut(s, c).keys()] : [c.buyer];
}

function moveOf(s: Snapshot, c: Movement): Move {
  if (c.kind === 'transfer') return transferMove(c);
  return c.kind === 'issue' ? issueMove(c) : spinOffMove(s, c);
}

function spinOffMove(s: Snapshot, c: SpinOffChange): Move {
  const parts = handedOut(s, c);
  return (owner, bounds) =>
    owner === c.parent ? shiftInterval(bounds, point(c.share), -1) : withPart(bounds, parts.get(owner));
}

/** How one holder's bounds change. */
type Move = (owner: Node, bounds: Interval) => Interval;

const transferMove =
  (c: TransferChange): Move =>
  (owner, bounds) =>
    owner === c.buyer
      ? shiftInterval(bounds, point(c.share), 1)
      : owner === c.seller
        ? shiftInterval(bounds, point(c.share), -1)
        : bounds;

function issueMove(c: IssueChange): Move {
  const whole = ONE.add(c.share);
  return (owner, bounds) => {
    const thinned = interval(bounds.lo.div(whole), bounds.hi.div(whole), bounds.loOpen, bounds.hiOpen);
    return owner === c.buyer ? shiftInterval(thinned, point(c.share.div(whole)), 1) : thinned;
  };
}

/** Votes are told apart: how many votes move with the shares is not known, only who may gain and who may lose. */
function unknownVotes(s: Snapshot, change: Movement, into: readonly Node[], move: Move): Move {
  if (change.kind === 'issue') return () => UNKNOWN;
  const from = sellerOf(change);
  const seller = s.votes.get(change.company)?.holdings.find((h) => h.owner === from)?.bounds ?? UNKNOWN;
  const gainers = new Set(into);
  return (owner, bounds) => {
    if (owner === from) return interval(ZERO, bounds.hi, false, bounds.hiOpen);
    if (gainers.has(owner)) return shiftInterval(bounds, interval(ZERO, seller.hi, false, seller.hiOpen), 1);
    return move(owner, bounds);
  };
}

function moved(column: Column | undefined, { company }: Movement, into: readonly Node[], move: Move): Column {
  const base: Column = column ?? { company, holdings: [], complete: false, capacity: ONE, overfull: false };
  const whole = withNewcomers(base, into, point(ZERO));
  return { ...whole, holdings: whole.holdings.map((h: Holding) => ({ ...h, bounds: move(h.owner, h.bounds) })) };
}

const saysNothing = (claim: TotalClaim): TotalClaim => ({ ...claim, total: UNKNOWN, cap: false });

/** A transfer into {h} ∪ K lifts the claim, one out of it lowers it, one inside leaves it. */
function shiftClaim(s: Snapshot, claim: TotalClaim, change: Movement, votesApart: boolean): TotalClaim {
  if (votesApart) return saysNothing(claim);
  const inside = new Set([claim.holder, ...claim.counts]);
  if (change.kind === 'transfer') {
    const [into, outOf] = [inside.has(change.buyer), inside.has(change.seller)];
    return into === outOf ? claim : { ...claim, total: shiftInterval(claim.total, point(change.share), into ? 1 : -1) };
  }
  if (change.kind === 'spin-off') return spunOffClaim(s, claim, change, inside);
  const whole = ONE.add(change.share);
  const t = claim.total;
  const thinned = interval(t.lo.div(whole), t.hi.div(whole), t.loOpen, t.hiOpen);
  return {
    ...claim,
    total: inside.has(change.buyer) ? addIntervals(thinned, point(change.share.div(whole))) : thinned,
  };
}

/** Everybody inside who is handed a part lifts the claim by it; the parent inside lowers it. */
function spunOffClaim(s: Snapshot, claim: TotalClaim, c: SpinOffChange, inside: ReadonlySet<Node>): TotalClaim {
  let total = inside.has(c.parent) ? shiftInterval(claim.total, point(c.share), -1) : claim.total;
  for (const [owner, part] of handedOut(s, c)) if (inside.has(owner)) total = withPart(total, part);
  return { ...claim, total };
}

/** The seller is taken to have what it sells; certain only if its lower end covers it. */
function holdsEnough(s: Snapshot, seller: Node, c: Movement): readonly Assumption[] {
  const had = s.economic.get(c.company)?.holdings.find((h) => h.owner === seller);
  if (had !== undefined && had.bounds.lo.compare(c.share) >= 0) return s.assumptions;
  const name = (n: Node): string => s.parties[n]?.name ?? `#${n}`;
  const about = `${name(seller)} > ${name(c.company)}`;
  const assumption: Assumption = {
    id: `seller-holds-enough:${about}`,
    kind: 'seller-holds-enough',
    text: `${name(seller)} holds the ${percentNumber(c.share, 'nearest')} % of ${name(c.company)} that it ${c.kind === 'spin-off' ? 'hands out' : 'sells'}`,
    parties: [seller, c.company],
    statements: had?.statements ?? [],
    on: true,
  };
  return [...s.assumptions.filter((a) => a.id !== assumption.id), assumption].sort((a, b) => order(a.id, b.id));
}

/** What a scenario certainly cannot be: the seller has less than it sells. */
export function impossible(s: Snapshot, c: Change): boolean {
  if (c.kind !== 'transfer' && c.kind !== 'spin-off') return false;
  const had = s.economic.get(c.company)?.holdings.find((h) => h.owner === sellerOf(c));
  if (had === undefined) return false;
  return isEmpty(intersect(had.bounds, interval(c.share, ONE)));
}

/** The snapshot with one holding told more closely; everything else as it was. */
export function withHolding(s: Snapshot, measure: 'economic' | 'votes', holding: Holding, bounds: Interval): Snapshot {
  const told = (columns: Snapshot['votes']): Snapshot['votes'] => {
    const column = columns.get(holding.company);
    if (column === undefined) return columns;
    const holdings = column.holdings.map((h) => (h.owner === holding.owner ? { ...h, bounds } : h));
    return new Map(columns).set(holding.company, { ...column, holdings });
  };
  const both = s.oneShareOneVote.has(holding.company);
  return {
    ...s,
    economic: measure === 'economic' || both ? told(s.economic) : s.economic,
    votes: measure === 'votes' || both ? told(s.votes) : s.votes,
  };
}

/** The snapshot were the list of holders of one company complete. */
export function withCompleteList(s: Snapshot, company: Node): Snapshot {
  const full = (columns: Snapshot['votes']): Snapshot['votes'] => {
    const column = columns.get(company);
    return column === undefined ? columns : new Map(columns).set(company, { ...column, complete: true });
  };
  return { ...s, economic: full(s.economic), votes: full(s.votes) };
}
