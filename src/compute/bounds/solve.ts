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
import type { Filling } from './fill.ts';
import { ColumnItems } from './items.ts';
import type { Scope } from './scope.ts';

export interface Values {
  readonly value: readonly Exact[];
  readonly attained: readonly boolean[];
  /** falls along a positive edge towards the holders; 0 where the value is 0 or for upper values */
  readonly rank: readonly number[];
  /** some value was rounded outward or comes from a loop too large to solve exactly */
  readonly loose: boolean;
}

/** Loops up to this size are solved exactly; larger ones by rounds of filling, sound and marked loose. */
export const EXACT_LOOP = 300;
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
  loose = false;
  private readonly scope: Scope;
  private readonly most: boolean;
  private readonly columns: ColumnItems;

  constructor(book: OwnershipBook, scope: Scope, most: boolean, anyone: boolean) {
    this.scope = scope;
    this.most = most;
    this.columns = new ColumnItems(book, scope, most && anyone);
    this.value = scope.nodes.map(() => ZERO);
    this.attained = scope.nodes.map(() => true);
    this.rank = scope.nodes.map(() => 0);
  }

  group(members: readonly number[]): void {
    const [only] = members as readonly [number];
    const looped = members.length > 1 || (this.scope.links[only] ?? []).some((l) => l.owner === only);
    if (!looped) this.single(only);
    else if (members.length > EXACT_LOOP) this.rounds(members);
    else if (this.most) this.highest(members);
    else this.lowest(members);
    if (looped) this.settle(members);
  }

  private single(at: number): void {
    const filling = this.filled(at);
    this.value[at] = this.tidy(filling.value);
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

  private tidy(value: Exact): Exact {
    const rounded = coarse(value, this.most ? 'up' : 'down');
    if (rounded !== value) this.loose = true;
    return rounded;
  }

  private highest(members: readonly number[]): void {
    const policy = new Map(members.map((at) => [at, this.filled(at)] as const));
    for (let step = 0; ; step += 1) {
      if (step > 100 + members.length * 20) throw diverges();
      this.evaluate(members, policy, this.reaching(members, policy));
      const better = members.filter((at) => this.improves(at, policy));
      if (better.length === 0) return;
    }
  }

  /** Refills the column if that pays strictly; ties keep their filling, so the iteration ends. */
  private improves(at: number, policy: Map<number, Filling>): boolean {
    const next = this.filled(at);
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

  /** Exact values of `solved` under the fillings chosen; every other member is worth 0. */
  private evaluate(members: readonly number[], policy: ReadonlyMap<number, Filling>, solved: readonly number[]): void {
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
    const found = solveFixed(matrix, right, ONE);
    if (found?.some((value) => compare(value, ZERO) < 0) ?? true) throw diverges();
    for (const [i, at] of solved.entries()) this.value[at] = (found as Exact[])[i] as Exact;
  }

  private lowest(members: readonly number[]): void {
    const sure = this.sureOf(members);
    const policy = new Map(sure.map((at) => [at, this.filled(at)] as const));
    for (let step = 0; ; step += 1) {
      if (step > 100 + members.length * 20) throw diverges();
      this.evaluate(members, policy, sure);
      if (sure.filter((at) => this.improves(at, policy)).length === 0) return;
    }
  }

  /** Members that cannot keep everything away from the holders, whatever the facts turn out to be; sets their ranks. */
  private sureOf(members: readonly number[]): readonly number[] {
    const inside = new Set(members);
    const derived = new Set<number>();
    const counts = (owner: number): boolean =>
      inside.has(owner) ? derived.has(owner) : (this.value[owner] as Exact).n !== 0n;
    for (let grown = true; grown; ) {
      grown = false;
      for (const at of members) {
        if (derived.has(at) || this.columns.leastOf(at, counts).n === 0n) continue;
        const owners = (this.scope.links[at] ?? []).map((l) => l.owner).filter((o) => o >= 0 && counts(o));
        this.rank[at] = 1 + Math.max(0, ...owners.map((o) => this.rank[o] as number));
        derived.add(at);
        grown = true;
      }
    }
    return members.filter((at) => derived.has(at));
  }

  /** Rounds from 0 upwards are below the least solution, rounds from the top downwards above it; both stay sound. */
  private rounds(members: readonly number[]): void {
    this.loose = true;
    if (this.most) for (const at of members) this.value[at] = ONE;
    else this.sureOf(members);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const at of members) {
        const next = coarse(this.filled(at).value, this.most ? 'up' : 'down', 96n);
        const order = compare(next, this.value[at] as Exact);
        if (this.most ? order < 0 : order > 0) this.value[at] = next;
      }
    }
  }

  private settle(members: readonly number[]): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const at of members) {
        if (!this.attained[at] || this.filled(at).attained) continue;
        this.attained[at] = false;
        changed = true;
      }
    }
    if (this.most) for (const at of members) this.rank[at] = 0;
    else for (const at of members) if ((this.value[at] as Exact).n === 0n) this.rank[at] = 0;
  }
}

function diverges(): LookthroughError {
  return new LookthroughError(
    'over-100-diverges',
    'columns above 100 % make the look-through series grow without end; ask with --over-100 widen, or mend the columns',
  );
}
