/**
 * Best and worst values over a scope. Phases, group by group with owners first: a company outside loops is one filling;
 * a loop is policy iteration (fill greedily, solve exactly, fill again where it pays), which ends after finitely many
 * steps; then which values are really attained. Least solutions throughout: a loop nobody enters is worth nothing.
 */
import { compare, type Exact, ONE, ZERO } from '../../terms/exact.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { solveFixed } from '../linear.ts';
import type { OwnershipBook } from './book.ts';
import { coarse } from './coarse.ts';
import { type Filling, sameParts } from './fill.ts';
import { ColumnItems } from './items.ts';
import { doublesAround, fractionOf } from './outward.ts';
import type { Scope } from './scope.ts';
import { solveLoop } from './sparse-loop.ts';

export interface Values {
  readonly value: readonly Exact[];
  readonly attained: readonly boolean[];
  /** falls along a positive edge towards the holders; 0 where the value is 0 or for upper values */
  readonly rank: readonly number[];
  /** perhaps not tight: rounded outward, from a loop too large to solve exactly, under a stated total, or above such */
  readonly loose: readonly boolean[];
}

/** Loops up to this size are solved exactly while the meter lasts; others in certified doubles, marked loose. */
export const EXACT_LOOP = 300;
/** A second or so of fractions for one solution: any ring of 300, or a tangle of some 100 companies. */
const EXACT_WORK = 2e6;
const ROUNDS = 400;

export function solve(book: OwnershipBook, scope: Scope, most: boolean, anyone: boolean): Values {
  const run = new Run(book, scope, most, anyone);
  for (const group of scope.groups) run.group(group);
  return run;
}

class Run implements Values {
  readonly value: Exact[];
  readonly attained: boolean[];
  readonly rank: number[];
  readonly loose: boolean[];
  private readonly book: OwnershipBook;
  private readonly scope: Scope;
  private readonly most: boolean;
  private readonly anyone: boolean;
  private readonly columns: ColumnItems;

  constructor(book: OwnershipBook, scope: Scope, most: boolean, anyone: boolean) {
    this.book = book;
    this.scope = scope;
    this.most = most;
    this.anyone = most && anyone;
    this.columns = new ColumnItems(book, scope, most && anyone);
    this.value = scope.nodes.map(() => ZERO);
    this.attained = scope.nodes.map(() => true);
    this.rank = scope.nodes.map(() => 0);
    this.loose = scope.nodes.map((node) => book.hasClaim(node));
  }

  group(members: readonly number[]): void {
    const [only] = members as readonly [number];
    const looped = members.length > 1 || (this.scope.links[only] ?? []).some((l) => l.owner === only);
    if (!looped) this.single(only);
    else if (!this.exactly(members) && !this.inDoubles(members)) this.rounds(members);
    if (looped) this.settle(members);
    this.loosen(members);
  }

  /** What leans on a loose value is loose. */
  private loosen(members: readonly number[]): void {
    const leans = (at: number): boolean =>
      this.loose[at] === true || (this.scope.links[at] ?? []).some((l) => l.owner >= 0 && this.loose[l.owner] === true);
    if (members.some(leans)) for (const at of members) this.loose[at] = true;
  }

  private single(at: number): void {
    const filling = this.columns.settled(at, this.value, this.attained) ?? this.filled(at);
    this.value[at] = this.tidy(at, filling.value);
    this.attained[at] = filling.attained;
    if (!this.most && filling.value.n !== 0n) this.rank[at] = this.rankOf(at);
  }

  private filled(at: number): Filling {
    return this.columns.fill(at, this.most, this.value, this.attained);
  }

  private rankOf(at: number): number {
    let highest = 0;
    for (const { owner } of this.scope.links[at] ?? []) {
      if (owner >= 0 && (this.value[owner] as Exact).n !== 0n) highest = Math.max(highest, this.rank[owner] as number);
    }
    return highest + 1;
  }

  private tidy(at: number, value: Exact): Exact {
    const rounded = coarse(value, this.most ? 'up' : 'down');
    if (rounded !== value) this.loose[at] = true;
    return rounded;
  }

  private exactly(members: readonly number[]): boolean {
    if (members.length > EXACT_LOOP) return false;
    return this.most ? this.highest(members) : this.lowest(members);
  }

