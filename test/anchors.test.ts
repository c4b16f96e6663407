/** The questions people ask in public, end to end: each as a small case and the answer it must have. */
import { describe, expect, test } from 'vitest';
import { ask, checkProof, type Envelope, openFiles, type Proof, type Question } from '../src/index.ts';

const HEAD = 'source "register" (register) published 2021-12-31\n';
async function answer(text: string, question: Question): Promise<Envelope> {
  const workspace = await openFiles([{ name: 'case.own', text: `${HEAD}${text}` }]);
  const envelope = await ask(workspace, question);
  expect(checkProof(envelope.proof)).toMatchObject({ ok: true });
  await workspace.close();
  return envelope;
}
type Row = {
  readonly party?: { readonly name: string };
  readonly share?: { readonly exact?: number };
  readonly votes?: { readonly exact?: number };
};
/** holder -> [economics, votes] */
const owners = async (text: string, subject: string, more: object = {}): Promise<Record<string, unknown>> => {
  const { answer: a } = await answer(text, { verb: 'owners', subject, ...more } as Question);
  return Object.fromEntries(
    (a['holders'] as Row[]).map((r) => [r.party?.name, [r.share?.exact, r.votes?.exact]] as const),
  );
};
const controllers = async (text: string, subject: string): Promise<(string | undefined)[]> => {
  const { answer: a } = await answer(text, { verb: 'control', subject });
  return (a['controllers'] as (Row & { verdict: string })[])
    .filter((c) => c.verdict === 'certain')
    .map((c) => c.party?.name);
};
const power = async (text: string, index: string): Promise<number[]> => {
  const { answer: a } = await answer(text, { verb: 'power', subject: 'T' });
  const found = (a['indices'] as { name: string; values: { value: number }[] }[]).find((i) => i.name === index);
  return (found?.values ?? []).map((v) => v.value).sort((x, y) => y - x);
};
const each = (n: number, share: number): string =>
  Array.from({ length: n }, (_, i) => `S${i} (person) owns ${share}% of T\n`).join('');

describe('loops', () => {
  test('1 % beside a company that one owns whole: the person has 100 % of both', async () => {
    const text = 'P (person) owns 1% of A\nB (company) owns 99% of A\nA owns 100% of B\n';
    expect([(await owners(text, 'A'))['P'], (await owners(text, 'B'))['P']]).toMatchObject([
      [100, 1],
      [100, 0],
    ]);
  });
});

describe('power is not share', () => {
  test('three of a third have a half each', async () =>
    expect(await power(each(3, 30), 'banzhaf-absolute')).toEqual([0.5, 0.5, 0.5]));
  test('70 against 30: all and nothing', async () =>
    expect(await power('X owns 70% of T\nY owns 30% of T\n', 'banzhaf-absolute')).toEqual([1, 0]));
  test('30 against seventy of 1 %', async () =>
    expect((await power(`X owns 30% of T\n${each(70, 1)}`, 'banzhaf-absolute'))[0]).toBeCloseTo(0.9997, 5));
  test('49 against seventeen of 3 %', async () =>
    expect((await power(`X owns 49% of T\n${each(17, 3)}`, 'banzhaf-absolute'))[0]).toBeCloseTo(0.999985, 6));
});

test('51 % three times over: 13.2651 % of the money and control all the same', async () => {
  const text = 'X (person) owns 51% of A\nA owns 51% of B\nB owns 51% of T\n';
  expect((await owners(text, 'T'))['X']).toEqual([13.2651, 51]);
  expect(await controllers(text, 'T')).toContain('X');
});

test('27.74 % of the capital with 62.45 % of the votes: two numbers, and control by the votes', async () => {
  const text = 'F owns 27.74% of T with 62.45% of the votes\nG owns 72.26% of T with 37.55% of the votes\n';
  expect((await owners(text, 'T'))['F']).toEqual([27.74, 62.45]);
  expect(await controllers(text, 'T')).toEqual(['F']);
});

describe('as of', () => {
  const text = 'X owns 30% of T since 2019\nX sold all of its stake in T to Y on 1 June 2020\n';
  const moved = 'X owns 30% of T since 2019 until 1 June 2020\nY owns 30% of T since 1 June 2020\n';
  test.each([
    ['2020-05-31', 'X'],
    ['2020-06-01', 'Y'],
    ['2020-06-02', 'Y'],
  ])('on %s it is %s’s', async (asAt, who) => expect(Object.keys(await owners(moved, 'T', { asAt }))).toEqual([who]));
  const corrected = `source "Register" (register) published 2020-07-01
record "r-1": X owns 30% of T since 2019 until 1 June 2020
record "r-2": Y owns 30% of T since 1 June 2020
source "Register" (register) published 2021-03-15
record "r-1" updated: X owns 20% of T since 2019 until 1 June 2020
record "r-2" updated: Y owns 20% of T since 1 June 2020
`;
  test.each([
    ['2020-05-31', '2021-03-14', { X: [30, 30] }],
    ['2020-05-31', '2021-03-15', { X: [20, 20] }],
    ['2020-06-01', '2021-03-14', { Y: [30, 30] }],
    ['2020-06-02', '2021-03-14', { Y: [30, 30] }],
    ['2020-06-02', '2021-03-15', { Y: [20, 20] }],
  ])('true on %s, as known on %s, before and after a correction: %j', async (asAt, knownAt, found) =>
    expect(await owners(corrected, 'T', { asAt, knownAt })).toEqual(found),
  );
  test('what is known later changes no answer about what was known', async () => {
    const [first] = corrected.split('source "Register" (register) published 2021');
    const asked = (text: string) =>
      answer(text, { verb: 'owners', subject: 'T', asAt: '2020-06-02', knownAt: '2020-12-31' } as Question);
    expect((await asked(corrected)).answer).toEqual((await asked(first as string)).answer);
  });
  test('is the same text a year later', async () => {
    const ask2 = () => answer(moved, { verb: 'owners', subject: 'T', asAt: '2020-06-01' });
    expect(JSON.stringify(await ask2())).toBe(JSON.stringify(await ask2()));
    expect(text).not.toBe(moved);
  });
});

