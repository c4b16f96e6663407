import { describe, expect, test } from 'vitest';
import { bought, is, NEWS, owns } from '../../../test/statements.ts';
import { type Edge, type EdgeOptions, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { Snapshot } from '../../snapshot/types.ts';
import { fractionText } from '../../terms/exact.ts';
import type { Measure } from '../types.ts';
import { remainder } from './reference.ts';

const text = (s: Snapshot, name: string, measure: Measure = 'economic'): string => {
  const found = remainder(
    s,
    s.parties.findIndex((p) => p.name === name || p.id === name),
    measure,
  );
  const end = (x: typeof found.lo): string => fractionText(x.mul(100));
  return `${found.loOpen ? '(' : '['}${end(found.lo)}, ${end(found.hi)}${found.hiOpen ? ')' : ']'}`;
};
const left = (edges: readonly Edge[], options: EdgeOptions = {}): string =>
  text(snapshotFromEdges(edges, options), 'C');

describe('what the declared holders leave', () => {
  const band = { owner: 'X', owned: 'C', share: { min: 25, max: 50, exclusiveMin: true } };
  test('more than 25 and up to 50 % leaves from 50 to less than 75 %', () => {
    expect(left([band])).toBe('[50, 75)');
  });
  test('a complete list leaves nothing, whatever its ranges', () => {
    expect(left([band, { owner: 'Y', owned: 'C', share: { min: 0, max: 100 } }], { complete: ['C'] })).toBe('[0, 0]');
  });
  test('a company without declared holders leaves everything', () => {
    expect(left([{ owner: 'C', owned: 'D', share: 10 }])).toBe('[100, 100]');
  });
  test('ranges that could overfill the column leave at least nothing', () => {
    const edges = ['X', 'Y'].map((owner) => ({ owner, owned: 'C', share: { min: 30, max: 80, exclusiveMax: true } }));
    expect(left(edges)).toBe('[0, 40]');
  });
  test('more than 100 % as stated leaves nothing', () => {
    const edges = ['X', 'Y'].map((owner) => ({ owner, owned: 'C', share: 80 }));
    expect(left(edges, { over100: 'as-stated' })).toBe('[0, 0]');
  });
  test('shares and votes leave different parts', () => {
    const s = snapshotFromEdges([{ owner: 'X', owned: 'C', share: 10, votes: 60 }]);
    expect([text(s, 'C'), text(s, 'C', 'votes')]).toEqual(['[90, 90]', '[40, 40]']);
  });
  test('Kingsoft: money by the columns, votes by the stated total that may count Xiaomi', () => {
    const source = { ...NEWS };
    const s = takeSnapshot(
      [
        is('Lei Jun', 'person', source),
        is('Kingsoft', 'company', source),
        is('Xiaomi', 'company', source),
        owns('Lei Jun', 'Xiaomi', '(0,100]', { source, control: 'stated' }),
        owns('Lei Jun', 'Kingsoft', '~29.9', { source }),
        bought('Xiaomi', '[2.5,3)', 'Kingsoft', 'Tencent', '2015-01', source),
      ],
      { asAt: '2015-03-31' },
    );
    expect(text(s, 'Kingsoft')).toBe('(1341/20, 1413/20)');
    expect(text(s, 'Kingsoft', 'votes')).toBe('(1341/20, 1403/20]');
  });
});
