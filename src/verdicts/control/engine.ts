/** Control of the company itself: by votes up the chain, by the board, by other stated means. */
import type { LimbRule } from '../../rules/types.ts';
import type { Node, StatedControl } from '../../snapshot/types.ts';
import type { Verdict } from '../../terms/interval.ts';
import type { Bench } from '../bench.ts';
import type { Limb } from '../types.ts';
import { intervalWords, namesOf } from '../words.ts';

/** Certain, possible or no, by the control fixpoint with every basis. */
export function controlled(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const { snapshot, company, control } = bench;
  const result = bench.steps(seed);
  const sure = result.certain.find((s) => s.company === company);
  const maybe = result.possible.find((s) => s.company === company);
  const verdict: Verdict = sure !== undefined ? 'yes' : maybe !== undefined ? 'cannot-tell' : 'no';
  const share = bench.attributedTo(seed);
  const basis = (sure ?? maybe)?.basis;
  const how =
    basis === undefined || basis === 'majority'
      ? ''
      : ` (${basis === 'stated' ? 'as a source states' : `by ${basis}`})`;
  const many = seed.length > 1;
  const does = many ? 'control' : 'controls';
  const it = many ? 'they control' : 'it controls';
  const own = bench.countsHere ? seed : [];
  return {
    rule,
    verdict,
    share: share.share,
    because:
      verdict === 'no'
        ? `${namesOf(snapshot, seed)} ${many ? 'do' : 'does'} not control it: ${intervalWords(share.share)} of the votes with what ${it}`
        : `${namesOf(snapshot, seed)} ${verdict === 'yes' ? does : `possibly ${does}`} it${how}: ${intervalWords(share.share)} of the votes`,
    path: [...seed, company],
    evidence: {
      attributed: { result: share, options: control, company },
      hands: { certain: [...own, ...share.certainWith], possible: [...own, ...share.possibleWith] },
    },
  };
}

export function boardMajority(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const rights = bench.snapshot.statedControl.filter((c) => c.company === bench.company && c.basis === 'board');
  return stated(
    bench,
    rule,
    seed,
    'board',
    rights,
    'can appoint the majority of the board',
    'no right over the board is stated',
  );
}

/** Significant influence or control by other means: a source's statement is what there is to go on. */
export function influence(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const rights = bench.snapshot.statedControl.filter((c) => c.company === bench.company);
  return stated(bench, rule, seed, 'any', rights, 'is said to control it', 'no control by other means is stated');
}

/** Yes: the right is the seed's, or that of what it certainly controls; cannot tell: of what it possibly controls. */
function stated(
  bench: Bench,
  rule: LimbRule,
  seed: readonly Node[],
  basis: 'board' | 'any',
  rights: readonly StatedControl[],
  what: string,
  none: string,
): Limb {
  const { snapshot, company, control } = bench;
  const evidence = { right: { options: control, basis } };
  if (rights.length === 0) return { rule, verdict: 'no', because: none, evidence };
  const result = bench.steps(seed);
  const hands = (steps: typeof result.certain): ReadonlySet<Node> =>
    new Set([...seed, ...steps.map((s) => s.company)].filter((n) => n !== company));
  const [certain, possible] = [hands(result.certain), hands(result.possible)];
  const sure = rights.find((c) => certain.has(c.controller));
  const right = sure ?? rights.find((c) => possible.has(c.controller));
  if (right === undefined) return { rule, verdict: 'no', because: none, evidence };
  const who = namesOf(snapshot, [right.controller]);
  const possibly = `${namesOf(snapshot, seed)} possibly control${seed.length > 1 ? '' : 's'} ${who}, which ${what}`;
  return {
    rule,
    verdict: sure === undefined ? 'cannot-tell' : 'yes',
    because: sure === undefined ? possibly : `${who} ${what}`,
    path: [...new Set([...seed, right.controller, company])],
    evidence,
  };
}
