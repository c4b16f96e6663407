import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { intervalText } from '../../answers/share-out.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { RelationshipStatement, Statement } from '../../statements/types.ts';
import { detectFormat } from '../index.ts';
import { sec } from './index.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const [D, G] = ['schedule13d.xml', 'schedule13g_nested_cusip.xml'];
const read = (text: string) => readText(sec, text, 'filing.xml');
const holding = (list: readonly Statement[]): RelationshipStatement | undefined =>
  list.find((s): s is RelationshipStatement => s.kind === 'relationship');

describe('filings', () => {
  test.each([D, G])('%s is known and read: an issuer, two persons, one joint holder, one holding', async (file) => {
    expect(detectFormat(fixture(file), file)?.id).toBe('sec-13dg');
    const { statements, problems } = await read(fixture(file));
    expect(problems).toEqual([]);
    expect(statements.map((s) => (s.kind === 'party' ? s.partyType : s.kind)).sort()).toEqual(
      ['company', 'joint', 'partnership', 'person', 'relationship'].sort(),
    );
    takeSnapshot(statements, {});
  });
  test('the same shares under two names are one holding, as printed, of a class', async () => {
    const found = holding((await read(fixture(G))).statements);
    const share = found?.interests[0]?.share;
    expect(share && intervalText(share.bounds)).toBe('[22.15, 22.25) %');
    expect(share?.of).toBe('class:Common stock, par value $0.01 per share');
    expect([found?.subject, found?.statementDate]).toEqual(['sec:723612', '2026-03-31']);
  });
  test('where one holds more beside the shared ones: at least the larger, at most both', async () => {
    const found = holding((await read(fixture(D))).statements);
    const share = found?.interests[0]?.share;
    expect(share && intervalText(share.bounds)).toBe('[9.85, 18.5) %');
    expect([found?.statementDate, found?.source.published]).toEqual(['2024-12-31', '2024-12-31']);
  });
  test('a blank line before the declaration is passed', async () => {
    expect((await read(`\n${fixture(D)}`)).problems).toEqual([]);
  });
});

describe('broken input', () => {
  test('a percent that is none and a missing issuer are named', async () => {
    const bad = await read(fixture(D).replace('<percentOfClass>8.5<', '<percentOfClass>many<'));
    expect(bad.problems).toMatchObject([{ code: 'bad-share', received: 'many', place: { field: 'percentOfClass' } }]);
    const none = await read(fixture(D).replace(/<issuerCIK>.*<\/issuerCIK>/, ''));
    expect(none.problems.map((p) => p.place.field)).toEqual(['issuerCIK']);
    expect(none.statements).toEqual([]);
  });
  test('cut anywhere, it never throws and says so', async () => {
    const whole = fixture(D).trim();
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 10), async (at) => {
        expect((await read(whole.slice(0, at))).problems.length).toBe(1);
      }),
      { numRuns: 30 },
    );
  });
});
