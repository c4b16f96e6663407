/** Replays a proof against data: the premises are what the data says now, and nothing that matters is left out. */
import { REGIMES } from '../rules/index.ts';
import { Households } from '../snapshot/household.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { type Check, checkParsed, type Failure, together } from './check.ts';
import { intervalOf } from './numbers.ts';
import { oneQuantityOnly } from './one-quantity.ts';
import {
  claimPremise,
  columnPremise,
  controlPremise,
  digestOfColumn,
  filedPremise,
  holdingPremise,
  kinPremise,
  membersPremise,
  officePremise,
  toldPremise,
} from './premises.ts';
import { ancestors, ancestorsByAny } from './reach.ts';
import { type Premise, Proof, type SideProof, type Step, type VerdictStep } from './types.ts';

const PERSONS = new Set(['person', 'group', 'state', 'state-body', 'joint']);

/**
 * Level `replayed`: as `checkProof`, and each premise is the data's, and every column a step needs is among them.
 * @param snapshot taken from the data with the answer's own dates, choices and assumptions
 * @param side the facts a side is about: after the changes supposed, or on its day; without it a proof with sides fails
 */
export function replayAgainst(proof: unknown, snapshot: Snapshot, side?: (of: SideProof) => Snapshot): Check {
  const parsed = Proof.safeParse(proof);
  if (!parsed.success) return { ok: false, failures: [{ step: 'proof', what: 'this is not a proof' }] };
  const sides = (parsed.data.sides ?? []).map((s) => ({
    of: s.of,
    check: side === undefined ? NOT_GIVEN : replayed(s, side(s)),
  }));
  return together(replayed(parsed.data, snapshot), sides);
}

const NOT_GIVEN: Check = { ok: false, failures: [{ step: 'proof', what: 'the facts of this side are not given' }] };

function replayed(proof: Proof, snapshot: Snapshot): Check {
  const failures: Failure[] = [];
  const premises = proof.premises.map((p) => {
    const now = inData(p, snapshot);
    if (now === undefined || canonical(now.compared) !== canonical(p)) {
      failures.push({ step: p.id, what: `the data says otherwise now: ${about(p)}` });
    }
    return now?.full ?? p;
  });
  const whole: Proof = { level: 'full', premises, steps: proof.steps };
  for (const step of whole.steps)
    failures.push(...missing(step, whole, snapshot), ...oneQuantityOnly(step, whole, snapshot));
  const persons = new Set(snapshot.parties.filter((p) => PERSONS.has(p.type)).map((p) => p.id));
  const checked = checkParsed(whole, persons);
  if (!checked.ok) failures.push(...checked.failures);
  return failures.length > 0 ? { ok: false, failures } : checked;
}

const canonical = (p: Premise): string => JSON.stringify(p);
const about = (p: Premise): string =>
  p.kind === 'column' || p.kind === 'digest'
    ? `who holds ${p.name}`
    : p.kind === 'claim'
      ? `the total ${p.holder} has in ${p.company}`
      : p.kind === 'stated-control'
        ? `control of ${p.company}`
        : `${p.kind} of ${p.company}`;

/** What the data says in place of a premise: as it is compared, and in full where the premise is a digest. */
function inData(p: Premise, s: Snapshot): { readonly compared: Premise; readonly full: Premise } | undefined {
  const company = s.nodeOf.get(p.company);
  if (company === undefined) return undefined;
  if (p.kind === 'column' || p.kind === 'digest') {
    const full = columnPremise(s, p.measure, company, p.id);
    if (full === undefined) return undefined;
    const compared = p.kind === 'column' ? full : { ...p, digest: digestOfColumn(full) };
    return { compared, full };
  }
  const found = candidatesFor(p, company, s).find((c) => canonical(c) === canonical(p));
  return found === undefined ? undefined : { compared: found, full: found };
}

