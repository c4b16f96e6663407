/** Control of the company itself: by votes up the chain, by the board, by other stated means. */
import { above, attributedIn, controlIn } from '../../compute/index.ts';
import type { LimbRule } from '../../rules/types.ts';
import type { Node, StatedControl } from '../../snapshot/types.ts';
import type { Verdict } from '../../terms/interval.ts';
import type { Bench } from '../limbs.ts';
import type { Limb } from '../types.ts';
import { intervalWords, namesOf } from '../words.ts';

/** Certain, possible or no, by the control fixpoint with every basis. */
export function controlled(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const { votes, snapshot, company, control } = bench;
  const within = above(votes, company);
  const result = controlIn(votes, seed, within);
  const sure = result.certain.find((s) => s.company === company);
  const maybe = result.possible.find((s) => s.company === company);
  const verdict: Verdict = sure !== undefined ? 'yes' : maybe !== undefined ? 'cannot-tell' : 'no';
  const share = attributedIn(votes, seed, company, within);
  const basis = (sure ?? maybe)?.basis;
  const how =
    basis === undefined || basis === 'majority'
      ? ''
      : ` (${basis === 'stated' ? 'as a source states' : `by ${basis}`})`;
  return {
    rule,
    verdict,
    share: share.share,
    because:
      verdict === 'no'
        ? `${namesOf(snapshot, seed)} does not control it: ${intervalWords(share.share)} of the votes with what it controls`
        : `${namesOf(snapshot, seed)} ${verdict === 'yes' ? 'controls' : 'possibly controls'} it${how}: ${intervalWords(share.share)} of the votes`,
    path: [...seed, company],
    evidence: { attributed: { result: share, options: control, company } },
  };
}

export function boardMajority(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const right = statedOver(bench, seed).find((c) => c.basis === 'board');
  return stated(bench, rule, seed, right, 'can appoint the majority of the board', 'no right over the board is stated');
}

/** Significant influence or control by other means: a source's statement is what there is to go on. */
export function influence(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const right = statedOver(bench, seed)[0];
  return stated(bench, rule, seed, right, 'is said to control it', 'no control by other means is stated');
}

function stated(
  { snapshot, company }: Bench,
  rule: LimbRule,
  seed: readonly Node[],
  right: StatedControl | undefined,
  yes: string,
  no: string,
): Limb {
  const who = right === undefined ? '' : `${namesOf(snapshot, [right.controller])} ${yes}`;
  return {
    rule,
    verdict: right === undefined ? 'no' : 'yes',
    because: right === undefined ? no : who,
    ...(right === undefined ? {} : { path: [...new Set([...seed, right.controller, company])] }),
    evidence: {},
  };
}

/** Stated power over the company by the seed or by what it certainly controls. */
function statedOver({ votes, company, snapshot }: Bench, seed: readonly Node[]): readonly StatedControl[] {
  const direct = snapshot.statedControl.filter((c) => c.company === company);
  if (direct.length === 0) return [];
  const set = new Set([...seed, ...controlIn(votes, seed, above(votes, company)).certain.map((s) => s.company)]);
  set.delete(company);
  return direct.filter((c) => set.has(c.controller));
}
