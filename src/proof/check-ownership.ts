/**
 * Checks look-through bounds by Park induction. Upper: z is a bound if no filling of any column makes T(z) exceed it.
 * Lower: z is a bound if every filling keeps T(z) at or above it, and every positive line leans, whatever the filling,
 * on lines nearer to the holders; without that rank a ring of companies would prove itself.
 */
import { compare, type Exact, ONE, ZERO } from '../terms/exact.ts';
import { intervalOf, read } from './numbers.ts';
import type { Premised } from './premised.ts';
import { type Extreme, extremeOf, type Worth } from './price.ts';
import type { ColumnPremise, OwnershipStep } from './types.ts';

interface Line {
  readonly value: Exact;
  readonly open: boolean;
  readonly rank: number;
}
type Lines = ReadonlyMap<string, Line>;

export function checkOwnership(step: OwnershipStep, premised: Premised): string[] {
  const holders = new Set(step.holders);
  const upper = linesOf(step.upper);
  const lower = linesOf(step.lower);
  if (upper === undefined || lower === undefined) return ['a party has two lines'];
  const judge = new Judge(step, holders, premised);
  return [...judge.upper(upper), ...judge.lower(lower), ...judge.share(upper, lower)];
}

function linesOf(list: OwnershipStep['upper']): Lines | undefined {
  const lines = new Map(list.map((l) => [l.party, { value: read(l.value), open: l.open, rank: l.rank }] as const));
  return lines.size === list.length ? lines : undefined;
}

class Judge {
  private readonly step: OwnershipStep;
  private readonly holders: ReadonlySet<string>;
  private readonly premised: Premised;

  constructor(step: OwnershipStep, holders: ReadonlySet<string>, premised: Premised) {
    this.step = step;
    this.holders = holders;
    this.premised = premised;
  }

  /** Every column, with a line or without, stays at or below its line; without a line that is nothing. */
  upper(lines: Lines): string[] {
    const { measure, undisclosed } = this.step;
    const failures: string[] = [];
    const proven = this.strict(lines, 'upper');
    for (const column of this.relevant(lines)) {
      const line = lines.get(column.company);
      const most = this.extreme(column, this.worths(column, lines, proven), 'upper');
      const limit = line?.value ?? ZERO;
      if (compare(most.value, limit) > 0) failures.push(`the upper line of ${column.name} is too low`);
    }
    for (const [party, line] of lines) {
      if (compare(line.value, ZERO) < 0) failures.push(`the upper line of ${party} is below nothing`);
      if (line.open && !proven.has(party)) failures.push(`the upper line of ${party} is called open and is not`);
      const bare = undisclosed === 'anyone' && this.premised.column(measure, party) === undefined;
      if (bare && compare(line.value, ONE) < 0 && !this.premised.isPerson(party)) {
        failures.push(`${party} has no declared owner, so anyone may own it`);
      }
    }
    return failures;
  }

  lower(lines: Lines): string[] {
    const failures: string[] = [];
    const proven = this.strict(lines, 'lower');
    for (const [party, line] of lines) {
      const column = this.premised.column(this.step.measure, party);
      if (column === undefined) {
        if (line.value.n !== 0n || line.open) failures.push(`${party} has a lower line and no column`);
        continue;
      }
      const least = this.extreme(column, this.worths(column, lines, proven), 'lower');
      if (compare(least.value, line.value) < 0) failures.push(`the lower line of ${column.name} is too high`);
      if (line.open && !proven.has(party)) failures.push(`the lower line of ${column.name} is called open and is not`);
      if (line.value.n !== 0n && !this.leans(column, lines, line.rank)) {
        failures.push(`the lower line of ${column.name} leans on nothing nearer to the holders`);
      }
    }
    return failures;
  }

  /** The share stated is what the lines of the company say. */
  share(upper: Lines, lower: Lines): string[] {
    const { company } = this.step;
    const share = intervalOf(this.step.share);
    const top = upper.get(company);
    const bottom = lower.get(company);
    const failures: string[] = [];
    if (
      compare(share.hi, top?.value ?? ZERO) < 0 ||
      (share.hiOpen && share.hi.equals(top?.value ?? ZERO) && top?.open !== true)
    ) {
      failures.push('the share ends below its upper line');
    }
    if (
      compare(share.lo, bottom?.value ?? ZERO) > 0 ||
      (share.loOpen && share.lo.equals(bottom?.value ?? ZERO) && bottom?.open !== true)
    ) {
      failures.push('the share begins above its lower line');
    }
    return failures;
  }

  /** Columns that must stay below their line: those of all parties above the company that premises know. */
  private relevant(lines: Lines): readonly ColumnPremise[] {
    const seen = new Set([this.step.company, ...lines.keys()]);
    const found: ColumnPremise[] = [];
    for (const party of seen) {
      if (this.holders.has(party) && party !== this.step.company) continue;
      const column = this.premised.column(this.step.measure, party);
      if (column === undefined) continue;
      found.push(column);
      for (const h of column.holders) seen.add(h.party);
    }
    return found;
  }

  /** What each owner of a column is worth; open where its own line is proven to be missed. */
  private worths(column: ColumnPremise, lines: Lines, proven: ReadonlySet<string>): readonly Worth[] {
    return column.holders.map(({ party }) => {
      if (this.holders.has(party)) return { value: ONE, open: false };
      return { value: lines.get(party)?.value ?? ZERO, open: proven.has(party) };
    });
  }

  private extreme(column: ColumnPremise, worths: readonly Worth[], side: 'upper' | 'lower'): Extreme {
    const anyone = side === 'upper' && this.step.undisclosed === 'anyone';
    return extremeOf(column, worths, anyone ? ONE : ZERO, side);
  }

  /** Lines proven open one after the other, so that two of them cannot vouch for one another. */
  private strict(lines: Lines, side: 'upper' | 'lower'): ReadonlySet<string> {
    const proven = new Set<string>();
    for (let grown = true; grown; ) {
      grown = false;
      for (const [party, line] of lines) {
        const column = this.premised.column(this.step.measure, party);
        if (!line.open || proven.has(party) || column === undefined) continue;
        const bound = this.extreme(column, this.worths(column, lines, proven), side);
        const beyond = compare(bound.value, line.value) * (side === 'upper' ? -1 : 1);
        if (beyond < 0 || (beyond === 0 && !bound.strict)) continue;
        proven.add(party);
        grown = true;
      }
    }
    return proven;
  }

  /** Whatever the filling, some part of the column goes to the holders or to positive lines of lower rank. */
  private leans(column: ColumnPremise, lines: Lines, rank: number): boolean {
    const worths = column.holders.map(({ party }) => {
      const line = lines.get(party);
      const nearer = this.holders.has(party) || (line !== undefined && line.value.n !== 0n && line.rank < rank);
      return { value: nearer ? ONE : ZERO, open: false };
    });
    return this.extreme(column, worths, 'lower').value.n > 0n;
  }
}
