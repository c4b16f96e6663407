/** One suite of laws for every store: what is kept, found, reached and told, whatever keeps it. */
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { bought, concert, is, owns, REGISTER } from '../../test/statements.ts';
import { partyIdOfName, sealStatement } from '../statements/seal.ts';
import type { Statement } from '../statements/types.ts';
import { duckdbStore } from './duckdb/index.ts';
import { memoryStore } from './memory/index.ts';
import type { StatementStore } from './types.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let nth = 0;
const path = (): string => {
  nth += 1;
  return join(folder, `store-${nth}.lookthrough`);
};

const company = (id: string, name: string, lei: string): Statement =>
  sealStatement({
    kind: 'party',
    recordStatus: 'new',
    party: id,
    name,
    partyType: 'company',
    identifiers: [{ scheme: 'LEI', id: lei }],
    source: { name: 'r', kind: 'register', manner: 'register', published: '2020' },
    locator: {},
  });

const relation = (holder: string, held: string): Statement =>
  sealStatement({
    kind: 'relationship',
    recordStatus: 'new',
    subject: held,
    interestedParty: holder,
    interests: [{ interestType: 'shareholding', directness: 'direct' }],
    source: { name: 'r', kind: 'register', manner: 'register', published: '2020' },
    locator: {},
  });

const FACTS = [
  is('Ann', 'person'),
  is('Beta Holdings', 'company'),
  is('Gamma', 'company'),
  owns('Ann', 'Beta Holdings', '60'),
  owns('Beta Holdings', 'Gamma', '100'),
  owns('Gamma', 'Delta', '25'),
  owns('Zoe', 'Elsewhere', '10'),
  bought('Ann', '5', 'Gamma', 'Yan', '2019'),
  concert(['Ann', 'Xi'], ['Gamma']),
];
const ids = (list: readonly Statement[]): string[] => [...new Set(list.map((s) => s.statementId))].sort();
const id = partyIdOfName;

const kinds: [string, () => Promise<StatementStore>][] = [
  ['memory', async () => memoryStore()],
  ['duckdb', () => duckdbStore(path(), { create: true })],
];

