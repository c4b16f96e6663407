/** What the law says of structures that are easy to get wrong; each would be a false "yes" or a false "no". */
import { describe, expect, test } from 'vitest';
import { complete, concert, controls, is, owns } from '../../test/statements.ts';
import { ruleOf, versionOn } from '../rules/index.ts';
import { type Edge, snapshotFromEdges as edges } from '../snapshot/from-edges.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { partyIdOfName } from '../statements/seal.ts';
import type { Statement } from '../statements/types.ts';
import { exact, percent, percentNumber } from '../terms/exact.ts';
import { type Interval, interval, point } from '../terms/interval.ts';
import { aggregate, judge, judgeMove } from './index.ts';
import type { CompanyVerdicts, RuleVerdict } from './types.ts';

const node = (s: Snapshot, id: string): number => s.nodeOf.get(id) ?? s.nodeOf.get(partyIdOfName(id)) ?? -1;
const take = (...statements: Statement[]): Snapshot => takeSnapshot(statements, {});

function ask(s: Snapshot, company: string, id: string): CompanyVerdicts {
  const rule = ruleOf(id);
  const { version } = versionOn(rule, '2028-01-01');
  return judge({ snapshot: s, company: node(s, company), rule, version, undisclosed: 'declared', retake: () => s });
}
function of(s: Snapshot, who: readonly string[], company: string, id: string): RuleVerdict | undefined {
  const seed = who.map((w) => node(s, w)).sort((a, b) => a - b);
  return ask(s, company, id).verdicts.find((v) => v.seed.join() === seed.join());
}
const verdict = (s: Snapshot, who: string, company: string, id: string): string =>
  of(s, [who], company, id)?.verdict ?? 'no';
const limb = (s: Snapshot, who: string, company: string, id: string, name: string): string =>
  of(s, [who], company, id)?.limbs.find((l) => l.rule.id === name)?.verdict ?? 'no';

describe('lines on the grid', () => {
  const one = (share: Edge['share']): Snapshot =>
    edges([{ owner: 'X', owned: 'T', ...(share === undefined ? {} : { share }) }]);
  const near = (line: string): readonly string[] => {
    const tiny = exact('1/1000000000000000000000');
    return [exact(line).sub(tiny), exact(line), exact(line).add(tiny)].map((v) => v.toFraction());
  };
  test.each([
    ['eu-amlr', '25', ['no', 'yes', 'yes']],
    ['uk-psc', '25', ['no', 'no', 'yes']],
    ['hk-listing-controlling', '30', ['no', 'yes', 'yes']],
  ])('%s just below, on and just above %s %: %j', (rule, line, expected) => {
    expect(near(line).map((share) => verdict(one(share), 'X', 'T', rule))).toEqual(expected);
  });
  test('us-ofac-50 just below, on and just above 50 %', () => {
    const { version } = versionOn(ruleOf('us-ofac-50'), '2020-01-01');
    const blocked = near('50').map((share) => aggregate(one(share), [node(one(share), 'X')], version, 'declared'));
    expect(blocked.map((rows) => rows.map((r) => r.verdict))).toEqual([[], ['yes'], ['yes']]);
  });
  test('one third of 75 % is exactly 25 %: an AMLR owner, computed in fractions', () => {
    const s = edges([
      { owner: 'X', owned: 'H', share: '100/3' },
      { owner: 'H', owned: 'T', share: 75 },
    ]);
    expect(limb(s, 'X', 'T', 'eu-amlr', 'ownership')).toBe('yes');
  });
  test('an unknown share is told neither way', () => {
    for (const rule of ['eu-amlr', 'uk-psc', 'hk-listing-controlling'])
      expect(verdict(one(undefined), 'X', 'T', rule)).toBe('cannot-tell');
  });
});

