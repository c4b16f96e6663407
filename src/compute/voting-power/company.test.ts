import { describe, expect, test } from 'vitest';
import { snapshotFromEdges } from '../../snapshot/from-edges.ts';
import type { Node } from '../../snapshot/types.ts';
import { compare, exact, HALF, ONE, percent, ratio, ZERO } from '../../terms/exact.ts';
import { contains, type Interval, isPoint, point } from '../../terms/interval.ts';
import type { ControlOptions } from '../types.ts';
import { type CompanyPower, companyPower } from './company.ts';

const MAJORITY: ControlOptions = { measure: 'votes', quota: HALF, inclusive: false, undisclosed: 'declared' };
function powerIn(shares: readonly string[]): CompanyPower {
  const s = snapshotFromEdges(shares.map((share, k) => ({ owner: `P${k}`, owned: 'C', share })));
  return companyPower(s, s.nodeOf.get('C') as Node, MAJORITY);
}
const valuesOf = (p: CompanyPower, name: string): readonly Interval[] =>
  p.indices.find((i) => i.name === name)?.values ?? [];

describe('power in a company', () => {
  test('of a few holders is counted: every index is exact and says so', () => {
    const p = powerIn(['50', '49', '1']);
    expect(p.indices.map((i) => i.method)).toEqual(new Array(p.indices.length).fill('exact'));
    expect(valuesOf(p, 'shapley-shubik').every(isPoint)).toBe(true);
    expect(valuesOf(p, 'shapley-shubik')[0]).toEqual(point(ratio(2, 3)));
  });
  test('of four hundred holders is answered between ends that are noted, and adds to one within them', () => {
    const p = powerIn(['20', '15', ...Array.from({ length: 400 }, (_, k) => `0.1${(k * 37) % 90}`)]);
    const values = valuesOf(p, 'shapley-shubik');
    expect(p.indices.find((i) => i.name === 'shapley-shubik')?.method).toBe('chances');
    expect(p.indices.map((i) => i.name)).not.toContain('deegan-packel');
    expect(p.notes.join(' ')).toMatch(/Gauss–Legendre.*apart.*no Deegan–Packel/);
    const sum = (end: 'lo' | 'hi') => values.reduce((t, v) => t.add(v[end]), ZERO);
    expect(compare(sum('lo'), ONE)).toBeLessThanOrEqual(0);
    expect(compare(sum('hi'), ONE)).toBeGreaterThanOrEqual(0);
    expect(p.act !== undefined && compare(p.act.lo, p.act.hi) <= 0).toBe(true);
  });
  test('hundreds of equal holders are counted still', () => {
    const p = powerIn(new Array<string>(200).fill('0.5'));
    expect(valuesOf(p, 'shapley-shubik')[7]).toEqual(point(ratio(1, 200)));
  });
  test('holders under one controller vote as one, however many others there are', () => {
    const others = Array.from({ length: 300 }, (_, k) => ({ owner: `P${k}`, owned: 'C', share: '0.2' }));
    const s = snapshotFromEdges([
      { owner: 'Top', owned: 'Sub', share: '80' },
      { owner: 'Top', owned: 'C', share: '10' },
      { owner: 'Sub', owned: 'C', share: '25' },
      ...others,
    ]);
    const p = companyPower(s, s.nodeOf.get('C') as Node, MAJORITY);
    const block = p.players.find((x) => x.members.length === 2);
    expect(block?.votes).toEqual(point(percent(35)));
    const at = p.players.indexOf(block as (typeof p.players)[number]);
    const alone = powerIn(['35', ...others.map((o) => o.share)]);
    const expected = valuesOf(alone, 'shapley-shubik')[0] as Interval;
    const found = valuesOf(p, 'shapley-shubik')[at] as Interval;
    expect(contains(found, expected.lo) || contains(expected, found.lo)).toBe(true);
    expect(compare(found.lo, exact('0.35'))).toBeGreaterThan(0);
  });
});
