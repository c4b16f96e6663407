/** GLEIF's reporting exceptions published as BODS say what GLEIF's own file says: no owner is named, because. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import type { Interest, PartyStatement, RelationshipStatement, Statement } from '../../statements/types.ts';
import { gleif } from '../gleif/index.ts';
import { exceptionAsPublished, exceptionOf } from './gleif-exception.ts';
import { bods } from './index.ts';

const file = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures/as-published', name), 'utf8');
const read = async (name: string): Promise<readonly Statement[]> => (await readText(bods, file(name), name)).statements;
const relations = (list: readonly Statement[]): RelationshipStatement[] =>
  list.filter((s): s is RelationshipStatement => s.kind === 'relationship');
const reasons = (list: readonly Statement[]): PartyStatement['unspecified'][] =>
  list.flatMap((s) => (s.kind === 'party' && s.unspecified !== undefined ? [s.unspecified] : []));
const own = async (category: string, reason: string): Promise<readonly Statement[]> => {
  const record = { LEI: '213800BC4TEGCCQH9V07', ExceptionCategory: category, ExceptionReason: reason };
  return (await readText(gleif, JSON.stringify([record]), 'repex.json')).statements;
};
const meaning = (list: readonly Statement[]): unknown =>
  relations(list).map((s) => s.interests.map((i) => [i.interestType, i.directness, i.share, i.control]));

describe('one exception reads alike in both formats', () => {
  test('nobody is known: no interest, and the category and the reason are kept', async () => {
    const published = await read('213800BC4TEGCCQH9V07.jsonl');
    expect(meaning(published)).toEqual([[], []]);
    expect(meaning(await own('ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT', 'NO_KNOWN_PERSON'))).toEqual([[]]);
    const words = 'NO_KNOWN_PERSON; There is no known person(s) controlling the entity.';
    expect(reasons(published)).toEqual(
      ['ULTIMATE', 'DIRECT'].map((level) => ({
        reason: 'informationUnknownToPublisher',
        description: `${level}_ACCOUNTING_CONSOLIDATION_PARENT; ${words}`,
      })),
    );
  });
  test('somebody is there and not named: an unknown interest, of no size', async () => {
    const published = await read('Repex_issued.json');
    expect(meaning(published)).toEqual([[['unknownInterest', 'indirect', undefined, undefined]]]);
    expect(meaning(published)).toEqual(meaning(await own('ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT', 'NO_LEI')));
  });
});

describe('and is written as it was published', () => {
  test.each(['213800BC4TEGCCQH9V07.jsonl', 'Repex_issued.json'])('%s', async (name) => {
    const out = JSON.parse(bods.write?.(await read(name)).text ?? '[]') as {
      recordType: string;
      recordDetails: { interestedParty: { reason: string; description: string }; interests: { details: string }[] };
    }[];
    for (const { recordDetails: d } of out.filter((s) => s.recordType === 'relationship')) {
      expect(d.interestedParty.description).toMatch(/^Exception Reason: NO_(KNOWN_PERSON|LEI)\. Th/);
      expect(d.interests).toMatchObject([{ type: 'otherInfluenceOrControl' }]);
      expect(d.interests[0]?.details).toMatch(/^Exception Category: (DIRECT|ULTIMATE)_ACCOUNTING_/);
    }
  });
});

describe('what is no exception of GLEIF stays as it is', () => {
  const held: Interest = {
    interestType: 'otherInfluenceOrControl',
    directness: 'unknown',
    details: 'Exception Category: DIRECT_ACCOUNTING_CONSOLIDATION_PARENT',
  };
  const why = { reason: 'unknown', description: 'Exception Reason: NATURAL_PERSONS.' };
  test('another reason, other words, a second interest', () => {
    expect(exceptionOf([held], why)?.interests).toEqual([]);
    expect(exceptionOf([held], { reason: 'unknown', description: 'Exception Reason: OF_OURS.' })).toBeUndefined();
    expect(exceptionOf([held], { reason: 'unknown' })).toBeUndefined();
    expect(exceptionOf([held, held], why)).toBeUndefined();
    expect(exceptionOf([{ ...held, details: 'by contract' }], why)).toBeUndefined();
    expect(exceptionAsPublished([{ ...held }], { reason: 'unknown', description: 'a secret' })).toBeUndefined();
  });
});
