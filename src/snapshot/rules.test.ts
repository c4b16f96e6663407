/** DESIGN §4 as a table of small cases: statements in, columns out, one law a line. */
import { describe, expect, test } from 'vitest';
import { claimText, columnText } from '../../test/snapshot-text.ts';
import { bought, complete, concert, controls, is, NEWS, owns, REGISTER, share } from '../../test/statements.ts';
import { partyIdOfName, sealStatement } from '../statements/seal.ts';
import type { Source, Statement } from '../statements/types.ts';
import { takeSnapshot } from './take.ts';
import type { SnapshotOptions } from './types.ts';

interface Case {
  readonly law: string;
  readonly say: readonly Statement[];
  readonly options?: SnapshotOptions;
  readonly economic?: string[];
  readonly votes?: string[];
  readonly claims?: string[];
  readonly points?: string[];
  readonly warnings?: string[];
  readonly assumptions?: string[];
  readonly of?: string;
}

const y = (year: number): Source => ({ ...REGISTER, name: `register ${year}`, published: `${year}-06-30` });
const paper = (name: string, published: string): Source => ({ ...NEWS, name, published });
const undated: Source = { name: 'names', kind: 'table', manner: 'register' };
const names = ['A', 'B', 'C', 'D', 'H', 'H1', 'H2', 'P', 'Q', 'S', 'Z'].map((n) => is(n, 'unknown', undated));
const day = { asAt: '2020-12-31' };

function run(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    test.each(cases.map((c) => [c.law, c] as const))('%s', (_law, c) => {
      const s = takeSnapshot([...names, ...c.say], c.options ?? day);
      const of = c.of ?? 'C';
      if (c.economic !== undefined) expect(columnText(s, 'economic', of)).toEqual(c.economic);
      if (c.votes !== undefined) expect(columnText(s, 'votes', of)).toEqual(c.votes);
      if (c.claims !== undefined) expect(claimText(s)).toEqual(c.claims);
      if (c.points !== undefined) expect(s.openPoints.map((p) => p.id)).toEqual(c.points);
      if (c.warnings !== undefined) expect(s.warnings.map((w) => w.code)).toEqual(c.warnings);
      if (c.assumptions !== undefined) expect(s.assumptions.map((a) => a.id)).toEqual(c.assumptions);
    });
  });
}

run('rule 1: what is in force', [
  {
    law: 'the latest statement of a record stands',
    say: [
      owns('A', 'C', '40', { record: 'r', asOf: '2018-01-01' }),
      owns('A', 'C', '30', { record: 'r', asOf: '2019-01-01', status: 'updated' }),
    ],
    economic: ['A 30'],
  },
  {
    law: 'a closing statement ends the record from its day on',
    say: [
      owns('A', 'C', '40', { record: 'r', asOf: '2018-01-01' }),
      owns('A', 'C', '40', { record: 'r', asOf: '2019-01-01', status: 'closed' }),
    ],
    economic: [],
  },
  {
    law: 'a record closed later is alive on an earlier day',
    say: [
      owns('A', 'C', '40', { record: 'r', asOf: '2018-01-01', from: '2017-01-01' }),
      owns('A', 'C', '40', { record: 'r', asOf: '2019-01-01', from: '2017-01-01', status: 'closed' }),
    ],
    options: { asAt: '2018-06-01' },
    economic: ['A 40'],
  },
  {
    law: 'the end day itself is excluded',
    say: [owns('A', 'C', '40', { from: '2019-01-01', to: '2020-12-31' })],
    economic: [],
  },
  {
    law: 'the start day itself is included',
    say: [owns('A', 'C', '40', { from: '2020-12-31' })],
    economic: ['A 40'],
  },
  {
    law: 'started some day in the month asked about: the lower end falls to 0, the upper stays',
    say: [owns('A', 'C', '40', { from: '2020-12' })],
    options: { asAt: '2020-12-15' },
    economic: ['A [0, 40]'],
    warnings: ['date-uncertain'],
  },
  {
    law: 'what was published later is not known yet',
    say: [owns('A', 'C', '40', { source: y(2018) }), owns('A', 'C', '30', { source: y(2020) })],
    options: { asAt: '2020-12-31', knownAt: '2019-01-01' },
    economic: ['A 40'],
  },
  {
    law: 'the default day is the last possible day of the data, never the clock',
    say: [owns('A', 'C', '40', { source: y(2018), from: '2018-06-30' }), is('A', 'person', paper('p', '2019-02'))],
    options: {},
    economic: ['A 40'],
  },
]);

