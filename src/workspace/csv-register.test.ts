/** A register read by bytes says what the row-by-row reader says. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerOfSnapshot } from '../answers/register/index.ts';
import { intervalText } from '../answers/share-out.ts';
import { resolveIdentities } from '../identity/resolve.ts';
import { type ShareGraph, shareOf } from '../snapshot/graph/index.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Statement } from '../statements/types.ts';
import { readCsvRegister } from './csv-register.ts';
import { openFiles } from './workspace.ts';

let folder = '';
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lookthrough-csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(text: string | Uint8Array): Promise<string> {
  made += 1;
  const path = join(folder, `register-${made}.csv`);
  await writeFile(path, text);
  return path;
}

function columnsOf(graph: ShareGraph, idOf: (party: number) => string): string[] {
  const found: string[] = [];
  const name = (node: number): string => idOf(graph.origin[node] as number);
  for (let c = graph.holders; c < graph.nodes; c += 1) {
    const k = c - graph.holders;
    for (let e = graph.ownerStart[k] as number; e < (graph.ownerStart[k + 1] as number); e += 1) {
      const share = intervalText(shareOf(graph.ownerCode[e] as number, graph.bands));
      found.push(`${name(graph.owner[e] as number)} > ${name(c)} ${share}`);
    }
  }
  return found.sort();
}

async function byBytes(path: string): Promise<{ shares: string[]; votes: string[]; rejected: number }> {
  const register = await readCsvRegister(path);
  if (register === undefined) throw new Error('not read by bytes');
  const { shares, votes, idOf, rejected } = register;
  return { shares: columnsOf(shares, idOf), votes: columnsOf(votes, idOf), rejected };
}

async function byRows(path: string): Promise<{ shares: string[]; votes: string[]; rejected: number }> {
  const workspace = await openFiles([path]);
  const statements: Statement[] = [];
  for await (const s of workspace.store.all()) statements.push(s);
  const snapshot = takeSnapshot(statements, { asAt: '2020-01-01' }, resolveIdentities(statements));
  const register = registerOfSnapshot(snapshot);
  const idOf = (party: number): string => snapshot.parties[party]?.id ?? '?';
  const rejected = workspace.problems.filter((p) => p.severity === 'rejected').length;
  return { shares: columnsOf(register.shares, idOf), votes: columnsOf(register.votes, idOf), rejected };
}

const agree = async (text: string): Promise<void> => {
  const path = await fileOf(text);
  expect(await byBytes(path)).toEqual(await byRows(path));
};

describe('a register of plain columns, read by bytes', () => {
  test('reads figures, ranges, words and gaps as the row-by-row reader does', () =>
    agree(`owner,owned,share
A,X,25
B,X,"25,5"
C,X,(10-20]
D,X,nearly 3%
E,X,
F,Y,1e-3
G,Y,.5
H,Y,12.3456789
I,Y,33.33333333333
`));

  test('folds names as it does: case, spaces, other scripts, quotes with commas and line ends', () =>
    agree(`owner,owned,share
Lei  Jun,KINGSOFT Corp,10
lei jun,Kingsoft corp,5
"Smith, J.",Kingsoft Corp,5
"Two
lines",Kingsoft Corp,5
小米,Kingsoft Corp,5
ＡＢＣ,Kingsoft Corp,5
abc,Kingsoft Corp,6
__proto__,constructor,60
`));

  test('adds rows of one pair, counts equal ones once, takes own shares out, lowers what passes the whole', async () => {
    const path = await fileOf(`owner,owned,share
A,X,10
A,X,20
A,X,10
A,X,10
X,X,50
B,Y,80
C,Y,70
`);
    expect(await byBytes(path)).toEqual(await byRows(path));
    expect((await readCsvRegister(path))?.duplicates).toBe(2);
  });

  test('reads two ends, and votes apart from shares where a company gives them', () =>
    agree(`owner,owned,min,max,votes
A,X,25,50,60
B,X,10,,
C,Y,30,30,
D,Z,,40,10
`));

  test('keeps good rows beside bad ones and says where and what was expected', async () => {
    const text = 'owner,owned,share\nA,X,25\nB,X,many\n,X,10\nD,X,130\nE,X,20\r\n';
    await agree(text);
    const register = await readCsvRegister(await fileOf(text));
    expect(register?.problems.map((p) => [p.code, p.place.line, p.place.field, p.received])).toEqual([
      ['bad-share', 3, 'share', 'many'],
      ['missing-value', 4, 'owner', ''],
      ['share-out-of-range', 5, 'share', '130'],
    ]);
  });

  test('takes missing cells for empty ones, leaves cells beyond the header and blank rows alone', () =>
    agree('owner,owned,share\nA,X,\n,,\n  , ,\nB,X\nC,X, \nD,X,5,extra\n\nE,X,5.\n'));

  test('takes a row with broken quotes for one row, and both kinds of line end for line ends', () =>
    agree('owner,owned,share\r\nA,X,1\n"B"x,X,2\nC,X,3\r\n"D,X,4\nE,X,5\n'));

  test('does not look at two ends where a figure stands beside them', () =>
    agree('owner,owned,share,min,max\nA,X,25,many,1\nB,X,,10,20\nC,X, ,5,\n'));

  test('says that there is no such file', () =>
    expect(readCsvRegister(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'not-found' }));

  test('leaves a file with other columns, another encoding or no header to the row-by-row reader', async () => {
    const control = 'owner,owned,share\nA,X,contr\u00f4le\n';
    for (const text of ['owner,owned,share,from\nA,X,1,2020\n', 'a,b\n1,2\n', '"owner",owned\nA,X\n', control])
      expect(await readCsvRegister(await fileOf(text))).toBeUndefined();
    const utf16 = Buffer.from('\ufeffowner,owned,share\nA,X,10\n', 'utf16le');
    expect(await readCsvRegister(await fileOf(utf16))).toBeUndefined();
    // Names that are no UTF-8 would all become the same broken letters.
    const latin = Buffer.from('owner,owned,share\nRen\u00e9,X,10\nRen\u00e8,X,20\n', 'latin1');
    expect(await readCsvRegister(await fileOf(latin))).toBeUndefined();
  });

  test('reads the last line without a line end, a byte order mark, and an empty register', async () => {
    await agree('\ufeffowner,owned,share\nA,X,25\nB,X,10');
    expect((await byBytes(await fileOf('owner,owned,share\n'))).shares).toEqual([]);
  });

  test('any rows: the same columns as the row-by-row reader', async () => {
    const name = fc.constantFrom('A', 'b', 'B', 'Ö', 'X y', '"Q, r"', '', ' ');
    const share = fc.constantFrom(
      '10',
      '25.5',
      '0.1234567',
      '>50',
      '20-30',
      '5 %',
      '"7,5"',
      '',
      ' ',
      '100',
      '5,5',
      'x',
    );
    const rows = fc.array(fc.tuple(name, name, share), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        await agree(`owner,owned,share\n${list.map((r) => r.join(',')).join('\n')}\n`);
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
