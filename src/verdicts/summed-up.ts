/**
 * Companies with very many parties above them: whoever certainly has under 1 % by any logic and is far from every
 * line of the rule is counted in one row with the largest bound, and not judged limb by limb. Nobody the rule could mean
 * is among them.
 */
import { loopsAbove } from '../compute/index.ts';
import type { Node } from '../snapshot/types.ts';
import { compare, type Exact, percent, ZERO } from '../terms/exact.ts';
import { LookthroughError } from '../terms/problem.ts';
import type { Bench } from './bench.ts';
import { Beyond } from './beyond.ts';
import { candidatesOf } from './candidates.ts';
import { nameOf } from './words.ts';

/** Up to so many parties and pacts each has a row of its own. */
export const MOST_ROWS = 1000;

/** Whoever may be credited with so much has a row, however far the line. */
const WORTH_A_ROW = percent(1);

/** Beyond both, every party would be worked out over the whole loop: hours, for one company. */
export const LOOP_LIMIT = { parties: 5000, loop: 300 } as const;

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

/**
 * @throws LookthroughError limit-reached: beyond `LOOP_LIMIT`
 * @returns undefined up to `MOST_ROWS` candidates, or where nobody is far.
 *   Cost: as of one limb of each kind a party.
 */
export function farFrom(bench: Bench): Far | undefined {
  checkLoops(bench, bench.everybody.size - 1);
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

function checkLoops({ snapshot, company }: Bench, parties: number): void {
  if (parties <= LOOP_LIMIT.parties) return;
  const largest = Math.max(0, ...loopsAbove(snapshot, company).map((loop) => loop.members.length));
  if (largest <= LOOP_LIMIT.loop) return;
  throw new LookthroughError(
    'limit-reached',
    `${nameOf(snapshot, company)} stands under ${parties} parties, ${largest} of them in one loop, and none was judged: up to ${LOOP_LIMIT.parties}, or loops of ${LOOP_LIMIT.loop}, are; "register" judges every company at once, and --all-parties works each party out, however long it takes`,
    { received: String(parties) },
  );
}
