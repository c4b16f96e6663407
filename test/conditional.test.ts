/** Who is who, in the answer: what is certain joins, what only a name says is a condition, and either reading is told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ask,
  type Envelope,
  envelopeText,
  openFiles,
  openStore,
  type Question,
  verify,
  workspaceOf,
} from '../src/index.ts';
import { sealStatement } from '../src/statements/seal.ts';
import type { Identifier, JudgementStatement, PartyStatement, Source, Statement } from '../src/statements/types.ts';
import { memoryStore } from '../src/store/memory/index.ts';
import { share as figure, REGISTER } from './statements.ts';

const OTHER: Source = { ...REGISTER, name: 'another register' };
const party = (id: string, name: string, more: Partial<PartyStatement> = {}): Statement =>
  sealStatement({
    kind: 'party',
    recordStatus: 'new',
    party: id,
    name,
    partyType: 'company',
    source: REGISTER,
    locator: {},
    ...more,
  });
const has = (...list: readonly string[]): { identifiers: readonly Identifier[] } => ({
  identifiers: list.map((text) => ({ scheme: text.split(' ')[0] ?? '', id: text.split(' ')[1] ?? '' })),
});
const judge = (a: string, b: string, judgement: JudgementStatement['judgement']): Statement =>
  sealStatement({ kind: 'judgement', recordStatus: 'new', a, b, judgement, source: REGISTER, locator: {} });

const owns = (
  holder: string,
  company: string,
  share: string,
  { source = REGISTER }: { source?: Source } = {},
): Statement =>
  sealStatement({
    kind: 'relationship',
    recordStatus: 'new',
    subject: company,
    interestedParty: holder,
    interests: [{ interestType: 'shareholding', directness: 'direct', share: figure(share) }],
    source,
    locator: {},
  });

interface Row {
  readonly party: { readonly id: string; readonly name: string };
  readonly share?: { readonly exact?: number };
  readonly votes?: { readonly exact?: number };
  readonly verdict?: string;
  readonly conditionalOn?: readonly string[];
  readonly acrossReadings?: Record<string, unknown>;
}
async function workspaceWith(statements: readonly Statement[]) {
  const store = memoryStore();
  await store.append(statements);
  return workspaceOf(store);
}
const answered = async (statements: readonly Statement[], question: Question): Promise<Envelope> =>
  ask(await workspaceWith(statements), question);
const rowsOf = (e: Envelope, list: string): readonly Row[] => (e.answer[list] ?? []) as readonly Row[];
const rowOf = (e: Envelope, list: string, id: string): Row | undefined =>
  rowsOf(e, list).find((r) => r.party.id === id);

/** Alpha is held by "Beta Ltd"; another register says who holds a Beta Ltd. */
const twoBetas = (one: Partial<PartyStatement> = {}, other: Partial<PartyStatement> = {}): readonly Statement[] => [
  party('alpha', 'Alpha Ltd'),
  party('beta', 'Beta Ltd', one),
  party('x-beta', 'BETA LTD.', { source: OTHER, otherNames: ['Beta Ltd'], ...other }),
  party('anna', 'Anna', { partyType: 'person', source: OTHER }),
  owns('beta', 'alpha', '60'),
  owns('anna', 'x-beta', '80', { source: OTHER }),
];
const ABOUT_BETA = 'identity:beta = x-beta';
const OWNERS: Question = { verb: 'owners', subject: '@alpha' };

