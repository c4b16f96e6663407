/** A source that says why no owner is named: the answer says so, and nobody becomes an owner by it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readText } from '../../test/read.ts';
import { ask, importInto, openFiles, openStore, type Question } from '../index.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import { bods } from '../sources/bods/index.ts';
import { notStatedWarnings } from './not-stated.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-not-stated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SOURCES = join(import.meta.dirname, '../sources');
const MELLI = 'bods/fixtures/as-published/213800BC4TEGCCQH9V07.jsonl';
const text = (path: string): string => readFileSync(join(SOURCES, path), 'utf8');
const file = (path: string) => ({ name: path.split('/').at(-1) ?? path, text: text(path) });
const asked = async (path: string, question: Question) => ask(await openFiles([file(path)]), question);
const said = (envelope: Awaited<ReturnType<typeof ask>>): readonly string[] =>
  envelope.warnings.filter((w) => w.code === 'owner-not-stated').map((w) => w.message);

const held = (id: string, of: string, by: unknown) =>
  JSON.stringify({
    statementId: id,
    recordId: id,
    recordType: 'relationship',
    recordStatus: 'new',
    statementDate: '2024-01-01',
    recordDetails: {
      isComponent: false,
      subject: of,
      interestedParty: by,
      interests: [{ type: 'shareholding', directOrIndirect: 'direct', share: { exact: 60 } }],
    },
  });

describe('who owns is not stated', () => {
  test.each([
    ['owners', 'holders'],
    ['control', 'controllers'],
    ['beneficial-owners', 'owners'],
  ] as const)('%s names nobody and says why, with the statements', async (verb, rows) => {
    const rule = verb === 'beneficial-owners' ? { rule: 'fatf' } : {};
    const envelope = await asked(MELLI, { verb, subject: 'MELLI BANK PLC', ...rule } as Question);
    expect((envelope.answer as Record<string, unknown>)[rows]).toEqual([]);
    const [only, ...more] = envelope.warnings.filter((w) => w.code === 'owner-not-stated');
    expect(more).toEqual([]);
    expect(only?.message).toContain(
      'who owns or controls MELLI BANK PLC is not stated: the publisher does not know (“DIRECT_ACCOUNTING_CONSOLIDATION_PARENT; NO_KNOWN_PERSON;',
    );
    expect(only?.statements).toHaveLength(4);
  });

  test.each([
    ['psc/fixtures/psc_statement.json', 'company 01234567', /no beneficial owner \(“no-individual-or-entity/],
    ['bods/fixtures/as-published/exempt-0.3.json', undefined, /it is exempt from disclosure \(“.*recognised stock/],
    ['gleif/fixtures/repex-data.xml', 'XI-LEI-004L5FPTUREIWK9T2N63', /the source says “DIRECT_.*; NON_CONSOLIDATING”/],
    ['gleif/fixtures/repex-data.xml', 'XI-LEI-01370W6ZIY66KQ4J3570', /the owner is exempt .*; NON_PUBLIC”/],
  ])('%s, %s', async (path, subject, words) => {
    const envelope = await asked(path, { verb: 'audit' });
    const { findings } = envelope.answer as unknown as {
      findings: readonly { kind: string; text: string; parties: { name: string }[]; statements: string[] }[];
    };
    const about = findings.filter((f) => f.kind === 'missing-owner' && words.test(f.text));
    expect(about.length).toBeGreaterThan(0);
    const name = subject ?? about[0]?.parties[0]?.name ?? '';
    const owners = await asked(path, { verb: 'owners', subject: name });
    expect(said(owners)).toEqual([expect.stringMatching(words)]);
    expect(owners.answer).toMatchObject({ holders: [] });
  });

  test('a holder who is there and not named is a holder, and the reason is told too', async () => {
    const unnamed = { reason: 'interestedPartyHasNotProvidedInformation', description: 'asked, no answer' };
    const workspace = await openFiles([{ name: 'c.jsonl', text: held('r1', 'C', unnamed) }]);
    const envelope = await ask(workspace, { verb: 'owners', subject: 'C' });
    expect(envelope.answer).toMatchObject({ holders: [{ share: { exact: 60 }, party: { type: 'unknown' } }] });
    expect(said(envelope)).toEqual([
      expect.stringMatching(/the owner has not provided information \(“asked, no answer”\)/),
    ]);
  });

  test('of a company above it is told too, of one beside it not', async () => {
    const bank = text(MELLI).trim().split('\n');
    const entity = (id: string) =>
      JSON.stringify({
        statementId: id,
        recordId: id,
        recordType: 'entity',
        recordStatus: 'new',
        statementDate: '2024-01-01',
        recordDetails: { isComponent: false, entityType: { type: 'registeredEntity' }, name: id },
      });
    const lines = [...bank, entity('Below'), entity('Beside'), entity('Owner of Beside')];
    lines.push(held('r1', 'Below', 'XI-LEI-213800BC4TEGCCQH9V07'), held('r2', 'Beside', 'Owner of Beside'));
    lines.push(held('r3', 'XI-LEI-213800BC4TEGCCQH9V07', 'Owner of Beside'));
    const { statements } = await readText(bods, lines.join('\n'), 'group.jsonl');
    const snapshot = takeSnapshot(statements);
    const of = (id: string) => notStatedWarnings(snapshot, snapshot.nodeOf.get(id) as number).length;
    expect([of('Below'), of('Beside')]).toEqual([1, 0]);
  });

  test('not before the statement is made known, and not after it is withdrawn', async () => {
    const record = (status: string, date: string) =>
      JSON.stringify({
        statementId: `x-${status}`,
        recordId: 'rel',
        recordType: 'relationship',
        recordStatus: status,
        statementDate: date,
        recordDetails: {
          isComponent: false,
          subject: 'C',
          interestedParty: { reason: 'noBeneficialOwners' },
          interests: [],
        },
      });
    const workspace = await openFiles([
      { name: 'c.jsonl', text: [record('new', '2020-01-01'), record('closed', '2022-01-01')].join('\n') },
    ]);
    const on = async (asAt: string) => said(await ask(workspace, { verb: 'owners', subject: 'C', asAt }));
    expect(await on('2021-06-01')).toHaveLength(1);
    expect(await on('2022-06-01')).toEqual([]);
  });

  test('the store says what the file says', async () => {
    const workspace = await openStore(join(folder, 'melli.lookthrough'), { create: true });
    await importInto(workspace.store, [file(MELLI)]);
    try {
      const question: Question = { verb: 'owners', subject: 'MELLI BANK PLC' };
      expect(await ask(workspace, question)).toEqual(await asked(MELLI, question));
    } finally {
      await workspace.close();
    }
  });
});
