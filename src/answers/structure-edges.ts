/** The edges of a structure: every line between two parties of the picture, with all that is said of it. */
import type { Holding, Node, Said, Snapshot, StatedControl } from '../snapshot/types.ts';
import { shareOut } from './share-out.ts';
import { sourceOf } from './structure-events.ts';
import type { StructureEdge } from './structure-out.ts';

/** Sorted by the parties; then the grey edges where a suspect figure may belong. O(all holdings and what is said). */
export function edgesOut(s: Snapshot, places: ReadonlyMap<Node, unknown>, road: ReadonlySet<string>): StructureEdge[] {
  const lines = linesOf(s, places);
  const edges = [...lines.values()]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((line) => edgeOut(s, line, road));
  return [...edges, ...otherReadings(s, places)];
}

/** All that is said of one party's part in one other. */
interface Line {
  readonly from: Node;
  readonly to: Node;
  economic?: Holding;
  votes?: Holding;
  readonly controls: StatedControl[];
  readonly said: Said[];
}

/** Each list is walked once: a company may have ten thousand holders. */
function linesOf(s: Snapshot, places: ReadonlyMap<Node, unknown>): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  const line = (from: Node, to: Node): Line | undefined => {
    if (!places.has(from) || !places.has(to)) return undefined;
    const key = `${from} ${to}`;
    const found = lines.get(key) ?? { from, to, controls: [], said: [] };
    lines.set(key, found);
    return found;
  };
  for (const measure of ['economic', 'votes'] as const) {
    for (const column of s[measure].values()) {
      for (const h of column.holdings) {
        const held = line(h.owner, h.company);
        if (held !== undefined) held[measure] ??= h;
      }
    }
  }
  for (const c of s.statedControl) line(c.controller, c.company)?.controls.push(c);
  for (const d of s.declared) if (d.aside) line(d.holder, d.company);
  for (const x of s.said) lines.get(`${x.owner} ${x.company}`)?.said.push(x);
  return lines;
}

function edgeOut(s: Snapshot, line: Line, road: ReadonlySet<string>): StructureEdge {
  const { from, to, economic, votes, controls } = line;
  const said = line.said.map((x) => saidOut(s, x));
  const statements = [
    ...new Set([
      ...(economic?.statements ?? []),
      ...(votes?.statements ?? []),
      ...controls.flatMap((c) => c.statements),
      ...said.map((x) => x.statement),
    ]),
  ].sort();
  const suspect = said.some((x) => hasReadings(s, x.statement));
  const since = said.map((x) => x.start).find((x) => x !== undefined) ?? transferDate(s, statements);
  return {
    id: `${s.parties[from]?.id} > ${s.parties[to]?.id}`,
    from: s.parties[from]?.id ?? '',
    to: s.parties[to]?.id ?? '',
    kind:
      economic === undefined && votes === undefined
        ? 'control'
        : economic === undefined
          ? 'votes'
          : votes === undefined
            ? 'shares'
            : 'shares-and-votes',
    ...(economic === undefined ? {} : { economic: shareOut(economic.bounds) }),
    ...(votes === undefined ? {} : { votes: shareOut(votes.bounds) }),
    said,
    suspect,
    ...(since === undefined ? {} : { since }),
    road: road.has(`${from} ${to}`),
    statements,
  };
}

const hasReadings = (s: Snapshot, id: string): boolean => {
  const st = s.statements.get(id);
  return st?.kind === 'relationship' && (st.otherReadings ?? []).length > 0;
};

/** One figure as it was said, and what became of it. */
export function saidOut(s: Snapshot, x: Said): StructureEdge['said'][number] {
  const st = s.statements.get(x.statement);
  const asOf = st?.statementDate ?? st?.source.published;
  return {
    ...(x.words === undefined ? {} : { words: x.words }),
    hedge: x.hedge,
    of: x.of,
    share: shareOut(x.bounds),
    use: x.use,
    statement: x.statement,
    source: sourceOf(st),
    directness: x.directness,
    ...(x.start === undefined ? {} : { start: x.start }),
    ...(x.end === undefined ? {} : { end: x.end }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

function transferDate(s: Snapshot, statements: readonly string[]): string | undefined {
  for (const id of statements) {
    const st = s.statements.get(id);
    if (st?.kind === 'transaction' && st.date !== undefined) return st.date;
  }
  return undefined;
}

/** The grey edge where a suspect figure may belong. */
function otherReadings(s: Snapshot, places: ReadonlyMap<Node, unknown>): StructureEdge[] {
  const edges: StructureEdge[] = [];
  for (const st of s.statements.values()) {
    if (st.kind !== 'relationship') continue;
    for (const r of st.otherReadings ?? []) {
      const [from, to] = [
        s.nodeOf.get(r.interestedParty ?? st.interestedParty) ?? -1,
        s.nodeOf.get(r.subject ?? st.subject) ?? -1,
      ];
      const share = r.share ?? st.interests.find((i) => i.share !== undefined)?.share;
      if (
        !places.has(from) ||
        !places.has(to) ||
        s.economic.get(to)?.holdings.some((h) => h.owner === from && h.statements.includes(st.statementId))
      )
        continue;
      edges.push({
        id: `${s.parties[from]?.id} ? ${s.parties[to]?.id}`,
        from: s.parties[from]?.id ?? '',
        to: s.parties[to]?.id ?? '',
        kind: 'other-reading',
        ...(share === undefined ? {} : { economic: shareOut(share.bounds) }),
        said: [],
        suspect: true,
        road: false,
        statements: [st.statementId],
      });
    }
  }
  return edges;
}