run('rule 2: indirect and total figures take no room', [
  {
    law: 'a declared indirect stake with its chain is not added to the column',
    say: [owns('P', 'H', '100'), owns('H', 'C', '60'), owns('P', 'C', '60', { directness: 'indirect' })],
    economic: ['H 60'],
  },
  {
    law: 'a declared indirect stake without a chain does not vanish and takes no room',
    say: [owns('P', 'C', '60', { directness: 'indirect' }), owns('Q', 'C', '55')],
    economic: ['Q 55'],
  },
  {
    law: 'a total without holders it could count is a claim about the answer',
    say: [owns('P', 'C', '30', { directness: 'total' }), owns('Q', 'C', '80')],
    economic: ['Q 80'],
  },
  {
    law: 'a total with holders it counts is an own part and a cap',
    say: [owns('P', 'H', '80'), owns('H', 'C', '20'), owns('P', 'C', '30', { directness: 'total' })],
    economic: ['H 20', 'P [10, 30]'],
    claims: ['P > C 30 counts H cap'],
  },
]);

run('rule 3: directness unknown', [
  {
    law: 'nobody it could count: the figure is the edge',
    say: [owns('P', 'C', '~30', { source: NEWS }), owns('Q', 'C', '~20', { source: NEWS })],
    votes: ['P [29.5, 30.5)', 'Q [19.5, 20.5)'],
    claims: [],
    points: [],
  },
  {
    law: 'two companies between: the far one counts as one it could be counting',
    say: [
      owns('P', 'H1', '~100', { source: NEWS }),
      owns('H1', 'H2', '~100', { source: NEWS }),
      owns('H2', 'C', '~20', { source: NEWS }),
      owns('P', 'C', '~50', { source: NEWS }),
    ],
    votes: ['H2 [19.5, 20.5)', 'P (29, 50.5)'],
    claims: ['P > C [49.5, 50.5) counts H2'],
    points: ['directness:P > C'],
  },
  {
    law: 'a holder reached only through the company itself is not counted',
    say: [owns('P', 'C', '30', { directness: 'unknown' }), owns('C', 'S', '100'), owns('S', 'C', '5')],
    votes: ['P 30', 'S 5'],
    claims: [],
  },
  {
    law: 'a purchase by the counted holder after the total shifts the claim, not the own part',
    say: [
      owns('P', 'H', '100', { source: y(2018) }),
      owns('H', 'C', '10', { source: y(2018) }),
      owns('P', 'C', '30', { source: y(2018), directness: 'unknown' }),
      bought('H', '5', 'C', 'Z', '2019-03-01', y(2019)),
    ],
    votes: ['H 15', 'P [20, 30]'],
    claims: ['P > C 35 counts H'],
  },
  {
    law: 'a stated total beside a direct figure leaves economics direct and credits the gap in votes',
    say: [owns('P', 'C', '15'), owns('P', 'C', '30', { directness: 'total' }), owns('Q', 'C', '10')],
    economic: ['P 15', 'Q 10'],
    votes: ['P 30', 'Q 10'],
  },
]);

