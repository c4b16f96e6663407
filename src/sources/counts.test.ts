/**
 * How many statements a file gives, counted apart from the readers: where that is another number than somebody counts
 * who looks at the file, the reason has its test here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../test/read.ts';
import { bods } from './bods/index.ts';
import { gleif } from './gleif/index.ts';
import { psc } from './psc/index.ts';

const FOLDER = import.meta.dirname;
const fixture = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');
const count = async (text: string, name: string): Promise<number> =>
  (await readText(bods, text, name)).statements.length;

type Json = Readonly<Record<string, unknown>>;
const GROUPS = ['entityStatements', 'personStatements', 'beneficialOwnershipStatements'] as const;
/** The records of a file however it is laid out: a list, lines, one alone, or the three lists of the grouped form. */
function recordsOf(text: string): readonly Json[] {
  const grouped = (one: Json): readonly Json[] =>
    Array.isArray(one['statementGroups'])
      ? (one['statementGroups'] as Json[]).flatMap((g) => GROUPS.flatMap((list) => (g[list] ?? []) as Json[]))
      : [one];
  try {
    return ([JSON.parse(text)].flat() as Json[]).flatMap(grouped);
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Json);
  }
}
/** Ends of relationships that give a reason and no name: each is somebody, and gets a statement. */
function unnamedEnds(record: Json): number {
  const details = (record['recordDetails'] ?? record) as Json;
  return [details['subject'], details['interestedParty']].filter((end) => {
    const said = end as Json | string | undefined;
    if (typeof said !== 'object' || said === null) return false;
    const keys = Object.keys(said);
    return keys.some((k) => /^(reason|unspecified)/.test(k)) && !keys.some((k) => k.startsWith('describedBy'));
  }).length;
}

describe('a file of BODS gives a statement for each record and for each owner it leaves unnamed', () => {
  const files = readdirSync(join(FOLDER, 'bods/fixtures'), { recursive: true, encoding: 'utf8' }).filter(
    (f) => /\.jsonl?$/.test(f) && !f.includes('invalid'),
  );
  test.each(files)('%s', async (file) => {
    const text = fixture(`bods/fixtures/${file}`);
    const records = recordsOf(text);
    expect(await count(text, file)).toBe(records.length + records.reduce((sum, r) => sum + unnamedEnds(r), 0));
  });
  test('the grouped form of 0.1 is one object to the eye and three statements', async () => {
    const text = fixture('bods/fixtures/flat-serialisation__single-direct.json');
    expect([[JSON.parse(text)].flat().length, await count(text, 'a.json')]).toEqual([1, 3]);
  });
  test('an exception of GLEIF names nobody: two records, three statements', async () => {
    const text = fixture('bods/fixtures/as-published/Repex_issued.json');
    expect([recordsOf(text).length, await count(text, 'a.json')]).toEqual([2, 3]);
  });
  test('lines of JSON are lines whatever the file is called: the register’s own export ends in .json', async () => {
    const lines = fixture('bods/fixtures/as-published/bp-marine.jsonl');
    expect(await count(lines, 'test-bods-data-1.json')).toBe(lines.trim().split('\n').length);
  });
});

test('of the 21 records of the UK sample 10 are totals, and each of the others is a relationship', async () => {
  const folder = join(FOLDER, 'psc/fixtures');
  const files = readdirSync(folder).filter((f) => f.startsWith('psc-data-'));
  const kinds = { records: 0, totals: 0, relationships: 0 };
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const records = JSON.parse(text) as { readonly data: { readonly kind: string } }[];
    kinds.records += records.length;
    kinds.totals += records.filter((r) => r.data.kind.startsWith('totals#')).length;
    const { statements } = await readText(psc, text, file);
    kinds.relationships += statements.filter((s) => s.kind === 'relationship').length;
  }
  expect(kinds).toEqual({ records: 21, totals: 10, relationships: 11 });
});

test('a row of GLEIF that relates a fund to itself is no statement, and is told; every other row is one', async () => {
  const text = fixture('gleif/fixtures/rr-20260123-rows.csv');
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','));
  const loops = rows.filter(([start, , end]) => start === end).length;
  const { statements, problems } = await readText(gleif, text, 'rr.csv');
  expect(loops).toBeGreaterThan(0);
  expect(statements.length).toBe(rows.length - loops);
  expect(problems.map((p) => p.message).filter((m) => m.includes('is related to itself')).length).toBe(loops);
});
