import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { columnText } from '../../../test/snapshot-text.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import { sealStatement, type UnsealedStatement } from '../../statements/seal.ts';
import type { RelationshipStatement, Statement } from '../../statements/types.ts';
import { exact } from '../../terms/exact.ts';
import { interval } from '../../terms/interval.ts';
import { problemText } from '../../terms/problem.ts';
import { csv } from './index.ts';

const read = (text: string) => readText(csv, text, 'holdings.csv');
const problems = async (text: string): Promise<string[]> => (await read(text)).problems.map(problemText);
const holdings = async (text: string): Promise<RelationshipStatement[]> =>
  (await read(text)).statements.filter((s): s is RelationshipStatement => s.kind === 'relationship');
const column = async (text: string, company: string, measure: 'votes' | 'economic' = 'economic'): Promise<string[]> =>
  columnText(takeSnapshot((await read(text)).statements, {}), measure, company);

describe('a table of holdings', () => {
  test('understands the one grammar for shares', async () => {
    const text = 'owner,owned,share\nA,X,"25-50"\nB,X,>10\nC,X,"29,9 %"\nD,X,nearly 3%\nE,X,"(1,2]"';
    expect(await column(text, 'X')).toEqual(['A [25, 50]', 'B (10, 100]', 'C 29.9', 'D [2.5, 3)', 'E (1, 2]']);
  });
  test('takes semicolons, tabs, a byte order mark, quoted line ends and Windows line ends', async () => {
    expect(await holdings('\ufeffowner;owned;share\r\n"A\nLtd";X;10\r\n')).toHaveLength(1);
    expect(await holdings('owner\towned\tshare\nA\tX\t10')).toHaveLength(1);
  });
  test('a blank share is unknown, never nothing', async () => {
    expect(await column('owner,owned,share\nA,X,\nB,X,40', 'X')).toEqual(['A [0, 100]', 'B 40']);
  });
  test('rows of one pair that differ add, equal ones count once and say so', async () => {
    expect(await column('owner,owned,share,lot\nA,X,10,1\nA,X,15,2', 'X')).toEqual(['A 25']);
    expect(await column('owner,owned,share\nA,X,10\nA,X,10', 'X')).toEqual(['A 10']);
    expect(await problems('owner,owned,share\nA,X,10\nA,X,10')).toEqual([
      'holdings.csv, row 3: the row is there already and counts once (read: "A, X, 10")',
    ]);
  });
  test('a row that differs only in a column nobody reads is there already; a party it says more of is kept', async () => {
    const text = 'owner,owned,share,colour,owner_type\nA,X,10,red,\nA,X,10,blue,person';
    expect(await problems(text)).toEqual([
      'holdings.csv, row 3: the row is there already and counts once (read: "A, X, 10, blue, person")',
    ]);
    const said = (await read(text)).statements.flatMap((s) => (s.kind === 'party' ? [`${s.name} ${s.partyType}`] : []));
    expect(said).toEqual(['A unknown', 'X unknown', 'A person']);
  });
  test('"contrôle" for a share is control that is stated, and a share that is not known', async () => {
    for (const word of ['contrôle', 'Contro\u0302le', 'CONTROLE']) {
      const text = `origine\tvaleur\tcible\nA\t${word}\tX\nB\tparticipe\tX`;
      expect((await holdings(text)).map((h) => h.interests[0]?.control)).toEqual(['stated', undefined]);
      expect(await column(text, 'X')).toEqual(['A [0, 100]', 'B (0, 100]']);
    }
  });
  test('a French column of publication dates is day first; several in one cell are known by the latest', async () => {
    const published = async (cell: string): Promise<string | undefined> => {
      const text = `origine\tvaleur\tcible\tsource\tdatePublication\nA\t100\tX\ta.fr, b.fr\t${cell}`;
      const bad = (await problems(text)).find((p) => /datePublication|published/.test(p) && !/is taken for/.test(p));
      return bad ?? (await holdings(text))[0]?.source.published;
    };
    expect(await published('08/09/2017')).toBe('2017-09-08');
    expect(await published('07/01/2016, 20/06/2015')).toBe('2016-01-07');
    expect(await published('non daté, 14/11/2014')).toBe('2014-11-14');
    expect(await published('...')).toBeUndefined();
    expect(await published('07/01/2016, hier')).toMatch(/row 2, published: "hier" is not a date/);
  });
  test('votes beside shares are told apart', async () => {
    const text = 'owner,owned,share,votes\nA,X,11.6,19-21';
    expect(await column(text, 'X')).toEqual(['A 11.6']);
    expect(await column(text, 'X', 'votes')).toEqual(['A [19, 21]']);
  });
  test('minimum and maximum columns make a range', async () => {
    expect(await column('owner,owned,min,max\nA,X,25,50', 'X')).toEqual(['A [25, 50]']);
  });
});

describe('headers', () => {
  test('that are guessed are reported', async () => {
    expect(await problems('Shareholder,Company,Stake\nA,X,10')).toEqual([
      'holdings.csv, row 1, Shareholder: column "Shareholder" is taken for owner (read: "Shareholder")',
      'holdings.csv, row 1, Company: column "Company" is taken for owned (read: "Company")',
      'holdings.csv, row 1, Stake: column "Stake" is taken for share (read: "Stake")',
    ]);
  });
  test('of an exported table of interests keep who is who: two of one name stay two', async () => {
    const text = 'owner,owner_party,owned,owned_party,share\nAnn,id:1,X,gb:9,10\nAnn,id:2,X,gb:9,20';
    expect((await holdings(text)).map((h) => `${h.interestedParty} ${h.subject}`)).toEqual(['id:1 gb:9', 'id:2 gb:9']);
  });
  test('that lack what is needed stop the file and name what is', async () => {
    const [only] = await problems('name,amount\nA,10');
    expect(only).toBe(
      'holdings.csv, row 1: no column for owner and owned (read: "name, amount"); expected a header row with owner, owned, share (also min, max, votes, interest, class, direct, from, to, as_of, source, owner_type), or a column mapping',
    );
  });
  test('an empty file says so', async () => expect((await read('')).problems[0]?.code).toBe('empty-input'));
});

