/** Verdicts that take more than one share: each is redone from the steps and premises it names. */
import type { Premised } from './premised.ts';
import type {
  BetweenStep,
  ControlledStep,
  ControlPremise,
  IndirectStep,
  RightStep,
  RoleStep,
  Step,
  VerdictStep,
  VotesStep,
  WeighedStep,
} from './types.ts';

type Verdict = VerdictStep['verdict'];
type Done = ReadonlyMap<string, Step>;
export type Ruled = VerdictStep | ControlledStep | RightStep | IndirectStep | WeighedStep | BetweenStep | RoleStep;

const RULED: ReadonlySet<string> = new Set([
  'verdict',
  'controlled',
  'right',
  'indirect',
  'weighed',
  'between',
  'role',
]);
export const isRuled = (step: Step | undefined): step is Ruled => step !== undefined && RULED.has(step.kind);

export const samePeople = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n');

const RANK: Record<Verdict, number> = { yes: 0, 'cannot-tell': 1, no: 2 };
/** One is enough. */
const most = (list: readonly Verdict[]): Verdict => list.reduce<Verdict>((a, b) => (RANK[b] < RANK[a] ? b : a), 'no');
/** All must hold. */
const least = (list: readonly Verdict[]): Verdict => list.reduce<Verdict>((a, b) => (RANK[b] > RANK[a] ? b : a), 'yes');

export const told = (stated: Verdict, shown: Verdict): string[] =>
  stated === shown ? [] : [`it is stated as ${stated} and shown as ${shown}`];

/** The company a verdict or a share is about. */
function companyOf(step: Step | undefined, done: Done): string | undefined {
  if (step === undefined) return undefined;
  if (step.kind === 'verdict') return companyOf(done.get(step.rests), done);
  if (step.kind === 'weighed') return companyOf(done.get(step.parts[0] as string), done);
  return step.kind === 'tie' ? undefined : step.company;
}

function derivation(id: string | undefined, seed: readonly string[], company: string, done: Done): VotesStep | string {
  const rest = id === undefined ? undefined : done.get(id);
  if (rest?.kind !== 'votes') return `it rests on ${id}, which derives no control before it`;
  if (rest.company !== company) return 'the control it rests on is over another company';
  return samePeople(rest.seed, seed) ? rest : 'the control it rests on is somebody else’s';
}

export function checkControlled(step: ControlledStep, done: Done): string[] {
  const rest = derivation(step.rests, step.parties, step.company, done);
  if (typeof rest === 'string') return [rest];
  const same = (['lo', 'hi', 'loOpen', 'hiOpen'] as const).every((k) => rest.share[k] === step.share[k]);
  return [...(same ? [] : ['the share is not the one proven']), ...told(step.verdict, rest.verdict)];
}

export function checkRight(step: RightStep, premised: Premised, done: Done): string[] {
  const counts = (c: ControlPremise): boolean =>
    c.company === step.company && (step.basis === 'any' || c.basis === step.basis);
  const rights = premised.controls.filter(counts);
  if (step.rests === undefined)
    return rights.length > 0 ? ['a right is stated, and whose it is is not derived'] : told(step.verdict, 'no');
  const rest = derivation(step.rests, step.parties, step.company, done);
  if (typeof rest === 'string') return [rest];
  if (!rest.options.stated) return ['the control it rests on leaves stated control out'];
  const among = (hands: readonly string[]): boolean => {
    const set = new Set([...rest.seed, ...hands]);
    set.delete(step.company);
    return rights.some((c) => set.has(c.controller));
  };
  const sure = among(rest.certain.map((c) => c.company));
  return told(step.verdict, sure ? 'yes' : among(rest.possible) ? 'cannot-tell' : 'no');
}

export function checkWeighed(step: WeighedStep, done: Done): string[] {
  const parts = step.parts.map((id) => done.get(id)).filter(isRuled);
  if (parts.length < step.parts.length || new Set(step.parts).size < step.parts.length)
    return ['it weighs what is no verdict before it, or one twice'];
  const failures = parts.flatMap((p) => partOf(step, p));
  const companies = new Set(parts.map((p) => companyOf(p, done)));
  if (companies.size > 1) failures.push('the verdicts weighed are about several companies');
  const verdicts = parts.map((p) => p.verdict);
  const [first, second] = parts;
  if (step.how === 'any') {
    if (step.verdict !== 'yes' && new Set(parts.map((p) => measureOf(p, done))).size < 2)
      failures.push('shares and votes are not both looked at');
    failures.push(...told(step.verdict, most(verdicts)));
  } else if (step.how === 'all') {
    const same = first?.kind === 'verdict' && second?.kind === 'indirect' && first.rests === second.rests;
    if (!same || parts.length > 2) failures.push('it is not one share that is over the line and held through others');
    failures.push(...told(step.verdict, least(verdicts)));
  } else if (step.how === 'readings') {
    const agree = verdicts.every((v) => v === verdicts[0]);
    failures.push(...told(step.verdict, agree ? (verdicts[0] as Verdict) : 'cannot-tell'));
  } else {
    if (!fuller(first, second, done)) failures.push('the second share is not the first with the party’s own part');
    const unclear = first?.verdict === 'no' && second?.verdict !== 'no';
    failures.push(...told(step.verdict, unclear ? 'cannot-tell' : (first?.verdict as Verdict)));
  }
  const shared = first !== undefined && 'share' in first ? first.share : undefined;
  if (step.share !== undefined && JSON.stringify(step.share) !== JSON.stringify(shared))
    failures.push('the share is not that of the first part');
  return failures;
}

