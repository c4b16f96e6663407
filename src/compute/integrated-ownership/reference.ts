/**
 * Integrated ownership of point columns, exactly. A walk goes up from the company and picks each owner by its share:
 * expected visits are N = (I − A)⁻¹ (Brioschi, Buzzacchi and Colombo 1989); the chance to get there at all is first
 * passage, N_ij / N_ii (Baldone, Brioschi and Paleari 1998). For outside owners both are N − I. Inside a loop only
 * first passage is an answer to "how much of it is theirs": N counts the same share once a round.
 */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { type Exact, ONE, ZERO } from '../../terms/exact.ts';
import type { Measure } from '../types.ts';
import { isClosedLoop, isLoop, loopShares, visits } from './loop.ts';
import { type Walks, walksAbove, walksBelow } from './walks.ts';

export interface IntegratedOptions {
  /** default: economic */
  readonly measure?: Measure;
}

export interface IntegratedOwner {
  readonly holder: Node;
  /** first passage: the holder's part of the company, a fraction of one; above one only in as-stated columns */
  readonly share: Exact;
  /** N − I, every round of a loop counted; absent in a closed set, where it has no end */
  readonly full?: Exact;
}

export interface IntegratedOwnership {
  readonly company: Node;
  /** by node; owners with nothing are left out, the company itself stays where a loop leads back to it */
  readonly owners: readonly IntegratedOwner[];
  /** sets that own one another to the full: what flows in there belongs to nobody outside */
  readonly closed: readonly (readonly Node[])[];
}

/**
 * Everybody above the company with its part of it.
 * @returns exact fractions. Undeclared parts of a column count for nobody
 * @throws LookthroughError usage: a share is a range (ask ownershipBounds); over-100-diverges: as-stated columns above
 *   100 % whose series has no sum
 * Cost: the columns above the company, and k³ operations on growing fractions for every member of a loop of k.
 * @example X holds 60 % of A, A holds 50 % of C: X has 3/10 of C, A has 1/2
 */
export function integratedOwners(
  snapshot: Snapshot,
  company: Node,
  { measure = 'economic' }: IntegratedOptions = {},
): IntegratedOwnership {
  return ownersAlong(walksAbove(snapshot, company, measure), company);
}

/** The same from walks already laid out: everything above the company, owners first in the groups. */
export function ownersAlong(walks: Walks, company: Node): IntegratedOwnership {
  const start = walks.place.get(company) as number;
  const count = new Counting(walks, start);
  // Owners come first in the groups; a walk goes the other way.
  for (const members of [...walks.groups].reverse()) count.group(members);
  const owners = walks.nodes.flatMap((holder, at): readonly IntegratedOwner[] => {
    const share = count.share[at] as Exact;
    const all = count.visits[at];
    if (share.n === 0n) return [];
    return [{ holder, share, ...(all === undefined ? {} : { full: at === start ? all.sub(ONE) : all }) }];
  });
  return { company, owners, closed: count.closed.map((set) => set.map((at) => walks.nodes[at] as Node)) };
}

/** One holder's part of one company; see integratedOwners. */
export function integratedOwnership(
  snapshot: Snapshot,
  holder: Node,
  company: Node,
  options: IntegratedOptions = {},
): Exact {
  return integratedOwners(snapshot, company, options).owners.find((o) => o.holder === holder)?.share ?? ZERO;
}

/**
 * Everything below a holder with its part of each (first passage: the holder's own owners are left out of account).
 * @returns by company, nothing left out but zeros; the holder itself where a loop leads back to it
 * @throws as integratedOwners. Cost: one pass over the columns, then the part below; k³ for a loop of k.
 */
export function integratedHoldings(
  snapshot: Snapshot,
  holder: Node,
  { measure = 'economic' }: IntegratedOptions = {},
): readonly { readonly company: Node; readonly share: Exact }[] {
  const walks = walksBelow(snapshot, holder, measure);
  const share = partsOf(walks, walks.place.get(holder) as number);
  return walks.nodes.flatMap((company, at) => {
    const value = share[at] as Exact;
    return value.n === 0n ? [] : [{ company, share: value }];
  });
}

