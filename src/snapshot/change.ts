/**
 * What-if on a built snapshot: a transfer of 3 moves exactly 3, old claims shift and are not re-read. The result is a
 * snapshot like any other; that it is a scenario is for the answer to say, on everything.
 */
import { ONE, ZERO } from '../terms/exact.ts';
import { type Interval, interval, isEmpty, isPoint, point, UNKNOWN } from '../terms/interval.ts';
import { type Amount, fitting, isHedged, moving, swollen, thinned } from './amount.ts';
import { type ConversionChange, convertedPart, convertedVotes, convertsHedged } from './conversion.ts';
import { givesClass, givesShares } from './holds-enough.ts';
import { order } from './ledger.ts';
import { bothSides, issueClaim, saleClaim, spinOffClaims } from './one-amount.ts';
import { handedOut, type SpinOffChange, withNewcomers, withPart } from './spin-off.ts';
import { shiftInterval } from './transfers.ts';
import type { Column, Holding, Node, Snapshot, TotalClaim, Warning } from './types.ts';

export type { Amount } from './amount.ts';
export type { ConversionChange } from './conversion.ts';
export type { SpinOffChange } from './spin-off.ts';

export interface TransferChange {
  readonly kind: 'transfer';
  readonly seller: Node;
  readonly buyer: Node;
  readonly company: Node;
  readonly amount: Amount;
}
/** New shares, the amount being their size against the shares before: 10 % new shares dilute everybody by 1/1.1. */
export interface IssueChange {
  readonly kind: 'issue';
  readonly buyer: Node;
  readonly company: Node;
  readonly amount: Amount;
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
  const t = moved(s, change);
  const into = buyersIn(s, change, t);
  const move = moveOf(s, change, t);
  const economic = new Map(s.economic).set(change.company, shifted(s.economic.get(change.company), change, into, move));
  const apart = votesApart(s, change.company);
  const votesMove = apart ? unknownVotes(s, change, into, move) : move;
  const votes = new Map(s.votes).set(change.company, shifted(s.votes.get(change.company), change, into, votesMove));
  const claims = s.claims.map((c) => (c.company === change.company ? shiftClaim(s, c, change, t) : c));
  const assumptions = change.kind === 'issue' ? s.assumptions : givesShares(s, sellerOf(change), change);
  const after = { ...s, economic, votes, claims, assumptions };
  if (!isHedged(change.amount)) return after;
  return oneAmount(s, after, change, t);
}

/** A hedged amount is the same number on every side of it. */
function oneAmount(s: Snapshot, after: Snapshot, change: Movement, t: Interval): Snapshot {
  const { company } = change;
  const claims = votesApart(s, company) || isPoint(t) ? [] : claimsOf(s, change, t);
  const everybody = (after.economic.get(company)?.holdings ?? []).map((h) => h.owner);
  const both = change.kind === 'transfer' ? [change.seller, change.buyer] : everybody;
  const warnings = isPoint(t) ? [] : bothSides(after, company, both);
  return { ...after, claims: [...after.claims, ...claims], warnings: [...after.warnings, ...warnings] };
}

function claimsOf(s: Snapshot, c: Movement, amount: Interval): readonly TotalClaim[] {
  const of = { company: c.company, amount };
  if (c.kind === 'transfer') return saleClaim(s, of, c.seller, c.buyer);
  return c.kind === 'issue' ? issueClaim(s, of, c.buyer, c.amount.endless === true) : spinOffClaims(s, of, c.parent);
}

const votesApart = (s: Snapshot, company: Node): boolean => !s.oneShareOneVote.has(company) && s.votes.has(company);

/** What a change moves, as far as it fits. */
export function moved(s: Snapshot, c: Movement | ConversionChange): Interval {
  if (c.kind === 'conversion') return convertedPart(s, c);
  return c.kind === 'issue' ? c.amount.bounds : moving(s, sellerOf(c), c.company, c.amount);
}

/** Economics stay; a stated total of votes says nothing of the votes there are afterwards. */
function converted(s: Snapshot, change: ConversionChange): Snapshot {
  const votes = new Map(s.votes).set(change.company, convertedVotes(s, change));
  const claims = s.claims.map((c) => (c.company === change.company ? saysNothing(c) : c));
  const assumptions = givesClass(s, change);
  if (!convertsHedged(change)) return { ...s, votes, claims, assumptions };
  const everybody = (votes.get(change.company)?.holdings ?? []).map((h) => h.owner);
  return { ...s, votes, claims, assumptions, warnings: [...s.warnings, ...bothSides(s, change.company, everybody)] };
}