function partOf(step: Ruled, part: Ruled): string[] {
  const failures: string[] = [];
  if (part.rule !== step.rule || part.version !== step.version) failures.push('a part is of another rule');
  if (!part.limb.startsWith(`${step.limb}/`)) failures.push('a part is of another limb');
  if (!samePeople(part.parties, step.parties)) failures.push('a part is somebody else’s');
  return failures;
}

function measureOf(step: Step | undefined, done: Done): string | undefined {
  if (step?.kind === 'verdict') return measureOf(done.get(step.rests), done);
  if (step?.kind === 'weighed') return measureOf(done.get(step.parts[0] as string), done);
  return step !== undefined && 'measure' in step ? step.measure : undefined;
}

/** The second counts the whole part of what the party controls and its own; the first less. */
function fuller(first: Ruled | undefined, second: Ruled | undefined, done: Done): boolean {
  if (first?.kind !== 'verdict' || second?.kind !== 'verdict') return false;
  const [a, b] = [done.get(first.rests), done.get(second.rests)];
  if (b?.kind !== 'credited' || b.apart === true || a === undefined || !('measure' in a)) return false;
  const narrower = (a.kind === 'credited' && a.apart === true) || a.kind === 'ownership' || a.kind === 'flow';
  const sameLine = first.threshold === second.threshold && first.inclusive === second.inclusive;
  return narrower && sameLine && a.measure === b.measure && a.company === b.company;
}

export function checkBetween(step: BetweenStep, premised: Premised, done: Done): string[] {
  const failures: string[] = [];
  const verdicts = step.entities.map((e): Verdict => {
    const control = derivation(e.control, [e.entity], step.company, done);
    if (typeof control === 'string') {
      failures.push(control);
      return 'no';
    }
    if (control.verdict === 'no') return 'no';
    const interest = e.interest === undefined ? undefined : done.get(e.interest);
    if (!isRuled(interest) || companyOf(interest, done) !== e.entity) {
      failures.push(`nothing is shown of the interest in ${e.entity}`);
      return 'no';
    }
    failures.push(...partOf(step, interest));
    return least([control.verdict, interest.verdict]);
  });
  failures.push(...told(step.verdict, most(verdicts)));
  if (step.verdict === 'yes') return failures;
  const seen = new Set([step.company, ...step.parties, ...step.entities.map((e) => e.entity)]);
  for (const party of premised.above(step.company)) {
    const owned = premised.column('economic', party) ?? premised.column('votes', party);
    if (owned !== undefined && !seen.has(party)) failures.push(`${owned.name} is left out`);
  }
  return failures;
}

export function checkRole(step: RoleStep, premised: Premised, done: Done): string[] {
  const office = premised.offices.find((o) => o.id === step.office);
  if (office === undefined || office.company !== step.trust) return ['no premise gives a role in the trust'];
  const [party] = step.parties;
  if (party === undefined || step.parties.length > 1) return ['a role is one party’s own'];
  const over = verdictsOf(step, step.over, [step.trust], step.company, done);
  if (typeof over === 'string') return [over];
  const through = office.holder === party ? ['yes' as const] : inHolder(step, office.holder, done);
  if (typeof through === 'string') return [through];
  return told(step.verdict, least([most(over), step.weight, office.live, most(through)]));
}

const inHolder = (step: RoleStep, holder: string, done: Done): readonly Verdict[] | string =>
  verdictsOf(step, step.through ?? [], step.parties, holder, done);

/** Verdicts of one rule on one set in one company, each of another limb. */
function verdictsOf(
  step: RoleStep,
  ids: readonly string[],
  whose: readonly string[],
  company: string,
  done: Done,
): readonly Verdict[] | string {
  const list = ids.map((id) => done.get(id)).filter(isRuled);
  if (list.length < ids.length || list.length === 0) return 'it rests on what is no verdict before it';
  if (new Set(list.map((v) => v.limb)).size < list.length) return 'one limb is there twice';
  const fits = list.every(
    (v) => v.rule === step.rule && samePeople(v.parties, whose) && companyOf(v, done) === company,
  );
  return fits ? list.map((v) => v.verdict) : 'a verdict it rests on is about something else';
}
