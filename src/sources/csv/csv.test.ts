import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { columnText } from '../../../test/snapshot-text.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { RelationshipStatement } from '../../statements/types.ts';
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
});
