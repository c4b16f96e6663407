/** Shares taken from a step before and from what a register or joint holders add to it. */
import { compare } from '../terms/exact.ts';
import { type Interval, interval } from '../terms/interval.ts';
import { samePeople } from './check-ruled.ts';
import { endsOf, intervalOf } from './numbers.ts';
import type { Premised } from './premised.ts';
import type { Ends, FiledStep, MemberStep, Step } from './types.ts';

/** @param rest whose share the step starts from, and which */
export function checkFiled(
  step: FiledStep,
  premised: Premised,
  rest: { readonly whose: readonly string[]; readonly share: Ends | undefined } | undefined,
  about: Step | undefined,
): string[] {
  if (rest?.share === undefined || about === undefined)
    return [`it rests on ${step.rests}, which proves no share before it`];
  const failures: string[] = [];
  if (!samePeople(rest.whose, step.set)) failures.push('the share is somebody else’s');
  if (!('company' in about) || about.company !== step.company) failures.push('the share is of another company');
  const figures = premised.filed.filter(
    (f) =>
      f.rule === step.rule && f.company === step.company && f.measure === step.measure && step.set.includes(f.holder),
  );
  if (
    !samePeople(
      figures.map((f) => f.id),
      step.figures,
    )
  )
    failures.push('not every figure filed is counted, or another is');
  const found = figures.reduce<Interval>((share, f) => atLeast(share, intervalOf(f.total)), intervalOf(rest.share));
  if (!same(endsOf(found), step.share)) failures.push('the share is not what the figures filed make of it');
  return failures;
}

/** The larger of the two at each end. */
function atLeast(a: Interval, b: Interval): Interval {
  const [low, high] = [compare(b.lo, a.lo), compare(b.hi, a.hi)];
  return interval(
    low > 0 ? b.lo : a.lo,
    high > 0 ? b.hi : a.hi,
    low > 0 ? b.loOpen : low < 0 ? a.loOpen : a.loOpen || b.loOpen,
    high > 0 ? b.hiOpen : high < 0 ? a.hiOpen : a.hiOpen && b.hiOpen,
  );
}

export function checkMember(step: MemberStep, premised: Premised, done: ReadonlyMap<string, Step>): string[] {
  const rest = done.get(step.rests);
  if (rest?.kind !== 'credited' && rest?.kind !== 'deemed')
    return [`it rests on ${step.rests}, which credits nobody before it`];
  const failures: string[] = [];
  if (rest.company !== step.company || rest.measure !== step.measure) failures.push('the share is of another column');
  if (!same(rest.share, step.share)) failures.push('the share is not the one proven');
  const joints = premised.joints.filter((j) => step.joints.includes(j.id));
  if (joints.length < step.joints.length) failures.push('it names joint holders no premise gives');
  if (!joints.every((j) => j.members.some((m) => step.set.includes(m.party))))
    failures.push('it is no member of the joint holders');
  if (!samePeople(rest.set, [...new Set([...step.set, ...joints.map((j) => j.company)])]))
    failures.push('the share is not that of the members with the joint holders');
  return failures;
}

const same = (a: Ends, b: Ends): boolean => (['lo', 'hi', 'loOpen', 'hiOpen'] as const).every((k) => a[k] === b[k]);
