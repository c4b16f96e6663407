/**
 * Aggregate: what blocked parties own to the threshold is blocked too and counts in full from there on, a cascade. All
 * blocked parties are added (OFAC since 13 August 2014), or each is judged alone (before).
 */
import { control, jointHolding } from '../../compute/index.ts';
import type { ControlStep, Undisclosed } from '../../compute/types.ts';
import type { RuleVersion } from '../../rules/types.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import type { Interval, Verdict } from '../../terms/interval.ts';
import { interval } from '../../terms/interval.ts';

export interface Blocked {
  readonly company: Node;
  readonly verdict: Verdict;
  /** least with what is certainly blocked, most with what is possibly blocked */
  readonly share: Interval;
  /** blocked holders of the company with what each holds */
  readonly contributors: readonly { readonly party: Node; readonly share: Interval }[];
}

/** @param blocked listed parties; @returns yes and cannot-tell companies, in the order they fall */
export function aggregate(
  snapshot: Snapshot,
  blocked: readonly Node[],
  version: RuleVersion,
  undisclosed: Undisclosed,
): readonly Blocked[] {
  const groups = version.addsBlocked === false ? blocked.map((b) => [b]) : [blocked];
  const found = new Map<Node, Blocked>();
  for (const group of groups) {
    for (const row of cascade(snapshot, group, version, undisclosed)) {
      const known = found.get(row.company);
      if (known === undefined || (known.verdict !== 'yes' && row.verdict === 'yes')) found.set(row.company, row);
    }
  }
  const rows = [...found.values()];
  return [...rows.filter((r) => r.verdict === 'yes'), ...rows.filter((r) => r.verdict !== 'yes')];
}

function cascade(
  snapshot: Snapshot,
  group: readonly Node[],
  version: RuleVersion,
  undisclosed: Undisclosed,
): readonly Blocked[] {
  const { quota, inclusive } = version.control;
  const result = control(snapshot, group, { measure: 'economic', quota, inclusive, undisclosed, stated: false });
  const certain = new Set([...group, ...result.certain.map((s) => s.company)]);
  const possible = new Set([...group, ...result.possible.map((s) => s.company)]);
  const sure = new Set(result.certain.map((s) => s.company));
  const row = (step: ControlStep, verdict: Verdict): Blocked => ({
    company: step.company,
    verdict,
    share: shareOf(snapshot, step.company, certain, possible, undisclosed),
    contributors: contributorsOf(snapshot, step.company, verdict === 'yes' ? certain : possible),
  });
  return [
    ...result.certain.map((s) => row(s, 'yes')),
    ...result.possible.filter((s) => !sure.has(s.company)).map((s) => row(s, 'cannot-tell')),
  ].filter((r) => !group.includes(r.company));
}

/** What the blocked hold in one company; also for a company that stays below the line. */
export function shareOf(
  snapshot: Snapshot,
  company: Node,
  certain: ReadonlySet<Node>,
  possible: ReadonlySet<Node>,
  undisclosed: Undisclosed,
): Interval {
  const least = jointHolding(snapshot, company, without(certain, company), { measure: 'economic', undisclosed }).bounds;
  const most = jointHolding(snapshot, company, without(possible, company), { measure: 'economic', undisclosed }).bounds;
  return interval(least.lo, most.hi, least.loOpen, most.hiOpen);
}
const without = (set: ReadonlySet<Node>, node: Node): ReadonlySet<Node> => new Set([...set].filter((n) => n !== node));

function contributorsOf(snapshot: Snapshot, company: Node, set: ReadonlySet<Node>): Blocked['contributors'] {
  return (snapshot.economic.get(company)?.holdings ?? [])
    .filter((h) => set.has(h.owner) && h.owner !== company)
    .map((h) => ({ party: h.owner, share: h.bounds }));
}
