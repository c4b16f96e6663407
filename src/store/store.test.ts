import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bought, concert, is, owns } from '../../test/statements.ts';
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
