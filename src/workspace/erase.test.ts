/** An erased person is nowhere in the store's files, stays away, and nobody's shares change. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, erase, importInto, openFiles, openStore } from '../index.ts';
import type { Statement } from '../statements/types.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-erase-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAME = 'Quirina Zöllnsdotter';
const CASE = {
  name: 'case.own',
  text: `source "Register" (register) published 1 March 2024
Acme is a company
${NAME} is a person, born 13 July 1961
Ann Other is a person
${NAME} owns 60% of Acme
Ann Other owns 40% of Acme
Acme owns 80% of Target
`,
};
const bods = (id: string, date: string) => ({
  statementId: id,
  recordId: 'GB-PER-77',
  declarationSubject: 'x',
  recordType: 'person',
  recordStatus: 'new',
  statementDate: date,
  recordDetails: {
    isComponent: false,
    personType: 'knownPerson',
    names: [{ fullName: NAME }, { fullName: 'Q. Alias-Zöllnsdotter' }],
    birthDate: '1961-07-13',
    identifiers: [{ id: 'NI-998877', scheme: 'GB-NI' }],
  },
});
const share = (id: string, of: string, part: number, date = '2024-03-01') => ({
  statementId: id,
  recordId: `rel-${id}`,
  declarationSubject: of,
  recordType: 'relationship',
  recordStatus: 'new',
  statementDate: date,
  recordDetails: {
    isComponent: false,
    subject: of,
    interestedParty: 'GB-PER-77',
    interests: [
      { type: 'shareholding', directOrIndirect: 'direct', share: { exact: part }, details: `held by ${NAME}` },
    ],
  },
});
const company = (id: string, name: string) => ({
  statementId: id,
  recordId: name,
  declarationSubject: 'x',
  recordType: 'entity',
  recordStatus: 'new',
  statementDate: '2024-03-01',
  recordDetails: { isComponent: false, entityType: { type: 'registeredEntity' }, name },
});
const REGISTER = {
  name: 'register.json',
  text: JSON.stringify([
    bods('stmt-person-0001-aaaaaaaaaaaaaaaa', '2024-03-01'),
    company('stmt-entity-0001-aaaaaaaaaaaaaaaa', 'Beta'),
    share('stmt-share-00001-aaaaaaaaaaaaaaaa', 'Beta', 30),
  ]),
};
const LATER = {
  name: 'later.json',
  text: JSON.stringify([
    bods('stmt-person-0002-bbbbbbbbbbbbbbbb', '2025-03-01'),
    share('stmt-share-00002-bbbbbbbbbbbbbbbb', 'Beta', 35, '2025-03-01'),
  ]),
};
const NEWS = {
  name: 'news.own',
  text: `source "Gazette" (news) published 1 April 2024
Ann Other owns 40% of Acme paragraph 2 "a friend of ${NAME.toUpperCase()}'s"
`,
};

let path = '';
let round = 0;
beforeEach(async () => {
  round += 1;
  path = join(folder, `s${round}.lookthrough`);
  const w = await openStore(path, { create: true });
  expect((await importInto(w.store, [CASE, REGISTER])).rejected).toBe(0);
  await w.close();
});

/** Every file beside the store, raw; and every text cell of every table. */
async function everywhere(): Promise<string> {
  const raw = readdirSync(folder)
    .filter((f) => f.startsWith(`s${round}.`))
    .map((f) => readFileSync(join(folder, f)).toString('utf8'));
  const copy = join(folder, 'look.db');
  copyFileSync(path, copy);
  const instance = await DuckDBInstance.create(copy);
  const db = await instance.connect();
  const tables = (await db.runAndReadAll('SELECT table_name FROM information_schema.tables')).getRows();
  for (const [table] of tables)
    raw.push(JSON.stringify((await db.runAndReadAll(`SELECT * FROM ${table}`)).getRowsJson()));
  db.closeSync();
  instance.closeSync();
  rmSync(copy);
  return raw.join('\n').toLowerCase();
}

const owners = async (subject: string): Promise<string> => {
  const w = await openStore(path);
  const { answer } = (await ask(w, { verb: 'owners', subject })) as unknown as {
    answer: { holders: { party: { name: string }; share?: unknown }[] };
  };
  await w.close();
  return JSON.stringify(answer.holders.map((h) => [h.party.name, h.share]));
};