  private highest(members: readonly number[]): boolean {
    const policy = new Map(members.map((at) => [at, this.filled(at)] as const));
    for (let step = 0; ; step += 1) {
      if (step > 100 + members.length * 20) throw diverges();
      if (!this.evaluate(members, policy, this.reaching(members, policy))) return false;
      const better = members.filter((at) => this.improves(at, policy));
      if (better.length === 0) return true;
    }
  }

  /** Refills the column if that pays strictly; ties keep their filling, so the iteration ends. */
  private improves(at: number, policy: Map<number, Filling>): boolean {
    const next = this.filled(at);
    // The values in hand are those of the fillings chosen.
    if (sameParts(next, policy.get(at) as Filling)) return false;
    const order = compare(next.value, this.value[at] as Exact);
    if (this.most ? order <= 0 : order >= 0) return false;
    policy.set(at, next);
    return true;
  }

  /** Members from whom some worth is reached under the fillings chosen; the others are worth 0. */
  private reaching(members: readonly number[], policy: ReadonlyMap<number, Filling>): readonly number[] {
    const inside = new Set(members);
    const reached = new Set<number>();
    for (let grown = true; grown; ) {
      grown = false;
      for (const at of members) {
        if (reached.has(at) || !this.leads(at, policy.get(at) as Filling, inside, reached)) continue;
        reached.add(at);
        grown = true;
      }
    }
    return members.filter((at) => reached.has(at));
  }

  private leads(at: number, filling: Filling, inside: ReadonlySet<number>, reached: ReadonlySet<number>): boolean {
    const items = this.columns.items(at, this.value, this.attained);
    const links = this.scope.links[at] ?? [];
    return items.some((item, i) => {
      if ((filling.parts[i] as Exact).n === 0n) return false;
      const owner = links[i]?.owner ?? -1;
      return owner >= 0 && inside.has(owner) ? reached.has(owner) : item.worth.n !== 0n;
    });
  }

  /** Exact values of `solved` under the fillings chosen; every other member is worth 0. False: too much work. */
  private evaluate(
    members: readonly number[],
    policy: ReadonlyMap<number, Filling>,
    solved: readonly number[],
  ): boolean {
    for (const at of members) this.value[at] = ZERO;
    const place = new Map(solved.map((at, i) => [at, i] as const));
    const matrix = solved.map(() => solved.map(() => ZERO));
    const right = solved.map(() => ZERO);
    for (const [i, at] of solved.entries()) {
      const { parts } = policy.get(at) as Filling;
      const items = this.columns.items(at, this.value, this.attained);
      const links = this.scope.links[at] ?? [];
      for (const [k, part] of parts.entries()) {
        if (part.n === 0n) continue;
        const j = k < links.length ? place.get((links[k] as { owner: number }).owner) : undefined;
        const row = matrix[i] as Exact[];
        if (j !== undefined) row[j] = (row[j] as Exact).add(part);
        else right[i] = (right[i] as Exact).add(part.mul((items[k] as { worth: Exact }).worth));
      }
    }
    const meter = { left: EXACT_WORK };
    const found = solveFixed(matrix, right, ONE, meter);
    if (meter.left < 0) return false;
    if (found?.some((value) => compare(value, ZERO) < 0) ?? true) throw diverges();
    for (const [i, at] of solved.entries()) this.value[at] = (found as Exact[])[i] as Exact;
    return true;
  }

  private lowest(members: readonly number[]): boolean {
    const sure = this.sureOf(members);
    const policy = new Map(sure.map((at) => [at, this.filled(at)] as const));
    for (let step = 0; ; step += 1) {
      if (step > 100 + members.length * 20) throw diverges();
      if (!this.evaluate(members, policy, sure)) return false;
      if (sure.filter((at) => this.improves(at, policy)).length === 0) return true;
    }
  }