describe('two sources speak of one company', () => {
  test('by one identifier: it is one party, and nothing is conditional', async () => {
    const lei = '213800LH1BZH3DI6G760';
    const one = has(`LEI ${lei}`, 'RA000585 00102498');
    const answer = await answered(twoBetas(one, has('GB-COH 102498')), OWNERS);
    expect(rowOf(answer, 'holders', 'anna')?.share?.exact).toBe(48);
    expect(answer.openPoints).toEqual([]);
    expect(JSON.stringify(answer.answer)).not.toContain('conditionalOn');
  });
  test('by name alone: two parties, the alternative beside, and what is not said either way is a condition', async () => {
    const answer = await answered(twoBetas(), OWNERS);
    expect(rowsOf(answer, 'holders').map((r) => r.party.id)).toEqual(['beta']);
    const [point] = answer.openPoints;
    expect(point).toMatchObject({ id: ABOUT_BETA, kind: 'identity', chosen: 'separate' });
    const same = point?.options.find((o) => o.id === 'same');
    expect(same?.wouldBe).toContain('Anna has 48 %');
    expect(same?.rows).toMatchObject([{ list: 'holders', party: { id: 'anna' }, would: { share: { exact: 48 } } }]);
  });
  test('by identifier in one and by name in the other: no number meets another, so it is by name alone', async () => {
    const answer = await answered(twoBetas(has('GB-COH 1234567')), OWNERS);
    expect(answer.openPoints.map((p) => p.id)).toEqual([ABOUT_BETA]);
  });
  test('chosen to be one, each row that hangs on it says so, and its proof holds', async () => {
    const workspace = await workspaceWith(twoBetas());
    const answer = await ask(workspace, { ...OWNERS, choices: { [ABOUT_BETA]: 'same' } });
    expect(rowOf(answer, 'holders', 'anna')).toMatchObject({
      share: { exact: 48 },
      conditionalOn: [ABOUT_BETA],
      acrossReadings: { share: { minimum: 0, maximum: 48 } },
    });
    expect(answer.answer.headline).toContain('This hangs on whether beta and x-beta are one party.');
    expect(await verify(JSON.parse(JSON.stringify(answer)), workspace)).toMatchObject({ ok: true, level: 'replayed' });
  });
  test('a verdict that hangs on it is marked, and in every reading it cannot be told', async () => {
    const answer = await answered(twoBetas({ partyType: 'unknown' }), {
      verb: 'beneficial-owners',
      subject: '@alpha',
      rule: 'uk-mlr',
    });
    expect(rowOf(answer, 'owners', 'beta')).toMatchObject({
      verdict: 'yes',
      conditionalOn: [ABOUT_BETA],
      acrossReadings: { verdict: 'cannot-tell' },
    });
  });
  test('the sentence of a structure under no rule, which has no rows, says what it hangs on', async () => {
    const { answer } = await answered(twoBetas(), { verb: 'structure', subject: '@alpha' });
    expect(answer.headline).toBe(
      'Beta Ltd controls Alpha Ltd, by a majority of the votes. This hangs on whether beta and x-beta are one party.',
    );
    expect(answer['conditionalOn']).toEqual([ABOUT_BETA]);
  });
  test('a source that says they are one, or two, leaves no condition', async () => {
    const same = await answered([...twoBetas(), judge('beta', 'x-beta', 'same')], OWNERS);
    expect([rowOf(same, 'holders', 'anna')?.share?.exact, same.openPoints]).toEqual([48, []]);
    const two = await answered([...twoBetas(), judge('beta', 'x-beta', 'not-same')], OWNERS);
    expect([rowOf(two, 'holders', 'anna'), two.openPoints]).toEqual([undefined, []]);
  });
  test('chosen to be one, they are one for a name that is typed too; before that it is ambiguous', async () => {
    const workspace = await workspaceWith(twoBetas());
    await expect(ask(workspace, { verb: 'owners', subject: 'Beta Ltd' })).rejects.toMatchObject({ code: 'ambiguous' });
    const answer = await ask(workspace, { verb: 'owners', subject: 'Beta Ltd', choices: { [ABOUT_BETA]: 'same' } });
    expect(rowOf(answer, 'holders', 'anna')?.share?.exact).toBe(80);
  });
  test('it is asked from either side', async () => {
    const answer = await answered(twoBetas(), { verb: 'holdings', subject: '@anna' });
    expect(answer.openPoints.map((p) => p.id)).toEqual([ABOUT_BETA]);
    expect(answer.openPoints[0]?.options[1]?.rows).toMatchObject([{ list: 'holdings', party: { id: 'alpha' } }]);
  });
});

