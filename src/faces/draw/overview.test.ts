import { describe, expect, test } from 'vitest';
import { answerOf, edge, node, randomGroup, UNKNOWN } from '../../../test/random-groups.ts';
import { overviewOf } from './overview.ts';

/** A subject with three bands of owners, `wide` a company, one holding below and one of a co-owner beside. */
function large(wide: number) {
  const nodes = [node('s', 'Subject', 'company'), node('d', 'Daughter', 'company')];
  const edges = [edge('s', 'd', 70), edge('a0', 'd', 30)];
  const add = (id: string, below: string, percent: number): void => {
    nodes.push(node(id, `Party ${id}`, 'company', { place: 'above' }));
    edges.push(edge(id, below, percent));
  };
  for (let a = 0; a < wide; a += 1) {
    add(`a${a}`, 's', 50 / (a + 1));
    for (let b = 0; b < wide; b += 1) {
      add(`b${a}.${b}`, `a${a}`, 30);
      if (a === 1) for (let c = 0; c < wide; c += 1) add(`c${b}.${c}`, `b1.${b}`, 20);
    }
  }
  return answerOf(nodes, edges);
}

describe('the overview of a large group', () => {
  const answer = large(40);
  const found = overviewOf(answer);
  const at = new Map(found.points.map((p) => [p.node.id, p]));

  test('has every party that is tied to the subject once, and every holding between two', () => {
    expect(found.points.map((p) => p.node.id).sort()).toEqual(answer.nodes.map((n) => n.id).sort());
    expect(found.lines.map((l) => l.edge)).toEqual(answer.edges);
    expect(found.apart).toBe(0);
  });

  test('has owners above and holdings below, every band wholly beyond the one before', () => {
    expect(at.get('s')).toMatchObject({ x: 0, y: 0, band: 0 });
    expect(at.get('d')?.band).toBe(-1);
    const far = (p: { x: number; y: number }): number => Math.hypot(p.x, p.y);
    for (const band of [1, 2, 3]) {
      const here = found.points.filter((p) => p.band === band);
      const before = found.points.filter((p) => p.band === band - 1);
      expect(Math.min(...here.map(far)) - Math.max(...before.map(far))).toBeGreaterThan(3.9);
      expect(here.every((p) => p.y >= 0)).toBe(true);
    }
  });

  test('lays no point on another', () => {
    for (const answer of [large(12), ...Array.from({ length: 100 }, (_, seed) => randomGroup(seed))]) {
      const { points } = overviewOf(answer);
      let nearest = 2;
      for (const [n, p] of points.entries())
        for (const q of points.slice(0, n)) nearest = Math.min(nearest, Math.hypot(p.x - q.x, p.y - q.y));
      expect(nearest).toBeGreaterThanOrEqual(0.99);
    }
  });

  test('gives the same places whatever the order of the rows', () => {
    for (const a of [answer, ...Array.from({ length: 100 }, (_, seed) => randomGroup(seed))]) {
      const turned = { ...a, nodes: [...a.nodes].reverse(), edges: [...a.edges].reverse() };
      expect(overviewOf(turned).points).toEqual(overviewOf(a).points);
    }
  });

  test('puts the largest owner leftmost, and a holding without a figure under no colour', () => {
    const firsts = found.points.filter((p) => p.band === 1).map((p) => p.node.id);
    expect(firsts.slice(0, 3)).toEqual(['a0', 'a1', 'a2']);
    const some = [
      edge('a', 's', 50),
      edge('b', 's', 50, { economic: UNKNOWN, votes: UNKNOWN }),
      edge('c', 's', 9, { kind: 'other-reading' }),
      edge('s', 's', 3),
      edge('x', 'y', 3),
    ];
    const drawn = overviewOf(
      answerOf(
        ['s', 'a', 'b', 'c', 'x', 'y'].map((id) => node(id, id, 'company')),
        some,
      ),
    );
    expect(drawn.lines.map((l) => l.colour)).toEqual(['econ', 'line', 'line']);
    expect(drawn.apart).toBe(2);
  });

  test('takes a chain of fifty thousand', () => {
    const ids = Array.from({ length: 50_000 }, (_, n) => `n${n}`);
    const chain = answerOf(
      ids.map((id) => node(id, id, 'company')),
      ids.slice(1).map((id, n) => edge(id, `n${n}`, 100)),
      { subject: { id: 'n0', name: 'n0', type: 'company' } },
    );
    expect(overviewOf(chain).points.at(-1)?.band).toBe(49_999);
  });
});
