/** A column as the items of a filling: the owners in scope, everybody else as one worth nothing, and the rest. */
import { compare, type Exact, max, ONE, ZERO } from '../../terms/exact.ts';
import { LookthroughError } from '../../terms/problem.ts';
import type { OwnershipBook } from './book.ts';
import { type Filling, fill, type Item } from './fill.ts';
import type { Scope } from './scope.ts';
import { canBeOwned } from './unowned.ts';

export class ColumnItems {
  private readonly book: OwnershipBook;
  private readonly scope: Scope;
  private readonly anyone: boolean;

  /** @param anyone the undeclared rest may be the holders' */
  constructor(book: OwnershipBook, scope: Scope, anyone: boolean) {
    this.book = book;
    this.scope = scope;
    this.anyone = anyone;
  }

  /** In the order of the scope's links, then everybody else, then the undeclared rest. */
  items(at: number, value: readonly Exact[], attained: readonly boolean[]): readonly Item[] {
    return this.with(at, (owner) => ({
      worth: owner < 0 ? ONE : (value[owner] as Exact),
      attained: owner < 0 || (attained[owner] as boolean),
    }));
  }

  fill(at: number, most: boolean, value: readonly Exact[], attained: readonly boolean[]): Filling {
    return this.filled(at, this.items(at, value, attained), most);
  }

  /**
   * The filling of a column that leaves no choice: every holding one number, their sum within the column, the rest
   * worth nothing. Then the most is the least, and it is reached where everybody's worth is.
   * @returns undefined for every other column
   */
  settled(at: number, value: readonly Exact[], attained: readonly boolean[]): Omit<Filling, 'parts'> | undefined {
    const column = this.book.column(this.scope.nodes[at] as number);
    if (this.anyone || column === undefined || !this.book.isSettled(column)) return undefined;
    let [sum, reached] = [ZERO, true];
    for (const { owner, bounds } of this.scope.links[at] ?? []) {
      const worth = owner < 0 ? ONE : (value[owner] as Exact);
      if (owner >= 0 && attained[owner] !== true) reached = false;
      if (worth.n === 0n) continue;
      const part = owner < 0 ? bounds.lo : bounds.lo.mul(worth);
      sum = sum.n === 0n ? part : sum.add(part);
    }
    return { value: sum, attained: reached };
  }

  /** The least part that is held by those who count. */
  leastOf(at: number, counts: (owner: number) => boolean): Exact {
    const items = this.with(at, (owner) => ({ worth: owner < 0 || counts(owner) ? ONE : ZERO, attained: true }));
    return this.filled(at, items, false).value;
  }

  /** Whatever the filling, nothing of the column goes to undeclared hands, to outsiders or to the worthless. */
  keepsFrom(at: number, worthless: (owner: number) => boolean): boolean {
    const worth = (owner: number): Exact => (owner >= 0 && worthless(owner) ? ZERO : ONE);
    const items = this.with(at, (owner) => ({ worth: worth(owner), attained: true }));
    const { value, parts } = this.filled(at, items, false);
    return (
      compare(
        value,
        parts.reduce((sum, part) => sum.add(part), ZERO),
      ) === 0
    );
  }

  private with(at: number, judge: (owner: number) => Pick<Item, 'worth' | 'attained'>): readonly Item[] {
    const links = this.scope.links[at] ?? [];
    const column = this.book.column(this.scope.nodes[at] as number);
    const items: Item[] = links.map(({ owner, bounds }) => ({ ...ends(bounds), ...judge(owner) }));
    if (column === undefined) return this.leaf(at);
    const sums = this.book.sumsOf(column);
    let others = { lo: sums.lo, hi: sums.hi, loOpen: sums.loOpen, hiOpen: sums.hiOpen };
    for (const { bounds } of links) {
      others = {
        lo: others.lo.sub(bounds.lo),
        hi: others.hi.sub(bounds.hi),
        loOpen: others.loOpen - Number(bounds.loOpen),
        hiOpen: others.hiOpen - Number(bounds.hiOpen),
      };
    }
    const open = { loOpen: others.loOpen > 0, hiOpen: others.hiOpen > 0 };
    items.push({ lo: others.lo, hi: others.hi, ...open, worth: ZERO, attained: true });
    if (!this.book.isFull(column)) items.push(this.rest(column.capacity));
    return items;
  }

  private rest(capacity: Exact): Item {
    return { lo: ZERO, hi: capacity, loOpen: false, hiOpen: false, worth: this.anyone ? ONE : ZERO, attained: true };
  }

  /** Nobody is declared here; a company may still have undeclared owners. */
  private leaf(at: number): readonly Item[] {
    const rest = this.rest(ONE);
    return [canBeOwned(this.book.snapshot, this.scope.nodes[at] as number) ? rest : { ...rest, worth: ZERO }];
  }

  private filled(at: number, items: readonly Item[], most: boolean): Filling {
    const column = this.book.column(this.scope.nodes[at] as number);
    const least = items.reduce((sum, item) => sum.add(item.lo), ZERO);
    const filling = fill(items, max(column?.capacity ?? ONE, least), most);
    if (filling === undefined) throw new LookthroughError('over-100-diverges', 'a column cannot be filled as stated');
    return filling;
  }
}

function ends(b: Item | { lo: Exact; hi: Exact; loOpen: boolean; hiOpen: boolean }): Omit<Item, 'worth' | 'attained'> {
  return { lo: b.lo, hi: b.hi, loOpen: b.loOpen, hiOpen: b.hiOpen };
}