describe.each(kinds)('the %s store', (_, open) => {
  test('counts what it knows already and does not write it again', async () => {
    const store = await open();
    expect(await store.append(FACTS)).toEqual({ added: FACTS.length, known: 0 });
    const before = await store.meta();
    expect(await store.append([...FACTS].reverse())).toEqual({ added: 0, known: FACTS.length });
    expect(await store.meta()).toEqual(before);
    await store.close();
  });

  test('tells who bears many names in one look-up, former names too, never those merely alike', async () => {
    const store = await open();
    const lei = '5493006W3QUS5LMH6R84';
    const renamed = {
      ...(company('r1', 'Omega', lei) as Extract<Statement, { kind: 'party' }>),
      otherNames: ["O'Mega"],
    };
    const { statementId: _id, ...unsealed } = renamed;
    await store.append([sealStatement(unsealed), ...['z', 'b', 'a', 'c'].map((at) => company(at, 'Alpha Ltd', lei))]);
    await store.append([company('a', 'ALPHA  LTD', lei)]);
    const asked = ['Ａlpha ltd', "o'mega", 'Omega', 'Alpha', 'r1', lei, '', ' '];
    const found = await store.bearers(asked, 3);
    expect([...found]).toEqual([
      ['Ａlpha ltd', ['a', 'b', 'c']],
      ["o'mega", ['r1']],
      ['Omega', ['r1']],
    ]);
    const many = Array.from({ length: 4_500 }, (_, n) => `Nobody ${n}`);
    expect([...(await store.bearers([...many, 'omega'], 3))]).toEqual([['omega', ['r1']]]);
    await store.close();
  });

  test('counts of how many others each party is said to hold a part, whoever is not known holding none', async () => {
    const store = await open();
    await store.append([...FACTS, owns('Ann', 'Beta Holdings', '61')]);
    const breadth = await store.breadth([id('Ann'), id('Gamma'), id('Delta'), 'name:nobody']);
    expect(Object.fromEntries(breadth)).toEqual({
      [id('Ann')]: 2,
      [id('Gamma')]: 1,
      [id('Delta')]: 0,
      'name:nobody': 0,
    });
    await store.close();
  });
  test('has one version for one set of statements, in any order and any batches', async () => {
    const [a, b] = [await open(), await open()];
    await a.append(FACTS);
    for (const s of [...FACTS].reverse()) await b.append([s]);
    expect((await a.meta()).version).toBe((await b.meta()).version);
    expect((await a.meta()).span).toEqual({ first: '2020-12-31', last: '2020-12-31' });
    await a.close();
    await b.close();
  });

  test('finds what stands above a company, and nothing elsewhere', async () => {
    const store = await open();
    await store.append(FACTS);
    const found = ids(await store.closure([id('Gamma')], 0));
    expect(found).toContain(FACTS[3]?.statementId);
    expect(found).toContain(FACTS[7]?.statementId);
    expect(found).toContain(FACTS[0]?.statementId);
    expect(found).not.toContain(FACTS[5]?.statementId);
    expect(found).not.toContain(FACTS[6]?.statementId);
    const below = ids(await store.closure([id('Ann')], Number.POSITIVE_INFINITY));
    expect(below).toContain(FACTS[5]?.statementId);
    expect(below).not.toContain(FACTS[6]?.statementId);
    await store.close();
  });

  test('follows one identifier in two registers, and loops end', async () => {
    const store = await open();
    await store.append([
      company('a:1', 'Alpha', '529900T8BM49AURSDO55'),
      company('b:9', 'Alpha Ltd', '5299 00T8 BM49 AURSDO55'),
      owns('Ann', 'Loop', '50'),
      owns('Loop', 'Ann', '10'),
    ]);
    expect(ids(await store.closure(['a:1'], 0))).toHaveLength(2);
    expect(await store.closure([id('Loop')], Number.POSITIVE_INFINITY)).toHaveLength(2);
    await store.close();
  });

  test('finds by name in any spelling, by identifier and by id; else what is alike', async () => {
    const store = await open();
    await store.append([...FACTS, company('a:1', 'Alpha', '529900T8BM49AURSDO55')]);
    const names = async (text: string): Promise<string[]> =>
      (await store.find(text, 5)).map((f) => `${f.name} ${f.score === 1}`);
    expect(await names('BETA  holdings')).toEqual(['Beta Holdings true']);
    expect(await names('LEI 529900T8BM49AURSDO55')).toEqual(['Alpha true']);
    expect(await names('a:1')).toEqual(['Alpha true']);
    expect(await names('Gama')).toEqual(['Gamma false']);
    expect(await names('holdings')).toEqual(['Beta Holdings false']);
    expect(await names('Nobody at all')).toEqual([]);
    await store.close();
  });

  test('counts ids that may be one party as no step down', async () => {
    const store = await open();
    await store.append([
      company('a:1', 'Alpha', '529900T8BM49AURSDO55'),
      company('b:9', 'Alpha Ltd', '529900T8BM49AURSDO55'),
      relation('b:9', 'c:1'),
      relation('c:1', 'd:1'),
    ]);
    const found = ids(await store.closure(['a:1'], 1));
    expect(found).toContain(relation('b:9', 'c:1').statementId);
    expect(found).not.toContain(relation('c:1', 'd:1').statementId);
    await store.close();
  });

  test('makes no one party of all who left a field open', async () => {
    const store = await open();
    await store.append([company('a:1', 'Alpha', 'N/A'), company('b:9', 'Beta', 'n/a'), relation('x', 'b:9')]);
    expect(await store.closure(['a:1'], 5)).toHaveLength(1);
    expect(await store.find('LEI N/A', 5)).toEqual([]);
    await store.close();
  });

  test('follows a chain of thousands, and stars of thousands, to the end', async () => {
    const store = await open();
    const chain = Array.from({ length: 1500 }, (_, i) => relation(`c:${i + 1}`, `c:${i}`));
    const star = Array.from({ length: 6000 }, (_, i) => relation(`s:${i}`, 'c:700'));
    await store.append([...chain, ...star, relation('far', 'away'), company('s:5', 'Five', '529900T8BM49AURSDO55')]);
    expect(await store.closure(['c:0'], 0)).toHaveLength(1500 + 6000 + 1);
    expect(await store.closure(['c:1500'], Number.POSITIVE_INFINITY)).toHaveLength(1500 + 6000 + 1);
    expect(await store.closure(['s:77'], Number.POSITIVE_INFINITY)).toHaveLength(1500 + 6000 + 1);
    await store.append([relation('late', 'c:1500')]);
    expect(await store.closure(['c:0'], 0)).toHaveLength(1501 + 6000 + 1);
    await store.close();
  });

  test('keeps awkward ids apart and finds them again', async () => {
    const store = await open();
    const awkward = [
      'a\u0000b',
      'a',
      'ab',
      'x\ud800',
      'x\ud801',
      'x\ufffd',
      '"quoted"',
      "O'Brien",
      '__proto__',
      '公司',
      ' ',
    ];
    await store.append(awkward.map((party) => relation(party, `held by ${party}`)));
    for (const party of awkward) {
      const found = await store.closure([`held by ${party}`], 0);
      expect(found.map((s) => s.kind === 'relationship' && s.interestedParty)).toEqual([party]);
      expect((await store.find(`@${party}`, 5)).map((f) => f.id)).toEqual([party]);
    }
    await store.close();
  });

  test('takes "@" and an id for that id alone, whoever is called so', async () => {
    const store = await open();
    await store.append([
      company('alpha', 'Beta', '213800D1EI4B9WTWWD28'),
      company('b:9', 'Alpha', '529900T8BM49AURSDO55'),
    ]);
    expect((await store.find('alpha', 5)).map((f) => f.id)).toEqual(['b:9', 'alpha']);
    expect((await store.find('@alpha', 5)).map((f) => f.id)).toEqual(['alpha']);
    expect((await store.find('@nobody', 5)).filter((f) => f.score === 1)).toEqual([]);
    await store.close();
  });

  test('finds the same first ones whatever the limit, in any script', async () => {
    const named = ['Kin 﨑1', 'Kin 﨑2', 'Kin 﨑3', 'Kin 𠮷1', 'Kin 𠮷2', 'Kin 😀', 'Kin a', 'Kin 張', 'Kim', 'Ein'];
    const store = await open();
    await store.append(named.map((name, at) => company(`p:${at}`, name, `${at}`.repeat(20))));
    const whole = await store.find('kin', named.length);
    expect(whole.map((f) => f.name)).toEqual([
      'Kin a',
      'Kin 張',
      'Kin 﨑1',
      'Kin 﨑2',
      'Kin 﨑3',
      'Kin 😀',
      'Kin 𠮷1',
      'Kin 𠮷2',
      'Ein',
      'Kim',
    ]);
    for (let limit = 1; limit < whole.length; limit += 1)
      expect(await store.find('kin', limit)).toEqual(whole.slice(0, limit));
    await store.close();
  });

  test('finds a party that only holdings name', async () => {
    const store = await open();
    await store.append([owns('Ann Marie', 'Beta', '60')]);
    expect(await store.find('ANN  marie', 5)).toEqual([
      { id: id('Ann Marie'), name: 'ann marie', type: 'unknown', score: 1 },
    ]);
    await store.close();
  });

  test('suggests Chinese names by pinyin and by traditional characters, after those that are called so', async () => {
    const store = await open();
    const named = ['雷军', '雷俊', 'Leijun Ltd', '腾讯控股', '重庆长安汽车', '长安', 'トヨタ自動車'];
    await store.append(named.map((name, at) => company(`p:${at}`, name, `${at}`.repeat(20))));
    const names = async (text: string, limit = 5): Promise<string[]> =>
      (await store.find(text, limit)).map((f) => f.name);
    expect(await names('lei jun')).toEqual(['雷俊', '雷军']);
    expect(await names('leijun')).toEqual(['雷俊', '雷军', 'Leijun Ltd']);
    expect(await names('leijun', 1)).toEqual(['雷俊']);
    expect(await names('tengxun')).toEqual(['腾讯控股']);
    expect(await names('騰訊控股')).toEqual(['腾讯控股']);
    expect(await names('重慶長安汽車')).toEqual(['重庆长安汽车']);
    expect(await names('Chongqing')).toEqual(['重庆长安汽车']);
    expect(await names('chong')).toEqual(['重庆长安汽车']);
    expect(await names('雷军')).toEqual(['雷军']);
    expect(await names('zidongche')).toEqual([]);
    for (const found of await store.find('lei jun', 5)) expect(found.score).toBeLessThan(1);
    await store.append([company('p:9', '雷君', '9'.repeat(20))]);
    expect(await names('lei jun')).toEqual(['雷俊', '雷军', '雷君']);
    await store.close();
  });

  test('suggests names with slips in any script, words in another order, and the same ones in any order of rows', async () => {
    const named = ['Kingsoft Corporation', 'Kingston', 'Beta Holdings', '北京金山软件', 'Nestlé', 'King', 'Ki'];
    const parties = named.map((name, at) => company(`p:${at}`, name, `${at}`.repeat(20)));
    const [one, other] = [await open(), await open()];
    await one.append(parties);
    await other.append([...parties].reverse());
    const names = async (text: string, limit = 5): Promise<string[]> =>
      (await one.find(text, limit)).map((f) => f.name);
    expect(await names('kingsotf corporation')).toEqual(['Kingsoft Corporation']);
    expect(await names('holdings beta')).toEqual(['Beta Holdings']);
    expect(await names('北京金水软件')).toEqual(['北京金山软件']);
    expect(await names('nestle')).toEqual(['Nestlé']);
    expect(await names('kings')).toEqual(['Kingsoft Corporation', 'Kingston', 'King']);
    expect(await names('kings', 1)).toEqual(['Kingsoft Corporation']);
    expect(await names('kingston upon thames')).toEqual(['Kingston']);
    expect(await names('')).toEqual([]);
    expect(await names('   ')).toEqual([]);
    for (const text of ['kings', 'corp', 'k', 'king st', 'nestle', 'p:1'])
      for (const limit of [1, 3, 20]) expect(await other.find(text, limit)).toEqual(await one.find(text, limit));
    await one.close();
    await other.close();
  });

  test('gives back every statement as it was, fractions and all, in order of id', async () => {
    const store = await open();
    await store.append(FACTS);
    const all: Statement[] = [];
    for await (const s of store.all()) all.push(s);
    expect(all.map((s) => s.statementId)).toEqual(ids(FACTS));
    for (const s of all) expect(s).toEqual(FACTS.find((f) => f.statementId === s.statementId));
    expect(await store.statement('s:none')).toBeUndefined();
    await store.close();
  });

  test('gives a stretch of them: those after an id, the first so many', async () => {
    const store = await open();
    await store.append(FACTS);
    const whole = ids(FACTS);
    for (const after of [undefined, ...whole, 's:', 't']) {
      const rest = whole.filter((one) => after === undefined || one > after);
      for (const limit of [undefined, 0, 1, 4, whole.length + 1]) {
        const found: string[] = [];
        const stretch = { ...(after === undefined ? {} : { after }), ...(limit === undefined ? {} : { limit }) };
        for await (const s of store.all(stretch)) found.push(s.statementId);
        expect(found).toEqual(rest.slice(0, limit));
      }
    }
    await store.close();
  });
});

