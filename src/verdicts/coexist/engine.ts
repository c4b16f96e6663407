/**
 * Regulation (EU) 2024/1624 Art. 54: ownership and control in one structure. (a) whoever controls entities that hold
 * 25 % or more directly, one by one or together; (b) whoever has 25 % or more of an entity that controls the company.
 */
import { above, controlIn, controllersOf, jointHolding, ownershipBounds } from '../../compute/index.ts';
import type { LimbRule } from '../../rules/types.ts';
import type { Node } from '../../snapshot/types.ts';
import { type Interval, interval, NOTHING, reaches, type Verdict } from '../../terms/interval.ts';
import type { Bench } from '../limbs.ts';
import type { Limb } from '../types.ts';
import { intervalWords, lineWords, nameOf, namesOf } from '../words.ts';

export function coexistA(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const { snapshot, company, votes, undisclosed } = bench;
  const result = controlIn(votes, seed, above(votes, company));
  const own = new Set(seed);
  const set = (steps: typeof result.certain): Set<Node> =>
    new Set(steps.map((s) => s.company).filter((n) => n !== company && !own.has(n)));
  const [certain, possible] = [set(result.certain), set(result.possible)];
  const held = (least: ReadonlySet<Node>, most: ReadonlySet<Node>): Interval => {
    const options = { measure: rule.measure, undisclosed } as const;
    const low = jointHolding(snapshot, company, least, options).bounds;
    const high = jointHolding(snapshot, company, most, options).bounds;
    return interval(low.lo, high.hi, low.loOpen, high.hiOpen);
  };
  const share = possible.size === 0 ? NOTHING : held(certain, possible);
  const verdict = reaches(share, rule.threshold, rule.inclusive);
  const withOwn = certain.size === 0 ? share : held(new Set([...certain, ...seed]), new Set([...possible, ...seed]));
  const unclear = verdict === 'no' && reaches(withOwn, rule.threshold, rule.inclusive) !== 'no';
  const hands = [...certain];
  const who = namesOf(snapshot, seed);
  return {
    rule,
    verdict: unclear ? 'cannot-tell' : verdict,
    share,
    because: unclear
      ? `entities ${who} controls hold ${intervalWords(share)}, with its own part ${intervalWords(withOwn)}: the text does not say whether the two are added`
      : `entities ${who} controls hold ${intervalWords(share)} directly; the line is ${lineWords(rule.threshold, rule.inclusive)}`,
    path: [...seed, ...hands, company],
    evidence: {},
  };
}

export function coexistB(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const { snapshot, company, undisclosed, control } = bench;
  let best: { verdict: Verdict; share: Interval; through: Node } | undefined;
  for (const c of controllersOf(snapshot, company, control)) {
    const through = c.seed[0] as Node;
    if (c.seed.length > 1 || seed.includes(through)) continue;
    const share = ownershipBounds(snapshot, seed, through, { measure: rule.measure, undisclosed }).bounds;
    const held = reaches(share, rule.threshold, rule.inclusive);
    const verdict: Verdict = held === 'yes' && c.verdict !== 'certain' ? 'cannot-tell' : held;
    if (best === undefined || rank(verdict) < rank(best.verdict)) best = { verdict, share, through };
  }
  if (best === undefined || best.share.hi.n === 0n) {
    return { rule, verdict: 'no', because: 'no entity in between controls the company', evidence: {} };
  }
  return {
    rule,
    verdict: best.verdict,
    share: best.share,
    because: `${namesOf(snapshot, seed)} has ${intervalWords(best.share)} of ${nameOf(snapshot, best.through)}, which controls the company; the line is ${lineWords(rule.threshold, rule.inclusive)}`,
    path: [...seed, best.through, company],
    evidence: {},
  };
}
const rank = (v: Verdict): number => (v === 'yes' ? 0 : v === 'cannot-tell' ? 1 : 2);
