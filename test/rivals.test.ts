/** What other tools have been seen to get wrong, as laws of ours. */
import { describe, expect, test } from 'vitest';
import { ask, type Envelope, openFiles, type Question } from '../src/index.ts';

type Shown = { party: { name: string }; share: Record<string, unknown>; votes: Record<string, unknown> };
const answer = async (own: string, question: Question): Promise<Envelope> =>
  ask(await openFiles([{ name: 'facts.own', text: own }]), question);
const owners = async (own: string, subject: string): Promise<Map<string, Shown>> =>
  new Map(
    (((await answer(own, { verb: 'owners', subject })).answer as unknown as { holders: Shown[] }).holders ?? []).map(
      (h) => [h.party.name, h],
    ),
  );

describe('arithmetic', () => {
  test('two chains with the same product both count (a set of rows would lose one)', async () => {
    const found = await owners('X owns 50% of A\nX owns 50% of B\nA owns 20% of C\nB owns 20% of C', 'C');
    expect(found.get('X')?.share).toEqual({ exact: 20, fraction: '1/5' });
  });
  test('ten times a tenth is a whole, without float drift', async () => {
    const lines = Array.from({ length: 10 }, (_, i) => `X owns 100% of A${i}\nA${i} owns 10% of C`);
    expect((await owners(lines.join('\n'), 'C')).get('X')?.share).toEqual({ exact: 100, fraction: '1' });
  });
  test('a cross-holding is solved, not cut after some rounds', async () => {
    const found = await owners('U owns 50% of A\nB owns 50% of A\nA owns 50% of B\nV owns 50% of B', 'A');
    expect(found.get('U')?.share).toMatchObject({ fraction: '2/3' });
  });
  test('a chain of 300 companies is followed to its end', async () => {
    const lines = ['X owns 100% of C0', ...Array.from({ length: 300 }, (_, i) => `C${i} owns 100% of C${i + 1}`)];
    expect((await owners(lines.join('\n'), 'C300')).get('X')?.share).toMatchObject({ exact: 100 });
  });
});

describe('what is not known', () => {
  test('a missing share stays a hole: never nothing, never an equal part', async () => {
    expect((await owners('A owns 40% of C\nB owns C', 'C')).get('B')?.share).toMatchObject({ minimum: 0, maximum: 60 });
  });
  test('a range stays a range, its open end included', async () => {
    expect((await owners('X owns (25,50] of C', 'C')).get('X')?.share).toMatchObject({
      exclusiveMinimum: 25,
      maximum: 50,
    });
  });
  test('two unknown owners are two', async () => {
    const found = await answer(
      'an unknown person owns 30% of C\nan unknown person owns 30% of C\nsomething owns 1% of D',
      { verb: 'beneficial-owners', subject: 'C', rule: 'uk-psc' },
    );
    expect((found.answer as unknown as { owners: unknown[] }).owners.length).toBeGreaterThanOrEqual(1);
    const rows = (
      await answer('an unknown person owns 30% of C\nan unknown person owns 25% of C', { verb: 'owners', subject: 'C' })
    ).answer as unknown as { holders: Shown[] };
    expect(rows.holders.map((h) => h.share['exact'])).toEqual([30, 25]);
  });
});

describe('votes and capital', () => {
  test('are two figures, never one', async () => {
    const found = (await owners('X owns 27.74% of C with 62.45% of the votes', 'C')).get('X');
    expect([found?.share['exact'], found?.votes['exact']]).toEqual([27.74, 62.45]);
  });
  test('fifteen relatives are not each "the" controller: only their pact is, over the company it names', async () => {
    const family = Array.from({ length: 15 }, (_, i) => `R${i}`);
    const facts = `${family.map((r) => `${r} owns 4% of C`).join('\n')}\n${family.slice(0, -1).join(', ')} and R14 act in concert over C`;
    const { controllers } = (await answer(facts, { verb: 'control', subject: 'C' })).answer as unknown as {
      controllers: { group?: unknown[]; basis: string }[];
    };
    expect(controllers.map((c) => [c.basis, c.group?.length])).toEqual([['concert', 15]]);
  });
});

describe('sanctions', () => {
  test('50 % of 50 % is blocked by the cascade, though the product is 25 %', async () => {
    const { blocked } = (
      await answer('X owns 50% of A\nA owns 50% of B', { verb: 'screen', blocked: ['X'], rule: 'us-ofac-50' })
    ).answer as unknown as { blocked: { party: { name: string } }[] };
    expect(blocked.map((b) => b.party.name)).toEqual(['A', 'B']);
  });
});

describe('names', () => {
  test.each(['__proto__', 'constructor', 'toString', '<script>alert(1)</script>', '=1+1', '金山软件'])(
    '%s is a name like any other',
    async (name) => {
      const found = await owners(`${JSON.stringify(name)} owns 60% of C`, 'C');
      expect(found.get(name)?.share).toMatchObject({ exact: 60 });
    },
  );
  test('two parties of one name stay two until somebody says they are one', async () => {
    const facts = '"J Smith" @a owns 30% of C\n"J Smith" @b owns 30% of C';
    const { holders } = (await answer(facts, { verb: 'owners', subject: 'C' })).answer as unknown as {
      holders: Shown[];
    };
    expect(holders.map((h) => h.share['exact'])).toEqual([30, 30]);
  });
});