/** Walks upwards from one start: what arrives at each node, how often it is visited, whether it is met at all. */
class Counting {
  readonly visits: (Exact | undefined)[];
  readonly share: Exact[];
  readonly closed: (readonly number[])[] = [];
  private readonly walks: Walks;
  private readonly start: number;
  private readonly entry: Exact[];

  constructor(walks: Walks, start: number) {
    this.walks = walks;
    this.start = start;
    this.visits = walks.nodes.map(() => ZERO);
    this.share = walks.nodes.map(() => ZERO);
    this.entry = walks.nodes.map((_, at) => (at === start ? ONE : ZERO));
  }

  group(members: readonly number[]): void {
    const [only] = members as readonly [number];
    if (!isLoop(this.walks, members)) {
      this.visits[only] = this.entry[only];
      this.share[only] = only === this.start ? ZERO : (this.entry[only] as Exact);
    } else this.loop(members);
    for (const at of members) this.pass(at);
  }

  private loop(members: readonly number[]): void {
    const shares = loopShares(this.walks, members);
    const entry = members.map((at) => this.entry[at] as Exact);
    if (isClosedLoop(shares)) {
      this.inClosed(members, entry);
      return;
    }
    const unit = (i: number): Exact[] => members.map((_, k) => (k === i ? ONE : ZERO));
    const [all, ...own] = visits(shares, [entry, ...members.map((_, i) => unit(i))]);
    for (const [i, at] of members.entries()) {
      const times = (all as Exact[])[i] as Exact;
      const itself = (own[i] as Exact[])[i] as Exact;
      this.visits[at] = times;
      this.share[at] = at === this.start ? ONE.sub(ONE.div(itself)) : times.div(itself);
    }
  }

  /** Whatever enters stays and meets every member in the end. */
  private inClosed(members: readonly number[], entry: readonly Exact[]): void {
    this.closed.push(members);
    const arrived = entry.reduce((sum, x) => sum.add(x), ZERO);
    for (const at of members) {
      this.visits[at] = undefined;
      this.share[at] = arrived;
    }
  }

  /** Hands the visits of a node on to its owners outside its loop; members already shared theirs. */
  private pass(at: number): void {
    const times = this.visits[at];
    if (times === undefined || times.n === 0n) return;
    for (const { owner, share } of this.walks.owners[at] ?? []) {
      this.entry[owner] = (this.entry[owner] as Exact).add(times.mul(share));
    }
  }
}

/** First passage from every node below the holder, owners first: x = Σ share · x of the owners, the holder being 1. */
function partsOf(walks: Walks, holder: number): readonly Exact[] {
  const value = walks.nodes.map(() => ZERO);
  const worth = (owner: number): Exact => (owner === holder ? ONE : (value[owner] as Exact));
  for (const members of walks.groups) {
    const inside = new Set(isLoop(walks, members) ? members.filter((at) => at !== holder) : []);
    const entry = members.map((at) =>
      (walks.owners[at] ?? [])
        .filter((link) => !inside.has(link.owner))
        .reduce((sum, link) => sum.add(link.share.mul(worth(link.owner))), ZERO),
    );
    const solved = inside.size === 0 ? entry : within(walks, members, holder, entry);
    for (const [i, at] of members.entries()) value[at] = solved[i] as Exact;
  }
  return value;
}

/** The loop's values; the holder's own column is cut off by giving it no place among the owners of others. */
function within(walks: Walks, members: readonly number[], holder: number, entry: readonly Exact[]): readonly Exact[] {
  const shares = loopShares(walks, members);
  // Nobody below the holder enters a closed set the holder is not part of, and then everything in it is worth nothing.
  if (entry.every((x) => x.n === 0n)) return entry;
  const turned = members.map((_, j) =>
    members.map((owner, i) => (owner === holder ? ZERO : ((shares[i] as Exact[])[j] as Exact))),
  );
  return visits(turned, [entry])[0] as Exact[];
}
