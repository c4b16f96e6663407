/**
 * A day of birth has some thousand values. Whoever knows everything else of a person who was erased, and has every file
 * of the store and what it exports, tries them all: none is confirmed.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { erase, exportAs, importInto, openStore } from '../index.ts';
import { digestOfIds } from '../store/duckdb/journal.ts';
import { openFiles } from './workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-guess-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PATH = join(folder, 'store');
const SOURCE = join(folder, 'case.own');
const textOf = (born: string): string => `source "Register" (register) published 1 March 2024
Acme is a company
Quirina Rex is a person, born ${born}
Ann Other is a person
Quirina Rex owns 60% of Acme
Ann Other owns 40% of Acme
`;
const BORN = '1961-07-13';

/** Two months around it: the other thousands are no other. */
const DAYS = Array.from({ length: 61 }, (_, at) => new Date(Date.UTC(1961, 5, 13 + at)).toISOString().slice(0, 10));
const MONTHS = ['April', 'May', 'June', 'July', 'August', 'September', 'October'];
const spoken = (day: string): string =>
  `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 4]} ${day.slice(0, 4)}`;

/** What a guess can be held against: ids of its statements, their digests alone, the digest of their batch, of the file. */
interface Guess {
  readonly day: string;
  readonly tells: readonly string[];
}
async function guesses(others: readonly string[]): Promise<readonly Guess[]> {
  const found: Guess[] = [];
  for (const day of DAYS) {
    const { store } = await openFiles([{ name: 'case.own', text: textOf(spoken(day)) }]);
    const ids: string[] = [];
    for await (const s of store.all()) ids.push(s.statementId);
    const own = ids.filter((id) => !others.includes(id)).map((id) => id.slice(2));
    const file = createHash('sha256')
      .update(textOf(spoken(day)))
      .digest('hex');
    found.push({ day, tells: [...own, digestOfIds(ids), file] });
  }
  return found;
}
/** Ids that do not change with the day: they would tell nothing. */
async function idsOfAnyDay(): Promise<readonly string[]> {
  const lists: string[][] = [];
  for (const day of DAYS.slice(0, 2)) {
    const { store } = await openFiles([{ name: 'case.own', text: textOf(spoken(day)) }]);
    const ids: string[] = [];
    for await (const s of store.all()) ids.push(s.statementId);
    lists.push(ids);
  }
  return (lists[0] ?? []).filter((id) => lists[1]?.includes(id));
}

/** Every file beside the store, raw, every cell of every table, and every export. */
async function everything(): Promise<string> {
  const texts = readdirSync(folder)
    .filter((f) => f.startsWith('store'))
    .map((f) => readFileSync(join(folder, f)).toString('latin1'));
  const copy = join(folder, 'look.db');
  copyFileSync(PATH, copy);
  const instance = await DuckDBInstance.create(copy);
  const db = await instance.connect();
  for (const [table] of (await db.runAndReadAll('SELECT table_name FROM information_schema.tables')).getRows())
    texts.push(JSON.stringify((await db.runAndReadAll(`SELECT * FROM ${table}`)).getRowsJson()));
  db.closeSync();
  instance.closeSync();
  rmSync(copy);
  const store = await openStore(PATH);
  for (const format of ['own', 'csv', 'bods', 'ftm', 'graphml'] as const)
    texts.push((await exportAs(store, format)).text);
  await store.close();
  return texts.join('\n');
}
async function confirmed(): Promise<readonly string[]> {
  const [all, tries] = [await everything(), await guesses(await idsOfAnyDay())];
  return tries.filter((g) => g.tells.some((tell) => all.includes(tell))).map((g) => g.day);
}
async function filled(): Promise<void> {
  const w = await openStore(PATH, { create: true });
  await importInto(w.store, [SOURCE]);
  await w.close();
}

beforeEach(async () => {
  for (const f of readdirSync(folder)) rmSync(join(folder, f));
  writeFileSync(SOURCE, textOf(spoken(BORN)));
  await filled();
});

describe('who guesses the day of birth', () => {
  test('finds it before the person is erased: the guesser is one', async () => {
    expect(await confirmed()).toEqual([BORN]);
  });
  test('finds nothing afterwards in store, journal, tombstones and exports, nor when the source was read again', async () => {
    await erase(PATH, 'Quirina Rex', { sure: true });
    expect(await confirmed()).toEqual([]);
    const w = await openStore(PATH);
    expect(await importInto(w.store, [SOURCE])).toMatchObject({ added: 0 });
    await w.close();
    expect(await confirmed()).toEqual([]);
  });
});

describe('an erasure', () => {
  test('leaves two holdings two that differ in nothing but erased words', async () => {
    const twice =
      'source "News" (news)\naccording to a friend, Quirina Rex owns 10% of Beta\naccording to a foe, Quirina Rex owns 10% of Beta\n';
    const w = await openStore(PATH);
    await importInto(w.store, [{ name: 'a.own', text: twice }]);
    const { count } = await w.store.meta();
    await w.close();
    await erase(PATH, 'Quirina Rex', { sure: true });
    const after = await openStore(PATH);
    expect((await after.store.meta()).count).toBe(count);
    await after.close();
  });
  test('that was stopped before its journal took its place goes on', async () => {
    const journal = `${PATH}.journal`;
    const old = readFileSync(journal);
    await erase(PATH, 'Quirina Rex', { sure: true });
    copyFileSync(journal, `${journal}.anew`);
    writeFileSync(journal, old);
    await (await openStore(PATH)).close();
    expect(existsSync(`${journal}.anew`)).toBe(false);
    expect(readFileSync(journal, 'utf8').trim().split('\n')).toHaveLength(1);
    expect(await confirmed()).toEqual([]);
  });
  test('that was stopped before the store was written anew leaves another journal, which is no loss', async () => {
    writeFileSync(`${PATH}.journal.anew`, `1 3 ${'0'.repeat(64)}\n`);
    await (await openStore(PATH)).close();
    expect(existsSync(`${PATH}.journal.anew`)).toBe(false);
  });
});
