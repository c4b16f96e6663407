/**
 * Attribution with a household: a person is taken to be interested in what the spouse and children under 18 are
 * interested in, each with what that one controls. Two members who control a corporation only together do not: the law
 * asks who is entitled to the votes there, person by person (Hong Kong Securities and Futures Ordinance s. 316).
 */
import type { LimbRule } from '../../rules/types.ts';
import type { Relative } from '../../snapshot/household.ts';
import type { Node } from '../../snapshot/types.ts';
import { interval, reaches } from '../../terms/interval.ts';
import type { Bench } from '../bench.ts';
import type { Limb } from '../types.ts';
import { intervalWords, lineWords, nameOf, namesOf } from '../words.ts';

/** Relatives of anybody in the seed who are not in it themselves. */
export function relativesOf({ workings }: Bench, seed: readonly Node[]): readonly Relative[] {
  const found = seed.flatMap((n) => workings.households.of(n)).filter((r) => !seed.includes(r.node));
  return found.filter((r, at) => found.findIndex((x) => x.node === r.node) === at);
}

export function withHousehold(bench: Bench, rule: LimbRule, seed: readonly Node[], kin: readonly Relative[]): Limb {
  const { snapshot, company, certainOf, workings } = bench;
  const own = bench.attributedTo(seed);
  const theirs = kin.map((r) => ({ ...r, votes: bench.attributedTo([r.node]) }));
  const sure = theirs.filter((r) => r.counts === 'yes');
  const mine = bench.countsHere ? seed : [];
  const certain = unique([...mine, ...own.certainWith, ...sure.flatMap((r) => [r.node, ...r.votes.certainWith])]);
  const possible = unique([...mine, ...own.possibleWith, ...theirs.flatMap((r) => [r.node, ...r.votes.possibleWith])]);
  const least = workings.joints.of(company, new Set(certain), 'votes', certainOf).bounds;
  const most = workings.joints.of(company, new Set(possible), 'votes', certainOf).bounds;
  const share = interval(least.lo, most.hi, least.loOpen, most.hiOpen);
  const holding = theirs.filter((r) => r.votes.share.hi.n !== 0n);
  const who = holding.map((r) => `${nameOf(snapshot, r.node)} (${r.kinship}${r.counts === 'yes' ? '' : ', if so'})`);
  return {
    rule,
    verdict: reaches(share, rule.threshold, rule.inclusive),
    share,
    because: `${namesOf(snapshot, seed)}${who.length === 0 ? '' : ` with ${who.join(', ')}`} ${seed.length > 1 ? 'have' : 'has'} ${intervalWords(share)} of the votes; the line is ${lineWords(rule.threshold, rule.inclusive)}`,
    path: [...seed, ...certain.filter((n) => !seed.includes(n)), company],
    evidence: {
      hands: { certain, possible },
      kin: { options: bench.control, relatives: kin },
    },
  };
}

const unique = (nodes: readonly Node[]): readonly Node[] => [...new Set(nodes)].sort((a, b) => a - b);
