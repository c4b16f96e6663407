/** A package that is written holds together, whatever register its statements come from, and reads back as it was. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { owns } from '../../../test/statements.ts';
import type { Statement } from '../../statements/types.ts';
import { detectFormat } from '../index.ts';
import { bods } from './index.ts';
import { schemaFaults } from './schema.ts';
import { asPackage, type Written } from './write-package.ts';

const SOURCES = join(import.meta.dirname, '..');
const read = async (path: string): Promise<readonly Statement[]> => {
  const text = readFileSync(join(SOURCES, path), 'utf8');
  const format = detectFormat(text, path);
  return format === undefined ? [] : (await readText(format, text, path)).statements;
};
const written = (list: readonly Statement[]): string => bods.write?.(list).text ?? '';

/** Files whose own statements fit together, in which a party is not described, is told of twice, or shares an id. */
const FILES = [
  'psc/fixtures/psc-data-1.json',
  'psc/fixtures/psc_statement.json',
  'psc/fixtures/psc_statement_ceased_on.json',
  'gleif/fixtures/rr-data.xml',
  'gleif/fixtures/repex-data.xml',
  'gleif/fixtures/lei-updates-replaces-data.json',
  'bods/fixtures/0.4/indirect-ownership.json',
];

describe.each(FILES)('%s', (path) => {
  test('has ids of their own, and every party it names, before it is named', async () => {
    const statements = await read(path);
    expect(statements.length).toBeGreaterThan(0);
    const text = written(statements);
    const { problems } = await readText(bods, text, 'out.json');
    expect(problems).toEqual([]);
    expect((JSON.parse(text) as unknown[]).flatMap((s) => schemaFaults(s))).toEqual([]);
  });
  test('reads back to the same parties, records and their order in time', async () => {
    const statements = await read(path);
    const again = (await readText(bods, written(statements), 'out.json')).statements;
    const kept = (list: readonly Statement[]): string[] =>
      list
        .filter((s) => s.kind === 'relationship' || (s.kind === 'party' && s.unspecified === undefined))
        .map((s) =>
          JSON.stringify([
            s.kind,
            s.recordStatus,
            s.originalId,
            s.statementDate,
            ...(s.kind === 'party' ? [s.party, s.name] : [s.recordId]),
            ...(s.kind === 'relationship' ? [s.subject] : []),
          ]),
        )
        .sort();
    const withIds = statements.map((s) => ({ ...s, originalId: s.originalId ?? s.statementId }));
    expect(kept(again)).toEqual(kept(withIds as Statement[]));
  });
});

describe('a package', () => {
  const record = (recordType: string, recordId: string, more: Partial<Written> & object = {}): Written => ({
    statementId: `${recordType} ${recordId}`,
    recordId,
    recordType,
    recordStatus: 'new',
    declarationSubject: 'x',
    statementDate: '2020-01-01',
    source: {},
    recordDetails: {},
    ...more,
  });
  test('begins a record once, with its first day', () => {
    const later = record('entity', 'e', { statementId: 'b', statementDate: '2021-01-01' });
    const both = asPackage([later, record('entity', 'e', { statementId: 'a' })]);
    expect(both.map((s) => [s.statementId, s.recordStatus])).toEqual([
      ['a', 'new'],
      ['b', 'updated'],
    ]);
  });
  test('gives a relationship that is known by the id of its holder a record of its own', () => {
    const [, relation] = asPackage([record('person', 'p'), record('relationship', 'p', { statementId: 'r' })]);
    expect(relation).toMatchObject({
      recordId: 'p#relationship',
      annotations: [{ statementPointerTarget: '/recordId', transformedContent: 'p' }],
    });
  });
  test('puts parts before the whole', () => {
    const whole = record('relationship', 'a', { recordDetails: { componentRecords: ['b'] } });
    expect(asPackage([whole, record('relationship', 'b')]).map((s) => s.recordId)).toEqual(['b', 'a']);
  });
  test('names a party that nobody describes, and says so: read again, nobody has described it', async () => {
    const holding = owns('Ann', 'Beta', '10');
    const text = written([holding]);
    expect((JSON.parse(text) as Written[]).map((s) => s.recordType)).toEqual(['entity', 'entity', 'relationship']);
    const { statements } = await readText(bods, text, 'out.json');
    expect(statements.map((s) => s.kind)).toEqual(['relationship']);
  });
});
