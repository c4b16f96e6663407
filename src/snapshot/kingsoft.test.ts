import { describe, expect, test } from 'vitest';
import { claimText, columnText } from '../../test/snapshot-text.ts';
import { bought, is, NEWS, owns } from '../../test/statements.ts';
import { takeSnapshot } from './take.ts';

const source = { ...NEWS };
const feature = [
  is('Lei Jun', 'person', source),
  is('Tencent', 'company', source),
  is('Kingsoft', 'company', source),
  is('Xiaomi', 'company', source),
  is('21Vianet', 'company', source),
  owns('Lei Jun', 'Xiaomi', '(0,100]', { source, control: 'stated' }),
  owns('Lei Jun', 'Kingsoft', '(0,100]', { source, control: 'stated' }),
  owns('Lei Jun', 'Kingsoft', '~29.9', { source }),
  owns('Tencent', 'Xiaomi', '~9.9', { source, perhaps: 'Kingsoft' }),
  bought('Xiaomi', '[2.5,3)', 'Kingsoft', 'Tencent', '2015-01', source),
  owns('Kingsoft', '21Vianet', '[11.02,12.18]', { source, votes: '[19,21]' }),
];

describe('Kingsoft on 31 March 2015, the first source alone', () => {
  const s = takeSnapshot(feature, { asAt: '2015-03-31' });

  test('the controlling shareholder and the 29.9 are one holding; its direct part leaves room for Xiaomi', () => {
    expect(columnText(s, 'votes', 'Kingsoft')).toEqual(['Lei Jun (26.85, 29.95)', 'Xiaomi [2.5, 3)']);
    expect(columnText(s, 'economic', 'Kingsoft')).toEqual(['Lei Jun (26.85, 29.95)', 'Xiaomi [2.5, 3)']);
    expect(claimText(s)).toEqual(['Lei Jun > Kingsoft [29.85, 29.95) counts Xiaomi']);
  });

  test('votes and economics of 21Vianet are two intervals', () => {
    expect(columnText(s, 'economic', '21Vianet')).toEqual(['Kingsoft [11.02, 12.18]']);
    expect(columnText(s, 'votes', '21Vianet')).toEqual(['Kingsoft [19, 21]']);
  });

  test('the directness and the misprint are open, and the assumptions are named', () => {
    expect(s.openPoints.map((p) => `${p.id} = ${p.chosen}`)).toEqual([
      'directness:Lei Jun > Kingsoft = either',
      'misprint:Tencent > Xiaomi = as-printed',
    ]);
    expect(s.assumptions.map((a) => a.id)).toEqual([
      'no-earlier-holding:Xiaomi > Kingsoft',
      'stake-means-shares:Kingsoft > 21Vianet',
      'stake-means-shares:Lei Jun > Kingsoft',
      'stake-means-shares:Lei Jun > Xiaomi',
      'stake-means-shares:Tencent > Xiaomi',
      'stake-means-shares:Xiaomi > Kingsoft',
      'stated-control:Lei Jun > Kingsoft',
      'stated-control:Lei Jun > Xiaomi',
    ]);
  });

  test('read as a slip, the 9.9 is of Kingsoft and Tencent had 12.35 to under 12.95 before January', () => {
    const choices = { 'misprint:Tencent > Xiaomi': 'Kingsoft' };
    expect(columnText(takeSnapshot(feature, { asAt: '2015-03-31', choices }), 'votes', 'Kingsoft')).toContain(
      'Tencent [9.85, 9.95)',
    );
    expect(columnText(takeSnapshot(feature, { asAt: '2014-12-31', choices }), 'votes', 'Kingsoft')).toContain(
      'Tencent [12.35, 12.95)',
    );
  });

  test('before January Xiaomi has nothing and the claim is not one of that day', () => {
    const before = takeSnapshot(feature, { asAt: '2014-12-31' });
    expect(columnText(before, 'votes', 'Kingsoft')).toEqual(['Lei Jun (26.85, 29.95)', 'Tencent [2.5, 100]']);
    expect(claimText(before)).toEqual([]);
  });

  test('direct and total are the two readings of the open directness', () => {
    const id = 'directness:Lei Jun > Kingsoft';
    const direct = takeSnapshot(feature, { asAt: '2015-03-31', choices: { [id]: 'direct' } });
    expect(columnText(direct, 'votes', 'Kingsoft')).toEqual(['Lei Jun [29.85, 29.95)', 'Xiaomi [2.5, 3)']);
    const total = takeSnapshot(feature, { asAt: '2015-03-31', choices: { [id]: 'total' } });
    expect(claimText(total)).toEqual(['Lei Jun > Kingsoft [29.85, 29.95) counts Xiaomi cap']);
  });

  test('the order of statements changes nothing', () => {
    const again = takeSnapshot([...feature].reverse(), { asAt: '2015-03-31' });
    expect(columnText(again, 'votes', 'Kingsoft')).toEqual(columnText(s, 'votes', 'Kingsoft'));
    expect(again.openPoints).toEqual(s.openPoints);
    expect(again.warnings).toEqual(s.warnings);
  });
});
