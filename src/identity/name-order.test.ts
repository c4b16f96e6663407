/** One person spelt in two orders is asked about; nobody is anybody's namesake for having no name. */
import { describe, expect, test } from 'vitest';
import { readText } from '../../test/read.ts';
import { bods } from '../sources/bods/index.ts';
import type { Statement } from '../statements/types.ts';
import { isNobodysName, turned } from './name-order.ts';
import { namesakesOf } from './namesakes.ts';
import { resolveIdentities } from './resolve.ts';

type Named = readonly [id: string, name: string, type?: 'person' | 'entity', born?: string];
async function pairs(...all: readonly Named[]): Promise<readonly string[]> {
  const statements: Statement[] = [];
  for (const [id, name, type = 'person', born] of all) {
    const details =
      type === 'person'
        ? {
            personType: 'knownPerson',
            names: name === '' ? [] : [{ fullName: name }],
            ...(born === undefined ? {} : { birthDate: born }),
          }
        : { entityType: { type: 'registeredEntity' }, name };
    const record = {
      statementId: `statement-of-${id}-aaaaaaaaaaaaaaaaaaaa`,
      recordId: id,
      declarationSubject: id,
      recordType: type,
      recordStatus: 'new',
      recordDetails: { isComponent: false, ...details },
    };
    statements.push(...(await readText(bods, JSON.stringify([record]), 'a.json')).statements);
  }
  return namesakesOf(statements, resolveIdentities(statements)).unsure.map((u) => u.reason);
}

describe('a person’s name in another order', () => {
  test.each([
    ['SIMEON TSHISANGAMA', 'TSHISANGAMA SIMEON'],
    ['Baudecroux, Jean-Paul', 'Jean-Paul Baudecroux'],
    ['Roe, Jane Ann', 'Jane Ann Roe'],
  ])('%s and %s may be one', async (one, other) => {
    expect(await pairs(['a', one], ['b', other])).toEqual([
      `"${one}" and "${other}" are one name in another order, and no number says it`,
    ]);
  });
  test('is not asked about where the births do not meet, nor of companies, nor for a part of the words', async () => {
    expect(await pairs(['a', 'Jane Roe', 'person', '1960-05'], ['b', 'Roe Jane', 'person', '1961-05'])).toEqual([]);
    expect(await pairs(['a', 'Media Alfa', 'entity'], ['b', 'Alfa Media', 'entity'])).toEqual([]);
    expect(await pairs(['a', 'Jane Roe'], ['b', 'Jane Ann Roe'])).toEqual([]);
  });
  test('a legal form behind a comma is no given name', () => {
    expect([turned('Hearst Holdings, Inc.'), turned('Alfa, UAB'), turned('Roe, Jane')]).toEqual([
      undefined,
      undefined,
      'Jane Roe',
    ]);
  });
});

test('two whose names are withheld are not one for it', async () => {
  expect(await pairs(['a', ''], ['b', ''])).toEqual([]);
  expect(await pairs(['a', 'AUTRES'], ['b', 'Autres'])).toEqual([]);
  expect(['unnamed person', 'anonymous entity', 'not named (NO_LEI)', 'erased person'].map(isNobodysName)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(isNobodysName('Unknown Pleasures Ltd')).toBe(false);
});