function candidatesFor(p: Premise, company: Node, s: Snapshot): readonly Premise[] {
  const of = <T extends { readonly company: Node }>(list: readonly T[]): readonly T[] =>
    list.filter((x) => x.company === company);
  switch (p.kind) {
    case 'claim':
      return of(s.claims).map((c) => claimPremise(s, c, p.id));
    case 'stated-control':
      return of(s.statedControl).map((c) => controlPremise(s, c, p.id));
    case 'filed':
      return of(s.declared).map((d) => filedPremise(s, d, p.id));
    case 'members':
      return [membersPremise(s, company, p.id)];
    case 'office':
      return of(s.offices).map((o) => officePremise(s, o, p.id));
    case 'holding': {
      const holder = s.nodeOf.get(p.holder);
      return holder === undefined ? [] : [holdingPremise(s, p.measure, holder, company, p.id)].flatMap((x) => x ?? []);
    }
    case 'told':
      return p.statements.flatMap((st) => toldPremise(s, st, p.id) ?? []);
    case 'kin':
      return new Households(s).of(company).map((r) => kinPremise(s, company, r, p.id));
    default:
      return [];
  }
}

/** Columns, claims and stated control that the data has above the company and the proof keeps silent about. */
function missing(step: Step, proof: Proof, s: Snapshot): Failure[] {
  if (step.kind === 'verdict') return unfiled(step, proof, s);
  if (step.kind === 'weighed' || step.kind === 'tie') return [];
  const company = s.nodeOf.get(step.company);
  if (company === undefined) return [{ step: step.id, what: `${step.company} is not in the data` }];
  const told = new Set(
    proof.premises.map((p) => (p.kind === 'column' ? `${p.measure} ${p.company}` : `${p.kind} ${p.company}`)),
  );
  const { columns, stated } = neededBy(step, company, s);
  const failures: Failure[] = [];
  if (step.kind === 'household' && step.kin.length < kinOf(step.set, s).length)
    failures.push({ step: step.id, what: 'what kin has is left out' });
  for (const [measure, nodes] of columns) {
    for (const node of nodes) {
      if (s[measure].has(node) && !told.has(`${measure} ${s.parties[node]?.id}`))
        failures.push({ step: step.id, what: `who holds ${s.parties[node]?.name} is left out` });
    }
  }
  for (const node of stated) {
    const inForce = s.statedControl.filter((c) => c.company === node).length;
    const shown = proof.premises.filter((p) => p.kind === 'stated-control' && p.company === s.parties[node]?.id);
    if (new Set(shown.map((p) => JSON.stringify({ ...p, id: '' }))).size < inForce)
      failures.push({ step: step.id, what: `stated control of ${s.parties[node]?.name} is left out` });
  }
  return failures;
}

type Measure = 'economic' | 'votes';
interface Needed {
  readonly columns: readonly (readonly [Measure, Iterable<Node>])[];
  readonly stated: Iterable<Node>;
}

/** Whose columns and stated control a step needs. */
function neededBy(step: Exclude<Step, { kind: 'verdict' | 'weighed' | 'tie' }>, company: Node, s: Snapshot): Needed {
  switch (step.kind) {
    case 'ownership':
      return { columns: [[step.measure, between(step.holders, company, step.measure, s)]], stated: [] };
    case 'joint':
    case 'credited':
      return { columns: [[step.measure, [company]]], stated: [] };
    case 'votes': {
      const above = ancestors(s, step.options.measure, company, step.options.stated);
      return { columns: [[step.options.measure, above]], stated: step.options.stated ? above : [] };
    }
    case 'hands': {
      const above = ancestorsByAny(s, company);
      return { columns: (['economic', 'votes'] as const).map((m) => [m, above] as const), stated: above };
    }
    case 'flow':
      return { columns: [[step.measure, ancestors(s, step.measure, company, false)]], stated: [] };
    case 'between': {
      const above = ancestorsByAny(s, company);
      const both = (['economic', 'votes'] as const).map((m) => [m, above] as const);
      return { columns: step.verdict === 'yes' ? [] : both, stated: [] };
    }
    case 'deemed': {
      const holders = [s.economic, s.votes].flatMap((c) => c.get(company)?.holdings ?? []).map((h) => h.owner);
      return {
        columns: [
          ['economic', [company]],
          ['votes', [company, ...holders]],
        ],
        stated: [],
      };
    }
    case 'right':
      return { columns: [], stated: [company] };
    default:
      return { columns: [], stated: [] };
  }
}

