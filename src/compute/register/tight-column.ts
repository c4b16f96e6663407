/**
 * Columns whose ends cannot all be reached together: the upper ends add to more than the whole, or the list is complete
 * and something must fill it. For an owner reached through several holdings of the column the best and the worst
 * filling are greedy (THEORY 3.2): everybody at the lower end, the rest poured dearest or cheapest first.
 */
import { COLUMN, leastOf, mostOf, type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';
import { AMOUNT } from './decide.ts';

/** One holding of the column as one outside owner sees it, in billionths. */
interface Part {
  readonly low: number;
  readonly high: number;
  /** what the whole of that owner is worth to the outside owner, at least and at most */
  readonly least: number;
  readonly most: number;
}

/** How far an end given here may lie outside the true one, in billionths. */
const OUTWARD = 2;

/** The table of a sweep: shares of the owners met in a column, from place 1 on. */
export interface Shares {
  readonly holder: Int32Array;
  /** four by owner: the least is the first, the most the third */
  readonly sums: Float64Array;
  /** 1: the least is not reached, 2: the most is not */
  readonly open: Uint8Array;
}

export class TightColumn {
  private readonly graph: ShareGraph;
  private readonly parts = new Map<number, Part[]>();
  private slack = 0;
  private room = 0;
  private complete = false;
  private contradicts = false;

  constructor(graph: ShareGraph) {
    this.graph = graph;
  }

  /** @param kept, place what sweep.ts keeps of the companies in the column */
  read(c: number, kept: Int32Array, place: Int32Array): void {
    const { owner, ownerCode, ownerStart, holders, bands, column } = this.graph;
    const k = c - holders;
    this.parts.clear();
    this.complete = ((column[k] as number) & COLUMN.complete) !== 0;
    this.contradicts = ((column[k] as number) & COLUMN.contradicts) !== 0;
    let [lows, room] = [0, 0];
    for (let e = ownerStart[k] as number; e < (ownerStart[k + 1] as number); e += 1) {
      const o = owner[e] as number;
      const code = ownerCode[e] as number;
      const [low, high] = [leastOf(code, bands), mostOf(code, bands)];
      lows += low;
      room += high - low;
      if (o < holders) {
        this.add(o, { low, high, least: WHOLE, most: WHOLE });
        continue;
      }
      const head = place[o - holders] as number;
      for (let i = 0, f = head + 4; i < (kept[head + 3] as number); i += 1, f += 3) {
        const [least, most] = [(kept[f + 1] as number) & AMOUNT, (kept[f + 2] as number) & AMOUNT];
        this.add(kept[f] as number, { low, high, least, most });
      }
    }
    this.slack = Math.max(0, WHOLE - lows);
    this.room = room;
  }

  /**
   * Ends of the first `found` owners as the whole column binds them. Whether such an end is reached is not known: it is
   * called reached, and said to be uncertain by more than nothing.
   * @returns how far least and most may now lie outside the true ends, in billionths
   */
  narrow({ holder, sums, open }: Shares, found: number): { readonly least: number; readonly most: number } {
    let [least, most] = this.contradicts ? [OUTWARD, OUTWARD] : [0, 0];
    for (let i = 1, at = 4; i <= found; i += 1, at += 4) {
      if (this.contradicts) open[i] = (open[i] as number) & ~2;
      const ends = this.endsOf(holder[i] as number);
      if (ends?.least !== undefined) {
        least = OUTWARD;
        if (ends.least > (sums[at] as number)) {
          sums[at] = ends.least;
          open[i] = (open[i] as number) & ~1;
        }
      }
      if (ends?.most === undefined) continue;
      most = OUTWARD;
      if (ends.most > (sums[at + 2] as number)) continue;
      sums[at + 2] = ends.most;
      open[i] = (open[i] as number) & ~2;
    }
    return { least, most };
  }

  /**
   * @returns undefined for an owner reached through one holding: its ends are tight already, unless the lower ends fill
   *   the column, which then may contradict itself and was left as it was read. Of the ends, those that the rest of the
   *   column binds: the others are the sums of the parts.
   */
  private endsOf(p: number): { readonly least?: number; readonly most?: number } | undefined {
    const parts = this.parts.get(p);
    if (parts === undefined || (parts.length < 2 && this.slack > 0)) return undefined;
    const room = parts.reduce((sum, { low, high }) => sum + high - low, 0);
    const forced = this.complete ? this.slack - (this.room - room) : 0;
    return {
      ...(forced > 0 && { least: least(parts, forced) }),
      ...(room > this.slack && { most: most(parts, this.slack) }),
    };
  }

  private add(p: number, part: Part): void {
    const parts = this.parts.get(p);
    if (parts === undefined) this.parts.set(p, [part]);
    else parts.push(part);
  }
}

/** @param slack what may be poured on top of the lower ends; dearest first */
function most(parts: readonly Part[], slack: number): number {
  let [value, rest] = [0, slack];
  for (const { low, high, most } of [...parts].sort((a, b) => b.most - a.most)) {
    const poured = Math.min(rest, high - low);
    rest -= poured;
    value += (low + poured) * (most / WHOLE);
  }
  return Math.ceil(value + 0.01);
}

/** @param forced what must be poured, since nobody else can take it; cheapest first */
function least(parts: readonly Part[], forced: number): number {
  let [value, rest] = [0, forced];
  for (const { low, high, least } of [...parts].sort((a, b) => a.least - b.least)) {
    const poured = Math.min(rest, high - low);
    rest -= poured;
    value += (low + poured) * (least / WHOLE);
  }
  return Math.max(0, Math.floor(value - 0.01));
}
