/**
 * A flow, redone. Upper ends: a row that is not below what runs into it from every company the party holds of is above
 * the least such row, which is the sum over all chains (THEORY 2). Lower ends: a row not above what runs into it is
 * below that sum, as long as nothing can run round for ever: from every company some part leaks out of the rows. A
 * member of a loop meets itself again, so its row counts it more than once: it is no share of its own.
 */
import { compare, type Exact, ONE, ZERO } from '../terms/exact.ts';
import { type Interval, interval } from '../terms/interval.ts';
import { intervalOf, read } from './numbers.ts';
import type { Premised } from './premised.ts';
import type { ColumnPremise, FlowStep } from './types.ts';

type Line = FlowStep['lines'][number];

interface Row {
  readonly line: Line;
  readonly at: number;
  readonly bounds: Interval;
}

/** The line that is a party's share: not of a member of a loop, and not of the company itself. */
export function provenBy(step: FlowStep, party: string): Line | undefined {
  if (party === step.company) return undefined;
  return step.lines.find((l) => l.party === party && l.loop === 0);
}

export function checkFlow(step: FlowStep, premised: Premised): string[] {
  const rows = new Map(step.lines.map((line, at) => [line.party, { line, at, bounds: intervalOf(line) }] as const));
  if (rows.size < step.lines.length) return ['a party has two lines'];
  const first = rows.get(step.company);
  if (first === undefined) return ['the company asked about has no line'];
  const columns = step.lines.flatMap((l) => premised.column(step.measure, l.party) ?? []);
  const into = new Map<string, { readonly from: Row; readonly share: Interval }[]>();
  const failures: string[] = [];
  for (const column of columns) failures.push(...collect(column, rows, into));
  failures.push(...closed(columns, rows));
  for (const row of rows.values()) failures.push(...checkRow(row, into.get(row.line.party) ?? [], step.company));
  return failures;
}

/** Sorts a column's holdings by holder; everybody who holds something must have a row, in the order of the flow. */
function collect(
  column: ColumnPremise,
  rows: ReadonlyMap<string, Row>,
  into: Map<string, { readonly from: Row; readonly share: Interval }[]>,
): string[] {
  const from = rows.get(column.company) as Row;
  const failures: string[] = [];
  for (const h of column.holders) {
    const share = intervalOf(h);
    if (share.hi.n === 0n) continue;
    const row = rows.get(h.party);
    if (row === undefined) {
      failures.push(`${h.name} holds of ${column.name} and has no line`);
      continue;
    }
    const sameLoop = row.line.loop !== 0 && row.line.loop === from.line.loop;
    if (row.at <= from.at && !sameLoop) failures.push(`${h.name} stands before ${column.name}, of which it holds`);
    into.set(h.party, [...(into.get(h.party) ?? []), { from, share }]);
  }
  return failures;
}

/** Everything that runs in; an end counts as open only where an earlier line or the share itself is. */
function checkRow(row: Row, into: readonly { from: Row; share: Interval }[], company: string): string[] {
  const start = row.line.party === company ? ONE : ZERO;
  let sum = interval(start, start);
  for (const { from, share } of into) {
    const sure = from.at < row.at;
    const [lo, hi] = [from.bounds.lo.mul(share.lo), from.bounds.hi.mul(share.hi)];
    const some = (value: Exact, open: boolean): boolean => value.n !== 0n || open;
    const loOpen =
      some(from.bounds.lo, sure && from.bounds.loOpen) &&
      some(share.lo, share.loOpen) &&
      ((sure && from.bounds.loOpen) || share.loOpen);
    const hiOpen = hi.n !== 0n && ((sure && from.bounds.hiOpen) || share.hiOpen);
    sum = interval(sum.lo.add(lo), sum.hi.add(hi), sum.loOpen || loOpen, sum.hiOpen || hiOpen);
  }
  const { bounds } = row;
  const failures: string[] = [];
  const above = compare(bounds.hi, sum.hi);
  if (above < 0 || (above === 0 && bounds.hiOpen && !sum.hiOpen))
    failures.push(`the upper end of ${row.line.party} is below what runs into it`);
  const below = compare(bounds.lo, sum.lo);
  if (below > 0 || (below === 0 && bounds.loOpen && !sum.loOpen))
    failures.push(`the lower end of ${row.line.party} is above what runs into it`);
  return failures;
}

/** Companies from which nothing can leak out of the rows, whatever the facts: what runs there could run for ever. */
function closed(columns: readonly ColumnPremise[], rows: ReadonlyMap<string, Row>): string[] {
  const owned = new Map(columns.map((c) => [c.company, c] as const));
  const below = new Map<string, string[]>();
  const leaks = new Set<string>();
  const queue: string[] = [...rows.keys()].filter((party) => !owned.has(party));
  for (const column of columns) {
    let least = ZERO;
    for (const h of column.holders) {
      const lo = read(h.lo);
      least = least.add(lo);
      if (lo.n !== 0n) below.set(h.party, [...(below.get(h.party) ?? []), column.company]);
    }
    if (compare(least, ONE) > 0) return [`the column of ${column.name} is above the whole`];
    if (compare(least, ONE) < 0) queue.push(column.company);
  }
  for (const party of queue) {
    if (leaks.has(party)) continue;
    leaks.add(party);
    queue.push(...(below.get(party) ?? []));
  }
  return columns
    .filter((c) => !leaks.has(c.company) && (rows.get(c.company) as Row).bounds.lo.n !== 0n)
    .map((c) => `what runs into ${c.name} could run round for ever`);
}