describe('a person who is erased', () => {
  test('is first told of, and nothing is erased without being sure', async () => {
    const found = await erase(path, NAME.toUpperCase()).catch((e: Error) => e.message);
    // Two ids of one name, told apart by nothing but the id: they are never one without a word that says so.
    expect(found).toContain('is the name of 2 parties');
    expect(await erase(path, '@GB-PER-77')).toEqual({
      ids: ['GB-PER-77'],
      names: ['Q. Alias-Zöllnsdotter', NAME],
      statements: 2,
      erased: false,
    });
    expect(existsSync(`${path}.erased`)).toBe(false);
    expect(await everywhere()).toContain('zöllnsdotter');
  });

  test('is in no file of the store afterwards: names, aliases, numbers, day of birth, words', async () => {
    expect(await everywhere()).toContain('1961-07-13');
    await erase(path, '@GB-PER-77', { sure: true });
    await erase(path, NAME, { sure: true });
    const all = await everywhere();
    for (const gone of ['zöllnsdotter', 'quirina', 'alias-z', 'ni-998877', '1961-07', 'gb-per-77'])
      expect([gone, all.includes(gone)]).toEqual([gone, false]);
    expect(all).toContain('erased person');
    expect(all).toContain('ann other');
  });

  test('leaves every share as it was', async () => {
    const before = await owners('Target');
    await erase(path, `@name:${NAME.toLowerCase()}`, { sure: true });
    expect(await owners('Target')).toBe(before.replace(NAME, 'erased person'));
  });

  test('changes the version of the data, since it says something else now', async () => {
    const version = async (): Promise<string> => {
      const w = await openStore(path);
      const found = await w.version();
      await w.close();
      return found;
    };
    const before = await version();
    await erase(path, '@GB-PER-77', { sure: true });
    expect(await version()).not.toBe(before);
    expect(await version()).toBe(await version());
  });

  test('is known in statements given to the store one list at a time, as in those read from files', async () => {
    await erase(path, '@GB-PER-77', { sure: true });
    const read = await openFiles([REGISTER]);
    const statements: Statement[] = [];
    for await (const s of read.store.all()) statements.push(s);
    const w = await openStore(path);
    expect(await w.store.append(statements)).toEqual({ added: 0, known: 3 });
    await w.close();
  });

  test('stays erased when the sources are read again, and when later ones tell of the person', async () => {
    await erase(path, '@GB-PER-77', { sure: true });
    const w = await openStore(path);
    expect(await importInto(w.store, [REGISTER])).toMatchObject({ added: 0, known: 3 });
    expect(await importInto(w.store, [LATER])).toMatchObject({ added: 2, known: 0 });
    await w.close();
    const all = await everywhere();
    for (const gone of ['alias-z', 'ni-998877', 'gb-per-77']) expect([gone, all.includes(gone)]).toEqual([gone, false]);
    expect(await owners('Beta')).toContain('"exact":35');
  });

  test('is taken out of the words of others, old and new', async () => {
    await erase(path, `@name:${NAME.toLowerCase()}`, { sure: true });
    const w = await openStore(path);
    expect((await importInto(w.store, [NEWS])).rejected).toBe(0);
    await w.close();
    const all = await everywhere();
    expect(all).toContain('[erased]');
    expect(all).toContain('40%');
    expect(all).not.toContain('a friend of');
  });

  test('stays erased when an old copy of the store is put back', async () => {
    const [store, journal] = [`${folder}/old.db`, `${folder}/old.journal`];
    copyFileSync(path, store);
    copyFileSync(`${path}.journal`, journal);
    await erase(path, '@GB-PER-77', { sure: true });
    copyFileSync(store, path);
    copyFileSync(journal, `${path}.journal`);
    await (await openStore(path)).close();
    expect(await everywhere()).not.toContain('gb-per-77');
  });

  test('is not lost track of: without its list the store is refused', async () => {
    await erase(path, '@GB-PER-77', { sure: true });
    rmSync(`${path}.erased`);
    await expect(openStore(path)).rejects.toThrow(
      `1 parties were erased from it of which its list ${path}.erased does not tell`,
    );
  });

  test('is a person: a company is refused', async () => {
    await expect(erase(path, 'Beta', { sure: true })).rejects.toThrow('Beta is a company; only persons are erased');
  });
});
