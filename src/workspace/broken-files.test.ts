/**
 * Sixty broken files and what is said of each: what stands after the damage or beside it is kept, nothing becomes
 * another fact, nothing ends without a word. Each line: the bytes, how many holdings are kept, the codes of the problems.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import type { Statement } from '../statements/types.ts';
import { LookthroughError } from '../terms/problem.ts';
import { readFile } from './read-files.ts';

const DIR = mkdtempSync(join(tmpdir(), 'broken-'));
afterAll(() => rmSync(DIR, { recursive: true, force: true }));

const CSV = 'owner,owned,share\nAnn,Acme,60\nBob,Acme,40\n';
/** Statement ids of the standard have 32 letters and more. */
const long = (id: string): string => id.padEnd(32, '-');
const entity = (id: string): string =>
  `{"statementId":"${long(id)}","declarationSubject":"${id}","statementDate":"2024-01-01","recordId":"${id}","recordType":"entity","recordStatus":"new","recordDetails":{"isComponent":false,"entityType":{"type":"registeredEntity"},"name":"${id}"}}`;
const holding = (id: string, more = '"exact":60'): string =>
  `{"statementId":"${long(id)}","declarationSubject":"c","statementDate":"2024-01-01","recordId":"${id}","recordType":"relationship","recordStatus":"new","recordDetails":{"isComponent":false,"subject":"c","interestedParty":"o","interests":[{"type":"shareholding","directOrIndirect":"direct","share":{${more}}}]}}`;
const LINES = `${entity('c')}\n${entity('o')}\n${holding('h')}\n`;
const ARRAY = `[${entity('c')},${entity('o')},${holding('h')}]`;
const PSC =
  '{"company_number":"01234567","data":{"kind":"individual-person-with-significant-control","name":"A B","links":{"self":"/x/1"},"natures_of_control":["ownership-of-shares-25-to-50-percent"],"notified_on":"2020-01-01"}}\n';
const FTM =
  '{"id":"p","schema":"Person","properties":{"name":["P"]}}\n{"id":"c","schema":"Company","properties":{"name":["C"]}}\n{"id":"o","schema":"Ownership","properties":{"owner":["p"],"asset":["c"],"percentage":["30"]}}\n';
const utf16 = (text: string, mark = true): Buffer =>
  Buffer.concat([Buffer.from(mark ? [0xff, 0xfe] : []), Buffer.from(text, 'utf16le')]);
const cut = (bytes: Buffer, left: number): Buffer => bytes.subarray(0, bytes.length - left);
const zipEnd = Buffer.from('PK\u0005\u0006', 'latin1');

