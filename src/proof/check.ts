/**
 * The checker: small, and a stranger to the engine. It reads a proof as data and redoes every step from the premises
 * the proof carries; it knows nothing of how the numbers were found.
 */
import { reaches } from '../terms/interval.ts';
import { againstRule } from './against-rule.ts';
import { checkCredited } from './check-credited.ts';
import { checkDeemed } from './check-deemed.ts';
import { checkHands } from './check-derivation.ts';
import { checkFiled, checkMember } from './check-filed.ts';
import { checkFlow, provenBy } from './check-flow.ts';
import { checkHousehold } from './check-household.ts';
import { checkIndirect } from './check-indirect.ts';
import { checkOwnership } from './check-ownership.ts';
import { checkPower } from './check-power.ts';
import {
  checkBetween,
  checkControlled,
  checkRight,
  checkRole,
  checkWeighed,
  isRuled,
  type Ruled,
} from './check-ruled.ts';
import { checkTie } from './check-tie.ts';
import { checkJoint, checkVotes } from './check-votes.ts';
import { intervalOf, read } from './numbers.ts';
import { Premised } from './premised.ts';
import {
  type Ends,
  type HandsStep,
  type PowerStep,
  Proof,
  type Step,
  type TieStep,
  type VerdictStep,
} from './types.ts';

export interface Failure {
  /** step id, or "proof" */
  readonly step: string;
  readonly what: string;
}
export type Check =
  | { readonly ok: true; readonly steps: number; readonly premises: number }
  | { readonly ok: false; readonly failures: readonly Failure[] };

/**
 * Level `consistent`: the steps follow from the premises carried. That the premises are in the data, and complete, is
 * for `replayAgainst`.
 * @param proof anything; what is not a proof fails with the place
 * @param persons ids of parties nobody can own, when known
 */
export function checkProof(proof: unknown, persons: ReadonlySet<string> = new Set()): Check {
  const parsed = Proof.safeParse(proof);
  if (!parsed.success) {
    const failures = parsed.error.issues
      .slice(0, 20)
      .map((i) => ({ step: i.path.join('.') || 'proof', what: i.message }));
    return { ok: false, failures };
  }
  return together(
    checkParsed(parsed.data, persons),
    (parsed.data.sides ?? []).map((side) => ({ of: side.of, check: checkParsed(side, persons) })),
  );
}

/** One check of a proof and its sides; what fails in a side says which. */
export function together(own: Check, sides: readonly { readonly of: string; readonly check: Check }[]): Check {
  const all = [own, ...sides.map((s) => s.check)];
  const failures = [
    ...(own.ok ? [] : own.failures),
    ...sides.flatMap(({ of, check }) =>
      check.ok ? [] : check.failures.map((f) => ({ ...f, step: `${of} ${f.step}` })),
    ),
  ];
  if (failures.length > 0) return { ok: false, failures };
  const sum = (key: 'steps' | 'premises'): number => all.reduce((n, c) => n + (c.ok ? c[key] : 0), 0);
  return { ok: true, steps: sum('steps'), premises: sum('premises') };
}

export function checkParsed(proof: Proof, persons: ReadonlySet<string>): Check {
  const premised = new Premised(proof, persons);
  const failures: Failure[] = premised.failures.map((what) => ({ step: 'proof', what }));
  const done = new Map<string, Step>();
  for (const step of proof.steps) {
    if (done.has(step.id)) failures.push({ step: step.id, what: 'the step is there twice' });
    for (const what of checkStep(step, premised, done)) failures.push({ step: step.id, what });
    if (isRuled(step)) for (const what of againstRule(step, premised, done)) failures.push({ step: step.id, what });
    done.set(step.id, step);
  }
  return failures.length > 0
    ? { ok: false, failures }
    : { ok: true, steps: proof.steps.length, premises: proof.premises.length };
}

function checkStep(step: Step, premised: Premised, done: ReadonlyMap<string, Step>): string[] {
  switch (step.kind) {
    case 'ownership':
      return checkOwnership(step, premised);
    case 'flow':
      return checkFlow(step, premised);
    case 'votes':
      return checkVotes(step, premised);
    case 'hands':
      return checkHands(step, premised);
    case 'joint':
      return checkJoint(step, premised);
    case 'credited':
      return checkCredited(step, premised, done);
    case 'filed':
      return checkFiled(step, premised, provenOf(done.get(step.rests), step.set), done.get(step.rests));
    case 'deemed':
      return checkDeemed(step, premised, done);
    case 'household':
      return checkHousehold(step, premised, done);
    case 'member':
      return checkMember(step, premised, done);
    case 'verdict':
      return checkVerdict(step, done);
    case 'controlled':
      return checkControlled(step, done);
    case 'right':
      return checkRight(step, premised, done);
    case 'indirect':
      return checkIndirect(step, premised, done);
    case 'weighed':
      return checkWeighed(step, done);
    case 'between':
      return checkBetween(step, premised, done);
    case 'role':
      return checkRole(step, premised, done);
    case 'tie':
      return checkTie(step, premised, done);
    case 'power':
      return checkPower(step, premised, done);
  }
}

type Shareless = HandsStep | TieStep | PowerStep;
const SHARELESS: ReadonlySet<string> = new Set(['hands', 'tie', 'power']);
const shareless = (step: Step): step is Shareless => SHARELESS.has(step.kind);

/** Whose share a step proves; a flow proves one for each party, of which a verdict takes one. */
function proven(
  rest: Exclude<Step, Ruled | Shareless>,
  parties: readonly string[],
): { readonly whose: readonly string[]; readonly share: Ends | undefined } {
  if (rest.kind === 'ownership') return { whose: rest.holders, share: rest.share };
  if (rest.kind === 'votes') return { whose: rest.seed, share: rest.share };
  if (rest.kind !== 'flow') return { whose: rest.set, share: rest.share };
  const line = parties.length === 1 ? provenBy(rest, parties[0] as string) : undefined;
  return { whose: line === undefined ? [] : [line.party], share: line };
}

function provenOf(rest: Step | undefined, parties: readonly string[]): ReturnType<typeof proven> | undefined {
  return rest === undefined || isRuled(rest) || shareless(rest) ? undefined : proven(rest, parties);
}

/** The share is the one proven before, and the line decides as stated. */
function checkVerdict(step: VerdictStep, done: ReadonlyMap<string, Step>): string[] {
  const rest = done.get(step.rests);
  if (rest === undefined || isRuled(rest) || shareless(rest))
    return [`it rests on ${step.rests}, which proves no share before it`];
  const { whose, share } = proven(rest, step.parties);
  const failures: string[] = [];
  if ([...whose].sort().join() !== [...step.parties].sort().join()) failures.push('the share is somebody else’s');
  const same = (['lo', 'hi', 'loOpen', 'hiOpen'] as const).every((k) => share?.[k] === step.share[k]);
  if (!same) failures.push('the share is not the one proven');
  const found = reaches(intervalOf(step.share), read(step.threshold), step.inclusive);
  if (found !== step.verdict) failures.push(`the share decides ${found}, the step says ${step.verdict}`);
  return failures;
}