describe('two sources name two controllers', () => {
  const facts = (more: readonly Statement[] = []): readonly Statement[] => [
    party('alpha', 'Alpha Ltd'),
    party('one', 'One plc'),
    party('two', 'Two Ltd'),
    owns('two', 'alpha', '80'),
    sealStatement({
      kind: 'relationship',
      recordStatus: 'new',
      subject: 'alpha',
      interestedParty: 'one',
      interests: [{ interestType: 'otherInfluenceOrControl', directness: 'direct', control: 'stated' }],
      source: OTHER,
      locator: {},
    }),
    ...more,
  ];
  const warned = async (list: readonly Statement[]): Promise<readonly string[]> =>
    (await answered(list, { verb: 'control', subject: '@alpha' })).warnings
      .filter((w) => w.code === 'contradiction')
      .map((w) => w.message);
  test('neither above the other: both are kept, and it is said who says what', async () => {
    expect(await warned(facts())).toEqual([
      'another register has it that One plc controls Alpha Ltd, register that Two Ltd does; neither says that one of them controls the other',
    ]);
  });
  test('one above the other: the two sources agree', async () => {
    expect(await warned(facts([owns('one', 'two', '100')]))).toEqual([]);
  });
});

describe('two lists that know a company by name alone', () => {
  const lists = [
    { name: 'a.csv', text: 'owner,owned,share\nAnna,Beta Ltd,80\n' },
    { name: 'b.csv', text: 'owner,owned,share\nBeta Ltd,Alpha Ltd,60\n' },
  ];
  const asked: Question = { verb: 'owners', subject: 'Alpha Ltd' };
  test('are joined by an assumption, and the rows that hang on it say so, with the alternative', async () => {
    const workspace = await openFiles(lists);
    const answer = await ask(workspace, asked);
    expect(rowsOf(answer, 'holders')).toMatchObject([
      { party: { name: 'Beta Ltd' }, share: { exact: 60 } },
      { party: { name: 'Anna' }, share: { exact: 48 }, conditionalOn: ['same-name'] },
    ]);
    expect(rowsOf(answer, 'holders')[0]).not.toHaveProperty('conditionalOn');
    expect(answer.assumptions.find((a) => a.id === 'same-name')).toMatchObject({
      on: true,
      wouldBe: 'Of Alpha Ltd, Beta Ltd has 60 %.',
      rows: [{ list: 'holders', party: { name: 'Anna' }, now: { share: { exact: 48 } } }],
    });
    expect(answer.answer.headline).toContain('This hangs on a name meaning one party in several sources.');
    expect(await verify(JSON.parse(JSON.stringify(answer)), workspace)).toMatchObject({ ok: true, level: 'replayed' });
  });
  test('are two parties without it, and its proof holds too', async () => {
    const workspace = await openFiles(lists);
    const answer = await ask(workspace, { ...asked, noAssume: ['same-name'] });
    expect(rowsOf(answer, 'holders').map((r) => r.party.name)).toEqual(['Beta Ltd']);
    expect(answer.assumptions.find((a) => a.id === 'same-name')).toMatchObject({
      on: false,
      rows: [{ party: { name: 'Anna' }, would: { share: { exact: 48 } } }],
    });
    expect(await verify(JSON.parse(JSON.stringify(answer)), workspace)).toMatchObject({ ok: true, level: 'replayed' });
  });
  test('one list makes no assumption of it', async () => {
    const one = { name: 'a.csv', text: 'owner,owned,share\nAnna,Beta Ltd,80\nBeta Ltd,Alpha Ltd,60\n' };
    expect((await ask(await openFiles([one]), asked)).assumptions.map((a) => a.kind)).not.toContain('same-name');
  });
  test('nor do two that both give its number', async () => {
    const beta = (source: Source): Statement =>
      party('name:beta ltd', 'Beta Ltd', { source, ...has('GB-COH 1234567') });
    const answer = await answered(
      [
        ...[REGISTER, OTHER].map(beta),
        owns('anna', 'name:beta ltd', '80'),
        owns('name:beta ltd', 'alpha', '60', { source: OTHER }),
      ],
      OWNERS,
    );
    expect(answer.assumptions.map((a) => a.kind)).not.toContain('same-name');
  });
});

