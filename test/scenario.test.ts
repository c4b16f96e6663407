/** What-if and changes as their users ask them: a banker moving three points, an analyst comparing two days. */
import { describe, expect, test } from 'vitest';
import { ask, type Envelope, openFiles, type Question } from '../src/index.ts';

const about = async (own: string, question: Question): Promise<Envelope> =>
  ask(await openFiles([{ name: 'facts.own', text: own }]), question);
const whatIf = (own: string, change: string | string[], more: object = {}): Promise<Envelope> =>
  about(own, { verb: 'what-if', subject: 'T', change: [change].flat(), ...more });

interface Side {
  readonly verdict: string;
}
const standings = (e: Envelope): string[] =>
  (e.answer['standings'] as { rule: string; party: { name: string }; from: Side; to: Side }[]).map(
    (s) => `${s.rule}: ${s.party.name} ${s.from.verdict} > ${s.to.verdict}`,
  );
interface Moved {
  readonly index: string;
  readonly members: readonly { readonly name: string }[];
  readonly from: { readonly value: number };
  readonly to: { readonly value: number };
}
const powerOf = (e: Envelope, index: string, name: string): [number, number] | undefined => {
  const { changed } = e.answer['power'] as { changed: Moved[] };
  const found = changed.find((c) => c.index === index && c.members[0]?.name === name);
  return found === undefined ? undefined : [Number(found.from.value.toFixed(4)), Number(found.to.value.toFixed(4))];
};

const FLOAT = `source "notices" (register) published 2025
X owns 29.9% of T
Y owns 12.6% of T
F1 owns 10% of T
F2 owns 9.5% of T
F3 owns 8% of T
F4 owns 8% of T
F5 owns 7% of T
`;

test('every sentence of a scenario begins as a sentence, that of what cannot be told too', async () => {
  const { answer } = await whatIf('X owns 3% of T\nY owns 30% of T', 'Y sells about 2% of T to X');
  expect(answer['headline']).toMatch(/\. Whether .* cannot be told\.$/);
  expect(answer['headline']).not.toMatch(/\. [a-z]/);
});

describe('a sale of three points', () => {
  test('lifts the power of the buyer as the published formulas say, and crosses the offer line for certain', async () => {
    const found = await whatIf(FLOAT, 'Y sells 3% of T to X', { quota: '42.5' });
    expect(powerOf(found, 'shapley-shubik', 'X')).toEqual([0.4524, 0.5]);
    expect(powerOf(found, 'banzhaf-normalised', 'X')).toEqual([0.4766, 0.5248]);
    expect(powerOf(found, 'shapley-shubik', 'Y')).toEqual([0.119, 0.1]);
    expect(found.answer['crossed']).toMatchObject([
      { rule: 'hk-takeovers-30', overBefore: 'no', overAfter: 'yes' },
      { rule: 'uk-takeover', overBefore: 'no', overAfter: 'yes' },
    ]);
    expect(standings(found)).toContain('hk-listing-controlling: X no > yes');
    expect(found.answer['scenario']).toBe(true);
  });
  test('and back again changes nothing at all', async () => {
    const found = await whatIf(FLOAT, ['Y sells 3% of T to X', 'X sells 3% of T to Y']);
    expect(found.answer).toMatchObject({ crossed: [], standings: [], power: { changed: [] } });
    expect(found.answer['before']).toEqual(found.answer['after']);
  });
  test('leaves the facts as they were', async () => {
    const workspace = await openFiles([{ name: 'facts.own', text: FLOAT }]);
    const owners: Question = { verb: 'owners', subject: 'T' };
    const before = await ask(workspace, owners);
    await ask(workspace, { verb: 'what-if', subject: 'T', change: ['Y sells 3% of T to X'] });
    expect(await ask(workspace, owners)).toEqual(before);
  });
  test('to a holder told in words is certain where every reading crosses, and else cannot be told', async () => {
    const certain = await whatIf('X owns [27.4, 27.9]% of T\nY owns 12% of T\n', 'Y sells 3% of T to X');
    expect(standings(certain)).toContain('hk-listing-controlling: X no > yes');
    const open = await whatIf('X owns [26.8, 27.2]% of T\nY owns 12% of T\n', 'Y sells 3% of T to X');
    expect(standings(open)).toContain('hk-listing-controlling: X no > cannot-tell');
    expect(open.answer.headline).toContain('cannot be told');
  });
});