describe('the undeclared rest', () => {
  const people = ['P', 'Q', 'R', 'A', 'B', 'C'].map((p) => is(p, 'person'));
  const full = [owns('H', 'T', '60'), owns('P', 'T', '20'), owns('Q', 'T', '20'), complete('T'), is('H', 'company')];

  test('30 % of an entity that controls the company can hide an owner under Art. 54(b), though 18 % is below the line', () => {
    const s = take(...people, ...full, owns('A', 'H', '24'), owns('B', 'H', '23'), owns('C', 'H', '23'));
    const found = ask(s, 'T', 'eu-amlr');
    expect(found.verdicts.every((v) => v.verdict === 'no')).toBe(true);
    expect([found.undisclosed.couldHideOwner, found.fallback?.verdict]).toEqual(['cannot-tell', 'cannot-tell']);
  });
  test('nothing undeclared at any link and nobody at the line: the officials, for certain', () => {
    const parts = ['20', '20', '20', '20', '20'];
    const holders = ['P', 'Q', 'R', 'A', 'B'];
    const s = take(...people, ...holders.map((h, i) => owns(h, 'T', parts[i])), complete('T'));
    const found = ask(s, 'T', 'eu-amlr');
    expect([found.undisclosed.couldHideOwner, found.fallback?.verdict]).toEqual(['no', 'yes']);
  });
  test('an entity whose owners nobody names can hide one', () => {
    const s = take(...people, is('H', 'company'), owns('H', 'T', '30'), owns('P', 'T', '24'), owns('Q', 'T', '23'));
    const t = take(...people, is('H', 'company'), owns('H', 'T', '30'), ...rest('T'), complete('T'));
    expect(ask(s, 'T', 'uk-psc').undisclosed.couldHideOwner).toBe('cannot-tell');
    expect(ask(t, 'T', 'uk-psc').undisclosed.couldHideOwner).toBe('cannot-tell');
    const small = take(
      ...people,
      is('H', 'company'),
      owns('H', 'T', '25'),
      ...rest('T', '24', '25', '26'),
      complete('T'),
    );
    expect(ask(small, 'T', 'uk-psc').undisclosed.couldHideOwner).toBe('no');
  });
  test('shares untold hide an owner even where all votes are told', () => {
    const s = edges([
      ...['P', 'Q', 'R'].map((owner) => ({ owner, owned: 'T', share: 20, votes: 20 })),
      ...['S', 'V'].map((owner) => ({ owner, owned: 'T', votes: 20 })),
    ]);
    expect(ask(s, 'T', 'uk-psc').undisclosed.couldHideOwner).toBe('cannot-tell');
  });
  test('two small rests under one roof add up for one hidden party', () => {
    const halves = (h: string): Statement[] => [is(h, 'company'), owns('P', h, '40'), owns(h, 'T', '15')];
    const s = take(
      ...people,
      ...halves('H'),
      ...halves('K'),
      owns('Q', 'T', '24'),
      owns('R', 'T', '23'),
      owns('A', 'T', '23'),
      complete('T'),
    );
    // It may hold 60 % of each, so it may be credited with 30 % of T.
    expect(ask(s, 'T', 'uk-psc').undisclosed.couldHideOwner).toBe('cannot-tell');
  });

  function rest(company: string, a = '24', b = '23', c = '23'): Statement[] {
    return [owns('P', company, a), owns('Q', company, b), owns('R', company, c)];
  }
});

describe('power that is stated', () => {
  test('of what a party possibly controls cannot be told, of what it certainly controls is its own', () => {
    const with_ = (share: string): Snapshot => take(owns('X', 'Y', share), controls('Y', 'T'), owns('Z', 'T', '10'));
    expect(verdict(with_('[40,60]'), 'X', 'T', 'uk-psc')).toBe('cannot-tell');
    expect(verdict(with_('60'), 'X', 'T', 'uk-psc')).toBe('yes');
    expect(verdict(with_('40'), 'X', 'T', 'uk-psc')).toBe('no');
  });
});