describe('a name is no match where something contradicts it', () => {
  const cases: readonly (readonly [string, Partial<PartyStatement>, Partial<PartyStatement>])[] = [
    ['two LEIs', has('LEI 213800LH1BZH3DI6G760'), has('XI-LEI 549300WG1KHXYZK4FN31')],
    ['two numbers of one register', has('GB-COH 1'), has('RA000585 2')],
    ['two countries', { jurisdiction: 'GB' }, { jurisdiction: 'US-DE' }],
    ['a person and a body', { partyType: 'person' }, {}],
    [
      'two months of birth',
      { partyType: 'person', birthDate: '1970-01' },
      { partyType: 'person', birthDate: '1970-02' },
    ],
  ];
  test.each(cases)('%s', async (_what, one, other) => {
    expect((await answered(twoBetas(one, other), OWNERS)).openPoints).toEqual([]);
  });
  test.each([
    ['a country and a part of it', { jurisdiction: 'GB' }, { jurisdiction: 'GB-SCT' }],
    ['numbers of two registers', has('GB-COH 1'), has('DK-CVR 12345678')],
    ['a company and a body of unknown kind', {}, { partyType: 'unknown' as const }],
  ])('%s contradict nothing', async (_what, one, other) => {
    expect((await answered(twoBetas(one, other), OWNERS)).openPoints.map((p) => p.id)).toEqual([ABOUT_BETA]);
  });
  test('two unknown persons are never one, whatever they are called', async () => {
    const nobody = { partyType: 'person' as const, unspecified: { reason: 'unknown' } };
    const answer = await answered(
      [
        party('alpha', 'Alpha Ltd'),
        party('u1', 'Unknown person', nobody),
        party('u2', 'Unknown person', nobody),
        owns('u1', 'alpha', '20'),
        owns('u2', 'alpha', '20'),
      ],
      OWNERS,
    );
    expect(answer.openPoints).toEqual([]);
    expect(rowsOf(answer, 'holders').map((r) => r.share?.exact)).toEqual([20, 20]);
  });
});

describe('one person in two registers', () => {
  const month = { partyType: 'person' as const, birthDate: '1970-05' };
  const spelled = (judgement: readonly Statement[]): readonly Statement[] => [
    party('alpha', 'Alpha Ltd'),
    party('p1', 'José Müller', month),
    party('p2', 'JOSE MULLER', { ...month, source: OTHER }),
    owns('p1', 'alpha', '20'),
    owns('p2', 'alpha', '20', { source: OTHER }),
    ...judgement,
  ];
  test('spelled otherwise, with one month of birth: a condition on both rows', async () => {
    const answer = await answered(spelled([]), OWNERS);
    expect(answer.openPoints.map((p) => p.id)).toEqual(['identity:p1 = p2']);
    expect(answer.openPoints[0]?.text).toContain('both were born in 1970-05');
    expect(answer.openPoints[0]?.options[1]?.wouldBe).toBe('Of Alpha Ltd, José Müller has 20 %.');
  });
  test('judged the same he is one owner, and what two registers say of him is not added', async () => {
    const answer = await answered(spelled([judge('p1', 'p2', 'same')]), OWNERS);
    expect(rowsOf(answer, 'holders').map((r) => [r.party.id, r.share?.exact])).toEqual([['p1', 20]]);
    expect(answer.openPoints).toEqual([]);
  });
});