/** Who gives what a sale or a spin-off moves. */
export const sellerOf = (c: TransferChange | SpinOffChange): Node => (c.kind === 'transfer' ? c.seller : c.parent);

function buyersIn(s: Snapshot, c: Movement, t: Interval): readonly Node[] {
  return c.kind === 'spin-off' ? [...handedOut(s, c, t).keys()] : [c.buyer];
}

function moveOf(s: Snapshot, c: Movement, t: Interval): Move {
  if (c.kind === 'transfer') return transferMove(c, t);
  return c.kind === 'issue' ? issueMove(c) : spinOffMove(s, c, t);
}

function spinOffMove(s: Snapshot, c: SpinOffChange, t: Interval): Move {
  const parts = handedOut(s, c, t);
  return (owner, bounds) => (owner === c.parent ? shiftInterval(bounds, t, -1) : withPart(bounds, parts.get(owner)));
}

/** How one holder's bounds change. */
type Move = (owner: Node, bounds: Interval) => Interval;

const transferMove =
  (c: TransferChange, t: Interval): Move =>
  (owner, bounds) =>
    owner === c.buyer ? shiftInterval(bounds, t, 1) : owner === c.seller ? shiftInterval(bounds, t, -1) : bounds;

function issueMove({ buyer, amount: { bounds: t, endless } }: IssueChange): Move {
  return (owner, bounds) => (owner === buyer ? swollen(bounds, t, endless) : thinned(bounds, t, endless));
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

function shifted(column: Column | undefined, { company }: Movement, into: readonly Node[], move: Move): Column {
  const base: Column = column ?? { company, holdings: [], complete: false, capacity: ONE, overfull: false };
  const whole = withNewcomers(base, into, point(ZERO));
  return { ...whole, holdings: whole.holdings.map((h: Holding) => ({ ...h, bounds: move(h.owner, h.bounds) })) };
}

const saysNothing = (claim: TotalClaim): TotalClaim => ({ ...claim, total: UNKNOWN, cap: false });

/** A transfer into {h} ∪ K lifts the claim, one out of it lowers it, one inside leaves it. */
function shiftClaim(s: Snapshot, claim: TotalClaim, change: Movement, t: Interval): TotalClaim {
  if (votesApart(s, change.company)) return saysNothing(claim);
  const inside = new Set([claim.holder, ...claim.counts]);
  if (change.kind === 'transfer') {
    const [into, outOf] = [inside.has(change.buyer), inside.has(change.seller)];
    return into === outOf ? claim : { ...claim, total: shiftInterval(claim.total, t, into ? 1 : -1) };
  }
  if (change.kind === 'spin-off') return spunOffClaim(s, claim, change, inside, t);
  const size = inside.has(change.buyer) ? swollen : thinned;
  return { ...claim, total: size(claim.total, t, change.amount.endless) };
}

/** Everybody inside who is handed a part lifts the claim by it; the parent inside lowers it. */
function spunOffClaim(
  s: Snapshot,
  claim: TotalClaim,
  c: SpinOffChange,
  inside: ReadonlySet<Node>,
  t: Interval,
): TotalClaim {
  let total = inside.has(c.parent) ? shiftInterval(claim.total, t, -1) : claim.total;
  for (const [owner, part] of handedOut(s, c, t)) if (inside.has(owner)) total = withPart(total, part);
  return { ...claim, total };
}

/** What a scenario certainly cannot be: the seller has less than it sells, whatever number the words mean. */
export function impossible(s: Snapshot, c: Change): boolean {
  if (c.kind !== 'transfer' && c.kind !== 'spin-off') return false;
  return isEmpty(fitting(s, sellerOf(c), c.company, c.amount));
}

/** What the facts say a scenario has brought with it: warnings the facts alone do not have. */
export const broughtWarnings = (before: Snapshot, after: Snapshot): readonly Warning[] =>
  after.warnings.filter((w) => !before.warnings.includes(w));

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