describe('bad rows say where, and good rows around them are kept', () => {
  test.each([
    ['A,X,130', 'holdings.csv, row 2, share: 130 is not between 0 and 100 % (read: "130")'],
    ['A,X,-3', 'holdings.csv, row 2, share: "-3" is negative (read: "-3")'],
    ['A,X,NaN', 'holdings.csv, row 2, share: "NaN" is not a share (read: "NaN")'],
    [',X,10', 'holdings.csv, row 2, owner: the owner is empty (read: "")'],
  ])('%s', async (row, message) => {
    const { statements, problems: found } = await read(`owner,owned,share\n${row}\nB,X,10`);
    expect(problemText(found[0] as never)).toContain(message);
    expect(statements.filter((s) => s.kind === 'relationship')).toHaveLength(1);
  });
  test('a date that can be two days is refused', async () => {
    expect((await problems('owner,owned,share,from\nA,X,10,05/06/2015'))[0]).toContain('can be two days');
  });
});

describe('writing', () => {
  test('reads back to the same columns, and names what a table cannot say', async () => {
    const { statements } = await read('owner,owned,share,votes,from\nA,X,"(25,50]",30,2015\n=SUM(A1),X,1/3,,\nB,X,,,');
    const written = csv.write?.(statements);
    expect(written?.lost).toEqual([]);
    expect(written?.text).toContain("'=SUM(A1)");
    const again = (await read(written?.text ?? '')).statements;
    for (const measure of ['economic', 'votes'] as const) {
      expect(columnText(takeSnapshot(again, {}), measure, 'X')).toEqual(
        columnText(takeSnapshot(statements, {}), measure, 'X'),
      );
    }
  });

  const again = async (list: readonly Statement[]): Promise<readonly RelationshipStatement[]> =>
    (await read(csv.write?.(list).text ?? '')).statements.filter(
      (s): s is RelationshipStatement => s.kind === 'relationship',
    );
  const holding = (interests: readonly object[], recordId?: string): Statement =>
    sealStatement({
      kind: 'relationship',
      recordStatus: 'new',
      subject: 'name:X',
      interestedParty: 'name:A',
      interests,
      source: { name: 'T', kind: 'table', manner: 'register' },
      locator: {},
      ...(recordId === undefined ? {} : { recordId }),
    } as UnsealedStatement);
  const share = (lo: string, hi: string) => ({ bounds: interval(exact(lo), exact(hi)), hedge: 'range', of: 'capital' });

  test('the number of shares comes back, with thousands apart too', async () => {
    const [one] = await again([holding([{ interestType: 'shareholding', directness: 'direct', sharesCount: '1200' }])]);
    expect(one?.interests[0]?.sharesCount).toBe('1200');
    const { statements, problems: found } = await read(
      'owner,owned,share,number of shares\nA,X,10,"1,234,567"\nB,X,10,some\nC,X,10,12.5',
    );
    const counts = statements.flatMap((s) => (s.kind === 'relationship' ? [s.interests[0]?.sharesCount] : []));
    expect(counts).toEqual(['1234567', undefined, '12.5']);
    expect(found.filter((p) => p.code === 'bad-row').map((p) => [p.severity, p.place.row, p.place.field])).toEqual([
      ['warning', 3, 'shares_count'],
    ]);
  });
  test('votes with days or a class of their own have a row of their own', async () => {
    const shares = {
      interestType: 'shareholding',
      directness: 'direct',
      share: share('1/4', '1/2'),
      startDate: '2015',
    };
    const votes = {
      interestType: 'votingRights',
      directness: 'direct',
      share: { ...share('1/2', '1/2'), of: 'votes' },
    };
    const beside = await again([holding([shares, { ...votes, startDate: '2015' }], 'r')]);
    expect(beside.map((s) => s.interests.length)).toEqual([2]);
    const apart = await again([holding([shares, { ...votes, startDate: '2019' }], 'r')]);
    expect(apart.map((s) => s.interests.map((i) => [i.interestType, i.startDate]))).toEqual([
      [['shareholding', '2015']],
      [['votingRights', '2019']],
    ]);
    // two rows of one record would be one in place of the other
    expect(new Set(apart.map((s) => s.recordId)).size).toBe(2);
  });
  test('a third comes back; a range between thirds is rounded outward, which is said', async () => {
    const held = (lo: string, hi: string) => [
      holding([{ interestType: 'shareholding', directness: 'direct', share: share(lo, hi) }]),
    ];
    const back = async (lo: string, hi: string) => {
      const bounds = (await again(held(lo, hi)))[0]?.interests[0]?.share?.bounds;
      return [bounds?.lo.toFraction(), bounds?.hi.toFraction()];
    };
    expect(await back('1/3', '1/3')).toEqual(['1/3', '1/3']);
    expect(await back('1/1048576', '1/2')).toEqual(['1/1048576', '1/2']);
    expect((await back('1/3', '2/3')).map((e) => Number(exact(e ?? 0).mul(300)))).toEqual([
      99.9999999999, 200.0000000001,
    ]);
    expect(csv.write?.(held('1/3', '2/3')).lost.map((l) => l.what)).toEqual([
      'an end of the share that is no decimal is rounded outward',
    ]);
    expect(csv.write?.(held('1/8', '2/3')).lost).toHaveLength(1);
  });
});