describe('pacts', () => {
  const chain = [
    owns('A', 'C', '10'),
    owns('B', 'C', '10'),
    owns('D', 'C', '40'),
    owns('A', 'D', '30'),
    owns('B', 'D', '25'),
  ];
  test('that name the company do not reach into another one its members hold', () => {
    const s = take(...chain, concert(['A', 'B'], ['C']));
    const pact = of(s, ['A', 'B'], 'C', 'hk-listing-controlling');
    expect([pact?.verdict, pact?.share && text(pact.share)]).toEqual(['no', '[20,20]']);
  });
  test('that name a company above bring its votes, and not what the members hold themselves', () => {
    const s = take(...chain, concert(['A', 'B'], ['D']));
    for (const rule of ['hk-listing-controlling', 'uk-psc']) {
      const pact = of(s, ['A', 'B'], 'C', rule);
      expect([rule, pact?.verdict, pact?.share && text(pact.share)]).toEqual([rule, 'yes', '[40,40]']);
    }
  });
  test('do not add shares under the AMLR, but do make a majority of the votes', () => {
    const s = (a: string, b: string): Snapshot =>
      take(owns('A', 'C', a), owns('B', 'C', b), concert(['A', 'B'], ['C']));
    expect(of(s('15', '15'), ['A', 'B'], 'C', 'eu-amlr')?.verdict).toBe('no');
    expect(of(s('24', '24'), ['A', 'B'], 'C', 'uk-psc')?.verdict).toBe('yes');
    const three = take(
      owns('A', 'C', '20'),
      owns('B', 'C', '20'),
      owns('D', 'C', '20'),
      concert(['A', 'B', 'D'], ['C']),
    );
    const pact = of(three, ['A', 'B', 'D'], 'C', 'eu-amlr');
    expect([pact?.verdict, pact?.clause]).toEqual(['yes', 'Art. 53']);
  });
});

describe('Art. 54: ownership and control in one structure', () => {
  test('what it possibly controls with its own part: the text is silent, so it cannot be told', () => {
    const s = edges([
      { owner: 'X', owned: 'H', share: { min: 40, max: 60 } },
      { owner: 'H', owned: 'T', share: 20 },
      { owner: 'X', owned: 'T', share: 10 },
    ]);
    expect(limb(s, 'X', 'T', 'eu-amlr', 'coexistence-a')).toBe('cannot-tell');
  });
  test('two controlled entities count together, 13 and 13', () => {
    const s = edges(
      ['A', 'B'].flatMap((h) => [
        { owner: 'X', owned: h, share: 60 },
        { owner: h, owned: 'T', share: 13 },
      ]),
    );
    expect(limb(s, 'X', 'T', 'eu-amlr', 'coexistence-a')).toBe('yes');
  });
  test('votes are an ownership interest too', () => {
    const s = edges([
      { owner: 'X', owned: 'H', share: 60, votes: 60 },
      { owner: 'H', owned: 'T', share: 10, votes: 30 },
    ]);
    expect(limb(s, 'X', 'T', 'eu-amlr', 'coexistence-a')).toBe('yes');
  });
  test('a majority of the shares without the votes is control through ownership interest', () => {
    const s = edges([
      { owner: 'X', owned: 'H', share: 60, votes: 10 },
      { owner: 'H', owned: 'T', share: 30 },
    ]);
    expect(limb(s, 'X', 'T', 'eu-amlr', 'coexistence-a')).toBe('yes');
  });
  test('a 54(a) holder inside 54(b): the text does not say', () => {
    const s = edges([
      { owner: 'X', owned: 'H1', share: 60 },
      { owner: 'H1', owned: 'H2', share: 30 },
      { owner: 'H2', owned: 'T', share: 60 },
    ]);
    expect(limb(s, 'X', 'T', 'eu-amlr', 'coexistence-b')).toBe('cannot-tell');
  });
  test('an interest in an entity that only possibly controls the company cannot be told', () => {
    const s = edges([
      { owner: 'X', owned: 'H', share: 30 },
      { owner: 'H', owned: 'T', share: { min: 45, max: 55 } },
    ]);
    expect(limb(s, 'X', 'T', 'eu-amlr', 'coexistence-b')).toBe('cannot-tell');
  });
});

