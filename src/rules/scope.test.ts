import { describe, expect, test } from 'vitest';
import { REGIMES } from './index.ts';
import { appliesTo } from './scope.ts';

const DAY = '2026-01-01';
const on = (id: string, told: Parameters<typeof appliesTo>[1], day = DAY) => {
  const rule = REGIMES.find((r) => r.id === id);
  if (rule === undefined) throw new RangeError(id);
  return appliesTo(rule, told, day)?.applies;
};

describe('a rule is about a company', () => {
  test.each([
    // a listing that leaves the company out, elsewhere, untold
    ['sg-rorc', { listed: 'Singapore' }, 'no'],
    ['sg-rorc', { listed: 'the US and SGX' }, 'no'],
    ['sg-rorc', { listed: 'Hong Kong' }, 'yes'],
    ['sg-rorc', {}, 'yes'],
    // a rule about listed companies alone
    ['hk-listing-controlling', { listed: 'HKEX' }, 'yes'],
    ['hk-listing-controlling', { listed: 'London' }, 'no'],
    ['hk-listing-controlling', {}, 'cannot-tell'],
    // whether a market is a regulated one no data tells
    ['eu-amld', { listed: 'Frankfurt' }, 'cannot-tell'],
    ['eu-amld', {}, 'yes'],
    // a place inside the name of another is not that place
    ['sg-rorc', { listed: 'Little Singapore Market' }, 'yes'],
    // both where it is listed and where it was formed
    ['hk-scr', { jurisdiction: 'HK' }, 'yes'],
    ['hk-scr', { jurisdiction: 'KY' }, 'no'],
    ['hk-scr', { jurisdiction: 'HK', listed: 'Hong Kong' }, 'no'],
    ['hk-scr', {}, 'cannot-tell'],
    ['us-boi', { jurisdiction: 'US-DE' }, 'no'],
    ['us-boi', { jurisdiction: 'FR' }, 'yes'],
  ] as const)('%s of %o: %s', (id, told, applies) => {
    expect(on(id, told)).toBe(applies);
  });
  test('only from the day on which it is so', () => {
    expect([
      on('us-boi', { jurisdiction: 'US' }, '2025-03-25'),
      on('us-boi', { jurisdiction: 'US' }, '2025-03-26'),
    ]).toEqual([undefined, 'no']);
  });
  test('or nothing is said of it here', () => {
    expect(on('fatf', { listed: 'Hong Kong' })).toBeUndefined();
  });
  test('by a clause and in words', () => {
    const found = REGIMES.flatMap((r) => appliesTo(r, { listed: 'Hong Kong', jurisdiction: 'HK' }, DAY) ?? []);
    expect(found.length).toBeGreaterThan(9);
    expect(found.filter((a) => a.clause === '' || !/listed|formed/.test(a.because))).toEqual([]);
  });
});
