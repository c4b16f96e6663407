/** The gallery case as an analyst would write it, through the snapshot: the columns the case must have. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readText } from '../../../test/own-text.ts';
import { claimText, columnText } from '../../../test/snapshot-text.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { Statement } from '../../statements/types.ts';
import { problemText } from '../../terms/problem.ts';

const FOLDER = join(import.meta.dirname, '../../../gallery/kingsoft-2015');
const day = { asAt: '2015-03-31' };
let feature: readonly Statement[] = [];
let january: readonly Statement[] = [];

async function read(file: string): Promise<readonly Statement[]> {
  const { statements, problems } = await readText(readFileSync(join(FOLDER, file), 'utf8'), file);
  expect(problems.map(problemText)).toEqual([]);
  return statements;
}
beforeAll(async () => {
  feature = await read('financeasia.own');
  january = await read('january-2015-news.own');
});

describe('Kingsoft on 31 March 2015, the feature alone', () => {
  test('the controlling shareholder, the largest holder and the 29.9 are one holding that leaves room for Xiaomi', () => {
    const s = takeSnapshot(feature, day);
    expect(columnText(s, 'votes', 'Kingsoft')).toEqual(['Lei Jun (26.85, 29.95)', 'Xiaomi [2.5, 3)']);
    expect(columnText(s, 'economic', 'Kingsoft')).toEqual(['Lei Jun (26.85, 29.95)', 'Xiaomi [2.5, 3)']);
    expect(claimText(s)).toEqual(['Lei Jun > Kingsoft [29.85, 29.95) counts Xiaomi']);
  });

  test('the 9.9 stands where it is printed, beside the control without a figure', () => {
    const s = takeSnapshot(feature, day);
    expect(columnText(s, 'votes', 'Xiaomi')).toEqual(['Lei Jun (0, 100]', 'Tencent [9.85, 9.95)']);
  });

  test('votes and economics of 21Vianet are two intervals', () => {
    const s = takeSnapshot(feature, day);
    expect(columnText(s, 'economic', '21Vianet')).toEqual(['Kingsoft [11.02, 12.18]']);
    expect(columnText(s, 'votes', '21Vianet')).toEqual(['Kingsoft [19, 21]']);
  });

  test('the directness and the misprint are open, and nothing else is', () => {
    const s = takeSnapshot(feature, day);
    expect(s.openPoints.map((p) => `${p.id} = ${p.chosen}`)).toEqual([
      'directness:Lei Jun > Kingsoft = either',
      'misprint:Tencent > Xiaomi = as-printed',
    ]);
  });

  test('read as a slip, the 9.9 is of Kingsoft and Tencent had 12.35 to under 12.95 before January', () => {
    const choices = { 'misprint:Tencent > Xiaomi': 'Kingsoft' };
    const after = takeSnapshot(feature, { ...day, choices });
    expect(columnText(after, 'votes', 'Kingsoft')).toContain('Tencent [9.85, 9.95)');
    const before = takeSnapshot(feature, { asAt: '2014-12-31', choices });
    expect(columnText(before, 'votes', 'Kingsoft')).toContain('Tencent [12.35, 12.95)');
  });

  test('before January Xiaomi has nothing and the claim is not one of that day', () => {
    const before = takeSnapshot(feature, { asAt: '2014-12-31' });
    expect(columnText(before, 'votes', 'Kingsoft')).toEqual(['Lei Jun (26.85, 29.95)', 'Tencent [2.5, 100]']);
    expect(claimText(before)).toEqual([]);
  });

  test('direct and total are the two readings of the open directness', () => {
    const id = 'directness:Lei Jun > Kingsoft';
    const direct = takeSnapshot(feature, { ...day, choices: { [id]: 'direct' } });
    expect(columnText(direct, 'votes', 'Kingsoft')).toEqual(['Lei Jun [29.85, 29.95)', 'Xiaomi [2.5, 3)']);
    const total = takeSnapshot(feature, { ...day, choices: { [id]: 'total' } });
    expect(claimText(total)).toEqual(['Lei Jun > Kingsoft [29.85, 29.95) counts Xiaomi cap']);
  });

  test('the money raised, the joint investment, the customer and the plan make no holding', () => {
    const s = takeSnapshot(feature, day);
    expect(columnText(s, 'economic', '21Vianet')).toHaveLength(1);
    expect(columnText(s, 'votes', 'Xiaomi')).toHaveLength(2);
  });

  test('the office given up in 2007 and taken up in 2011 leaves the gap between', () => {
    const offices = feature.flatMap((s) =>
      s.kind === 'relationship'
        ? s.interests.filter((i) => i.role !== undefined).map((i) => [i.role, i.startDate, i.endDate].join(' '))
        : [],
    );
    expect(offices.sort()).toEqual(['chairman 2011 ', 'chief executive  2007', 'engineer 1992 ', 'finance chief  ']);
  });
});

describe('with the news of January beside it', () => {
  test('the news alone tells Tencent before and after its sale', () => {
    expect(columnText(takeSnapshot(january, day), 'votes', 'Kingsoft')).toEqual([
      'Lei Jun [29.85, 29.95)',
      'Tencent [9.595, 9.605)',
      'Xiaomi [2.975, 2.985)',
    ]);
    const before = takeSnapshot(january, { asAt: '2014-12-31' });
    expect(columnText(before, 'votes', 'Kingsoft')).toContain('Tencent [12.575, 12.585)');
  });

  test('two reports of the one transfer are one, and the 29.9 is a total that caps', () => {
    const s = takeSnapshot([...feature, ...january], day);
    expect(columnText(s, 'economic', 'Kingsoft')).toEqual([
      'Lei Jun [14.25, 15.75]',
      'Tencent (6.61, 9.605)',
      'Xiaomi [2.975, 2.985)',
    ]);
    expect(claimText(s)).toContain('Lei Jun > Kingsoft [29.85, 29.95) counts Xiaomi cap');
    expect(s.openPoints.map((p) => p.id)).toContain('directness:Tencent > Kingsoft');
  });
});

describe('the other gallery cases', () => {
  const column = async (folder: string, company: string): Promise<string[]> => {
    const file = join(FOLDER, '..', folder, 'structure.own');
    const { statements, problems } = await readText(readFileSync(file, 'utf8'), file);
    expect(problems.map(problemText)).toEqual([]);
    const s = takeSnapshot(statements);
    expect(s.warnings).toEqual([]);
    return columnText(s, 'economic', company);
  };

  test.each([
    ['kyc', 'T', ['H1 40', 'H2 55', 'P1 5']],
    ['loop', 'A', ['B 30', 'P 70']],
    ['fifty-percent', 'H2', ['P3 50', 'TR 50']],
    ['sanctions-puzzle', 'Co A', ['Co B 47', 'Co C 50', 'SDN A 3']],
    ['fourth-coffee', 'Fourth Coffee', ['Acme Corp. 30', 'Northwind 51', 'Zainab 19']],
    ['sale', 'T', ['Fund 1 10', 'Fund 2 9.5', 'Fund 3 8', 'Fund 4 8', 'Fund 5 7', 'X 29.9', 'Y 12.6']],
  ])('%s: the column of %s', async (folder, company, expected) => {
    expect(await column(folder, company)).toEqual(expected);
  });
});