describe('traps of registers', () => {
  test('an indirect interest beside its own chain is not counted twice', async () => {
    const text = 'X owns 60% of H\nH owns 50% of T\nX indirectly owns 30% of T\n';
    expect((await owners(text, 'T'))['X']).toEqual([30, 50]);
  });
  test('two unknown persons stay two', async () => {
    const text = 'an unknown person owns 20% of T\nan unknown person owns 15% of T\n';
    expect(Object.values(await owners(text, 'T'))).toHaveLength(1);
    const { answer: a } = await answer(text, { verb: 'owners', subject: 'T' });
    expect(a['holders']).toHaveLength(2);
  });
});

describe('acting together', () => {
  const two = 'A (person) owns 15% of T\nB (person) owns 15% of T\n';
  const verdicts = async (text: string): Promise<string[]> => {
    const { answer: a } = await answer(text, { verb: 'control', subject: 'T', rule: 'hk-listing-controlling' });
    return (a['verdicts'] as { verdict: string }[]).map((v) => v.verdict);
  };
  test('two of 15 % are not added without a fact, and are with one', async () => {
    expect(await verdicts(two)).toEqual(['no', 'no']);
    expect(await verdicts(`${two}A and B act in concert over T\n`)).toEqual(['yes', 'no', 'no']);
  });
  const joint = 'A and B jointly own 30% of T\nA is a person\nB is a person\n';
  const psc = async (text: string) => {
    const { answer: a, proof } = await answer(text, { verb: 'beneficial-owners', subject: 'T', rule: 'uk-psc' });
    const owners = a['owners'] as { party: { name: string }; verdict: string; share: { exact: number } }[];
    const said = Object.fromEntries(owners.map((o) => [o.party.name, `${o.verdict} ${o.share.exact}`]));
    return { said, kinds: (proof as Proof).steps.map((s) => s.kind) };
  };
  test('each of two joint holders of 30 % has the whole of it, and a step of the proof says so', async () => {
    const { said, kinds } = await psc(joint);
    expect(said).toEqual({ A: 'yes 30', B: 'yes 30' });
    expect(kinds).toContain('member');
  });
  test('joint holders of 20 % are below the line until one holds 10 % more alone', async () => {
    expect((await psc(joint.replace('30%', '20%'))).said).toEqual({ A: 'no 20', B: 'no 20' });
    expect((await psc(`${joint.replace('30%', '20%')}A owns 10% of T\n`)).said).toEqual({ A: 'yes 30', B: 'no 20' });
  });
  test('two of 15 % each are not joint holders of 30', async () =>
    expect((await psc(two)).said).toEqual({ A: 'no 15', B: 'no 15' }));
  test('what a nominee holds is the nominator’s', async () => {
    const found = await owners('N owns 30% of T as nominee for P\n', 'T');
    expect(found['P']).toEqual([30, 30]);
  });
});

describe('alerts', () => {
  const facts = 'X owns 30% of T since 2018\n';
  const changed = async (more: string): Promise<unknown> =>
    (await answer(`${facts}${more}`, { verb: 'changes', subject: 'T', from: '2019-06-01', to: '2021-06-01' })).answer[
      'changed'
    ];
  test('nothing is told where no answer changes', async () =>
    expect(await changed('X is chairman of T since 2020\n')).toBe(false));
  test('a new holder is told', async () => expect(await changed('Y owns 30% of T since 2020\n')).toBe(true));
});

test('an identity that is only likely is a condition of the answer, with the answer if it is so', async () => {
  const text = 'John Li (person) owns 20% of T\nLi John (person) owns 10% of T\nJohn Li may be the same as Li John\n';
  const envelope = await answer(text, { verb: 'owners', subject: 'T' });
  expect(envelope.openPoints.map((p) => p.kind)).toContain('identity');
  expect(envelope.openPoints.find((p) => p.kind === 'identity')?.options.length).toBeGreaterThan(1);
});

test('removing any listed fact makes the checker reject', async () => {
  const text = 'X (person) owns 60% of H\nH owns 30% of T\n';
  const { proof } = await answer(text, { verb: 'control', subject: 'T', rule: 'uk-psc' });
  const { premises } = proof as Proof;
  expect(premises.length).toBeGreaterThan(1);
  for (const left of premises)
    expect(checkProof({ ...(proof as object), premises: premises.filter((p) => p !== left) }).ok).toBe(false);
});
