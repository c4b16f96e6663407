/** Snapshot → the ownership graph of that day. What stands on no node and no edge is listed by `notDrawn`. */
import type { Holding, Node, Snapshot } from '../../snapshot/types.ts';
import { noPlaceFor, type SaidName } from '../../statements/said.ts';
import type { Statement } from '../../statements/types.ts';
import { dayPhrase, onDay } from '../../terms/day.ts';
import { quantitiesOf } from '../../terms/interest-types.ts';
import { graphShare } from './share-text.ts';
import type { GraphEdge, OwnershipGraph } from './types.ts';

/** @returns all parties, holdings, stated control, live offices and joint members; sorted, so the same for any row order */
export function graphOfSnapshot(s: Snapshot): OwnershipGraph {
  return {
    frame: `${dayPhrase('as at', s.asAt)}, ${s.knownAt === 'all' ? 'all publications' : `as known on ${s.knownAt}`}`,
    nodes: s.parties.map((p) => ({
      id: p.id,
      name: p.name,
      kind: p.type,
      identifiers: p.identifiers.map((i) => `${i.scheme}:${i.id}`),
      ...(p.jurisdiction === undefined ? {} : { jurisdiction: p.jurisdiction }),
      statements: p.statements,
    })),
    edges: numbered([...holdings(s), ...controls(s), ...offices(s), ...members(s)]),
  };
}

type Draft = Omit<GraphEdge, 'id'>;

function holdings(s: Snapshot): Draft[] {
  const pairs = new Map<string, { economic?: Holding; votes?: Holding }>();
  for (const quantity of ['economic', 'votes'] as const)
    for (const column of s[quantity].values())
      for (const h of column.holdings) {
        const key = `${h.owner} ${h.company}`;
        pairs.set(key, { ...pairs.get(key), [quantity]: h });
      }
  const said = new Map<string, Snapshot['said'][number][]>();
  for (const x of s.said) {
    if (x.use !== 'used') continue;
    const key = `${x.owner} ${x.company}`;
    said.set(key, [...(said.get(key) ?? []), x]);
  }
  return [...pairs].map(([key, { economic, votes }]) => {
    const [owner, company] = key.split(' ').map(Number) as [Node, Node];
    const used = said.get(key) ?? [];
    // Several statements of one pair: held since the first of their starts, until the last of their ends.
    const since = used.flatMap((x) => x.start ?? []).sort()[0];
    const until = used
      .flatMap((x) => x.end ?? [])
      .sort()
      .at(-1);
    const statements = [...(economic?.statements ?? []), ...(votes?.statements ?? [])];
    return {
      ...between(s, owner, company, statements),
      kind: economic === undefined ? 'votes' : votes === undefined ? 'shares' : 'shares-and-votes',
      ...(economic === undefined ? {} : { economic: graphShare(economic.bounds) }),
      ...(votes === undefined ? {} : { votes: graphShare(votes.bounds) }),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    };
  });
}

const controls = (s: Snapshot): Draft[] =>
  s.statedControl.map((c) => ({
    ...between(s, c.controller, c.company, c.statements),
    kind: 'control',
    role: c.basis,
  }));

const offices = (s: Snapshot): Draft[] =>
  s.offices
    .filter((o) => o.live !== 'no')
    .map((o) => ({
      ...between(s, o.party, o.company, o.statements),
      kind: 'office',
      role: o.role,
      ...(o.start === undefined ? {} : { since: o.start }),
      ...(o.end === undefined ? {} : { until: o.end }),
    }));

const members = (s: Snapshot): Draft[] =>
  s.parties.flatMap((p, joint) =>
    (p.members ?? []).map((m) => ({ ...between(s, m, joint, p.statements), kind: 'joint-member' })),
  );

function between(
  s: Snapshot,
  from: Node,
  to: Node,
  ids: readonly string[],
): Pick<GraphEdge, 'from' | 'to' | 'statements' | 'sources'> {
  const statements = [...new Set(ids)].sort();
  const sources = [...new Set(statements.flatMap((id) => s.statements.get(id)?.source.name ?? []))].sort();
  return { from: s.parties[from]?.id ?? '', to: s.parties[to]?.id ?? '', statements, sources };
}

/** Ids that do not depend on row order: what the edge says of whom, and a count where that is the same. */
function numbered(drafts: readonly Draft[]): GraphEdge[] {
  const seen = new Map<string, number>();
  return drafts
    .map((d) => ({ d, key: JSON.stringify([d.from, d.to, d.kind, d.role ?? '', d.statements]) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ d }) => {
      const base = `${d.from} > ${d.to} ${d.role === undefined ? d.kind : `${d.kind} ${d.role}`}`;
      const count = (seen.get(base) ?? 0) + 1;
      seen.set(base, count);
      return { id: count === 1 ? base : `${base} ${count}`, ...d };
    });
}

/** Every statement the graph does not carry, with why; what it leaves out of those it does; every open point. */
export function notDrawn(
  s: Snapshot,
  graph: OwnershipGraph,
  all: readonly Statement[],
): { statementId: string; what: string }[] {
  const drawn = new Set([...graph.nodes, ...graph.edges].flatMap((x) => x.statements));
  const aside = new Set(s.declared.filter((d) => d.aside).flatMap((d) => d.statements));
  const left = all
    .filter((st) => !drawn.has(st.statementId))
    .map((st) => ({ statementId: st.statementId, what: reason(st, aside, s) }));
  const cut = all
    .filter((st) => drawn.has(st.statementId))
    .map((st) => ({ statementId: st.statementId, what: noPlaceFor(st, (name) => isDrawn(st, name)) }))
    .filter((l) => l.what !== '');
  const open = s.openPoints.flatMap((p) =>
    p.statements.map((statementId) => ({
      statementId,
      what: `open point ${p.kind}: drawn as "${p.chosen}"; ${p.text}`,
    })),
  );
  return [...left, ...cut, ...open].sort((a, b) =>
    a.statementId < b.statementId ? -1 : a.statementId > b.statementId ? 1 : 0,
  );
}

const NODE: ReadonlySet<SaidName> = new Set(['type', 'identifiers', 'jurisdiction', 'members']);
const EDGE: ReadonlySet<SaidName> = new Set(['source', 'share', 'from', 'to']);

/** What a node or an edge says of the statement; all the rest is in the statement, whose id is there. */
function isDrawn(st: Statement, name: SaidName): boolean {
  if (st.kind === 'party') return NODE.has(name);
  if (st.kind !== 'relationship') return false;
  const office = st.interests.every((i) => quantitiesOf(i.interestType).includes('role' as never));
  const control = st.interests.every((i) => i.control !== undefined);
  // Stated control has an edge without days or shares, an office one without shares.
  if (name === 'share') return !office && !control;
  if (name === 'from' || name === 'to') return !control;
  if (name === 'role') return office;
  return name === 'control' ? control : EDGE.has(name);
}

function reason(st: Statement, aside: ReadonlySet<string>, s: Snapshot): string {
  if (st.kind !== 'relationship') return `a graph of one day has no edge for a ${st.kind}`;
  if (aside.has(st.statementId)) return 'an indirect or total figure is a claim about the answer, not a direct holding';
  return `not a holding in force ${onDay(s.asAt)} under the readings chosen, or another figure decides it`;
}