describe('UK: majority stakes roll up', () => {
  test('40 % of a sole owner counts for nothing, 51 % for all of it', () => {
    const s = (share: number): Snapshot =>
      edges([
        { owner: 'X', owned: 'H', share },
        { owner: 'H', owned: 'T', share: 100 },
      ]);
    expect(verdict(s(40), 'X', 'T', 'uk-psc')).toBe('no');
    expect(of(s(51), ['X'], 'T', 'uk-psc')?.share).toMatchObject(point(percent(100)));
  });
  test('a majority of the votes is what counts up the chain, also for shares without votes', () => {
    const s = edges([
      { owner: 'X', owned: 'H', share: 10, votes: 60 },
      { owner: 'H', owned: 'T', share: 30, votes: 0 },
    ]);
    expect(limb(s, 'X', 'T', 'uk-psc', 'shares')).toBe('yes');
    expect(limb(s, 'X', 'T', 'uk-psc', 'votes')).toBe('no');
  });
  test('the band is told where it is certain', () => {
    const band = (share: Edge['share']): string | undefined =>
      of(edges([{ owner: 'X', owned: 'T', ...(share === undefined ? {} : { share }) }]), ['X'], 'T', 'uk-psc')?.limbs[0]
        ?.band;
    expect([band(50), band(75), band({ min: 30, max: 60 })]).toEqual(['over 25 up to 50', '75 or more', undefined]);
  });
});

describe('figures filed under the same rule', () => {
  const filed = (regime: string): Snapshot =>
    take(owns('X', 'T', '(25,50]', { directness: 'indirect', regime }), owns('Z', 'T', '10'));
  test('stand without the chain that explains them', () =>
    expect(verdict(filed('uk-psc'), 'X', 'T', 'uk-psc')).toBe('yes'));
  test('count for no other rule', () => {
    for (const rule of ['eu-amlr', 'hk-listing-controlling'])
      expect(verdict(filed('uk-psc'), 'X', 'T', rule)).toBe('no');
  });
});

describe('offers: twelve months, and only for who acquires', () => {
  const rule = ruleOf('hk-takeovers-30');
  const { version } = versionOn(rule, '2020-01-01');
  const at = (share: Edge['share']): Snapshot =>
    edges([
      { owner: 'X', owned: 'T', ...(share === undefined ? {} : { share }) },
      { owner: 'Z', owned: 'T', share: 5 },
    ]);
  const move = (
    levels: readonly [yearAgo: number, before: number, after: number],
    within: readonly number[] = [],
  ): string => {
    const [year, before, after] = levels;
    const s = at(String(after));
    const grew = point(
      percent(
        exact(String(after))
          .sub(exact(String(before)))
          .toFraction(),
      ),
    );
    const days = {
      before: at(String(before)),
      after: s,
      yearBefore: at(String(year)),
      within: within.map((w) => at(String(w))),
    };
    return judgeMove({ ...days, company: node(s, 'T'), grew, undisclosed: 'declared' }, rule, version, [node(s, 'X')])
      .verdict;
  };
  test.each([
    [[29, 29, 30], 'yes', 'from below to exactly 30'],
    [[29, 29, 29.99], 'no', 'short of 30'],
    [[35, 35, 37], 'no', 'exactly 2 points'],
    [[35, 35, 37.01], 'yes', 'more than 2 points'],
    [[33.5, 35, 36], 'yes', 'a small step on top of an earlier one within the year'],
    [[33.5, 36, 36], 'no', 'no acquisition, whatever came before'],
    [[33, 36, 35], 'no', 'a sale'],
    [[40, 39, 38], 'no', 'a sale'],
    [[28, 31, 32], 'yes', 'the lowest level of the year was below 30'],
    [[50, 50, 52.5], 'yes', 'exactly 50 is still in the range'],
    [[50.5, 50.5, 53], 'no', 'above 50 a holder may buy'],
  ] as const)('%j: %s, %s', (levels, expected, _why) => expect(move(levels)).toBe(expected));
  test('the lowest level may lie between: down in the year and up again', () => {
    expect(move([40, 37.5, 39])).toBe('no');
    expect(move([40, 37.5, 39], [36.5])).toBe('yes');
  });
  test('before and after belong to one completion: from 29 to 31, plus exactly 3, obliges either way', () => {
    const before = at({ min: 29, max: 31 });
    const after = at({ min: 32, max: 34 });
    const ask_ = (grew?: Interval) =>
      judgeMove(
        { before, after, company: node(after, 'T'), undisclosed: 'declared', ...(grew === undefined ? {} : { grew }) },
        rule,
        version,
        [node(after, 'X')],
      ).verdict;
    expect(ask_(point(percent(3)))).toBe('yes');
    expect(ask_()).toBe('cannot-tell');
    expect(ask_(interval(percent(1), percent(3)))).toBe('cannot-tell');
  });
});

