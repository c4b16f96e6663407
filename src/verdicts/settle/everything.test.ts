/** Facts that settle a verdict only together: all there is to tell, and no fact too many. */
import { describe, expect, test } from 'vitest';
import { ruleOf, versionOn } from '../../rules/index.ts';
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import { judge } from '../index.ts';
import type { Settle } from '../types.ts';

function settled(edges: readonly Edge[], id: string): readonly Settle[] {
  const snapshot = snapshotFromEdges(edges);
  const rule = ruleOf(id);
  const { version } = versionOn(rule, '2028-01-01');
  const company = snapshot.nodeOf.get('T') as number;
  const { verdicts } = judge({ snapshot, company, rule, version, undisclosed: 'declared', retake: () => snapshot });
  return verdicts.find((v) => v.seed[0] === snapshot.nodeOf.get('X'))?.wouldSettle ?? [];
}
const words = (list: readonly Settle[]): string[] =>
  list.map((w) => `${w.strength}: ${w.facts.map((f) => f.text).join(' + ')}`);

describe('a chain of two untold links, multiplied', () => {
  const chain: Edge[] = [
    { owner: 'X', owned: 'H', share: { min: 10, max: 90 } },
    { owner: 'H', owned: 'T', share: { min: 10, max: 50 } },
  ];
  test('both links decide, and neither alone', () => {
    const list = settled(chain, 'academic-20');
    expect(words(list)).toEqual([
      'always: what H itself holds of T, now [10, 50] % + what X itself holds of H, now [10, 90] %',
    ]);
    expect(list[0]?.outcomes.map((o) => o.verdict)).toEqual(['yes', 'no']);
  });
  test('a holding that does not lead from the party is no part of it', () => {
    const beside: Edge[] = [
      { owner: 'Y', owned: 'H', share: { min: 1, max: 9 } },
      { owner: 'Y', owned: 'T', share: { min: 1, max: 9 } },
    ];
    expect(words(settled([...chain, ...beside], 'academic-20'))).toEqual(words(settled(chain, 'academic-20')));
  });
  test('a third link makes three; a fourth is beyond what is looked for, and single facts that could are listed', () => {
    const third: Edge = { owner: 'X', owned: 'T', share: { min: 1, max: 15 } };
    expect(settled([...chain, third], 'academic-20').map((w) => [w.strength, w.facts.length])).toEqual([['always', 3]]);
    const more: Edge[] = [
      { owner: 'X', owned: 'G', share: { min: 1, max: 9 } },
      { owner: 'G', owned: 'T', share: { min: 20, max: 30 } },
    ];
    for (const w of settled([...chain, third, ...more], 'academic-20'))
      expect([w.strength, w.facts.length]).toEqual(['can', 1]);
  });
});
