/** What a limb counts and where control is drawn, as the steps below a verdict have it. */
import type { ControlQuota, LimbRule } from '../rules/types.ts';
import { read } from './numbers.ts';
import type { HandsStep, Step, VerdictStep, VotesStep } from './types.ts';

type Done = ReadonlyMap<string, Step>;

/** Every derivation of control below these steps draws it where the law does, on votes and stated control. */
export function drawnAt(ids: readonly string[], control: ControlQuota, done: Done): string[] {
  const { quota, inclusive } = control;
  const wrong = ids
    .flatMap((id) => derivations(id, done))
    .some(
      ({ kind, options: o }) =>
        (kind === 'hands' && control.sharesToo !== true) ||
        !read(o.quota).equals(quota) ||
        o.inclusive !== inclusive ||
        o.measure !== 'votes' ||
        !o.stated,
    );
  return wrong ? ['control is drawn where the rule does not draw it'] : [];
}

function derivations(id: string, done: Done): readonly (VotesStep | HandsStep)[] {
  const step = done.get(id);
  switch (step?.kind) {
    case 'votes':
    case 'hands':
      return [step];
    case 'household':
      return [step.own, ...step.kin.map((k) => k.votes)].flatMap((x) => derivations(x, done));
    case 'credited':
    case 'deemed':
    case 'member':
    case 'filed':
      return derivations(step.rests, done);
    default:
      return [];
  }
}

/** The share a verdict rests on is of the quantity the limb names, counted as its law counts. */
export function sharesOf(step: VerdictStep, limb: LimbRule, done: Done): string[] {
  const rest = done.get(step.rests);
  const filed = rest?.kind === 'filed' ? rest : undefined;
  const base = filed === undefined ? rest : done.get(filed.rests);
  const failures: string[] = [];
  if (filed !== undefined && (filed.rule !== step.rule || !FILED.has(limb.engine)))
    failures.push('a figure filed under another rule is counted');
  if (base === undefined || !countedBy(base, limb, done)) failures.push(`${step.rule} does not count in this way`);
  if (ONE_QUANTITY.has(limb.engine) && base !== undefined && measureOf(base) !== limb.measure)
    failures.push(`${step.rule} speaks of another quantity here`);
  return failures;
}

const FILED: ReadonlySet<LimbRule['engine']> = new Set(['multiply', 'roll-up', 'attribute']);
const ONE_QUANTITY = FILED;

function measureOf(step: Step): string | undefined {
  return step.kind === 'votes' ? step.options.measure : 'measure' in step ? step.measure : undefined;
}

function countedBy(base: Step, limb: LimbRule, done: Done): boolean {
  const looked = base.kind === 'ownership' || base.kind === 'flow';
  const whole = base.kind === 'credited' && base.apart !== true;
  switch (limb.engine) {
    case 'multiply':
      return looked;
    case 'roll-up':
      if (base.kind === 'member') return countedBy(done.get(base.rests) as Step, limb, done);
      return limb.oneStep === undefined ? whole : deemedBy(base, limb.oneStep);
    case 'attribute':
      return base.kind === 'votes' || (base.kind === 'household' && limb.household === true);
    case 'coexist-a':
      return base.kind === 'credited';
    case 'coexist-b':
      return looked || whole;
    default:
      return false;
  }
}

const deemedBy = (base: Step, { quota, inclusive }: NonNullable<LimbRule['oneStep']>): boolean =>
  base.kind === 'deemed' && read(base.quota).equals(quota) && base.inclusive === inclusive;
