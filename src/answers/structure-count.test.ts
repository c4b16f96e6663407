/** One quantity of a structure alone: what its lines carry, what the answer is about, what is left out and said to be. */
import { describe, expect, test } from 'vitest';
import { ask, openFiles, type Question, type StructureAnswer } from '../index.ts';

const OWN = `source "r" (register) published 2020
Ann is a person
Ann owns 40% of Big
Ann owns 70% of the votes of Big
Bea owns 60% of Big
Bea owns 10% of the votes of Big
Cid owns 20% of the votes of Big
Dot owns 90% of Cid
Eve controls Big`;
const workspace = await openFiles([{ name: 'facts.own', text: OWN }]);
const envelope = (more: Partial<Question> = {}) =>
  ask(workspace, { verb: 'structure', subject: 'Big', ...more } as Question);
const answer = async (more: Partial<Question> = {}) => (await envelope(more)).answer as unknown as StructureAnswer;
const lines = (a: StructureAnswer): string[] =>
  a.edges.map((e) => `${e.from.replace('name:', '')} ${e.kind} ${e.economic?.exact ?? '-'} ${e.votes?.exact ?? '-'}`);

describe('a structure of one quantity', () => {
  test('of economics has no votes, keeps stated control, and counts the lines it leaves out', async () => {
    const a = await answer({ measure: 'economic' });
    expect(lines(a)).toEqual(['ann shares 40 -', 'bea shares 60 -', 'eve control - -']);
    expect(a.counted).toEqual({ measure: 'economic', leftOut: 2 });
    expect(a.nodes.map((n) => n.name)).toEqual(['Ann', 'Bea', 'Big', 'Eve']);
    expect(Object.keys(a.undisclosed)).toEqual(['economic']);
  });
  test('of votes has no economics', async () => {
    const a = await answer({ measure: 'votes' });
    expect(lines(a)).toContain('ann votes - 70');
    expect(lines(a)).toContain('cid votes - 20');
    expect(a.counted).toEqual({ measure: 'votes', leftOut: 0 });
  });
  test('carries the words said of that quantity alone', async () => {
    const said = async (measure: 'economic' | 'votes') =>
      (await answer({ measure })).edges.find((e) => e.from === 'name:ann')?.said.map((x) => x.of);
    expect(await said('economic')).toEqual(['capital']);
    expect(await said('votes')).toEqual(['votes']);
  });
  test('of economics without a rule is answered by who owns how much, as `owners` answers it', async () => {
    const owners = await ask(workspace, { verb: 'owners', subject: 'Big', measure: 'economic' });
    const a = await answer({ measure: 'economic' });
    expect(a.headline).toBe(owners.answer['headline']);
    expect(a.forest.map((r) => [r.label, r.share.exact])).toEqual([
      ['Bea', 60],
      ['Ann', 40],
    ]);
    expect((await answer({ measure: 'votes' })).headline).toBe((await answer()).headline);
  });
  test('has the verdicts of the rule, whatever is counted beside it', async () => {
    const all = await Promise.all(
      (['both', 'votes', 'economic'] as const).map((measure) => answer({ measure, rule: 'hk-listing-controlling' })),
    );
    expect(all[0]?.verdicts.length).toBeGreaterThan(0);
    for (const a of all) {
      expect(a.verdicts).toEqual(all[0]?.verdicts);
      expect(a.headline).toBe(all[0]?.headline);
    }
  });
  test('of both is the structure asked for without a measure', async () => {
    expect(await answer({ measure: 'both' })).toEqual(await answer());
    expect((await answer()).counted).toBeUndefined();
  });
});
