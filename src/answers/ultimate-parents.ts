/**
 * Ultimate parents two ways. GLEIF's relationship records say for each reporting entity who consolidates it directly
 * and who does ultimately (RR-CDF 2.1). The second is where the chain of the first ends, so each can check the other.
 */
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { RelationshipStatement } from '../statements/types.ts';
import { type Day, daysOf } from '../terms/day.ts';

const DIRECT = /\bIS_DIRECTLY_CONSOLIDATED_BY\b/;
const ULTIMATE = /\bIS_ULTIMATELY_CONSOLIDATED_BY\b/;

/** One reported ultimate link and where the direct links lead. */
export interface UltimateParent {
  readonly child: Node;
  readonly reported: Node;
  /**
   * agree: every chain of direct links ends there. no-direct-chain: no direct link leaves the child. Else they differ:
   * past: the chain goes through the reported parent and on; short: it ends at an entity that itself reports the same
   * ultimate parent, so a link between is missing; loop: it never ends; elsewhere: none of these
   */
  readonly verdict: 'agree' | 'no-direct-chain' | 'past' | 'short' | 'loop' | 'elsewhere';
  /** where the direct links end, sorted; none in a loop */
  readonly ends: readonly Node[];
  /** the ultimate record first, then the direct links walked */
  readonly statements: readonly string[];
}

/**
 * Compares each reported ultimate parent with the end of the chain of direct links on the snapshot's day.
 * @returns one for each child and reported parent, sorted by both. Exact. O(reported links · length of their chains)
 */
export function ultimateParents(s: Snapshot): readonly UltimateParent[] {
  const direct = directLinks(s);
  const reported = reportedLinks(s);
  return [...reported.values()]
    .flatMap((parents) => [...parents.values()])
    .sort((a, b) => a.child - b.child || a.parent - b.parent)
    .map((link) => compared(link, direct, reported));
}

interface Link {
  readonly child: Node;
  readonly parent: Node;
  readonly statements: readonly string[];
}
/** child -> parent -> link */
type Links = ReadonlyMap<Node, ReadonlyMap<Node, Link>>;

function directLinks(s: Snapshot): Links {
  const links = new Map<Node, Map<Node, Link>>();
  for (const { controller, company, statements } of s.statedControl) {
    const said = statements.filter((id) => saysSo(s.statements.get(id), DIRECT));
    if (said.length > 0) add(links, { child: company, parent: controller, statements: said });
  }
  return links;
}

function reportedLinks(s: Snapshot): Links {
  const links = new Map<Node, Map<Node, Link>>();
  for (const statement of s.statements.values()) {
    if (statement.kind !== 'relationship' || !saysSo(statement, ULTIMATE, s.asAt)) continue;
    const [child, parent] = [s.nodeOf.get(statement.subject), s.nodeOf.get(statement.interestedParty)];
    if (child === undefined || parent === undefined || child === parent) continue;
    add(links, { child, parent, statements: [statement.statementId] });
  }
  return links;
}

function add(links: Map<Node, Map<Node, Link>>, link: Link): void {
  const of = links.get(link.child) ?? new Map<Node, Link>();
  links.set(link.child, of);
  const known = of.get(link.parent)?.statements ?? [];
  of.set(link.parent, { ...link, statements: [...new Set([...known, ...link.statements])].sort() });
}

function saysSo(s: { readonly kind: string } | undefined, words: RegExp, day?: Day): boolean {
  if (s?.kind !== 'relationship') return false;
  return (s as RelationshipStatement).interests.some(
    (i) => words.test(i.details ?? '') && (day === undefined || mayLive(i, day)),
  );
}

/** Not certainly over, and not certainly still to come. */
function mayLive(i: { readonly startDate?: string; readonly endDate?: string }, day: Day): boolean {
  const [start, end] = [i.startDate, i.endDate].map((d) => (d === undefined ? undefined : daysOf(d)));
  return !(start !== undefined && start.first > day) && !(end !== undefined && end.last <= day);
}

function compared({ child, parent, statements }: Link, direct: Links, reported: Links): UltimateParent {
  const walked = new Set([child]);
  const ends = new Set<Node>();
  const used = new Set<string>();
  // A set can be walked while it grows.
  for (const at of walked) {
    const up = direct.get(at);
    if (up === undefined) ends.add(at);
    for (const link of up?.values() ?? []) {
      walked.add(link.parent);
      for (const id of link.statements) used.add(id);
    }
  }
  const found = { child, reported: parent, statements: [...statements, ...used] };
  if (!direct.has(child)) return { ...found, verdict: 'no-direct-chain', ends: [] };
  const sorted = [...ends].sort((a, b) => a - b);
  return { ...found, verdict: verdictOf(parent, sorted, walked, reported), ends: sorted };
}

function verdictOf(
  parent: Node,
  ends: readonly Node[],
  walked: ReadonlySet<Node>,
  reported: Links,
): UltimateParent['verdict'] {
  if (ends.length === 0) return 'loop';
  if (ends.every((end) => end === parent)) return 'agree';
  if (ends.every((end) => end === parent || reported.get(end)?.has(parent))) return 'short';
  return walked.has(parent) && !ends.includes(parent) ? 'past' : 'elsewhere';
}
