/** The share a limb holds against its line, as steps: looked through, credited, deemed, filed, with kin. */
import type { ControlOptions } from '../compute/types.ts';
import { endsOf, intervalOf } from '../proof/index.ts';
import type { DeclaredFigure, Node } from '../snapshot/types.ts';
import type { Interval } from '../terms/interval.ts';
import { atLeast } from '../verdicts/index.ts';
import type { Limb } from '../verdicts/types.ts';
import { deemedStep } from './prove-deemed.ts';
import type { Ground, Proven } from './prove-ground.ts';
import { householdStep } from './prove-household.ts';

export function shareOf(ground: Ground, limb: Limb): Proven | undefined {
  const { attributed, bounds, credited, filed, kin } = limb.evidence;
  if (kin !== undefined) return householdStep(ground, kin);
  if (filed !== undefined) return withFiled(ground, filed.limb, filed.figures);
  if (bounds !== undefined) return { id: ground.builder.addOwnershipBounds(bounds), share: bounds.bounds };
  if (credited !== undefined) return creditedTo(ground, limb, credited.options, credited.joints);
  if (attributed === undefined) return undefined;
  const id = ground.book(attributed.options).prove(ground.builder, ground.seed);
  return { id, share: attributed.result.share };
}

function creditedTo(ground: Ground, limb: Limb, options: ControlOptions, joints: readonly Node[]): Proven | undefined {
  const { measure, oneStep } = limb.rule;
  const all = [...new Set([...ground.seed, ...joints])].sort((a, b) => a - b);
  const found =
    oneStep === undefined
      ? ground.book(options).proveCredited(ground.builder, all, measure)
      : deemed(ground, limb, options, all);
  if (found === undefined || joints.length === 0) return found;
  const id = ground.builder.add(({ id, premises }) => ({
    kind: 'member',
    measure,
    set: ground.seed.map(id),
    company: id(ground.company),
    share: endsOf(found.share),
    joints: joints.map((n) => premises.members(n)),
    rests: found.id,
  }));
  return { id, share: found.share };
}

function withFiled(ground: Ground, limb: Limb, figures: readonly DeclaredFigure[]): Proven | undefined {
  const base = shareOf(ground, limb);
  if (base === undefined) return undefined;
  const share = figures.reduce<Interval>((all, d) => atLeast(all, d.total), base.share);
  const id = ground.builder.add(({ id, premises }) => ({
    kind: 'filed',
    rule: ground.v.rule.id,
    measure: limb.rule.measure,
    set: ground.seed.map(id),
    company: id(ground.company),
    share: endsOf(share),
    figures: figures.map((d) => premises.filed(d)),
    rests: base.id,
  }));
  return { id, share };
}

/** Nothing is claimed where undeclared hands may vote: the step does not know them. */
function deemed(ground: Ground, limb: Limb, options: ControlOptions, seed: readonly Node[]): Proven | undefined {
  const { oneStep, measure } = limb.rule;
  if (oneStep === undefined || options.undisclosed !== 'declared') return undefined;
  const rests = ground.book(options).prove(ground.builder, seed);
  const votes = ground.votes(rests);
  if (votes === undefined) return undefined;
  let share: Interval | undefined;
  const id = ground.builder.add((writing) => {
    const content = deemedStep(ground.books.snapshot, ground.company, { measure, oneStep, votes, rests }, writing);
    share = intervalOf(content.share);
    return content;
  });
  return share === undefined ? undefined : { id, share };
}
