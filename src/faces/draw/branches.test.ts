import { describe, expect, test } from 'vitest';
import { overlaps } from '../../../test/overlaps.ts';
import { answerOf, edge, node, UNKNOWN } from '../../../test/random-groups.ts';
import { openedPart } from './branches.ts';
import { draw, layout } from './index.ts';

/** A subject with holdings of holdings: `wide` companies a company, three deep. */
function large(wide: number) {
  const nodes = [node('s', 'Subject', 'company'), node('o', 'Owner', 'person')];
  const edges = [edge('o', 's', 60)];
  const add = (above: string, id: string, n: number): void => {
    nodes.push(node(id, `Company ${id}`, 'company', { place: 'below' }));
    // Without a figure nothing may be folded.
    edges.push(edge(above, id, 51 + (n % 49), id.includes('c') ? {} : { economic: UNKNOWN, votes: UNKNOWN }));
  };
  for (let a = 0; a < wide; a += 1) {
    add('s', `a${a}`, a);
    for (let b = 0; b < wide; b += 1) {
      add(`a${a}`, `a${a}b${b}`, b);
      for (let c = 0; c < wide; c += 1) add(`a${a}b${b}`, `a${a}b${b}c${c}`, c);
    }
  }
  return answerOf(nodes, edges);
}
const WIDE = 20;
const none = new Set<string>();

describe('a group opened by hand', () => {
  const answer = large(WIDE);
  test('is too large as a whole, and its first part is drawn with nothing on anything', () => {
    expect(answer.nodes.length).toBeGreaterThan(5000);
    expect(layout(answer).tooMany?.most).toBe(400);
    const part = openedPart(answer, none);
    expect(layout(part.answer).tooMany).toBeUndefined();
    expect(overlaps(draw(part.answer, 'svg'))).toEqual([]);
  });
  test('shows the subject with all next to it, and every holding between those shown', () => {
    const { answer: part } = openedPart(answer, none);
    expect(part.nodes.map((n) => n.id)).toEqual(['s', 'o', ...Array.from({ length: WIDE }, (_, n) => `a${n}`)]);
    const shown = new Set(part.nodes.map((n) => n.id));
    expect(part.edges).toEqual(answer.edges.filter((e) => shown.has(e.from) && shown.has(e.to)));
  });
  test('says of each how many are not shown, and all of them opened is the whole', () => {
    const { branches } = openedPart(answer, none);
    expect(branches.map((b) => b.hidden)).toEqual(Array.from({ length: WIDE }, () => WIDE));
    let opened = none;
    for (let rest = branches; rest.some((b) => b.hidden > 0); rest = openedPart(answer, opened).branches)
      opened = new Set([...opened, ...rest.map((b) => b.id)]);
    expect(openedPart(answer, opened).answer.nodes).toEqual(answer.nodes);
    expect(openedPart(answer, opened).answer.edges).toEqual(answer.edges);
  });
  test('a branch whose own branch is closed waits for it', () => {
    const inner = new Set(['a1b2']);
    expect(openedPart(answer, inner).answer.nodes).toHaveLength(2 + WIDE);
    const both = openedPart(answer, new Set(['a1', 'a1b2']));
    expect(both.answer.nodes).toHaveLength(2 + 3 * WIDE);
    expect(both.branches.filter((b) => b.open).map((b) => b.id)).toEqual(['a1', 'a1b2']);
  });
  test('a subject that is loops and holdings in itself alone ends', () => {
    const ring = answerOf(
      [node('s', 'S', 'company'), node('x', 'X', 'company')],
      [edge('s', 's', 1), edge('s', 'x', 50), edge('x', 's', 50)],
    );
    expect(openedPart(ring, new Set(['s', 'x'])).answer).toEqual(ring);
  });
});
