import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { zip } from '../../test/zip.ts';
import { problemText } from '../terms/problem.ts';
import { filesOf, type Input, type Item, readFile } from './read-files.ts';
import { type Ceilings, partsOf } from './unpack.ts';

const DIR = mkdtempSync(join(tmpdir(), 'read-files-'));
afterAll(() => rmSync(DIR, { recursive: true, force: true }));
const put = (name: string, bytes: Uint8Array | string): string => {
  const path = join(DIR, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes);
  return path;
};
const CSV = 'owner,owned,share\nAnn,Acme,60\nBob,Acme,40\n';

async function read(...inputs: Input[]): Promise<{ relations: number; problems: string[]; files: string[] }> {
  const items: Item[] = [];
  for (const input of await filesOf(inputs)) for await (const item of readFile(input)) items.push(item);
  const statements = items.flatMap((i) => ('statement' in i ? [i.statement] : []));
  return {
    relations: statements.filter((s) => s.kind === 'relationship').length,
    problems: items.flatMap((i) => ('problem' in i ? [`${i.problem.severity} ${problemText(i.problem)}`] : [])),
    files: [...new Set(statements.map((s) => s.locator.file ?? ''))],
  };
}
async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
async function sizes(bytes: Uint8Array, path: string | undefined, ceilings: Ceilings): Promise<number> {
  let size = 0;
  for await (const part of partsOf(one(bytes), 'x', path, ceilings))
    for await (const chunk of part.bytes) size += chunk.length;
  return size;
}

describe('packed files', () => {
  test('a gzip is the file in it, by its first bytes and in several members', async () => {
    const half = CSV.length / 2;
    const members = Buffer.concat([gzipSync(CSV.slice(0, half)), gzipSync(CSV.slice(half))]);
    expect(await read(put('a.csv.gz', members))).toEqual({ relations: 2, problems: [], files: ['a.csv'] });
    expect((await read(put('misnamed.csv', gzipSync(CSV)))).relations).toBe(2);
  });
  test('a zip is every file in it; what is no data is named', async () => {
    const path = put('z.zip', zip({ 'in/a.csv': CSV, 'notes.bin': 'hello', 'b.csv': 'owner,owned,share\nC,D,130\n' }));
    const found = await read(path);
    expect(found.relations).toBe(2);
    expect(found.files).toEqual(['z.zip/in/a.csv']);
    expect(found.problems.map((p) => p.slice(0, 40))).toEqual([
      'warning z.zip/notes.bin: the format of t',
      'rejected z.zip/b.csv, row 2, share: 130 ',
    ]);
  });
  test('a cut gzip keeps what came before the cut and says so', async () => {
    const rows = Array.from({ length: 30_000 }, (_, k) => `P${(k * 7919) % 99_991},C${k},${k % 100}`).join('\n');
    const packed = gzipSync(`owner,owned,share\n${rows}\n`);
    const found = await read(put('cut.csv.gz', packed.subarray(0, packed.length / 2)));
    expect(found.relations).toBeGreaterThan(1000);
    expect(found.problems.at(-1)).toMatch(/^rejected cut.csv.gz: .*cut or damaged/);
  });
  test('a damaged zip, one changed byte, and an encrypted one are named', async () => {
    const whole = zip({ 'a.csv': CSV, 'b.csv': CSV });
    expect((await read(put('short.zip', whole.subarray(0, 60)))).problems[0]).toMatch(/short.zip: the archive is cut/);
    const wrong = Buffer.from(whole);
    // the checksum of the first file, in the directory
    const at = whole.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 16;
    wrong[at] = (wrong[at] ?? 0) ^ 1;
    const damaged = await read(put('wrong.zip', wrong));
    expect(damaged.problems[0]).toMatch(/wrong.zip\/a.csv: .*checksum/);
    expect(damaged.files).toContain('wrong.zip/b.csv');
    const locked = Buffer.from(whole);
    locked[at - 8] = 1;
    expect((await read(put('locked.zip', locked))).problems[0]).toMatch(/locked.zip\/a.csv is encrypted/);
  });
  test('an archive in an archive is refused by name, the next file is read', async () => {
    const found = await read(put('outer.zip', zip({ 'inner.zip': zip({ 'a.csv': CSV }), 'b.csv': CSV })));
    expect(found.problems[0]).toMatch(/outer.zip\/inner.zip holds another archive/);
    expect(found.relations).toBe(2);
    expect((await read(put('twice.gz', gzipSync(gzipSync(CSV))))).problems[0]).toMatch(/holds another archive/);
  });
  test('what grows beyond a ceiling is a limit, in gzip and in zip', async () => {
    const zeros = Buffer.alloc(4_000_000);
    const tight = { total: 1e9, ratio: 100, judgedFrom: 1e6, entries: 2 };
    const limit = { code: 'limit-reached' };
    await expect(sizes(gzipSync(zeros), undefined, tight)).rejects.toMatchObject(limit);
    await expect(sizes(gzipSync(zeros), undefined, { ...tight, ratio: 1e9, total: 2e6 })).rejects.toMatchObject(limit);
    const packed = zip({ a: zeros });
    await expect(sizes(packed, put('bomb.zip', packed), tight)).rejects.toMatchObject(limit);
    const many = zip({ a: 'a', b: 'b', c: 'c' });
    await expect(sizes(many, put('many.zip', many), tight)).rejects.toMatchObject(limit);
    expect(await sizes(gzipSync(zeros), undefined, { ...tight, ratio: 2000 })).toBe(zeros.length);
  });
  test('a zip on the standard input is refused, a gzip is read', async () => {
    await expect(sizes(zip({ a: 'a' }), undefined, { total: 9, ratio: 9, judgedFrom: 9, entries: 9 })).rejects.toThrow(
      /standard input/,
    );
  });
});

describe('folders', () => {
  test('every known file at any depth is read, every unknown one named, hidden ones passed', async () => {
    put('f/a.csv', CSV);
    put('f/deep/er/b.csv', CSV);
    put('f/README.md', 'Ann owns 60% of Acme');
    put('f/c.json', Buffer.from([0, 1, 2]));
    put('f/.git/d.csv', CSV);
    const found = await read(join(DIR, 'f'));
    expect(found.files).toEqual(['a.csv', 'deep/er/b.csv']);
    expect(found.problems.map((p) => p.split(':')[0])).toEqual(['warning README.md', 'rejected c.json']);
  });
  test('a table or a JSON about something else is passed with a word, and refused where it is asked for by name', async () => {
    put('h/a.csv', CSV);
    const codes = put('h/codes.csv', 'code,title\nGB-COH,Companies House\n');
    const schema = put('h/schema.json', '{"$schema": "x", "title": "A schema"}');
    const found = await read(join(DIR, 'h'));
    expect([found.relations, found.problems.map((p) => p.split(':')[0])]).toEqual([
      2,
      ['warning codes.csv, row 1', 'warning schema.json, line 1'],
    ]);
    for (const path of [codes, schema])
      expect((await read(path)).problems.map((p) => p.split(' ')[0])).toEqual(['rejected']);
  });
  test('a folder with nothing to read is a mistake', async () => {
    put('g/README.md', 'hello');
    await expect(filesOf([join(DIR, 'g')])).rejects.toMatchObject({ code: 'usage' });
  });
});
