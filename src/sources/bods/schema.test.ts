import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { exportAs, openFiles } from '../../index.ts';
import { bods } from './index.ts';
import { schemaFaults } from './schema.ts';

const FOLDER = join(import.meta.dirname, 'fixtures/conformance-0.4');
const GALLERY = join(import.meta.dirname, '../../../gallery');
const files = (folder: string): string[] => readdirSync(join(FOLDER, folder)).filter((name) => name.endsWith('.json'));
const read = (folder: string, name: string) => readText(bods, readFileSync(join(FOLDER, folder, name), 'utf8'), name);

interface Expected {
  readonly keyword: string;
  readonly property: string;
}
const expected = new Map(
  readFileSync(join(FOLDER, 'invalid/expected_errors.csv'), 'utf8')
    .replace(/^\ufeff/, '')
    .trim()
    .split('\n')
    .map((line) => {
      const [file = '', keyword = '', , property = ''] = line.split(',').map((cell) => cell.trim());
      return [file, { keyword, property } satisfies Expected] as const;
    }),
);

describe('the standard’s own invalid statements', () => {
  test('are there, each with what a validator must report', () => {
    expect(files('invalid').length).toBeGreaterThan(110);
    expect(expected.size).toBeGreaterThan(110);
  });
  test.each(files('invalid'))('%s gets a problem that names its defect', async (name) => {
    const { problems } = await read('invalid', name);
    expect(problems.length).toBeGreaterThan(0);
    const wanted = expected.get(name);
    if (wanted === undefined) return;
    const named = problems.some(
      (p) => p.place?.field === wanted.property || p.message.includes(`"${wanted.property}"`),
    );
    expect(named, `${wanted.keyword} ${wanted.property}: ${problems.map((p) => p.message).join('; ')}`).toBe(true);
  });
});

test.each(files('valid'))('the standard’s valid %s gives no problem', async (name) => {
  const found = (await read('valid', name)).problems.map((p) => p.place.field);
  // The schema does not ask for the market that operates a market; the standard's guidance does.
  expect(found).toEqual(name === 'entity_security_MIC.json' ? ['operatingMarketIdentifierCode'] : []);
});

test.each(readdirSync(GALLERY))('what is written of %s is accepted by the standard’s schema', async (name) => {
  const folder = join(GALLERY, name);
  const inputs = readdirSync(folder)
    .filter((f) => /\.(own|jsonl)$/.test(f))
    .map((f) => join(folder, f));
  const { text } = await exportAs(await openFiles(inputs), 'bods');
  const statements = JSON.parse(text) as unknown[];
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.flatMap((s) => schemaFaults(s))).toEqual([]);
});

test('a place leads to the very field', async () => {
  const { problems } = await read('invalid', 'entity_alternate_names_not_strings.json');
  expect(problems[0]).toMatchObject({
    severity: 'warning',
    place: { pointer: '/0/recordDetails/alternateNames/0', field: 'alternateNames' },
    expected: 'a value of the type string',
  });
});
