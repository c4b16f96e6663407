/**
 * Aggregate: what blocked parties own to the threshold is blocked too and counts in full from there on, a cascade. All
 * blocked parties are added (OFAC since 13 August 2014), or each is judged alone (before).
 */
import { control, jointHolding } from '../../compute/index.ts';
import type { Measure, Undisclosed } from '../../compute/types.ts';
import type { RuleVersion } from '../../rules/types.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import type { Interval, Verdict } from '../../terms/interval.ts';
import { interval } from '../../terms/interval.ts';

export interface Blocked {
  readonly company: Node;
  readonly verdict: Verdict;
  /** by shares, or by votes or stated control */
  readonly measure: Measure;
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

type Way = NonNullable<RuleVersion['blocks']>[number];

function cascade(
  snapshot: Snapshot,
  group: readonly Node[],
  version: RuleVersion,
  undisclosed: Undisclosed,
): readonly Blocked[] {
  const { quota, inclusive } = version.control;
  const ways = version.blocks ?? [{ measure: 'economic', quota, inclusive, stated: false }];
  const sure = spread(snapshot, group, ways, 'certain', undisclosed);
  const maybe = spread(snapshot, group, ways, 'possible', undisclosed);
  const [certain, possible] = [new Set([...group, ...sure.keys()]), new Set([...group, ...maybe.keys()])];
  const row = (company: Node, { measure }: Way, verdict: Verdict): Blocked => ({
    company,
    verdict,
    measure,
    share: shareOf(snapshot, company, certain, possible, undisclosed, measure),
    contributors: contributorsOf(snapshot, company, verdict === 'yes' ? certain : possible, measure),
  });
  return [
    ...[...sure].map(([company, way]) => row(company, way, 'yes')),
    ...[...maybe].filter(([company]) => !sure.has(company)).map(([company, way]) => row(company, way, 'cannot-tell')),
  ];
}

/** Companies that fall, in order, each with the way it falls first; what falls one way counts in all. */
function spread(
  snapshot: Snapshot,
  group: readonly Node[],
  ways: readonly Way[],
  side: 'certain' | 'possible',
  undisclosed: Undisclosed,
): ReadonlyMap<Node, Way> {
  const found = new Map<Node, Way>();
  for (let grown = true; grown; ) {
    const size = found.size;
    for (const way of ways) {
      for (const { company } of control(snapshot, [...group, ...found.keys()], { ...way, undisclosed })[side])
        if (!found.has(company) && !group.includes(company)) found.set(company, way);
    }
    grown = ways.length > 1 && found.size > size;
  }
  return found;
}

/** What the blocked hold in one company; also for a company that stays below the line. */
export function shareOf(
  snapshot: Snapshot,
  company: Node,
  certain: ReadonlySet<Node>,
  possible: ReadonlySet<Node>,
  undisclosed: Undisclosed,
  measure: Measure = 'economic',
): Interval {
  const least = jointHolding(snapshot, company, without(certain, company), { measure, undisclosed }).bounds;
  const most = jointHolding(snapshot, company, without(possible, company), { measure, undisclosed }).bounds;
  return interval(least.lo, most.hi, least.loOpen, most.hiOpen);
}
const without = (set: ReadonlySet<Node>, node: Node): ReadonlySet<Node> => new Set([...set].filter((n) => n !== node));

function contributorsOf(
  snapshot: Snapshot,
  company: Node,
  set: ReadonlySet<Node>,
  measure: Measure,
): Blocked['contributors'] {
  return (snapshot[measure].get(company)?.holdings ?? [])
    .filter((h) => set.has(h.owner) && h.owner !== company)
    .map((h) => ({ party: h.owner, share: h.bounds }));
}