/** A limb that takes filed figures rests on all that the party filed under the rule. */
function unfiled(step: VerdictStep, proof: Proof, s: Snapshot): Failure[] {
  const rest = proof.steps.find((x) => x.id === step.rests);
  const measure =
    rest?.kind === 'votes' ? rest.options.measure : rest !== undefined && 'measure' in rest ? rest.measure : undefined;
  if (rest === undefined || measure === undefined || !('company' in rest) || step.limb.includes('/')) return [];
  const limb = REGIMES.find((r) => r.id === step.rule)
    ?.versions.find((v) => v.version === step.version)
    ?.limbs.find((l) => l.id === step.limb);
  if (
    limb?.household === true &&
    rest.kind !== 'household' &&
    rest.kind !== 'filed' &&
    kinOf(step.parties, s).length > 0
  )
    return [{ step: step.id, what: 'what kin has is left out' }];
  if (limb === undefined || !FILED.has(limb.engine)) return [];
  const company = s.nodeOf.get(rest.company);
  const filed = s.declared.filter(
    (d) =>
      d.company === company &&
      d.regime === step.rule &&
      (d.of === 'votes') === (measure === 'votes') &&
      step.parties.includes(s.parties[d.holder]?.id ?? ''),
  );
  const told = new Set(proof.premises.map((p) => JSON.stringify({ ...p, id: '' })));
  const left = filed.filter((d) => !told.has(JSON.stringify(filedPremise(s, d, ''))));
  // A figure that changes nothing need not be named.
  const changes = left.filter((d) => {
    const share = intervalOf(step.share);
    return d.total.lo.compare(share.lo) > 0 || d.total.hi.compare(share.hi) > 0;
  });
  return changes.length === 0 ? [] : [{ step: step.id, what: 'a figure filed under the rule is left out' }];
}

/** Whoever is or may be kin of one of these and is none of them. */
function kinOf(parties: readonly string[], s: Snapshot): readonly Node[] {
  const nodes = parties.flatMap((p) => s.nodeOf.get(p) ?? []);
  const households = new Households(s);
  const kin = nodes.flatMap((n) => households.of(n)).map((r) => r.node);
  return [...new Set(kin)].filter((n) => !nodes.includes(n));
}

const FILED: ReadonlySet<string> = new Set(['multiply', 'roll-up', 'attribute']);

/** Above the company and below the holders: the only columns that can carry a part of it. */
function between(holders: readonly string[], company: Node, measure: Measure, s: Snapshot): ReadonlySet<Node> {
  const ends = new Set(holders.flatMap((id) => s.nodeOf.get(id) ?? []));
  const above = new Set([company]);
  for (const node of above) {
    if (ends.has(node) && node !== company) continue;
    for (const h of s[measure].get(node)?.holdings ?? []) if (h.bounds.hi.n !== 0n) above.add(h.owner);
  }
  const held = new Map<Node, Node[]>();
  for (const node of above)
    for (const h of s[measure].get(node)?.holdings ?? []) held.set(h.owner, [...(held.get(h.owner) ?? []), node]);
  const seen = new Set(holders.flatMap((id) => s.nodeOf.get(id) ?? []));
  const own = new Set(seen);
  const below = new Set<Node>();
  for (const node of seen) {
    for (const c of held.get(node) ?? []) {
      // The walk ends at the holders: who holds them does not matter.
      if (own.has(c) && c !== company) continue;
      below.add(c);
      if (!own.has(c)) seen.add(c);
    }
  }
  return below;
}
