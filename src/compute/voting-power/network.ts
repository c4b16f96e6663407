/**
 * Power through a network: the compound game of a company's ultimate owners. A coalition of owners decides in every
 * company whose votes it and the companies it already decides in make up; least fixpoint, so companies that hold one
 * another lift nobody by themselves. The index of the company's game is each owner's power (Crama and Leruth 2007).
 */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { type Exact, ONE, ratio, ZERO } from '../../terms/exact.ts';
import { isPoint } from '../../terms/interval.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { control } from '../control/reference.ts';
import type { ControlOptions } from '../types.ts';

/** Coalitions are looked at one by one: 2^n. */
export const NETWORK_OWNERS = 14;

export interface NetworkPower {
  /** ultimate owners, sorted */
  readonly owners: readonly Node[];
  readonly shapley: readonly Exact[];
  readonly banzhafAbsolute: readonly Exact[];
}

/**
 * @param owners who decides for itself; everybody else follows its holders
 * @returns exact; the same order as `owners`
 * @throws LookthroughError limit-reached above 14 owners; usage where votes are known only as a range
 * Cost: 2^n fixpoints of control.
 */
export function networkPower(
  snapshot: Snapshot,
  owners: readonly Node[],
  company: Node,
  options: ControlOptions,
): NetworkPower {
  const n = owners.length;
  if (n > NETWORK_OWNERS) {
    throw new LookthroughError(
      'limit-reached',
      `${n} owners are too many for exact network power; at most ${NETWORK_OWNERS}: sample it (sampledNetworkPower)`,
    );
  }
  knownVotes(snapshot);
  const wins = Array.from({ length: 2 ** n }, (_, mask) => {
    const seed = owners.filter((_owner, i) => (mask >> i) & 1);
    return seed.length > 0 && control(snapshot, seed, options).certain.some((step) => step.company === company);
  });
  const shapley: Exact[] = [];
  const banzhafAbsolute: Exact[] = [];
  for (let i = 0; i < n; i += 1) {
    let [chance, swings] = [ZERO, 0];
    for (let mask = 0; mask < wins.length; mask += 1) {
      if ((mask >> i) & 1 || wins[mask] === true || wins[mask | (1 << i)] !== true) continue;
      swings += 1;
      chance = chance.add(weight(ones(mask), n));
    }
    shapley.push(chance);
    banzhafAbsolute.push(ratio(swings, 2 ** (n - 1)));
  }
  return { owners: [...owners], shapley, banzhafAbsolute };
}

/** Throws `usage` where some votes are known only as a range. */
export function knownVotes(snapshot: Snapshot): void {
  for (const column of snapshot.votes.values()) {
    if (column.holdings.some((h) => !isPoint(h.bounds))) {
      throw new LookthroughError('usage', 'network power needs votes that are known as figures, not as ranges');
    }
  }
}

const ones = (mask: number): number => mask.toString(2).replaceAll('0', '').length;

/** s! (n−1−s)! / n! */
function weight(s: number, n: number): Exact {
  let ways = ONE;
  for (let k = 0; k < s; k += 1) ways = ways.mul(n - 1 - k).div(k + 1);
  return ONE.div(ways).div(n);
}
