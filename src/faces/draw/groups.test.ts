/** Drawings of groups made at random, of a group of sixty with one loop, and of the limits: nothing stands on anything. */
import { describe, expect, test } from 'vitest';
import { overlaps } from '../../../test/overlaps.ts';
import { seeded } from '../../../test/share-graphs.ts';
import type { StructureAnswer } from '../../index.ts';
import { draw, layout, NOTATIONS } from './index.ts';

type Node = StructureAnswer['nodes'][number];
type Edge = StructureAnswer['edges'][number];
const WIDTHS = [940, 358];

const node = (id: string, name: string, type: string, more: Partial<Node> = {}): Node => ({
  id,
  name,
  type,
  otherNames: [],
  place: id === 's' ? 'subject' : 'above',
  offices: [],
  ...more,
});
function edge(from: string, to: string, percent: number, more: Partial<Edge> = {}): Edge {
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
const answerOf = (nodes: Node[], edges: Edge[], more: Partial<StructureAnswer> = {}): StructureAnswer => ({
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
const UNKNOWN = { minimum: 0, maximum: 100, minimumFraction: '0', maximumFraction: '1' };
const BAND = { exclusiveMinimum: 25, maximum: 50, minimumFraction: '1/4', maximumFraction: '1/2' };

/** Up to twenty parties, loops, doubled lines, holdings in oneself, every kind of line. */
function randomGroup(seed: number): StructureAnswer {
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

/** Sixty entities: owners three deep, five divisions with their companies, one of which owns part of the top. */
function groupOfSixty(): StructureAnswer {
  const nodes = [
    node('s', 'Nordhavn Group plc', 'company', { jurisdiction: 'GB' }),
    node('ada', 'Ada Holm', 'person'),
    node('jonas', 'Jonas Holm', 'person'),
    node('family', 'Holm family trust', 'trust'),
    node('invest', 'Holm Invest AS', 'company'),
  ];
  const edges = [
    edge('ada', 's', 2.3, { road: true }),
    edge('ada', 'invest', 60, { road: true }),
    edge('jonas', 'invest', 25),
    edge('family', 'invest', 15),
    edge('invest', 's', 41.2, { road: true }),
  ];
  for (const [n, percent] of [12.4, 9.8, 8.1, 0.9, 0.9, 0.8, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2].entries()) {
    nodes.push(node(`o${n}`, `Holder number ${n}`, n === 1 ? 'state-body' : 'company'));
    edges.push(edge(`o${n}`, 's', percent));
  }
  for (const [d, division] of ['Shipping', 'Energy', 'Property', 'Finance', 'Ventures'].entries()) {
    nodes.push(node(`d${d}`, `Nordhavn ${division}`, 'company', { place: 'below', jurisdiction: 'NO' }));
    edges.push(edge('s', `d${d}`, d === 4 ? 90 : 100));
    for (let c = 0; c < ([8, 8, 8, 7, 6][d] ?? 0); c += 1) {
      nodes.push(
        node(`d${d}c${c}`, c === 0 && d === 3 ? 'Nordhavn Treasury BV' : `${division} Company ${c}`, 'company', {
          place: 'below',
        }),
      );
      edges.push(edge(`d${d}`, `d${d}c${c}`, 100 - c * 9));
    }
  }
  edges.push(edge('d3c0', 's', 4));
  return answerOf(nodes, edges, {
    threshold: { percent: 25, inclusive: false, label: 'more than 25 %' },
    block: { label: 'Ada Holm', share: { exact: 43.5, fraction: '87/200' } },
  });
}

const lost = (answer: StructureAnswer, text: string, width: number): string[] => {
  const l = layout(answer, { width });
  const gone = new Set(l.folded.map((n) => n.id));
  return answer.edges
    .filter(
      (e) =>
        !gone.has(e.from) &&
        !gone.has(e.to) &&
        (!l.lines.some((x) => x.edge?.id === e.id) || !text.includes(`data-label="${e.id.replace('>', '&#62;')}"`)),
    )
    .map((e) => e.id);
};

describe('groups at random', () => {
  test.each(
    WIDTHS.flatMap((width) =>
      NOTATIONS.map((notation) => ({ width, notation, groups: notation === 'market' ? 1000 : 150 })),
    ),
  )(
    'at $width px, $groups in $notation notation: nothing stands on anything, no label is lost; three runs are one',
    { timeout: 240_000 },
    ({ groups, ...options }) => {
      const { width } = options;
      for (let seed = 0; seed < groups; seed += 1) {
        const text = draw(randomGroup(seed), 'svg', options);
        expect([seed, overlaps(text)]).toEqual([seed, []]);
        expect([seed, lost(randomGroup(seed), text, width)]).toEqual([seed, []]);
        if (seed % 10 === 0)
          for (const again of [1, 2])
            expect([again, draw(randomGroup(seed), 'svg', options) === text]).toEqual([again, true]);
      }
    },
  );
});

describe('a group of sixty with a loop', () => {
  const answer = groupOfSixty();
  test('has sixty entities', () => expect(answer.nodes).toHaveLength(60));
  test.each(WIDTHS)('at %i px: nothing stands on anything, and every label is there', (width) => {
    const text = draw(answer, 'svg', { width });
    expect(overlaps(text)).toEqual([]);
    expect(lost(answer, text, width)).toEqual([]);
  });
  test('fits a phone where no owner is in the way', () => {
    const below = { ...answer, edges: answer.edges.filter((e) => e.from.startsWith('d') || e.from === 's') };
    const nodes = answer.nodes.filter((n) => n.id === 's' || n.id.startsWith('d'));
    const whole = { ...below, nodes, edges: below.edges.filter((e) => e.to !== 's') };
    expect(layout(whole, { width: 358 }).width).toBeLessThanOrEqual(358);
    expect(overlaps(draw(whole, 'svg', { width: 358 }))).toEqual([]);
  });
  test('has one line that runs upward, with the size of its loop', () => {
    const up = layout(answer).lines.filter((l) => l.loop !== undefined);
    expect(up.map((l) => [l.edge?.id, l.loop])).toEqual([['d3c0 > s', 3]]);
    const [[, first = 0] = [], [, last = 0] = []] = [up[0]?.points[0], up[0]?.points.at(-1)] as [number, number][];
    expect(last).toBeLessThan(first);
  });
  test('folds the smallest owners, with count, sum and largest', () => {
    const fold = layout(answer).boxes.find((b) => b.shape === 'fold' && b.label.startsWith('11 '));
    expect([fold?.label, fold?.sub]).toEqual(['11 others', '=\u00a014.2\u00a0%, none over 8.1\u00a0%']);
  });
  test('keeps parallel uprights 8 px apart', () => {
    // Lines on a trunk share it.
    const onTrunk = new Set(answer.edges.filter((e) => e.from === 's' || e.from.startsWith('d')).map((e) => e.id));
    const uprights = layout(answer)
      .lines.filter((l) => !l.edge?.from.startsWith('d'))
      .flatMap((l) =>
        l.points.slice(1).map(([x, y], n) => ({ id: l.id, x, from: l.points[n] as readonly [number, number], y })),
      );
    const close = uprights.flatMap((a) =>
      uprights.filter(
        (b) =>
          a.id < b.id &&
          !(onTrunk.has(a.id) && onTrunk.has(b.id)) &&
          a.from[0] === a.x &&
          b.from[0] === b.x &&
          Math.abs(a.x - b.x) < 8 &&
          Math.min(a.y, a.from[1]) < Math.max(b.y, b.from[1]) &&
          Math.min(b.y, b.from[1]) < Math.max(a.y, a.from[1]),
      ),
    );
    expect(close.map((c) => c.id)).toEqual([]);
  });
});

describe('limits', () => {
  const chain = (length: number): StructureAnswer => {
    const ids = Array.from({ length }, (_, n) => (n === 0 ? 's' : `n${n}`));
    return answerOf(
      ids.map((id) => node(id, `Company ${id}`, 'company')),
      ids.slice(1).map((id, n) => edge(id, ids[n] as string, 100)),
    );
  };
  test('a chain of 10,000 is named too many, with its counts, in words', () => {
    const answer = chain(10_000);
    expect(layout({ ...answer, threshold: { percent: 50, inclusive: false, label: '' } }).tooMany).toEqual({
      boxes: 10_000,
      lines: 9_999,
      most: 400,
    });
    expect(draw(answer, 'svg')).toMatch(/Too many to draw: [\d]+ parties and/);
  });
  test('a chain of 300 is drawn whole', () => {
    const l = layout(chain(300));
    expect(l.boxes).toHaveLength(301);
    expect(overlaps(draw(chain(300), 'svg'))).toEqual([]);
  });
  test('400 owners without a figure are not folded, and are too many together with the rest', () => {
    const ids = Array.from({ length: 400 }, (_, n) => `o${n}`);
    const answer = answerOf(
      [node('s', 'S', 'company'), ...ids.map((id) => node(id, id, 'company'))],
      ids.map((id) => edge(id, 's', 1, { economic: UNKNOWN, votes: UNKNOWN })),
    );
    expect(layout(answer)).toMatchObject({ folded: [], tooMany: { boxes: 401 } });
  });
});
