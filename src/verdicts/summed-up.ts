/**
 * Companies with very many parties above them: whoever certainly has under 1 % by any logic and is far from every
 * line of the rule is counted in one row with the largest bound, and not judged limb by limb. Nobody the rule could mean
 * is among them.
 */
import type { Node } from '../snapshot/types.ts';
import { compare, type Exact, percent, ZERO } from '../terms/exact.ts';
import type { Bench } from './bench.ts';
import { Beyond } from './beyond.ts';
import { candidatesOf } from './candidates.ts';

/** Up to so many parties and pacts each has a row of its own. */
export const MOST_ROWS = 1000;

/** Whoever may be credited with so much has a row, however far the line. */
const WORTH_A_ROW = percent(1);

export interface SummedUp {
  /** parties without a row of their own; each is a certain "no" */
  readonly parties: number;
  /** the most that any of them can be credited with, under any logic; a fraction of one */
  readonly most: Exact;
}

export interface Far {
  readonly nodes: ReadonlySet<Node>;
  readonly row: SummedUp;
}

/** @returns undefined up to `MOST_ROWS` candidates, or where nobody is far. Cost: as of one limb of each kind a party. */
export function farFrom(bench: Bench): Far | undefined {
  const candidates = candidatesOf(bench);
  if (candidates.length <= MOST_ROWS) return undefined;
  const beyond = new Beyond(bench);
  const nodes = new Set<Node>();
  let [parties, most] = [0, ZERO];
  for (const { seed, issuers } of candidates) {
    const [only] = seed;
    if (issuers !== undefined || only === undefined || !beyond.has(only)) continue;
    const own = beyond.mostOf(only);
    if (compare(own, WORTH_A_ROW) >= 0) continue;
    nodes.add(only);
    if (own.n === 0n) continue;
    parties += 1;
    if (compare(own, most) > 0) most = own;
  }
  return parties === 0 ? undefined : { nodes, row: { parties, most } };
}
