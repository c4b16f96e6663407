/**
 * What each party is credited with in a company: its own holding and, in full, the holdings of everything it controls
 * (roll-up and attribution multiply nothing). Least with what it certainly controls, most with what it possibly
 * controls; as a set in the column, not as a sum of single ends:
 *   least(S) = Σ least, and in a complete column at least the whole less the most of everybody else
 *   most(S)  = Σ most, and in any column at most the whole less the least of everybody else
 * Read a company at a time: its owners, and who stands behind each of them. Whole billionths in doubles: sums are exact.
 */
import { BAND, COLUMN, leastOf, mostOf, type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';
import type { Line } from './decide.ts';
import { ROW } from './types.ts';

/** What a party has in a company; fractions in billionths. */
export interface CreditedShare {
  readonly least: number;
  readonly most: number;
  readonly leastOpen: boolean;
  readonly mostOpen: boolean;
  /** how far an end may lie outside the true one */
  readonly slack: number;
}

/** Tells who controls a node: each controller once, and whether certainly. */
export type Behind = (node: number, visit: (controller: number, certain: boolean) => void) => void;

/** Sums over owners that count for the party: least and most of certain ones, least and most of possible ones. */
const [CERTAIN_LEAST, CERTAIN_MOST, POSSIBLE_LEAST, POSSIBLE_MOST, FIELDS] = [0, 1, 2, 3, 4];
/** Counts of open ends: least of certain and of possible owners, most of certain and of possible ones. */
const [LEAST_CERTAIN, LEAST_POSSIBLE, MOST_CERTAIN, MOST_POSSIBLE] = [0, 1, 2, 3];

export class CreditedColumn {
  /** parties of the column read last, in order of first sight; only the first `count` */
  readonly party: number[] = [];
  private readonly graph: ShareGraph;
  private readonly behind: Behind;
  private readonly seat: Int32Array;
  private sums = new Float64Array(FIELDS << 4);
  private open = new Int32Array(FIELDS << 4);
  /** the part the party holds itself */
  private own = new Int32Array(16);
  private total = { least: 0, most: 0, leastOpen: 0, mostOpen: 0, owners: 0 };
  private flags = 0;

  constructor(graph: ShareGraph, behind: Behind) {
    this.graph = graph;
    this.behind = behind;
    this.seat = new Int32Array(graph.nodes);
  }

  /**
   * Reads the column of a company. Cost: its owners and their controllers.
   * @param except an owner whose part is credited to nobody behind it
   */
  read(company: number, except = -1): void {
    for (const p of this.party) this.seat[p] = 0;
    this.party.length = 0;
    const { graph } = this;
    const k = company - graph.holders;
    this.flags = graph.column[k] as number;
    this.total = { least: 0, most: 0, leastOpen: 0, mostOpen: 0, owners: 0 };
    for (let e = graph.ownerStart[k] as number; e < (graph.ownerStart[k + 1] as number); e += 1) {
      const owner = graph.owner[e] as number;
      const code = graph.ownerCode[e] as number;
      this.addToTotal(code);
      this.own[this.credit(owner, code, true)] = e + 1;
      if (owner === except) continue;
      this.behind(owner, (controller, certain) => {
        if (controller !== company && controller !== owner) this.credit(controller, code, certain);
      });
    }
  }

  /** What the i-th party has with its hands. */
  withOwn(i: number): CreditedShare {
    return this.fitted(i, 0);
  }

  /** What the hands of the i-th party have, its own holding left out; undefined where it has none in the column. */
  throughHands(i: number): CreditedShare | undefined {
    const own = this.own[i] as number;
    if (own === 0) return this.fitted(i, 0);
    const code = this.graph.ownerCode[own - 1] as number;
    const only = (this.sums[i * FIELDS + POSSIBLE_MOST] as number) === mostOf(code, this.graph.bands);
    return only ? undefined : this.fitted(i, own);
  }

  private credit(p: number, code: number, certain: boolean): number {
    const { bands } = this.graph;
    let i = (this.seat[p] as number) - 1;
    if (i < 0) {
      i = this.party.push(p) - 1;
      this.seat[p] = i + 1;
      if (i === this.own.length) this.grow();
      this.sums.fill(0, i * FIELDS, (i + 1) * FIELDS);
      this.open.fill(0, i * FIELDS, (i + 1) * FIELDS);
      this.own[i] = 0;
    }
    const [least, most] = [leastOf(code, bands), mostOf(code, bands)];
    const marks = code < 0 ? (bands.marks[~code] as number) : 0;
    const at = i * FIELDS;
    this.add(at, certain ? CERTAIN_LEAST : -1, POSSIBLE_LEAST, least);
    this.add(at, certain ? CERTAIN_MOST : -1, POSSIBLE_MOST, most);
    if ((marks & BAND.leastOpen) !== 0) this.mark(at, certain ? LEAST_CERTAIN : -1, LEAST_POSSIBLE);
    if ((marks & BAND.mostOpen) !== 0) this.mark(at, certain ? MOST_CERTAIN : -1, MOST_POSSIBLE);
    return i;
  }

  private add(at: number, certain: number, possible: number, value: number): void {
    if (certain >= 0) this.sums[at + certain] = (this.sums[at + certain] as number) + value;
    this.sums[at + possible] = (this.sums[at + possible] as number) + value;
  }

  private mark(at: number, certain: number, possible: number): void {
    if (certain >= 0) this.open[at + certain] = (this.open[at + certain] as number) + 1;
    this.open[at + possible] = (this.open[at + possible] as number) + 1;
  }

  private addToTotal(code: number): void {
    const { bands } = this.graph;
    const marks = code < 0 ? (bands.marks[~code] as number) : 0;
    this.total.owners += 1;
    this.total.least += leastOf(code, bands);
    this.total.most += mostOf(code, bands);
    if ((marks & BAND.leastOpen) !== 0) this.total.leastOpen += 1;
    if ((marks & BAND.mostOpen) !== 0) this.total.mostOpen += 1;
  }

  /** @param without 1 + the place of a holding that does not count, or 0 */
  private fitted(i: number, without: number): CreditedShare {
    const { graph, sums, open, total, flags } = this;
    const code = without === 0 ? 0 : (graph.ownerCode[without - 1] as number);
    const [ownLeast, ownMost] = [leastOf(code, graph.bands), mostOf(code, graph.bands)];
    const marks = code < 0 ? (graph.bands.marks[~code] as number) : 0;
    const ownLeastOpen = (marks & BAND.leastOpen) === 0 ? 0 : 1;
    const ownMostOpen = (marks & BAND.mostOpen) === 0 ? 0 : 1;
    const at = i * FIELDS;
    let least = (sums[at + CERTAIN_LEAST] as number) - ownLeast;
    let most = (sums[at + POSSIBLE_MOST] as number) - ownMost;
    let leastOpen = (open[at + LEAST_CERTAIN] as number) > ownLeastOpen;
    let mostOpen = (open[at + MOST_POSSIBLE] as number) > ownMostOpen;
    if ((flags & (COLUMN.capped | COLUMN.complete)) !== 0) {
      const room = WHOLE - (total.least - (sums[at + POSSIBLE_LEAST] as number) + ownLeast);
      const roomOpen = total.leastOpen > (open[at + LEAST_POSSIBLE] as number) - ownLeastOpen;
      if (room < most) [most, mostOpen] = [room, roomOpen];
      else if (room === most) mostOpen ||= roomOpen;
    }
    if ((flags & COLUMN.complete) !== 0) {
      const need = WHOLE - (total.most - (sums[at + CERTAIN_MOST] as number) + ownMost);
      const needOpen = total.mostOpen > (open[at + MOST_CERTAIN] as number) - ownMostOpen;
      if (need > least) [least, leastOpen] = [need, needOpen];
      else if (need === least) leastOpen ||= needOpen;
    }
    const slack = (flags & COLUMN.rounded) === 0 ? 0 : total.owners;
    return { least, most, leastOpen, mostOpen, slack };
  }

  private grow(): void {
    const size = this.own.length * 2;
    const [sums, open, own] = [new Float64Array(size * FIELDS), new Int32Array(size * FIELDS), new Int32Array(size)];
    sums.set(this.sums);
    open.set(this.open);
    own.set(this.own);
    [this.sums, this.open, this.own] = [sums, open, own];
  }
}

/** @returns 0 where the line cannot be reached, else a ROW; `borderline` only where an end is rounded across the line */
export function creditedVerdict(line: Line, share: CreditedShare): number {
  const { threshold, inclusive } = line;
  const { least, most, leastOpen, mostOpen, slack } = share;
  if (least > threshold || (least === threshold && (inclusive || leastOpen))) return ROW.yes;
  if (most < threshold || (most === threshold && (!inclusive || mostOpen))) return 0;
  return slack > 0 && (least + slack >= threshold || most - slack <= threshold) ? ROW.borderline : ROW.cannotTell;
}
