/** Drawings of groups made at random, of a group of sixty with one loop, and of the limits: nothing stands on anything. */
import { describe, expect, test } from 'vitest';
import { overlaps } from '../../../test/overlaps.ts';
import { answerOf, edge, node, randomGroup, UNKNOWN } from '../../../test/random-groups.ts';
import type { StructureAnswer } from '../../index.ts';
import { kept } from './folding.ts';
import { draw, layout, NOTATIONS } from './index.ts';
import { escaped } from './ink.ts';

const WIDTHS = [940, 358];

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

/** Holdings between parties that are not folded, of which the picture has no line or no label. */
function lost(answer: StructureAnswer, picture: string): string[] {
  const gone = new Set(kept(answer).folded.map((n) => n.id));
  const [lines, labels] = ['line', 'label'].map(
    (what) => new Set([...picture.matchAll(new RegExp(`data-${what}="([^"]*)"`, 'g'))].map((m) => m[1])),
  );
  return answer.edges
    .filter((e) => !gone.has(e.from) && !gone.has(e.to))
    .map((e) => e.id)
    .filter((id) => !lines?.has(escaped(id)) || !labels?.has(escaped(id)));
}

describe('groups at random', () => {
  test.each(
    WIDTHS.flatMap((width) =>
      NOTATIONS.map((notation) => ({ width, notation, groups: notation === 'legal' ? 150 : 1000 })),
    ),
  )(
    'at $width px, $groups in $notation notation: nothing stands on anything, no label is lost; three runs are one',
    { timeout: 600_000 },
    ({ groups, ...options }) => {
      for (let seed = 0; seed < groups; seed += 1) {
        const answer = randomGroup(seed);
        const text = draw(answer, 'svg', options);
        const faults = [...overlaps(text), ...lost(answer, text)];
        // Every group of the chart as it is usually drawn; of the others one in ten.
        if ((options.width === 940 && options.notation === 'market') || seed % 10 === 0)
          for (const again of [2, 3])
            if (draw(randomGroup(seed), 'svg', options) !== text) faults.push(`run ${again} differs`);
        expect([seed, faults]).toEqual([seed, []]);
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
    expect(lost(answer, text)).toEqual([]);
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
