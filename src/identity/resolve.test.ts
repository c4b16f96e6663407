import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealStatement } from '../statements/seal.ts';
import type { Source, Statement } from '../statements/types.ts';
import { resolveIdentities } from './resolve.ts';

const source: Source = { name: 'r', kind: 'register', manner: 'register', published: '2020' };
const party = (id: string, scheme?: string, value?: string): Statement =>
  sealStatement({
    kind: 'party',
    recordStatus: 'new',
    party: id,
    name: id,
    partyType: 'company',
    source,
    locator: {},
    ...(scheme === undefined ? {} : { identifiers: [{ scheme, id: value ?? '' }] }),
  });
const judged = (a: string, b: string, judgement: 'same' | 'not-same' | 'unsure'): Statement =>
  sealStatement({ kind: 'judgement', recordStatus: 'new', a, b, judgement, source, locator: {} });

describe('who is who', () => {
  test('one identifier is one party, however it is spaced', () => {
    const found = resolveIdentities([party('a', 'LEI', '5299 00T8'), party('b', 'lei', '529900-T8')]);
    expect(found.groups).toEqual([['a', 'b']]);
  });
  test('equal names alone never merge', () => {
    expect(resolveIdentities([party('a'), party('b')])).toEqual({ groups: [], unsure: [] });
  });
  test('the same value in another scheme is another identifier', () => {
    expect(resolveIdentities([party('a', 'GB-COH', '1'), party('b', 'DK-CVR', '1')]).groups).toEqual([]);
  });
  test('judged the same, the same through a third', () => {
    expect(resolveIdentities([judged('a', 'b', 'same'), judged('b', 'c', 'same')]).groups).toEqual([['a', 'b', 'c']]);
  });
  test('contradicted, it stays unsure, with the reason', () => {
    const found = resolveIdentities([party('a', 'LEI', '1'), party('b', 'LEI', '1'), judged('a', 'b', 'not-same')]);
    expect(found.groups).toEqual([]);
    expect(found.unsure.map((u) => u.id)).toEqual(['identity:a = b']);
    expect(found.unsure[0]?.reason).toContain('both have LEI 1');
  });
  test('unsure stays unsure, and judged two it is two', () => {
    expect(resolveIdentities([judged('a', 'b', 'unsure')]).unsure).toHaveLength(1);
    expect(resolveIdentities([judged('a', 'b', 'unsure'), judged('b', 'a', 'not-same')]).unsure).toEqual([]);
  });
  test('the order of statements changes nothing', () => {
    const all = [
      party('a', 'LEI', '1'),
      party('b', 'LEI', '1'),
      party('c', 'LEI', '2'),
      judged('c', 'd', 'same'),
      judged('b', 'e', 'unsure'),
      judged('a', 'c', 'not-same'),
    ];
    const expected = resolveIdentities(all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (list) => {
        expect(resolveIdentities(list)).toEqual(expected);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