describe('a scenario', () => {
  test('under one named rule lists everybody it judges, changed or not', async () => {
    const found = await whatIf(FLOAT, 'F5 sells 1% of T to F4', { rule: 'hk-listing-controlling' });
    expect(standings(found)).toContain('hk-listing-controlling: X no > no');
    expect(found.answer.headline).toBe('In this scenario no verdict on T would change.');
    expect(Object.keys(found.rules)).toEqual(['hk-listing-controlling']);
  });
  test('under a rule that judges blocked lists is refused, and the verb named', async () => {
    await expect(whatIf(FLOAT, 'Y sells 3% of T to X', { rule: 'us-ofac-50' })).rejects.toThrow('ask with "screen"');
  });
  test('of a pact counts in the company asked about where the sentence names none', async () => {
    const found = await whatIf(FLOAT, 'X and F1 and Y act in concert');
    expect(found.answer.headline).toContain('F1, X and Y would control T');
  });
  test('of a spin-off makes the holders of the parent owners of its company', async () => {
    const found = await whatIf('A owns 60% of P\nB owns 40% of P\nP owns 100% of T\n', 'P spins off 100% of T');
    const controllers = found.answer['controllers'] as { came: string[]; went: string[] };
    expect(controllers).toMatchObject({ came: [], went: ['P'] });
    const after = (found.answer['after'] as { holders: { party: { name: string }; directShare?: object }[] }).holders;
    expect(after.map((h) => [h.party.name, h.directShare])).toEqual([
      ['A', { exact: 60, fraction: '3/5' }],
      ['B', { exact: 40, fraction: '2/5' }],
    ]);
  });
  test('of a conversion can cost the founder his majority', async () => {
    const found = await whatIf(
      `class A of T is 80% of the capital with 20% of the votes
class B of T is 20% of the capital with 80% of the votes
Founder owns 100% of the class B shares of T
Fund owns 70% of the class A shares of T
`,
      'Founder converts its class B of T to class A',
    );
    expect(found.answer['controllers']).toMatchObject({ came: ['Fund'], went: ['Founder'] });
    expect(found.answer.headline).toMatch(/^(.*\. )?Fund would control T\. Founder would no longer control T\./);
  });
});

const NEWS = `source "register, January" (register) published 2024-01-31
A owns 60% of T since 2020-01-01 until 2024-03-01
source "register, June" (register) published 2024-06-30
B owns 55% of T since 2024-03-01
`;
const changes = (own: string, more: object): Promise<Envelope> =>
  about(own, { verb: 'changes', subject: 'T', ...more } as Question);

describe('changes', () => {
  test('say who came and went first, and holdings after', async () => {
    const found = await changes(NEWS, { from: '2024-02-01', to: '2024-04-01' });
    expect(found.answer['controllers']).toMatchObject({ came: ['B'], went: ['A'] });
    expect(found.answer.headline).toContain('B came to control T');
    expect(found.answer['changed']).toBe(true);
  });
  test('between two states of knowledge on one day are what the later source told', async () => {
    const found = await changes(NEWS, { asAt: '2024-04-01', knownFrom: '2024-05-31', knownTo: '2024-07-01' });
    expect(found.answer).toMatchObject({ knownFrom: '2024-05-31', knownTo: '2024-07-01', transfers: [], verdicts: [] });
    expect(found.answer['controllers']).toMatchObject({ before: [], after: ['B'] });
    expect(found.answer.headline).toContain('what was known by 31 May 2024 and by 1 July 2024');
  });
  test('are none where only a later source repeats what was known', async () => {
    const again = `${NEWS}source "register, July" (register) published 2024-07-31\nB owns 55% of T since 2024-03-01\n`;
    const found = await changes(again, { asAt: '2024-04-01', knownFrom: '2024-07-01', knownTo: '2024-08-01' });
    expect(found.answer).toMatchObject({ changed: false, edges: [], standings: [] });
  });
  test.each([
    [{ from: '2024-01-01' }, 'needs two days'],
    [{ knownTo: '2024-01-01', from: '2024-01-01', to: '2024-02-01' }, 'needs two days'],
    [{}, 'needs two days'],
    [{ from: '2024', to: '2024-02-01' }, '"from" takes a day such as 2015-03-31, not "2024"'],
  ])('of %o are refused', async (more, why) => {
    await expect(changes(NEWS, more)).rejects.toThrow(why);
  });
});

