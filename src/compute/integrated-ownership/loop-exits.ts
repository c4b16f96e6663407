/**
 * Which companies hold of a loop's members, company by company: many members, few companies. What visits hand on to
 * companies is added up once for each of them, instead of being spread over them holding by holding.
 */
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import { type Ends, endOf } from './loop-shape.ts';

export class LoopExits {
  /** companies that hold of members, by company − holders, ascending: the ones before the loop, then all its members */
  readonly company: Int32Array;
  /** how many stand before the loop */
  readonly outside: number;
  /** holdings of the j-th company in members: start[j] … start[j + 1] − 1 */
  readonly start: Int32Array;
  readonly member: Int32Array;
  readonly part: Float64Array;

  /** 16 bytes a holding of a company in the loop from … to − 1. Cost: the columns of the loop, companies sorted */
  constructor(graph: ShareGraph, ends: Ends, from: number, to: number) {
    const { owner, ownerCode, ownerStart, holders, bands } = graph;
    const read = endOf(ends);
    const rows = new Map<number, { member: number; part: number }[]>();
    for (let c = from; c < to; c += 1) rows.set(c, []);
    for (let c = from; c < to; c += 1) {
      for (let e = ownerStart[c - holders] as number; e < (ownerStart[c - holders + 1] as number); e += 1) {
        const o = owner[e] as number;
        if (o < holders) continue;
        const link = { member: c - from, part: read(ownerCode[e] as number, bands) * 1e-9 };
        const row = rows.get(o);
        if (row === undefined) rows.set(o, [link]);
        else row.push(link);
      }
    }
    const companies = Int32Array.from(rows.keys()).sort();
    this.company = companies.map((o) => o - holders);
    this.outside = companies.length - (to - from);
    this.start = new Int32Array(companies.length + 1);
    for (const [j, o] of companies.entries()) {
      this.start[j + 1] = (this.start[j] as number) + (rows.get(o)?.length ?? 0);
    }
    const links = Array.from(companies).flatMap((o) => rows.get(o) ?? []);
    this.member = Int32Array.from(links, (link) => link.member);
    this.part = Float64Array.from(links, (link) => link.part);
  }

  /** What members with such visits hand on to the j-th company. */
  handedOn(j: number, visits: Float64Array): number {
    const { start, member, part } = this;
    const end = start[j + 1] as number;
    let sum = 0;
    for (let e = start[j] as number; e < end; e += 1) {
      sum += (visits[member[e] as number] as number) * (part[e] as number);
    }
    return sum;
  }
}
