/**
 * Everybody's part of one company in one go: the company is poured up its owners, each column by its shares, and what
 * runs through a party is its integrated ownership (a row of N = (I − A)⁻¹). It answers where no column's sum ties its
 * owners' shares to one another, so that all upper ends are possible together, and all lower ends: then a row of upper
 * and one of lower ends bound every holder tightly. Elsewhere each holder needs fillings of its own (`reference.ts`).
 * Phases: the part of the graph above the company; its loops; rows from the company upwards, a loop solved at once.
 */
import type { Column, Holding, Node } from '../../snapshot/types.ts';
import { compare, type Exact, ONE, ZERO } from '../../terms/exact.ts';
import { type Interval, interval } from '../../terms/interval.ts';
import { solveFixed } from '../linear.ts';
import { components } from '../loops/components.ts';
import type { FlowCertificate, FlowLine, Measure } from '../types.ts';
import type { OwnershipBook } from './book.ts';
import { ALL, exactly, GRID, NONE, type OnGrid, ontoGrid, plusProduct } from './tenths.ts';

export interface FlowShare {
  readonly bounds: Interval;
  /** the ends lie within 10⁻⁶⁰ outside the exact ones, which have no such decimals; else they are the exact ones */
  readonly rounded: boolean;
}

/** Loops up to this size are solved in fractions while the meter lasts. */
const LARGEST_LOOP = 60;
const LOOP_WORK = 2e5;

interface Row {
  readonly lo: OnGrid;
  readonly hi: OnGrid;
}

export class OwnershipFlow implements FlowCertificate {
  readonly company: Node;
  readonly measure: Measure;
  private readonly book: OwnershipBook;
  /** what runs through each party above; the company itself has at least one whole */
  private readonly rows = new Map<Node, Row>();
  /** member of a loop -> the loop's number, from 1 */
  private readonly looped = new Map<Node, number>();

  /**
   * @param book columns of one quantity; the undeclared rest counts for nobody
   * @returns undefined where some column above ties its owners together, stands under a stated total or above 100 %, or
   *   where a loop is closed or too much for fractions
   * Cost: the holdings above the company once, k³ for a loop of k companies.
   */
  static of(book: OwnershipBook, company: Node): OwnershipFlow | undefined {
    const above = partiesAbove(book, company);
    for (const node of above) if (!isFree(book, node)) return undefined;
    const flow = new OwnershipFlow(book, company);
    return flow.pour([...above]) ? flow : undefined;
  }

  private constructor(book: OwnershipBook, company: Node) {
    this.book = book;
    this.company = company;
    this.measure = book.measure;
  }

  /**
   * The part of the company that one party owns.
   * @returns undefined for members of a loop and for the company itself: what they own of it by way of themselves is a
   *   question of first passage, not of flow
   */
  shareOf(holder: Node): FlowShare | undefined {
    if (holder === this.company || this.looped.has(holder)) return undefined;
    const row = this.rows.get(holder) ?? { lo: NONE, hi: NONE };
    return shareFrom(row);
  }

  /** All rows, for the certificate: each after everything it holds of, members of one loop side by side. */
  lines(): readonly FlowLine[] {
    return [...this.rows].map(([node, row]) => ({
      node,
      bounds: shareFrom(row).bounds,
      loop: this.looped.get(node) ?? 0,
    }));
  }

  /** Parties above, the company included. */
  get size(): number {
    return this.rows.size;
  }

  private pour(nodes: readonly Node[]): boolean {
    const place = new Map(nodes.map((node, at) => [node, at] as const));
    const held: number[][] = nodes.map(() => []);
    const into: { readonly company: Node; readonly holding: Holding }[][] = nodes.map(() => []);
    for (const company of nodes) {
      for (const holding of this.book.column(company)?.holdings ?? []) {
        if (holding.bounds.hi.n === 0n) continue;
        const at = place.get(holding.owner) as number;
        held[at]?.push(place.get(company) as number);
        into[at]?.push({ company, holding });
      }
    }
    // A component comes after every component it holds of: the company asked about first.
    for (const group of components(nodes.length, (at) => held[at] ?? [])) {
      const [only] = group as readonly [number];
      if (group.length > 1) {
        if (!this.pourLoop(group, nodes, into)) return false;
      } else this.rows.set(nodes[only] as Node, this.poured(nodes[only] as Node, into[only] ?? []));
    }
    return true;
  }