  /** Members that cannot keep everything away from the holders, whatever the facts turn out to be; sets their ranks. */
  private sureOf(members: readonly number[]): readonly number[] {
    const inside = new Set(members);
    const derived = new Set<number>();
    const counts = (owner: number): boolean =>
      inside.has(owner) ? derived.has(owner) : (this.value[owner] as Exact).n !== 0n;
    const below = this.dependents(members);
    const queue = [...members];
    for (const at of queue) {
      if (derived.has(at) || this.columns.leastOf(at, counts).n === 0n) continue;
      const owners = (this.scope.links[at] ?? []).map((l) => l.owner).filter((o) => o >= 0 && counts(o));
      this.rank[at] = owners.reduce((highest, o) => Math.max(highest, this.rank[o] as number), 0) + 1;
      derived.add(at);
      queue.push(...(below.get(at) ?? []));
    }
    return members.filter((at) => derived.has(at));
  }

  /** Members whose columns each member stands in. */
  private dependents(members: readonly number[]): ReadonlyMap<number, readonly number[]> {
    const below = new Map<number, number[]>(members.map((at) => [at, []]));
    for (const at of members) for (const { owner } of this.scope.links[at] ?? []) below.get(owner)?.push(at);
    return below;
  }

  /** Values that one round of outward doubles proves, a billionth or less away. False: none was proven. */
  private inDoubles(members: readonly number[]): boolean {
    const columns = this.book.sparse();
    const nodes = members.map((at) => this.scope.nodes[at] as number);
    if (nodes.some((node) => columns.overfull[node] === 1)) return false;
    const worth = new Float64Array(columns.count);
    for (const holder of this.scope.holders) worth[holder] = 1;
    for (const at of members) {
      for (const { owner } of this.scope.links[at] ?? []) {
        if (owner < 0) continue;
        worth[this.scope.nodes[owner] as number] = doublesAround(this.value[owner] as Exact)[this.most ? 1 : 0];
      }
    }
    if (!solveLoop({ columns, members: nodes, worth, most: this.most, anyone: this.anyone })) return false;
    for (const [i, at] of members.entries()) {
      this.value[at] = fractionOf(worth[nodes[i] as number] as number);
      this.loose[at] = true;
    }
    if (!this.most) this.rankPositive(members);
    return true;
  }

  /** Ranks that lean on positive values only: some that are certain to be positive were rounded down to nothing. */
  private rankPositive(members: readonly number[]): void {
    this.sureOf(members.filter((at) => (this.value[at] as Exact).n !== 0n));
  }

  /** Rounds from 0 upwards are below the least solution, rounds from the top downwards above it; both stay sound. */
  private rounds(members: readonly number[]): void {
    for (const at of members) {
      this.loose[at] = true;
      this.value[at] = this.most ? ONE : ZERO;
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const at of members) {
        const next = coarse(this.filled(at).value, this.most ? 'up' : 'down', 96n);
        const order = compare(next, this.value[at] as Exact);
        if (this.most ? order < 0 : order > 0) this.value[at] = next;
      }
    }
    if (!this.most) this.rankPositive(members);
  }

  private settle(members: readonly number[]): void {
    const below = this.dependents(members);
    const queue = [...members];
    for (const at of queue) {
      if (!this.attained[at] || this.filled(at).attained) continue;
      this.attained[at] = false;
      queue.push(...(below.get(at) ?? []));
    }
    for (const at of members) if (this.most || (this.value[at] as Exact).n === 0n) this.rank[at] = 0;
    if (!this.most) this.markJumps(members);
  }

  /**
   * A ring that closes only if some "more than nothing" were nothing: its least jumps there, up to the whole, unless
   * some of it may go to hands that are worth nothing. 0 stays sound; where no such leak is in reach, it is loose.
   */
  private markJumps(members: readonly number[]): void {
    const nearly = members.filter((at) => !this.attained[at] && (this.value[at] as Exact).n === 0n);
    const leaky = new Set<number>();
    const worthless = (owner: number): boolean =>
      leaky.has(owner) || ((this.value[owner] as Exact).n === 0n && this.attained[owner] === true);
    for (let grown = nearly.length > 0; grown; ) {
      grown = false;
      for (const at of nearly) {
        if (leaky.has(at) || this.columns.keepsFrom(at, worthless)) continue;
        leaky.add(at);
        grown = true;
      }
    }
    for (const at of nearly) if (!leaky.has(at)) this.loose[at] = true;
  }
}

function diverges(): LookthroughError {
  return new LookthroughError(
    'over-100-diverges',
    'columns above 100 % make the look-through series grow without end; ask with --over-100 widen, or mend the columns',
  );
}
