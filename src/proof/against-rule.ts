/**
 * A step that speaks for a rule is held against the rule's own data: the line and its end, the clause, what is counted,
 * where control is drawn and how a text that is open is read. A proof that names a rule and uses another line fails.
 */
import { REGIMES } from '../rules/index.ts';
import type { ControlQuota, Engine, LimbRule, RuleVersion } from '../rules/types.ts';
import type { Ruled } from './check-ruled.ts';
import { drawnAt, sharesOf } from './counted.ts';
import { read } from './numbers.ts';
import type { Premised } from './premised.ts';
import type { Step, VerdictStep, WeighedStep } from './types.ts';

type Done = ReadonlyMap<string, Step>;

/** What the law says where a step speaks. */
export interface Drawn {
  readonly limb: LimbRule;
  readonly control: ControlQuota;
  /** the step speaks for the whole limb, or the whole of one reading of it */
  readonly whole: boolean;
}

const KINDS: Readonly<Record<Engine, readonly Ruled['kind'][]>> = {
  multiply: ['verdict'],
  'roll-up': ['verdict', 'indirect', 'weighed'],
  attribute: ['verdict'],
  control: ['controlled'],
  board: ['right'],
  influence: ['right'],
  'coexist-a': ['verdict', 'weighed'],
  'coexist-b': ['between', 'verdict', 'weighed'],
  arrangement: ['role'],
  readings: ['weighed'],
  aggregate: [],
  offer: [],
};

/** @returns what the step says otherwise than the rule it names */
export function againstRule(step: Ruled, premised: Premised, done: Done): string[] {
  const drawn = drawnFor(step);
  if (drawn === undefined) return [`there is no limb ${step.limb} in ${step.rule} of ${step.version}`];
  const { limb } = drawn;
  const failures: string[] = [];
  if (step.clause !== limb.clause) failures.push(`the clause is not that of ${step.rule}`);
  if (!KINDS[limb.engine].includes(step.kind)) failures.push(`${step.limb} is not judged in this way`);
  if (limb.pacts === 'apart' && step.parties.length > 1) failures.push('parties acting together are not added here');
  failures.push(...drawnAt(restsOf(step), drawn.control, done));
  failures.push(...ofKind(step, drawn, premised, done));
  return failures;
}

/** What the rule says where this step speaks; undefined where it says nothing of the kind. */
export function drawnFor(step: Ruled): Drawn | undefined {
  const version = REGIMES.find((r) => r.id === step.rule)?.versions.find((v) => v.version === step.version);
  return version && drawnBy(version, step.limb.split('/'));
}

/** "limb", "limb/part", of a text that is open "limb/reading/part", and "arrangement/limb" of whoever has a role. */
function drawnBy(version: RuleVersion, [id, ...rest]: readonly string[]): Drawn | undefined {
  const limb = version.limbs.find((l) => l.id === id);
  if (limb === undefined || rest.length === 0) return limb && { limb, control: version.control, whole: true };
  if (limb.engine === 'arrangement') return drawnBy(version, rest);
  if (limb.engine !== 'readings') return { limb, control: version.control, whole: false };
  const reading = limb.readings?.[Number(rest[0]) - 1];
  if (reading === undefined) return undefined;
  const control = reading.control ?? version.control;
  return { limb: { ...limb, engine: reading.engine }, control, whole: rest.length === 1 };
}

function restsOf(step: Ruled): readonly string[] {
  if (step.kind === 'between') return step.entities.map((e) => e.control);
  return 'rests' in step && step.rests !== undefined ? [step.rests] : [];
}

function ofKind(step: Ruled, drawn: Drawn, premised: Premised, done: Done): string[] {
  const { limb, whole } = drawn;
  switch (step.kind) {
    case 'verdict':
      return [
        ...onLine(step, limb),
        ...sharesOf(step, limb, done),
        ...(whole ? [...toldInFull([step], limb, done), ...directToo(step, limb, done)] : []),
      ];
    case 'right':
      return step.basis === (limb.engine === 'board' ? 'board' : 'any') ? [] : ['another right is looked for'];
    case 'weighed':
      return weighs(step, drawn, done);
    case 'between':
      return toldInFull(
        step.entities.flatMap((e) => (e.interest === undefined ? [] : (done.get(e.interest) ?? []))),
        limb,
        done,
      );
    case 'role': {
      const role = premised.offices.find((o) => o.id === step.office)?.role as keyof NonNullable<LimbRule['roles']>;
      return limb.roles?.[role] === step.weight ? [] : [`${step.rule} makes something else of the role`];
    }
    case 'indirect':
      return limb.needsIndirect === true && !whole ? [] : [`${step.rule} does not ask how it is held`];
    case 'controlled':
      return [];
  }
}

function onLine(step: VerdictStep, limb: LimbRule): string[] {
  const same = read(step.threshold).equals(limb.threshold) && step.inclusive === limb.inclusive;
  return same ? [] : [`the line of ${step.rule} is another`];
}

/** Of a figure filed under the rule its filer has said that it counts. */
function directToo(step: VerdictStep, limb: LimbRule, done: Done): string[] {
  const asked = limb.needsIndirect === true && done.get(step.rests)?.kind !== 'filed';
  return asked ? ['whether anything is held through others is left out'] : [];
}

function weighs(step: WeighedStep, { limb, whole }: Drawn, done: Done): string[] {
  const read = limb.engine === 'readings';
  if ((step.how === 'readings') !== (read && whole)) return [`${step.limb} is not weighed in this way`];
  if ((step.how === 'all') !== (limb.needsIndirect === true)) return [`${step.limb} is not weighed in this way`];
  if (!read) return step.how === 'any' ? toldInFull(partsOf(step, done), limb, done) : [];
  const named = partsOf(step, done).map((p) => ('limb' in p ? p.limb : ''));
  const inOrder = named.every((name, at) => name === `${step.limb}/${at + 1}`);
  return inOrder && named.length === limb.readings?.length ? [] : ['not every reading of the text is looked at'];
}

const partsOf = (step: WeighedStep, done: Done): readonly Step[] => step.parts.flatMap((id) => done.get(id) ?? []);

/** Where the law leaves open what is added, a "no" on the narrower share alone leaves that out. */
function toldInFull(steps: readonly Step[], { engine }: LimbRule, done: Done): string[] {
  const half = steps.some((s) => {
    if (s.kind !== 'verdict' || s.verdict !== 'no') return false;
    const rest = done.get(s.rests);
    if (engine === 'coexist-b') return true;
    return engine === 'coexist-a' && rest?.kind === 'credited' && rest.apart === true && rest.share.hi !== '0';
  });
  return half ? ['whether the party’s own part is added is left out'] : [];
}