  private poured(node: Node, into: readonly { readonly company: Node; readonly holding: Holding }[]): Row {
    let [lo, hi] = node === this.company ? [ALL, ALL] : [NONE, NONE];
    for (const { company, holding } of into) {
      const row = this.rows.get(company);
      if (row === undefined) continue;
      const { bounds } = holding;
      lo = plusProduct(lo, row.lo, bounds.lo, bounds.loOpen, false);
      hi = plusProduct(hi, row.hi, bounds.hi, bounds.hiOpen, true);
    }
    return { lo, hi };
  }

  /** What comes into the loop from below, then what runs round it. */
  private pourLoop(
    group: readonly number[],
    nodes: readonly Node[],
    into: readonly (readonly { readonly company: Node; readonly holding: Holding }[])[],
  ): boolean {
    if (group.length > LARGEST_LOOP) return false;
    const inside = new Map(group.map((at, i) => [nodes[at] as Node, i] as const));
    const entering = group.map((at) => {
      const outer = (into[at] ?? []).filter((x) => !inside.has(x.company));
      return this.poured(nodes[at] as Node, outer);
    });
    const links = group.map((at) => (into[at] ?? []).filter((x) => inside.has(x.company)));
    // Open ends running round a loop are left to fillings: a certificate could not show which of them is first.
    const opened = links.flat().some(({ holding: { bounds: b } }) => b.loOpen || b.hiOpen);
    if (opened || entering.some((row) => row.lo.open || row.hi.open)) return false;
    const upper = round(links, inside, entering, true);
    const lower = round(links, inside, entering, false);
    if (upper === undefined || lower === undefined) return false;
    const number = Math.max(0, ...this.looped.values()) + 1;
    for (const [node, i] of inside) {
      this.looped.set(node, number);
      this.rows.set(node, { lo: lower[i] as OnGrid, hi: upper[i] as OnGrid });
    }
    return true;
  }
}

/** One row for each member, solved in fractions. @returns undefined where the loop is closed, or too much work */
function round(
  links: readonly (readonly { readonly company: Node; readonly holding: Holding }[])[],
  inside: ReadonlyMap<Node, number>,
  entering: readonly Row[],
  up: boolean,
): readonly OnGrid[] | undefined {
  const side = up ? 'hi' : 'lo';
  const matrix = (): Exact[][] =>
    links.map((list) => {
      const row: Exact[] = entering.map(() => ZERO);
      for (const { company, holding } of list) row[inside.get(company) as number] = holding.bounds[side];
      return row;
    });
  const meter = { left: LOOP_WORK };
  const right = entering.map((row) => exactly(row[side]));
  const found = solveFixed(matrix(), right, ONE, meter);
  const slack = solveFixed(
    matrix(),
    entering.map(() => ONE),
    ONE,
    meter,
  );
  if (found === undefined || slack === undefined || [...found, ...slack].some((x) => x.s < 0n)) return undefined;
  const even = found.every((x) => GRID % x.d === 0n);
  const rounded = !even || entering.some((row) => row[side].rounded);
  return found.map((x, i) => {
    // Rounded rows must still satisfy their own inequality: each gets more room than its neighbours' rounding takes.
    const room = even ? ZERO : (slack[i] as Exact).mul(BigInt(entering.length + 1)).div(GRID);
    const moved = up ? x.add(room) : x.sub(room);
    return { ...ontoGrid(moved.s < 0n ? ZERO : moved, false, up), rounded };
  });
}

function shareFrom({ lo, hi }: Row): FlowShare {
  return { bounds: interval(exactly(lo), exactly(hi), lo.open, hi.open), rounded: lo.rounded || hi.rounded };
}

function partiesAbove(book: OwnershipBook, company: Node): ReadonlySet<Node> {
  const seen = new Set([company]);
  for (const node of seen) {
    for (const h of book.column(node)?.holdings ?? []) if (h.bounds.hi.n !== 0n) seen.add(h.owner);
  }
  return seen;
}

/** All upper ends fit into the column at once, and all lower ends leave room that nobody declared has to fill. */
function isFree(book: OwnershipBook, node: Node): boolean {
  const column = book.column(node);
  if (column === undefined) return true;
  if (column.overfull || book.hasClaim(node)) return false;
  const { hi } = book.sumsOf(column);
  if (compare(hi, column.capacity) > 0) return false;
  return !book.isFull(column) || allPoints(column);
}

const allPoints = (column: Column): boolean =>
  column.holdings.every(({ bounds: b }) => compare(b.lo, b.hi) === 0 && !b.loOpen && !b.hiOpen);
