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

export class TightColumn {
  /** how far an end given here may lie outside the true one, in billionths */
  static readonly OUTWARD = 2;

  private readonly graph: ShareGraph;
  private readonly parts = new Map<number, Part[]>();
  private slack = 0;
  private room = 0;
  private complete = false;

  constructor(graph: ShareGraph) {
    this.graph = graph;
  }

  /** @param kept, place what sweep.ts keeps of the companies in the column */
  read(c: number, kept: Int32Array, place: Int32Array): void {
    const { owner, ownerCode, ownerStart, holders, bands, column } = this.graph;
    const k = c - holders;
    this.parts.clear();
    this.complete = ((column[k] as number) & COLUMN.complete) !== 0;
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
   * @returns undefined for an owner reached through one holding: its ends are tight already, unless the lower ends fill
   *   the column, which then may contradict itself and was left as it was read
   */
  endsOf(p: number): { readonly least: number; readonly most: number } | undefined {
    const parts = this.parts.get(p);
    if (parts === undefined || (parts.length < 2 && this.slack > 0)) return undefined;
    return { least: this.complete ? this.least(parts) : 0, most: this.most(parts) };
  }

  private add(p: number, part: Part): void {
    const parts = this.parts.get(p);
    if (parts === undefined) this.parts.set(p, [part]);
    else parts.push(part);
  }

  private most(parts: readonly Part[]): number {
    let [value, rest] = [0, this.slack];
    for (const { low, high, most } of [...parts].sort((a, b) => b.most - a.most)) {
      const poured = Math.min(rest, high - low);
      rest -= poured;
      value += (low + poured) * (most / WHOLE);
    }
    return Math.ceil(value + 0.01);
  }

  private least(parts: readonly Part[]): number {
    let rest = this.slack - (this.room - parts.reduce((sum, part) => sum + part.high - part.low, 0));
    let value = 0;
    for (const { low, high, least } of [...parts].sort((a, b) => a.least - b.least)) {
      const poured = Math.max(0, Math.min(rest, high - low));
      rest -= poured;
      value += (low + poured) * (least / WHOLE);
    }
    return Math.max(0, Math.floor(value - 0.01));
  }
}