describe('a store file', () => {
  test('keeps what was acknowledged when it is opened again', async () => {
    const file = path();
    const first = await duckdbStore(file, { create: true });
    await first.append(FACTS);
    await first.close();
    const again = await duckdbStore(file);
    expect((await again.meta()).count).toBe(FACTS.length);
    await again.close();
  });
  test('that is not there is named, and not made by a question', async () => {
    await expect(duckdbStore(join(folder, 'none.lookthrough'))).rejects.toMatchObject({ code: 'not-found' });
  });
  test('that lost an acknowledged batch is damaged, not answered from', async () => {
    const file = path();
    const store = await duckdbStore(file, { create: true });
    await store.append(FACTS);
    await store.close();
    appendFileSync(`${file}.journal`, '2 5 abcdef\n');
    await expect(duckdbStore(file)).rejects.toMatchObject({ code: 'store-damaged' });
  });
  test('that is cut short is damaged', async () => {
    const file = path();
    const store = await duckdbStore(file, { create: true });
    await store.append(FACTS);
    await store.close();
    truncateSync(file, 20_000);
    await expect(duckdbStore(file)).rejects.toMatchObject({ code: 'store-damaged' });
  });
  test('that is something else is damaged', async () => {
    const file = path();
    writeFileSync(file, 'this is no database');
    await expect(duckdbStore(file)).rejects.toMatchObject({ code: 'store-damaged' });
  });
});