run('rule 4: one holding, several words', [
  {
    law: 'rows of one register that differ add',
    say: [owns('A', 'C', '20'), owns('A', 'C', '15')],
    economic: ['A 35'],
  },
  {
    law: '25 and 25.0 are one row',
    say: [owns('A', 'C', '25'), owns('A', 'C', '25.0')],
    economic: ['A 25'],
  },
  {
    law: 'two lots of the same size are two',
    say: [owns('A', 'C', '25', { lot: '1' }), owns('A', 'C', '25', { lot: '2' })],
    economic: ['A 50'],
  },
  {
    law: 'two sources in different years are one holding, the newest not after the day wins',
    say: [owns('A', 'C', '40', { source: y(2018) }), owns('A', 'C', '30', { source: y(2020) })],
    economic: ['A 30'],
    points: [],
  },
  {
    law: 'on a day between them the older one stands',
    say: [owns('A', 'C', '40', { source: y(2018) }), owns('A', 'C', '30', { source: y(2020) })],
    options: { asAt: '2019-01-01' },
    economic: ['A 40'],
  },
  {
    law: 'before both, the earlier stands under start-unknown',
    say: [owns('A', 'C', '40', { source: y(2018) }), owns('A', 'C', '30', { source: y(2020) })],
    options: { asAt: '2017-01-01' },
    economic: ['A 40'],
    assumptions: ['one-share-one-vote:C', 'same-name', 'start-unknown:A > C'],
  },
  {
    law: 'sources of one time intersect',
    say: [
      owns('A', 'C', '[20,40]', { source: paper('a', '2020') }),
      owns('A', 'C', '[30,50]', { source: paper('b', '2020') }),
    ],
    votes: ['A [30, 40]'],
  },
  {
    law: 'sources of one time that do not meet are an open point, the newest by id order stands',
    say: [
      owns('A', 'C', '40', { source: { ...y(2020), name: 'one' } }),
      owns('A', 'C', '30', { source: { ...y(2020), name: 'two', rank: 1 } }),
    ],
    economic: ['A 30'],
    points: ['conflict:A > C'],
    warnings: ['conflict'],
  },
  {
    law: 'unknown beside direct is direct if they meet',
    say: [owns('A', 'C', '30'), owns('A', 'C', '30', { source: y(2020), directness: 'unknown' })],
    economic: ['A 30'],
    points: [],
  },
]);

run('rule 5: a missing share is unknown, never 0', [
  {
    law: 'no figure: anything the column leaves',
    say: [owns('A', 'C', undefined), owns('B', 'C', '70')],
    economic: ['A [0, 100]', 'B 70'],
  },
]);

run('rule 6: above 100 %', [
  {
    law: 'points read as rounded may fit',
    say: [owns('A', 'C', '33.4'), owns('B', 'C', '33.4'), owns('D', 'C', '33.3')],
    economic: ['A [33.35, 33.45)', 'B [33.35, 33.45)', 'D [33.25, 33.35)'],
    warnings: ['rounded', 'rounded'],
  },
  {
    law: 'bands that overfill are taken down by the excess',
    say: [owns('A', 'C', '[75,100]'), owns('B', 'C', '[50,75]')],
    economic: ['A [50, 100]', 'B [25, 75]'],
    warnings: ['over-100', 'over-100'],
  },
  {
    law: 'as-stated keeps face values',
    say: [owns('A', 'C', '90'), owns('B', 'C', '60')],
    options: { ...day, over100: 'as-stated' },
    economic: ['A 90', 'B 60'],
    warnings: ['over-100-as-stated', 'over-100-as-stated'],
  },
  {
    law: 'unknown directness is relaxed first, its claim runs over the column',
    say: [owns('A', 'C', '80'), owns('B', 'C', '40', { directness: 'unknown' })],
    votes: ['A 80', 'B [0, 40]'],
    claims: ['B > C 40 counts A'],
    warnings: [],
  },
]);

run('rule 7: completeness', [
  {
    law: 'a complete list that adds to less than 100 is a contradiction',
    say: [owns('A', 'C', '60'), complete('C')],
    economic: ['A 60'],
    warnings: ['contradiction'],
  },
]);