describe('what is a point of an answer', () => {
  test('namesakes that change nothing in it are none', async () => {
    const answer = await answered([...twoBetas(), party('z', 'Alpha Ltd', { source: OTHER })], OWNERS);
    expect(answer.openPoints.map((p) => p.id)).toEqual([ABOUT_BETA]);
  });
  test('a name of very many parties is not followed, and the answer says so', async () => {
    const many = Array.from({ length: 6 }, (_, n) => party(`other-${n}`, 'Beta Ltd', { source: OTHER }));
    const answer = await answered([...twoBetas(), ...many], OWNERS);
    expect(answer.openPoints).toEqual([]);
    expect(answer.warnings.map((w) => w.code)).toContain('partial-answer');
  });
  test('a store file finds the same namesakes: the same bytes as from memory', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lookthrough-namesakes-'));
    try {
      const stored = await openStore(join(folder, 's.lookthrough'), { create: true });
      await stored.store.append(twoBetas());
      const text = envelopeText(await ask(stored, OWNERS));
      await stored.close();
      expect(text).toBe(envelopeText(await answered(twoBetas(), OWNERS)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  test('two merges that matter only together are both conditions', async () => {
    const facts = [
      ...twoBetas(),
      party('c', 'Gamma Ltd', { source: OTHER }),
      party('x-c', 'Gamma Ltd'),
      party('carl', 'Carl', { partyType: 'person' }),
      owns('c', 'x-beta', '20', { source: OTHER }),
      owns('carl', 'x-c', '100'),
    ];
    const answer = await answered(facts, OWNERS);
    expect(answer.openPoints.map((p) => p.id)).toEqual([ABOUT_BETA, 'identity:c = x-c']);
  });
});

/** Rows (holder above company) of a structure without loops, no column above 100 %. */
interface Structure {
  readonly rows: readonly { readonly holder: number; readonly company: number; readonly share: number }[];
}
const PARTIES = 6;
const structures: fc.Arbitrary<Structure> = fc
  .array(fc.tuple(fc.nat(PARTIES - 1), fc.nat(PARTIES - 1), fc.integer({ min: 1, max: 33 })), { maxLength: 10 })
  .map((list) => {
    const rows = new Map<string, Structure['rows'][number]>();
    const full = new Map<number, number>();
    for (const [x, y, share] of list) {
      const [company, holder] = x < y ? [x, y] : [y, x];
      const used = full.get(company) ?? 0;
      if (company === holder || used + share * 3 > 100 || rows.has(`${holder} ${company}`)) continue;
      full.set(company, used + share * 3);
      rows.set(`${holder} ${company}`, { holder, company, share: share * 3 });
    }
    return { rows: [...rows.values()] };
  });

type Ids = (party: number, row: number) => string;
const factsOf = ({ rows }: Structure, ids: Ids, name: (id: string) => string): readonly Statement[] => {
  const named = new Set(Array.from({ length: PARTIES }, (_, n) => ids(n, -1)));
  for (const [at, r] of rows.entries()) for (const p of [r.holder, r.company]) named.add(ids(p, at));
  return [
    ...[...named].map((id) => party(id, name(id))),
    ...rows.map((r, at) => owns(ids(r.holder, at), ids(r.company, at), String(r.share))),
  ];
};
const SPLIT = 'p2';
/** Party 2 under two ids: which of the two a row uses is drawn. */
const split =
  (coins: readonly boolean[]): Ids =>
  (p, row) =>
    `p${p}` === SPLIT && (coins[row] ?? false) ? `${SPLIT}x` : `p${p}`;
const whole: Ids = (p) => `p${p}`;
const coins = fc.array(fc.boolean(), { minLength: 10, maxLength: 10 });
const figures = (e: Envelope, list: string): Map<string, unknown> =>
  new Map(rowsOf(e, list).map((r) => [r.party?.id, JSON.stringify([r.share, r.votes, r.verdict])]));
const QUESTIONS: readonly Question[] = [
  { verb: 'owners', subject: '@p0' },
  { verb: 'control', subject: '@p0' },
  { verb: 'beneficial-owners', subject: '@p0', rule: 'uk-mlr' },
];
const LIST: Readonly<Record<string, string>> = {
  owners: 'holders',
  control: 'controllers',
  'beneficial-owners': 'owners',
};

describe('laws of identity', () => {
  test('renaming parties changes nothing', async () => {
    const renamed: Ids = (p) => `q${9 - p}`;
    await fc.assert(
      fc.asyncProperty(structures, fc.constantFrom(...QUESTIONS), async (structure, question) => {
        const before = await answered(
          factsOf(structure, whole, (id) => `Name ${id}`),
          question,
        );
        const after = await answered(
          factsOf(structure, renamed, (id) => `Other ${id}`),
          { ...question, subject: '@q9' } as Question,
        );
        const back = [...figures(after, LIST[question.verb] ?? '')].map(
          ([id, says]) => [`p${9 - Number(String(id).slice(1))}`, says] as const,
        );
        expect(new Map(back)).toEqual(figures(before, LIST[question.verb] ?? ''));
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  test('one party split into two that a source judges the same gives the answer of the one', async () => {
    await fc.assert(
      fc.asyncProperty(structures, coins, fc.constantFrom(...QUESTIONS), async (structure, drawn, question) => {
        const one = await answered(
          factsOf(structure, whole, (id) => id),
          question,
        );
        const two = await answered(
          [...factsOf(structure, split(drawn), (id) => id), judge(SPLIT, `${SPLIT}x`, 'same')],
          question,
        );
        const list = LIST[question.verb] ?? '';
        expect(figures(two, list)).toEqual(figures(one, list));
        expect(two.openPoints).toEqual([]);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  test('unsure, the answer holds both readings: every figure of either is in the row, or in a row that would come', async () => {
    await fc.assert(
      fc.asyncProperty(structures, coins, fc.constantFrom(...QUESTIONS), async (structure, drawn, question) => {
        const facts = factsOf(structure, split(drawn), (id) => id);
        const list = LIST[question.verb] ?? '';
        const unsure = await answered([...facts, judge(SPLIT, `${SPLIT}x`, 'unsure')], question);
        for (const judgement of ['same', 'not-same'] as const) {
          const reading = await answered([...facts, judge(SPLIT, `${SPLIT}x`, judgement)], question);
          for (const row of rowsOf(reading, list)) {
            // One party under two ids: either of its rows may tell it.
            const ids = row.party.id === SPLIT && judgement === 'same' ? [SPLIT, `${SPLIT}x`] : [row.party.id];
            const told = ids.map((id) => rowOf(unsure, list, id));
            const come = unsure.openPoints
              .flatMap((p) => p.options.flatMap((o) => o.rows ?? []))
              .find((r) => r.list === list && r.party?.id === row.party.id && r.now === undefined);
            expect(told.some((t) => holds(t, row)) || JSON.stringify(come?.would) === JSON.stringify(said(row))).toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 60, seed: 6 },
    );
  });
});

const said = ({ share, votes, verdict }: Row): object => ({
  ...(share === undefined ? {} : { share }),
  ...(votes === undefined ? {} : { votes }),
  ...(verdict === undefined ? {} : { verdict }),
});
type Figure = {
  exact?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  exclusiveMaximum?: number;
};
const ends = (f: Figure | undefined): readonly [number, number] => [
  f?.exact ?? f?.minimum ?? f?.exclusiveMinimum ?? 0,
  f?.exact ?? f?.maximum ?? f?.exclusiveMaximum ?? 0,
];
function holds(told: Row | undefined, row: Row): boolean {
  if (told === undefined) return false;
  const everywhere = (told.acrossReadings ?? told) as { share?: Figure; votes?: Figure; verdict?: string };
  const inside = (outer: Figure | undefined, inner: Figure | undefined): boolean =>
    ends(outer)[0] <= ends(inner)[0] && ends(inner)[1] <= ends(outer)[1];
  const verdict = everywhere.verdict;
  const open = verdict === 'cannot-tell' || verdict === 'possible';
  return (
    inside(everywhere.share, row.share) && inside(everywhere.votes, row.votes) && (open || verdict === row.verdict)
  );
}
