import { describe, expect, test } from 'vitest';
import { compare, HALF, ONE, percent, ZERO } from '../terms/exact.ts';
import { contains } from '../terms/interval.ts';
import { LookthroughError } from '../terms/problem.ts';
import { checkVerb, REGIMES, ruleOf, versionOn } from './index.ts';

/** Repealed, or suspended by its own terms. */
const ENDED = new Set(['eu-amld', 'us-bis-affiliates']);

describe('every rule', () => {
  test('has an id of its own', () => expect(new Set(REGIMES.map((r) => r.id)).size).toBe(REGIMES.length));
  test.each(REGIMES)('$id: versions in order, without gap or overlap, each limb with a line and a clause', (rule) => {
    expect(rule.url).toMatch(/^https:\/\//);
    for (const [at, v] of rule.versions.entries()) {
      const next = rule.versions[at + 1];
      if (next !== undefined) expect(v.to).toBe(next.from);
      else if (!ENDED.has(rule.id)) expect(v.to).toBeUndefined();
      expect(v.limbs.length).toBeGreaterThan(0);
      expect(new Set(v.limbs.map((l) => l.id)).size).toBe(v.limbs.length);
      for (const limb of v.limbs) {
        expect(limb.clause).not.toBe('');
        expect(compare(limb.threshold, ZERO) > 0 && compare(limb.threshold, ONE) < 0).toBe(true);
      }
    }
  });
});

describe('the lines, as the law draws them', () => {
  const line = (id: string, day: string, limb: number): string => {
    const l = versionOn(ruleOf(id), day).version.limbs[limb];
    return `${l?.threshold.mul(100).toFraction()} ${l?.inclusive ? 'in' : 'ex'}`;
  };
  test.each([
    ['eu-amlr', '2028-01-01', 0, '25 in'],
    ['eu-amlr', '2028-01-01', 2, '50 ex'],
    ['uk-psc', '2020-01-01', 0, '25 ex'],
    ['us-ofac-50', '2020-01-01', 0, '50 in'],
    ['hk-listing-controlling', '2020-01-01', 0, '30 in'],
    ['hk-takeovers-30', '2020-01-01', 0, '30 in'],
  ] as const)('%s on %s, limb %i: %s', (id, day, limb, expected) => expect(line(id, day, limb)).toBe(expected));

  test('the UK bands: 50 % is in the lower one, 75 % in the upper, 25 % in none', () => {
    const bands = versionOn(ruleOf('uk-psc'), '2020-01-01').version.limbs[0]?.bands ?? [];
    const of = (value: string): string[] => bands.filter((b) => contains(b.share, percent(value))).map((b) => b.nature);
    expect(['25', '50', '50.01', '74.99', '75', '100'].map(of)).toEqual([
      [],
      ['over 25 up to 50'],
      ['over 50 under 75'],
      ['over 50 under 75'],
      ['75 or more'],
      ['75 or more'],
    ]);
    expect(contains(bands[0]?.share ?? { lo: ZERO, hi: ZERO, loOpen: false, hiOpen: false }, HALF)).toBe(true);
  });
});

describe('when a rule is in force', () => {
  test.each([
    ['eu-amlr', '2027-07-09', '2024/1624', false],
    ['eu-amlr', '2027-07-10', '2024/1624', true],
    ['uk-psc', '2016-04-05', '2016', false],
    ['uk-psc', '2016-04-06', '2016', true],
    ['us-ofac-50', '2008-02-13', '2008', false],
    ['us-ofac-50', '2014-08-12', '2008', true],
    ['us-ofac-50', '2014-08-13', '2014', true],
  ])('%s on %s is version %s, in force: %s', (id, day, version, inForce) => {
    const found = versionOn(ruleOf(id), day);
    expect([found.version.version, found.inForce]).toEqual([version, inForce]);
  });
});

describe('asking a rule', () => {
  const error = (act: () => void): LookthroughError => {
    try {
      act();
    } catch (e) {
      if (e instanceof LookthroughError) return e;
    }
    throw new Error('nothing was thrown');
  };
  test('an unknown one is refused with every choice, a hostile name too', () => {
    for (const id of ['uk-pcs', '__proto__', 'constructor', '']) {
      expect(error(() => ruleOf(id))).toMatchObject({ code: 'rule-unknown', choices: REGIMES.map((r) => r.id) });
    }
  });
  test.each([
    ['hk-takeovers-30', 'control', ['what-if', 'changes']],
    ['us-ofac-50', 'beneficial-owners', ['screen']],
    ['hk-listing-controlling', 'what-if', ['control']],
  ] as const)('%s with "%s" names the verbs that fit', (id, verb, choices) => {
    expect(error(() => checkVerb(ruleOf(id), verb))).toMatchObject({ code: 'rule-verb', choices });
  });
});
