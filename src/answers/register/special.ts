/**
 * Companies whose answer rests on more than columns of shares and votes: stated totals, stated control, pacts, joint
 * holders, figures kept aside, columns above the whole as stated or with ends that contradict, and everything below
 * such a company. They are judged one by one, by the same engines that answer for one company.
 */
import type { Rule, RuleVersion } from '../../rules/types.ts';
import type { Column, Node, Snapshot } from '../../snapshot/types.ts';
import { compare, ZERO } from '../../terms/exact.ts';
import { Bench } from '../../verdicts/bench.ts';
import { candidatesOf } from '../../verdicts/candidates.ts';
import type { RuleVerdict } from '../../verdicts/types.ts';
import { verdictOf } from '../../verdicts/verdict-of.ts';

/** Ascending. O(n + m). */
export function specialCompanies(s: Snapshot): readonly Node[] {
  const held = heldBy(s);
  const found = new Set<Node>();
  for (const list of [s.claims, s.statedControl]) for (const { company } of list) found.add(company);
  for (const d of s.declared) if (d.aside) found.add(d.company);
  for (const c of s.concerts) for (const issuer of c.issuers) found.add(issuer);
  for (const columns of [s.economic, s.votes]) {
    for (const column of columns.values()) if (column.overfull || contradicts(column)) found.add(column.company);
  }
  s.parties.forEach((party, node) => {
    if (party.members !== undefined) for (const company of held.get(node) ?? []) found.add(company);
  });
  for (const company of found) for (const below of held.get(company) ?? []) found.add(below);
  return [...found].sort((a, b) => a - b);
}

/** The lower ends fill the column, and some of them must be passed. */
function contradicts({ holdings, capacity }: Column): boolean {
  const least = holdings.reduce((sum, h) => sum.add(h.bounds.lo), ZERO);
  const order = compare(least, capacity);
  return order > 0 || (order === 0 && holdings.some((h) => h.bounds.loOpen));
}

/** Companies in which shares and votes differ, with everything below them. */
export function companiesApart(s: Snapshot): readonly Node[] {
  const held = heldBy(s);
  const found = new Set<Node>();
  for (const columns of [s.economic, s.votes]) {
    for (const company of columns.keys()) if (!s.oneShareOneVote.has(company)) found.add(company);
  }
  for (const company of found) for (const below of held.get(company) ?? []) found.add(below);
  return [...found].sort((a, b) => a - b);
}

/** Everybody the rule could mean in one company, without a search for what would settle it. */
export function verdictsOf(
  snapshot: Snapshot,
  company: Node,
  rule: Rule,
  version: RuleVersion,
): readonly RuleVerdict[] {
  const bench = new Bench({ snapshot, company, rule, version, undisclosed: 'declared' });
  return candidatesOf(bench).map((candidate) => {
    const own = candidate.issuers === undefined ? bench : new Bench(bench, candidate);
    return verdictOf(own, candidate.seed);
  });
}

function heldBy(s: Snapshot): ReadonlyMap<Node, ReadonlySet<Node>> {
  const held = new Map<Node, Set<Node>>();
  for (const columns of [s.economic, s.votes]) {
    for (const column of columns.values()) {
      for (const { owner } of column.holdings) {
        const list = held.get(owner);
        if (list === undefined) held.set(owner, new Set([column.company]));
        else list.add(column.company);
      }
    }
  }
  return held;
}