describe('a hedged amount', () => {
  const headline = async (own: string, change: string): Promise<string> =>
    String((await whatIf(own, change)).answer.headline);
  test('of nearly 3 % lifts 29.9 % over 30 for certain, and 27.2 % to where it cannot be told', async () => {
    expect(await headline(FLOAT, 'Y sells nearly 3% of T to X')).toContain(
      'X, with what it controls, goes from 29.9 % to 32.4 to under 32.9 % of the votes, certainly at 30 % or more; an offer is due for certain',
    );
    expect(await headline('X owns 27.2% of T\nY owns 12.6% of T\n', 'Y sells nearly 3% of T to X')).toContain(
      'from 27.2 % to 29.7 to under 30.2 % of the votes, on either side of 30 %; whether an offer is due cannot be told',
    );
  });
  test('is named as what would settle a verdict it leaves open, with the number at which that turns', async () => {
    const found = await whatIf('X owns 27.2% of T\nY owns 12.6% of T\n', 'Y sells nearly 3% of T to X');
    const turns = (row: unknown): unknown[] =>
      (row as { wouldSettle: { strength: string; facts: { kind: string }[]; outcomes: object[] }[] }).wouldSettle.map(
        ({ strength, facts, outcomes }) => [strength, facts[0]?.kind, ...outcomes],
      );
    expect(turns((found.answer['crossed'] as unknown[])[0])).toMatchObject([
      ['always', 'amount', { if: 'less than 2.8 %', verdict: 'no' }, { if: '2.8 % or more', verdict: 'yes' }],
    ]);
    const measures = (found.answer['standings'] as { rule: string }[]).find((s) => s.rule === 'cn-control');
    expect(turns(measures)).toMatchObject([
      ['always', 'amount', { if: '2.8 % or less', verdict: 'no' }, { if: 'more than 2.8 %', verdict: 'yes' }],
    ]);
    for (const [change, verdict] of [
      ['Y sells 2.79% of T to X', 'no'],
      ['Y sells 2.8% of T to X', 'yes'],
    ] as const)
      expect((await whatIf('X owns 27.2% of T\nY owns 12.6% of T\n', change)).answer['crossed']).toMatchObject(
        verdict === 'no' ? [] : [{ verdict }, { verdict }],
      );
  });
  test('keeps its words beside what was read from them, and what of it the seller can have', async () => {
    const found = await whatIf(FLOAT, ['Y sells nearly 3 % of T to X', 'Y sells at least 5% of T to X']);
    expect(found.answer['because']).toBe(
      'Y sells “nearly 3 %” (2.5 to under 3 %) of T to X; Y sells “at least 5%” (5 to 10.1 %, as far as it can have it) of T to X',
    );
    expect(found.answer['changes']).toMatchObject([
      { kind: 'transfer', amount: { words: 'nearly 3 %', share: { minimum: 2.5, exclusiveMaximum: 3 } } },
      { amount: { share: { minimum: 5, maximum: 100 }, moves: { minimum: 5, maximum: 10.1 } } },
    ]);
  });
  test('is one number: whoever holds both sides holds afterwards what it held', async () => {
    const own = 'P owns 100% of S\nP owns 100% of B\nS owns 20% of T\nB owns 15% of T\n';
    const found = await whatIf(own, 'S sells nearly 10% of T to B');
    const votes = (side: string): object | undefined =>
      (found.answer[side] as { holders: { party: { name: string }; votes: object }[] }).holders.find(
        (h) => h.party.name === 'P',
      )?.votes;
    expect(votes('after')).toEqual({ exact: 35, fraction: '7/20' });
    expect(votes('after')).toEqual(votes('before'));
    expect(found.warnings.filter((w) => w.code === 'loose-bound').map((w) => w.message)).toEqual([
      'look-through takes the unknown amount of T on each side by itself: for 1 party above both sides economics are sound but may not be tight',
    ]);
    expect((await whatIf(own, 'S sells 10% of T to B')).warnings).toEqual([]);
  });
  test('that cannot fit is refused, and by how much', async () => {
    await expect(whatIf(FLOAT, 'Y sells at least 13% of T to X')).rejects.toThrow(
      'Y sells “at least 13%” (13 to 100 %) of T to X: the seller certainly has less than that; it can have at most 12.6 %',
    );
    await expect(whatIf('X owns (60,70]% of T\nY owns some of T\n', 'Y sells 40–50% of T to X')).rejects.toThrow(
      'it can have no more than under 40 %',
    );
  });
  test('that only may not fit says so, and one without an end of its own ends with what there is', async () => {
    const kinds = async (change: string): Promise<string[]> =>
      (await whatIf('X owns 20% of T\nY owns [8,15]% of T\n', change)).assumptions
        .filter((a) => a.kind === 'seller-holds-enough')
        .map((a) => a.text);
    expect(await kinds('Y sells nearly 10% of T to X')).toEqual(['Y holds the “nearly 10%” of T that it sells']);
    expect(await kinds('Y sells nearly 8% of T to X')).toEqual([]);
    expect(await kinds('Y sells at least 8% of T to X')).toEqual([]);
    expect(await kinds('Y sells at least 9% of T to X')).toEqual(['Y holds the “at least 9%” of T that it sells']);
  });
  test('of new shares without an upper end may thin everybody out to almost nothing', async () => {
    const found = await whatIf('X owns 55% of T\nY owns 11% of T\n', 'T issues at least 10% new shares to Y');
    const after = (found.answer['after'] as { holders: { party: { name: string }; votes: object }[] }).holders;
    expect(after.map((h) => [h.party.name, h.votes])).toEqual([
      ['Y', { minimum: 19.0909090909, exclusiveMaximum: 100, minimumFraction: '21/110', maximumFraction: '1' }],
      ['X', { exclusiveMinimum: 0, maximum: 50, minimumFraction: '0', maximumFraction: '1/2' }],
    ]);
  });
  test('of a class that is converted is counted at both ends', async () => {
    const own = `class A of T is 80% of the capital with 20% of the votes
class B of T is 20% of the capital with 80% of the votes
Founder owns [30,50]% of the class B shares of T
`;
    const found = await whatIf(own, 'Founder converts at least 40% of class B of T to class A');
    expect(found.answer.headline).not.toBe('');
    expect(found.assumptions.map((a) => a.text)).toContain(
      'Founder holds the “at least 40%” of class B of T that it converts',
    );
    await expect(whatIf(own, 'Founder converts at least 60% of class B of T to class A')).rejects.toThrow(
      'Founder certainly has less of class B than that',
    );
  });
});