type Case = readonly [what: string, file: string, bytes: string | Buffer, holdings: number, codes: readonly string[]];
const CASES: readonly Case[] = [
  // tables
  ['an empty table', 'a.csv', '', 0, ['empty-input']],
  ['nothing but spaces', 'a.csv', '  \n \n', 0, ['empty-input']],
  ['a header and no row', 'a.csv', 'owner,owned,share\n', 0, []],
  ['no header at all', 'a.csv', 'Ann,Acme,60\nBob,Acme,40\n', 0, ['missing-column']],
  ['the last row cut in its share', 'a.csv', 'owner,owned,share\nAnn,Acme,60\nBob,Acme,4', 2, []],
  ['the last row cut before its share', 'a.csv', 'owner,owned,share\nAnn,Acme,60\nBob,Acme', 2, ['missing-value']],
  ['the last row cut in its owner', 'a.csv', 'owner,owned,share\nAnn,Acme,60\nBo', 1, ['missing-value']],
  ['a quote that never closes', 'a.csv', 'owner,owned,share\nAnn,Acme,60\n"Bob,Acme,40\nCid,Acme,5\n', 2, ['bad-row']],
  ['text behind a closed quote', 'a.csv', 'owner,owned,share\n"Ann"x,Acme,60\nBob,Acme,40\n', 1, ['bad-row']],
  ['too many cells', 'a.csv', 'owner,owned,share\nAnn,Acme,60,1,2,3\nBob,Acme,40\n', 2, []],
  ['a share above 100', 'a.csv', 'owner,owned,share\nAnn,Acme,160\nBob,Acme,40\n', 1, ['share-out-of-range']],
  ['a negative share', 'a.csv', 'owner,owned,share\nAnn,Acme,-5\nBob,Acme,40\n', 1, ['bad-share']],
  ['a share that is no number', 'a.csv', 'owner,owned,share\nAnn,Acme,lots\nBob,Acme,40\n', 1, ['bad-share']],
  ['NaN for a share', 'a.csv', 'owner,owned,share\nAnn,Acme,NaN\nBob,Acme,40\n', 1, ['bad-share']],
  ['infinity for a share', 'a.csv', 'owner,owned,share\nAnn,Acme,Infinity\nBob,Acme,40\n', 1, ['bad-share']],
  ['a row there twice', 'a.csv', 'owner,owned,share\nAnn,Acme,60\nAnn,Acme,60\n', 1, ['duplicate-row']],
  ['an owner missing', 'a.csv', 'owner,owned,share\n,Acme,60\nBob,Acme,40\n', 1, ['missing-value']],
  ['a company missing', 'a.csv', 'owner,owned,share\nAnn,,60\nBob,Acme,40\n', 1, ['missing-value']],
  ['a column headed __proto__', 'a.csv', 'owner,owned,share,__proto__\nAnn,Acme,60,{}\n', 1, []],
  ['an owner called __proto__', 'a.csv', 'owner,owned,share\n__proto__,Acme,60\n', 1, []],
  ['a mark before the header', 'a.csv', `\ufeff${CSV}`, 2, []],
  ['carriage returns alone', 'a.csv', CSV.replaceAll('\n', '\r'), 2, []],
  ['both kinds of line end', 'a.csv', CSV.replace('\n', '\r\n'), 2, []],
  ['semicolons', 'a.csv', CSV.replaceAll(',', ';'), 2, []],
  ['a cell of a megabyte', 'a.csv', `owner,owned,share\n${'A'.repeat(1 << 20)},Acme,60\nBob,Acme,40\n`, 2, []],
  ['a thousand blank lines', 'a.csv', `owner,owned,share\n${'\n'.repeat(1000)}Ann,Acme,60\n`, 1, []],
  [
    'a date that is none',
    'a.csv',
    'owner,owned,share,from\nAnn,Acme,60,2024-13-40\nBob,Acme,40,2024-01-01\n',
    1,
    ['bad-date'],
  ],
  // encodings
  ['UTF-16 with its mark', 'a.csv', utf16(CSV), 2, ['encoding']],
  ['UTF-16 without a mark', 'a.csv', utf16(CSV, false), -1, ['input-rejected']],
  ['UTF-16 cut within a letter', 'a.csv', cut(utf16(CSV), 1), -1, ['input-rejected']],
  ['bytes of 0', 'a.csv', 'owner,owned,share\nAnn\u0000,Acme,60\n', -1, ['input-rejected']],
  ['UTF-8 cut within a letter', 'a.csv', cut(Buffer.from('owner,owned,share\nAnn,Acmé'), 1), -1, ['input-rejected']],
  [
    'UTF-8 with a spoilt letter',
    'a.csv',
    Buffer.concat([
      Buffer.from('owner,owned,share\n雷军,金山,27\n腾讯,金山'),
      Buffer.from([0xe9]),
      Buffer.from(',5\n'),
    ]),
    -1,
    ['input-rejected'],
  ],
  [
    'GB18030',
    'a.csv',
    Buffer.concat([Buffer.from('owner,owned,share\n'), Buffer.from('c0d7befc2cbdf0c9bdc8edbcfe2c32372e350a', 'hex')]),
    1,
    ['encoding'],
  ],
  ['Windows-1252', 'a.csv', Buffer.from('owner,owned,share\nRené,Société,60\n', 'latin1'), 1, ['encoding']],
  ['random bytes', 'a.csv', Buffer.from('81fe009d8f0090', 'hex'), -1, ['input-rejected']],
  // BODS
  ['an empty array', 'a.json', '[]', 0, ['empty-input']],
  ['an empty file', 'a.json', '', 0, ['empty-input']],
  ['half an object', 'a.json', ARRAY.slice(0, -40), 0, ['bad-json']],
  ['an array cut between its objects', 'a.json', `[${entity('c')},`, 0, ['bad-json']],
  ['a line cut in the middle', 'a.jsonl', `${LINES}${holding('h2').slice(0, 80)}`, 1, ['bad-json']],
  ['a broken line among good ones', 'a.jsonl', `${entity('c')}\n{"statementId":\n${holding('h')}\n`, 1, ['bad-json']],
  ['a number for a statement', 'a.json', `[1,${holding('h')}]`, 1, ['bad-json']],
  ['null for a statement', 'a.json', `[null,${holding('h')}]`, 1, ['bad-json']],
  ['a list in a list', 'a.json', `[[${holding('h')}]]`, 0, ['bad-json']],
  ['a statement of no kind', 'a.json', '[{"statementId":"x"}]', 0, ['bad-statement']],
  ['a share above 100', 'a.json', `[${holding('h', '"exact":500')}]`, 1, ['bad-statement', 'share-out-of-range']],
  ['ends of a share the wrong way round', 'a.json', `[${holding('h', '"minimum":60,"maximum":40')}]`, 1, ['bad-share']],
  ['a share in words', 'a.json', `[${holding('h', '"exact":"most"')}]`, 1, ['bad-share', 'bad-statement']],
  ['__proto__ for a statement', 'a.json', `[{"__proto__":{"x":1},${holding('h').slice(1)}]`, 1, []],
  ['one statement id twice', 'a.json', `[${holding('h')},${holding('h', '"exact":30')}]`, 2, []],
  ['nesting a hundred thousand deep', 'a.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 0, ['bad-json']],
  ['a mark before the array', 'a.json', `\ufeff${ARRAY}`, 1, []],
  // other registers
  ['a PSC line cut', 'a.txt', PSC + PSC.slice(0, 60), 1, ['bad-json']],
  [
    'a PSC record of no kind',
    'a.txt',
    PSC + PSC.replace('"kind":"individual-person-with-significant-control",', '').replace('/x/1', '/x/2'),
    1,
    ['bad-statement'],
  ],
  ['a PSC date that is none', 'a.txt', PSC.replace('2020-01-01', '2020-99-99'), 1, ['bad-date']],
  ['a FollowTheMoney line cut', 'a.ftm', FTM + FTM.slice(0, 30), 1, ['bad-json']],
  ['a FollowTheMoney share of 300', 'a.ftm', FTM.replace('"30"', '"300"'), 1, ['share-out-of-range']],
  // notation
  ['a sentence without a verb', 'a.own', 'Ann owns 60% of Acme\nBob and Acme\n', 1, ['notation-syntax']],
  ['a sentence that stops', 'a.own', 'Ann owns 60% of Acme\nBob owns 40% of', 1, ['notation-syntax']],
  ['a quote that never closes', 'a.own', 'Ann owns 60% of Acme\n"Bob owns 40% of Acme\n', 1, ['notation-syntax']],
  // packed
  [
    'two gzip members',
    'a.csv.gz',
    Buffer.concat([gzipSync('owner,owned,share\nAnn,Acme,60\n'), gzipSync('Bob,Acme,40\n')]),
    2,
    [],
  ],
  ['a gzip cut', 'a.csv.gz', cut(gzipSync(CSV.repeat(1)), 9), -2, ['bad-archive']],
  ['rubbish behind a gzip', 'a.csv.gz', Buffer.concat([gzipSync(CSV), Buffer.from('rubbish')]), -2, ['bad-archive']],
  ['no gzip in spite of its name', 'a.csv.gz', CSV, 2, []],
  ['a zip of nothing', 'a.zip', Buffer.concat([zipEnd, Buffer.alloc(18)]), 0, ['empty-input']],
  ['a zip without its directory', 'a.zip', Buffer.from('PK\u0003\u0004rest', 'latin1'), 0, ['bad-archive']],
];

interface Found {
  readonly holdings: number;
  readonly codes: readonly string[];
}

async function report(file: string, bytes: string | Buffer, at: number): Promise<Found> {
  const path = join(DIR, `${at}-${file}`);
  writeFileSync(path, bytes);
  const statements: Statement[] = [];
  const codes = new Set<string>();
  try {
    for await (const item of readFile(path)) {
      if ('problem' in item) codes.add(item.problem.code);
      else statements.push(item.statement);
    }
  } catch (error) {
    // A whole file that cannot be read is refused by name; anything else is a crash.
    if (!(error instanceof LookthroughError)) throw error;
    return { holdings: -1, codes: [error.code] };
  }
  return { holdings: statements.filter((s) => s.kind === 'relationship').length, codes: [...codes].sort() };
}

test('there are at least sixty', () => expect(CASES.length).toBeGreaterThanOrEqual(60));
test.each(CASES.map((c, at) => [...c, at] as const))('%s (%s)', async (_, file, bytes, holdings, codes, at) => {
  const found = await report(file, bytes, at);
  expect(found.codes).toEqual([...codes].sort());
  // A cut archive keeps what came before the cut, and how much that is belongs to the packer.
  if (holdings === -2) expect(found.holdings).toBeLessThanOrEqual(2);
  else expect(found.holdings).toBe(holdings);
});
