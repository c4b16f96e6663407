/**
 * Parties from which one way alone leads down, at least for some steps: what they have of anything below is the part
 * of where that way ends, times what each step can be. A column on the way meets no other owner worth anything, so none
 * is poured for them, and the end of the way is solved once for everybody above it. Where a way forks at once, or a step
 * lies in a loop, stands under a stated total, has an open end or is above 100 %, fillings answer (`reference.ts`).
 */
import type { Node } from '../../snapshot/types.ts';
import { compare, type Exact, max, min, ONE, ZERO } from '../../terms/exact.ts';
import { type Interval, interval, NOTHING, point } from '../../terms/interval.ts';
import { components } from '../loops/components.ts';
import type { OwnershipBounds } from '../types.ts';
import type { OwnershipBook } from './book.ts';
import { coarse } from './coarse.ts';

interface Ends {
  readonly lo: Exact;
  readonly hi: Exact;
}
interface WayEnd {
  readonly end: Node;
  /** of the end; undefined where the fraction outgrows all use */
  readonly part: Ends | undefined;
}
/** Of an entity: the part of it, or that it is not on the way. */
type Met = Ends | undefined | 'elsewhere';
const WHOLE: Ends = { lo: ONE, hi: ONE };

export class SoleWays {
  private readonly book: OwnershipBook;
  private readonly company: Node;
  private readonly held: ReadonlyMap<Node, readonly Node[]>;
  private readonly steps = new Map<Node, Node | undefined>();
  private readonly parted = new Map<Node, Map<Node, Met>>();
  private readonly ends = new Map<Node, WayEnd>();
  private readonly parts = new Map<Node, Ends>();
  private readonly looped: ReadonlySet<Node>;

  /** @param book columns of one quantity; the undeclared rest counts for nobody */
  constructor(book: OwnershipBook, company: Node) {
    this.book = book;
    this.company = company;
    this.held = book.heldAbove(company);
    this.looped = loopedIn(this.held);
  }

  /**
   * The party's part of an entity above the company, or of the company itself; exact and tight.
   * @param of the part of the entity that the end of a way has
   * @returns undefined where fillings are needed
   */
  partOf(holder: Node, entity: Node, of: (end: Node) => OwnershipBounds): Interval | undefined {
    if (holder === this.company) return undefined;
    if (!this.held.has(holder) || holder === entity) return NOTHING;
    if (this.next(holder) === undefined) return undefined;
    const met = entity === this.company ? 'elsewhere' : this.alongTo(holder, entity);
    if (met !== 'elsewhere') return met === undefined ? undefined : interval(met.lo, met.hi);
    const { end, part } = this.endOf(holder);
    if (part === undefined || end === entity) return part === undefined ? undefined : interval(part.lo, part.hi);
    if (end === this.company) return NOTHING;
    const { bounds, loose } = of(end);
    if (loose || bounds.loOpen || bounds.hiOpen) return undefined;
    const whole = short(times(bounds, part));
    return whole === undefined ? undefined : interval(whole.lo, whole.hi);
  }

  /** The part of an entity on the way; undefined where the fraction outgrows all use. */
  private alongTo(holder: Node, entity: Node): Met {
    const known = this.parted.get(entity) ?? new Map<Node, Met>([[entity, WHOLE]]);
    this.parted.set(entity, known);
    return this.downFrom(
      holder,
      known,
      () => 'elsewhere',
      (step, met) => (met === 'elsewhere' || met === undefined ? met : short(times(met, step))),
    );
  }

  private endOf(holder: Node): WayEnd {
    return this.downFrom(
      holder,
      this.ends,
      (end) => ({ end, part: WHOLE }),
      (step, { end, part }) => ({
        end,
        part: part === undefined ? undefined : short(times(part, step)),
      }),
    );
  }

  /** What is known at the end of a way, or where it was met before, brought up to the holder step by step. */
  private downFrom<V>(holder: Node, known: Map<Node, V>, last: (at: Node) => V, up: (step: Ends, of: V) => V): V {
    const walked: Node[] = [];
    let at = holder;
    for (let to = this.next(at); to !== undefined && !known.has(at); to = this.next(at)) {
      walked.push(at);
      at = to;
    }
    let found = known.has(at) ? (known.get(at) as V) : last(at);
    for (const node of walked.reverse()) {
      found = up(this.stepFrom(node, this.next(node) as Node), found);
      known.set(node, found);
    }
    return found;
  }

  /** The one step down, where it is plain. Outside loops no way comes back to where it was. */
  private next(holder: Node): Node | undefined {
    if (this.steps.has(holder)) return this.steps.get(holder);
    const [next, other] = this.held.get(holder) ?? [];
    const sole = next !== undefined && other === undefined && !this.looped.has(next) && this.isPlain(next);
    const step = sole && holder !== this.company ? next : undefined;
    this.steps.set(holder, step);
    return step;
  }

  private isPlain(node: Node): boolean {
    const column = this.book.column(node);
    if (column === undefined || column.overfull || this.book.hasClaim(node)) return false;
    const { lo, loOpen, hiOpen } = this.book.sumsOf(column);
    return loOpen + hiOpen === 0 && compare(lo, column.capacity) <= 0;
  }

  /** Everybody else in the column is worth nothing: the most leaves them their least, the least gives them their most. */
  private stepFrom(owner: Node, company: Node): Ends {
    const known = this.parts.get(owner);
    if (known !== undefined) return known;
    const column = this.book.column(company);
    const bounds = column?.holdings.find((h) => h.owner === owner)?.bounds;
    if (column === undefined || bounds === undefined) return point(ZERO);
    const sums = this.book.sumsOf(column);
    const hi = min(bounds.hi, column.capacity.sub(sums.lo).add(bounds.lo));
    const left = column.capacity.sub(sums.hi).add(bounds.hi);
    const found = { lo: this.book.isFull(column) ? max(bounds.lo, left) : bounds.lo, hi };
    this.parts.set(owner, found);
    return found;
  }
}

/** Members of loops among these, whoever holds part of itself included. */
function loopedIn(held: ReadonlyMap<Node, readonly Node[]>): ReadonlySet<Node> {
  const nodes = [...new Set([...held.keys(), ...[...held.values()].flat()])];
  const place = new Map(nodes.map((node, at) => [node, at] as const));
  const below = nodes.map((node) => (held.get(node) ?? []).map((n) => place.get(n) as number));
  const groups = components(nodes.length, (at) => below[at] ?? []);
  const loops = groups.filter(
    (group) => group.length > 1 || (below[group[0] as number] ?? []).includes(group[0] as number),
  );
  return new Set(loops.flat().map((at) => nodes[at] as Node));
}

/** Fractions that outgrow all use are rounded by fillings, step by step. */
const short = (part: Ends): Ends | undefined =>
  coarse(part.lo, 'down') === part.lo && coarse(part.hi, 'up') === part.hi ? part : undefined;

const times = (a: Ends, b: Ends): Ends => ({ lo: a.lo.mul(b.lo), hi: a.hi.mul(b.hi) });
