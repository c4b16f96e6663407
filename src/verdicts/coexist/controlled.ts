/**
 * What a party controls above one company where the law takes a majority of the shares as control too, not only one of
 * the votes (Regulation (EU) 2024/1624 Art. 53(2)). One fixpoint: each measure adds to the set the other starts from.
 */
import { controlIn, VotesBook } from '../../compute/index.ts';
import type { Node } from '../../snapshot/types.ts';
import type { Bench } from '../bench.ts';

export interface Controlled {
  /** companies, the party itself and the company asked about left out */
  readonly certain: ReadonlySet<Node>;
  readonly possible: ReadonlySet<Node>;
}

export function controlledBy(bench: Bench, seed: readonly Node[]): Controlled {
  const byVotes = bench.steps(seed);
  if (plainly(bench)) {
    return { certain: rest(bench, seed, byVotes.certain), possible: rest(bench, seed, byVotes.possible) };
  }
  return { certain: grown(bench, seed, 'certain'), possible: grown(bench, seed, 'possible') };
}

/** Control by votes and as stated is all there is: shares are no second way, or say the same. */
export const plainly = (bench: Bench): boolean => bench.version.control.sharesToo !== true || !bench.workings.toldApart;

function grown(bench: Bench, seed: readonly Node[], certainty: 'certain' | 'possible'): ReadonlySet<Node> {
  const shares = new VotesBook(bench.snapshot, { ...bench.control, measure: 'economic' });
  const set = new Set(seed);
  for (let size = 0; size < set.size; ) {
    size = set.size;
    for (const s of bench.steps([...set])[certainty]) set.add(s.company);
    for (const s of controlIn(shares, [...set], bench.everybody)[certainty]) set.add(s.company);
  }
  return rest(
    bench,
    seed,
    [...set].map((company) => ({ company })),
  );
}

function rest(bench: Bench, seed: readonly Node[], steps: readonly { readonly company: Node }[]): ReadonlySet<Node> {
  return new Set(steps.map((s) => s.company).filter((n) => n !== bench.company && !seed.includes(n)));
}
