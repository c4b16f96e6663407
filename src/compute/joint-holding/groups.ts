/** The total claims of one column as limits on groups of holders, sorted into families whose groups nest. */
import type { Column, Node, TotalClaim } from '../../snapshot/types.ts';
import { ZERO } from '../../terms/exact.ts';
import { type Interval, interval } from '../../terms/interval.ts';

/** These holders together hold within `limits`. */
export interface Group {
  readonly members: ReadonlySet<Node>;
  readonly limits: Interval;
}

/**
 * Rule 3: a stated total T of h that may count K says h and all of K together have at least T.lo; where it is a total
 * for sure, h and those it certainly counts have at most T.hi.
 * @param certainOf what a holder certainly controls: those of K are then counted for sure
 */
export function claimGroups(
  column: Column,
  claims: readonly TotalClaim[],
  certainOf: (holder: Node) => ReadonlySet<Node>,
): readonly Group[] {
  const groups: Group[] = [];
  for (const claim of claims) {
    if (claim.company !== column.company) continue;
    const { total } = claim;
    const all = new Set([claim.holder, ...claim.counts]);
    groups.push({ members: all, limits: interval(total.lo, column.capacity, total.loOpen, false) });
    if (!claim.cap) continue;
    const certain = certainOf(claim.holder);
    const counted = claim.counts.filter((k) => claim.capCounts.includes(k) || certain.has(k));
    const members = new Set([claim.holder, ...counted]);
    groups.push({ members, limits: interval(ZERO, total.hi, false, total.hiOpen) });
  }
  return groups;
}

/**
 * Families in which any two groups nest or are apart. One family: all limits bind together, exactly. Several: the
 * limits cross, each family is a sound relaxation, and the caller intersects what they say. Every group leads one.
 */
export function families(groups: readonly Group[]): readonly (readonly Group[])[] {
  const sorted = [...groups].sort((a, b) => a.members.size - b.members.size);
  const first = grow(sorted, sorted[0]);
  if (first.length === sorted.length) return [first];
  const left = sorted.filter((g) => !first.includes(g));
  return [first, ...left.map((leader) => grow(sorted, leader))];
}

function grow(sorted: readonly Group[], leader: Group | undefined): Group[] {
  const family: Group[] = leader === undefined ? [] : [leader];
  for (const group of sorted) {
    if (group !== leader && family.every((other) => nests(group, other))) family.push(group);
  }
  return family.sort((a, b) => a.members.size - b.members.size);
}

function nests(a: Group, b: Group): boolean {
  const [small, large] = a.members.size <= b.members.size ? [a.members, b.members] : [b.members, a.members];
  let shared = 0;
  for (const node of small) if (large.has(node)) shared += 1;
  return shared === 0 || shared === small.size;
}
