/** Snapshot → the ownership graph of that day. What stands on no node and no edge is listed by `notDrawn`. */
import type { Holding, Node, Snapshot } from '../../snapshot/types.ts';
import type { Statement } from '../../statements/types.ts';
import { dayPhrase, onDay } from '../../terms/day.ts';
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

/** Every statement the graph does not carry, with why; and every open point, with the reading that is drawn. */
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
  const open = s.openPoints.flatMap((p) =>
    p.statements.map((statementId) => ({
      statementId,
      what: `open point ${p.kind}: drawn as "${p.chosen}"; ${p.text}`,
    })),
  );
  return [...left, ...open].sort((a, b) =>
    a.statementId < b.statementId ? -1 : a.statementId > b.statementId ? 1 : 0,
  );
}

function reason(st: Statement, aside: ReadonlySet<string>, s: Snapshot): string {
  if (st.kind !== 'relationship') return `a graph of one day has no edge for a ${st.kind}`;
  if (aside.has(st.statementId)) return 'an indirect or total figure is a claim about the answer, not a direct holding';
  return `not a holding in force ${onDay(s.asAt)} under the readings chosen, or another figure decides it`;
}
