/** Groups made at random, and what they are made of: loops, doubled lines, holdings in oneself, every kind of line. */
import type { StructureAnswer } from '../src/index.ts';
import { seeded } from './share-graphs.ts';

type Node = StructureAnswer['nodes'][number];
type Edge = StructureAnswer['edges'][number];

export const node = (id: string, name: string, type: string, more: Partial<Node> = {}): Node => ({
  id,
  name,
  type,
  otherNames: [],
  place: id === 's' ? 'subject' : 'above',
  offices: [],
  ...more,
});
export function edge(from: string, to: string, percent: number, more: Partial<Edge> = {}): Edge {
  const share = { exact: percent, fraction: `${percent}/100` };
  const said = {
    words: `${percent}%`,
    hedge: 'exact',
    of: 'capital',
    share,
    use: 'used' as const,
    statement: 's',
    source: 'f',
    directness: 'direct',
  };
  return {
    id: `${from} > ${to}`,
    from,
    to,
    kind: 'shares-and-votes',
    economic: share,
    votes: share,
    said: [said],
    suspect: false,
    road: false,
    statements: [],
    ...more,
  };
}
export const answerOf = (nodes: Node[], edges: Edge[], more: Partial<StructureAnswer> = {}): StructureAnswer => ({
  headline: 'Ada Holm controls Nordhavn Group, by a majority of the votes, through companies of hers.',
  lead: '',
  because: '',
  subject: { id: 's', name: 'Nordhavn Group', type: 'company' },
  nodes,
  edges,
  undisclosed: { votes: { minimum: 2.5, maximum: 16.1, minimumFraction: '1/40', maximumFraction: '161/1000' } },
  forest: [],
  forestLeftOut: 0,
  verdicts: [],
  events: [],
  ...more,
});

const NAMES = [
  'Skagen Ferries',
  'Wind One',
  'Internationale Beteiligungsverwaltungsgesellschaft',
  '金山软件',
  'Quay REIT plc',
  'A',
  'Baltic Feeder Holding and Transport Company of the North',
  'Hull AI',
];
const TYPES = ['company', 'company', 'person', 'trust', 'unknown', 'group', 'state-body'];
export const UNKNOWN = { minimum: 0, maximum: 100, minimumFraction: '0', maximumFraction: '1' };
const BAND = { exclusiveMinimum: 25, maximum: 50, minimumFraction: '1/4', maximumFraction: '1/2' };

/** Up to twenty parties; the same seed is the same group. */
export function randomGroup(seed: number): StructureAnswer {
  const random = seeded(seed * 7919 + 1);
  const count = 2 + random(19);
  const ids = Array.from({ length: count }, (_, n) => (n === 0 ? 's' : `n${n}`));
  const nodes = ids.map((id, n) =>
    node(
      id,
      `${NAMES[random(NAMES.length)]} ${n}`,
      TYPES[id === 's' ? 0 : random(TYPES.length)] as string,
      random(4) === 0 ? { jurisdiction: 'NO' } : random(5) === 0 ? { offices: ['chairman of the board'] } : {},
    ),
  );
  const edges: Edge[] = [];
  for (let n = 1; n < count; n += 1) {
    const tree = ids[random(n)] as string;
    const links = 1 + (random(3) === 0 ? 1 : 0);
    for (let l = 0; l < links; l += 1) {
      const other = l === 0 ? tree : (ids[random(count)] as string);
      const [from, to] = random(3) > 0 ? [ids[n] as string, other] : [other, ids[n] as string];
      edges.push(randomEdge(random, from, to, edges.length));
    }
  }
  return answerOf(
    nodes,
    edges,
    random(2) === 0
      ? {
          threshold: { percent: 25, inclusive: false, label: '' },
          block: { label: NAMES[random(8)] as string, share: BAND },
        }
      : {},
  );
}
function randomEdge(random: (n: number) => number, from: string, to: string, at: number): Edge {
  const id = `${from} > ${to} ${at}`;
  const e = edge(from, to, random(10001) / 100, { id, road: random(6) === 0, suspect: random(12) === 0 });
  const kind = random(7);
  if (kind === 0) return { id, from, to, kind: 'control', said: [], suspect: false, road: e.road, statements: [] };
  if (kind === 1) return { ...e, kind: 'other-reading', said: [] };
  if (kind === 2) return { ...e, votes: BAND, economic: UNKNOWN };
  if (kind === 3)
    return {
      ...e,
      economic: BAND,
      votes: BAND,
      said: e.said.map((x) => ({ ...x, words: 'roughly a third', hedge: 'about' })),
    };
  return e;
}
