/** Verdicts as answers print them. */
import type { Snapshot } from '../snapshot/types.ts';
import { percentNumber } from '../terms/exact.ts';
import type { Limb, RuleVerdict, Settle } from '../verdicts/types.ts';
import { nameOf, partyOut } from './context.ts';
import type { LimbOut, RuleVerdictOut, SettleOut } from './envelope.ts';
import { shareOut } from './share-out.ts';

export function verdictOut(s: Snapshot, v: RuleVerdict): RuleVerdictOut {
  const [only] = v.seed;
  return {
    ...(v.seed.length === 1 && only !== undefined
      ? { party: partyOut(s, only) }
      : { group: v.seed.map((n) => partyOut(s, n)) }),
    rule: v.rule.id,
    verdict: v.verdict,
    ...(v.share === undefined ? {} : { share: shareOut(v.share) }),
    clause: v.clause,
    basis: v.basis,
    limbs: v.limbs.map((l) => limbOut(s, l)),
    wouldSettle: v.wouldSettle.map((w) => settleOut(s, w)),
  };
}

function limbOut(s: Snapshot, l: Limb): LimbOut {
  const line = `${percentNumber(l.rule.threshold, 'nearest')} %`;
  return {
    limb: l.rule.id,
    ...(l.share === undefined ? {} : { share: shareOut(l.share) }),
    threshold: l.rule.inclusive ? `${line} or more` : `more than ${line}`,
    verdict: l.verdict,
    clause: l.rule.clause,
    because: l.because,
    ...(l.path === undefined ? {} : { path: l.path.map((n) => nameOf(s, n)) }),
  };
}

export function settleOut(s: Snapshot, w: Settle): SettleOut {
  return {
    facts: w.facts.map((f) => ({
      kind: f.kind,
      ...(f.holder === undefined ? {} : { holder: nameOf(s, f.holder) }),
      ...(f.company === undefined ? {} : { company: nameOf(s, f.company) }),
      ...(f.openPoint === undefined ? {} : { openPoint: f.openPoint }),
      text: f.text,
    })),
    strength: w.strength,
    outcomes: w.outcomes.map((o) => ({
      if: o.if,
      verdict: o.verdict,
      ...(o.share === undefined ? {} : { share: shareOut(o.share) }),
    })),
  };
}