run('rule 8: transfers imply levels', [
  { law: 'nothing stated: the buyer has t', say: [bought('B', '3', 'C', 'S', '2019-05-01')], economic: ['B 3'] },
  {
    law: 'stated before: the buyer has level plus t, the seller level minus t',
    say: [
      owns('B', 'C', '10', { source: y(2018) }),
      owns('S', 'C', '20', { source: y(2018) }),
      bought('B', '3', 'C', 'S', '2019-05-01', y(2019)),
    ],
    economic: ['B 13', 'S 17'],
  },
  {
    law: 'stated for that day or later: the level contains it, and earlier days are unshifted',
    say: [
      owns('B', 'C', '10', { source: y(2020) }),
      owns('S', 'C', '20', { source: y(2020) }),
      bought('B', '3', 'C', 'S', '2019-05-01', y(2019)),
    ],
    options: { asAt: '2019-04-30' },
    economic: ['B 7', 'S 23'],
  },
  {
    law: 'the seller never falls below 0',
    say: [owns('S', 'C', '2', { source: y(2018) }), bought('B', '3', 'C', 'S', '2019-05-01', y(2019))],
    economic: ['B 3', 'S 0'],
    warnings: ['seller-exceeds'],
  },
  {
    law: 'two reports of one transfer are one',
    say: [
      bought('B', '[2.5,3)', 'C', 'S', '2019-05', paper('a', '2019-06')),
      bought('B', '[2.9,2.95]', 'C', undefined, '2019-05-12', paper('b', '2019-07')),
    ],
    votes: ['B [2.9, 2.95]'],
  },
  {
    law: 'inside the month of the transfer both states are kept, as an open point',
    say: [bought('B', '3', 'C', undefined, '2019-05')],
    options: { asAt: '2019-05-10' },
    economic: ['B [0, 3]'],
    points: ['date:B > C'],
  },
]);

run('rule 9: votes', [
  {
    law: 'one share, one vote is an assumption of the company',
    say: [owns('A', 'C', '30')],
    votes: ['A 30'],
    assumptions: ['one-share-one-vote:C'],
  },
  {
    law: 'votes told apart for one holder switch it off for the company',
    say: [owns('A', 'C', '10', { votes: '40' }), owns('B', 'C', '50')],
    economic: ['A 10', 'B 50'],
    votes: ['A 40', 'B [0, 100]'],
    assumptions: [],
  },
  {
    law: 'switched off by hand, votes are unknown',
    say: [owns('A', 'C', '30')],
    options: { ...day, off: ['one-share-one-vote'] },
    votes: ['A [0, 100]'],
  },
  {
    law: 'a share of a class enters through stated weights only',
    say: [
      sealStatement({
        kind: 'share-class',
        recordStatus: 'new',
        company: partyIdOfName('C'),
        class: 'A',
        capital: share('20'),
        votes: share('60', 'votes'),
        source: REGISTER,
        locator: {},
      }),
      owns('A', 'C', '50', { of: 'class:A' }),
      owns('B', 'C', '50', { of: 'class:B' }),
    ],
    economic: ['A 10', 'B [0, 50]'],
    votes: ['A 30', 'B [0, 50]'],
  },
]);

describe('rules 10 to 12', () => {
  test('stated control is an assumption that can be switched off', () => {
    const say = [...names, controls('A', 'C')];
    expect(takeSnapshot(say, day).statedControl).toHaveLength(1);
    const off = takeSnapshot(say, { ...day, off: ['stated-control:A > C'] });
    expect(off.statedControl).toEqual([]);
    expect(off.assumptions.map((a) => [a.id, a.on])).toEqual([['stated-control:A > C', false]]);
  });

  test('own shares are taken out and the rest rescaled', () => {
    const s = takeSnapshot([...names, owns('P', 'C', '25'), owns('Q', 'C', '25'), owns('C', 'C', '50')], day);
    expect(columnText(s, 'economic', 'C')).toEqual(['P 50', 'Q 50']);
  });

  test('a pact counts only for the issuers it names', () => {
    const s = takeSnapshot([concert(['A', 'B'], ['C']), owns('A', 'C', '20'), owns('B', 'C', '20')], day);
    expect(s.concerts.map((c) => c.issuers.length)).toEqual([1]);
  });

  test('a merge that would make a party hold itself is undone with a warning', () => {
    const say = [owns('A', 'C', '20'), owns('B', 'A', '20')];
    const s = takeSnapshot(say, day, { groups: [[partyIdOfName('A'), partyIdOfName('B')]], unsure: [] });
    expect(s.parties).toHaveLength(3);
    expect(s.warnings.map((w) => w.code)).toContain('merge-made-loop');
  });

  test('merged parties across sources are one holding, not two', () => {
    const say = [owns('A', 'C', '20', { source: y(2019) }), owns('A Ltd', 'C', '20', { source: y(2020) })];
    const s = takeSnapshot(say, day, { groups: [[partyIdOfName('A'), partyIdOfName('A Ltd')]], unsure: [] });
    expect(columnText(s, 'economic', 'C').map((t) => t.split(' ').pop())).toEqual(['20']);
  });
});
