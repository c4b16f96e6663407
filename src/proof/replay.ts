/** Replays a proof against data: the premises are what the data says now, and nothing that matters is left out. */
import type { Node, Snapshot } from '../snapshot/types.ts';
import { type Check, checkParsed, type Failure } from './check.ts';
import { claimPremise, columnPremise, controlPremise, digestOfColumn } from './premises.ts';
import { ancestors } from './reach.ts';
import { type Premise, Proof, type Step } from './types.ts';

const PERSONS = new Set(['person', 'group', 'state', 'state-body', 'joint']);

/**
 * Level `replayed`: as `checkProof`, and each premise is the data's, and every column a step needs is among them.
 * @param snapshot taken from the data with the answer's own dates, choices and assumptions
 */
export function replayAgainst(proof: unknown, snapshot: Snapshot): Check {
  const parsed = Proof.safeParse(proof);
  if (!parsed.success) return { ok: false, failures: [{ step: 'proof', what: 'this is not a proof' }] };
  const failures: Failure[] = [];
  const premises = parsed.data.premises.map((p) => {
    const now = inData(p, snapshot);
    if (now === undefined || canonical(now.compared) !== canonical(p)) {
      failures.push({ step: p.id, what: `the data says otherwise now: ${about(p)}` });
    }
    return now?.full ?? p;
  });
  const whole: Proof = { level: 'full', premises, steps: parsed.data.steps };
  for (const step of whole.steps) failures.push(...missing(step, whole, snapshot));
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
      : `control of ${p.company}`;

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
  const found =
    p.kind === 'claim'
      ? s.claims.map((c) => claimPremise(s, c, p.id)).find((c) => canonical(c) === canonical(p))
      : s.statedControl.map((c) => controlPremise(s, c, p.id)).find((c) => canonical(c) === canonical(p));
  return found === undefined ? undefined : { compared: found, full: found };
}

/** Columns, claims and stated control that the data has above the company and the proof keeps silent about. */
function missing(step: Step, proof: Proof, s: Snapshot): Failure[] {
  if (step.kind === 'verdict') return [];
  const company = s.nodeOf.get(step.company);
  if (company === undefined) return [{ step: step.id, what: `${step.company} is not in the data` }];
  const measure = step.kind === 'votes' ? step.options.measure : step.measure;
  const told = new Set(
    proof.premises.map((p) => (p.kind === 'column' ? `${p.measure} ${p.company}` : `${p.kind} ${p.company}`)),
  );
  const needed =
    step.kind === 'ownership'
      ? between(step.holders, company, measure, s)
      : step.kind === 'joint' || step.kind === 'credited'
        ? new Set([company])
        : ancestors(s, measure, company, step.kind === 'votes' && step.options.stated);
  const failures: Failure[] = [];
  for (const node of needed) {
    const id = s.parties[node]?.id ?? '';
    if (s[measure].has(node) && !told.has(`${measure} ${id}`))
      failures.push({ step: step.id, what: `who holds ${s.parties[node]?.name} is left out` });
    if (
      step.kind === 'votes' &&
      step.options.stated &&
      s.statedControl.some((c) => c.company === node) &&
      !told.has(`stated-control ${id}`)
    ) {
      failures.push({ step: step.id, what: `stated control of ${s.parties[node]?.name} is left out` });
    }
  }
  return failures;
}

/** Above the company and below the holders: the only columns that can carry a part of it. */
function between(
  holders: readonly string[],
  company: Node,
  measure: 'economic' | 'votes',
  s: Snapshot,
): ReadonlySet<Node> {
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