describe('blocked by ownership', () => {
  const names = (s: Snapshot, listed: readonly string[], day = '2020-01-01'): string[] =>
    aggregate(
      s,
      listed.map((n) => node(s, n)),
      versionOn(ruleOf('us-ofac-50'), day).version,
      'declared',
    ).map((b) => `${s.parties[b.company]?.name} ${b.verdict}`);
  const kyc = edges([
    { owner: 'P1', owned: 'H1', share: 60 },
    { owner: 'P2', owned: 'H1', share: 40 },
    { owner: 'P3', owned: 'H2', share: 50 },
    { owner: 'TR', owned: 'H2', share: 50 },
    { owner: 'H1', owned: 'T', share: 40 },
    { owner: 'H2', owned: 'T', share: 55 },
    { owner: 'P1', owned: 'T', share: 5 },
  ]);
  test('P3 alone blocks H2 and through it T, though its multiplied part is 27.5 %', () => {
    expect(names(kyc, ['P3'])).toEqual(['H2 yes', 'T yes']);
    const three = of(kyc, ['P3'], 'T', 'eu-amlr')?.limbs[0]?.share;
    expect(three && text(three)).toBe('[27.5,27.5]');
  });
  test('P1 alone blocks H1; 40 and 5 are 45 % of T and do not', () => expect(names(kyc, ['P1'])).toEqual(['H1 yes']));
  test('both block all', () => expect(names(kyc, ['P1', 'P3']).sort()).toEqual(['H1 yes', 'H2 yes', 'T yes']));
  test('control without ownership blocks nothing', () =>
    expect(names(take(controls('X', 'T'), owns('X', 'T', '10')), ['X'])).toEqual([]));
  test('a ring of halves does not block itself', () => {
    const ring = edges([
      { owner: 'A', owned: 'B', share: 50 },
      { owner: 'B', owned: 'A', share: 50 },
      { owner: 'X', owned: 'A', share: 49 },
    ]);
    expect(names(ring, ['X'])).toEqual([]);
  });
  test('"40 to 60 %" leaves it and all below it open', () => {
    const s = edges([
      { owner: 'X', owned: 'A', share: { min: 40, max: 60 } },
      { owner: 'A', owned: 'B', share: 80 },
    ]);
    expect(names(s, ['X'])).toEqual(['A cannot-tell', 'B cannot-tell']);
  });
});

function text(a: Interval): string {
  return `[${percentNumber(a.lo, 'nearest')},${percentNumber(a.hi, 'nearest')}]`;
}