test('both stores give the same for the same statements, whatever they are', async () => {
  const party = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g\u0000', '__proto__');
  const fact = fc.oneof(
    fc.tuple(party, party).map(([a, b]) => relation(a, b)),
    fc.tuple(party, fc.constantFrom('1', '2', 'N/A')).map(([p, n]) => company(p, `Name ${p}`, n)),
    fc
      .tuple(party, fc.constantFrom('雷军', '小米集团', '騰訊\u0000', '长安'))
      .map(([p, name]) => company(p, name, 'N/A')),
    fc.tuple(party, party).map(
      ([a, b]): Statement =>
        sealStatement({
          kind: 'judgement',
          judgement: 'unsure',
          a,
          b,
          recordStatus: 'new',
          source: REGISTER,
          locator: {},
        }),
    ),
    fc.tuple(party, party, party).map(([a, b, c]) => bought(a, '5', b, c, '2019')),
    fc.tuple(party, party, party).map(([a, b, c]) => concert([a, b], [c])),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fact, { maxLength: 25 }),
      party,
      fc.constantFrom(0, 1, 2, 99),
      async (facts, seed, down) => {
        const [memory, duckdb] = [memoryStore(), await duckdbStore(path(), { create: true })];
        for (const store of [memory, duckdb]) await store.append(facts);
        expect(ids(await duckdb.closure([seed], down))).toEqual(ids(await memory.closure([seed], down)));
        expect(await duckdb.meta()).toEqual(await memory.meta());
        for (const text of [
          seed,
          `Name ${seed}`,
          'name',
          'LEI 1',
          `@${seed}`,
          'leijun',
          'xiao mi',
          '腾讯',
          'chang',
          '長安',
        ])
          expect(await duckdb.find(text, 3)).toEqual(await memory.find(text, 3));
        await duckdb.close();
      },
    ),
    { seed: 11, numRuns: 40 },
  );
});
