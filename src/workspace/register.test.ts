/** `register`: what is written is whole, the same whether interrupted or not, and what each company alone would give. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seeded } from '../../test/share-graphs.ts';
import { ask, openFiles, openRegisterFile, runRegister } from '../index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lookthrough-register-'));
});
afterAll(() => rm(folder, { recursive: true }));

const CASE = {
  name: 'case.own',
  text: `P owns 60% of A
A owns 50% of B
Q owns over 25% to 50% of B
R owns exactly a third of D
D owns 75% of E
Lei is the controlling shareholder of F
F owns 30% of G
`,
};

const lines = async (path: string): Promise<string[]> => (await readFile(path, 'utf8')).trimEnd().split('\n').slice(1);

describe('register', () => {
  test('says of every company what asking for it says, stated control included', async () => {
    const workspace = await openFiles([CASE]);
    const out = join(folder, 'all.csv');
    const report = await runRegister(workspace, { rule: 'uk-psc', out, asAt: '2020-01-01' });
    const rows = Papa.parse<string[]>((await lines(out)).join('\n')).data;
    expect(report.rows).toBe(rows.length);
    for (const company of ['A', 'B', 'D', 'E', 'F', 'G']) {
      const answer = await ask(workspace, {
        verb: 'beneficial-owners',
        subject: company,
        rule: 'uk-psc',
        asAt: '2020-01-01',
      });
      const owners = (
        answer.answer['owners'] as { party: { id: string }; limbs: { limb: string; verdict: string }[] }[]
      ).flatMap((o) => o.limbs.filter((l) => l.verdict !== 'no').map((l) => `${o.party.id} ${l.limb} ${l.verdict}`));
      const found = rows.filter((r) => r[0] === `name:${company.toLowerCase()}`).map((r) => `${r[1]} ${r[4]} ${r[6]}`);
      expect([company, ...found.sort()]).toEqual([company, ...owners.sort()]);
    }
  });

  test('counts the pairs that a name alone joins, and keeps them two', async () => {
    const files = ['ledger.own', 'register.jsonl'].map((f) => join(import.meta.dirname, '../../gallery/namesakes', f));
    const out = join(folder, 'namesakes.csv');
    const report = await runRegister(await openFiles(files), { rule: 'uk-psc', out });
    expect(report.namesakes).toBe(2);
    const owners = (await lines(out)).filter((line) => line.includes('name:alder trading'));
    expect(owners.some((line) => line.includes('name:birch holdings'))).toBe(true);
    expect(owners.some((line) => line.includes('GB-COH-99000001'))).toBe(false);
    const plain = await runRegister(await openFiles([CASE]), { rule: 'uk-psc', out, asAt: '2020-01-01' });
    expect(plain.namesakes).toBe(0);
  });

  test('writes a party once a limb, though two entities lead to it, and counts what it writes', async () => {
    const text = 'P owns 80% of E\nE owns 80% of F\nF owns 80% of C\n';
    const out = join(folder, 'once.csv');
    const report = await runRegister(await openFiles([{ name: 'once.own', text }]), {
      rule: 'eu-amlr',
      out,
      asAt: '2028-01-01',
    });
    const keys = (await lines(out)).map((line) =>
      line
        .split(',')
        .filter((_, i) => [0, 1, 4].includes(i))
        .join(' '),
    );
    expect(keys.filter((k) => k.startsWith('name:c name:p coexistence-b'))).toHaveLength(1);
    expect(new Set(keys).size).toBe(keys.length);
    expect(report.rows).toBe(keys.length);
  });

  test('decides on the exact fraction where a share is no whole billionth and the line is met exactly', async () => {
    const workspace = await openFiles([{ name: 'thirds.own', text: 'P owns exactly a third of D\nD owns 75% of E\n' }]);
    const out = join(folder, 'thirds.csv');
    await runRegister(workspace, { rule: 'eu-amlr', out, asAt: '2028-01-01' });
    expect((await lines(out)).filter((l) => l.startsWith('name:e,name:p,') && l.includes(',ownership,'))).toEqual([
      'name:e,name:p,eu-amlr,yes,ownership,Art. 52(1),yes,,25.0000000,false,25.0000000,false',
    ]);
  });

  test('interrupted and run again gives the same file, keeps what was kept, and leaves nothing else behind', async () => {
    const workspace = await openFiles([CASE]);
    const options = { rule: 'eu-amlr', asAt: '2028-01-01' };
    await runRegister(workspace, { ...options, out: join(folder, 'whole.csv') });
    const out = join(folder, 'broken.csv');
    const stop = new AbortController();
    const interrupted = runRegister(workspace, {
      ...options,
      out,
      signal: stop.signal,
      onProgress: ({ done }) => done === 3 && stop.abort(),
    });
    await expect(interrupted).rejects.toMatchObject({ code: 'interrupted' });
    expect(await readdir(folder)).not.toContain('broken.csv');
    const kept: string[] = [];
    await runRegister(workspace, { ...options, out, onProgress: (p) => p.kept && kept.push(p.part) });
    expect(kept).toHaveLength(3);
    expect(await readFile(out, 'utf8')).toBe(await readFile(join(folder, 'whole.csv'), 'utf8'));
    expect((await readdir(folder)).filter((name) => name.startsWith('broken'))).toEqual(['broken.csv']);
  });

  test('does not go on with what was kept of other data', async () => {
    const out = join(folder, 'changed.csv');
    const stop = new AbortController();
    const first = runRegister(await openFiles([CASE]), {
      rule: 'uk-psc',
      out,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(first).rejects.toMatchObject({ code: 'interrupted' });
    const kept: boolean[] = [];
    const other = await openFiles([{ name: 'other.own', text: 'P owns 30% of A\n' }]);
    await runRegister(other, { rule: 'uk-psc', out, onProgress: (p) => kept.push(p.kept) });
    expect(kept.includes(true)).toBe(false);
  });

  test('by bytes and row by row a plain file gives the same table, votes apart and gaps included', async () => {
    const random = seeded(7);
    const names = ['A', 'B', 'C', 'D', 'P', 'Q'];
    const of = <T>(list: readonly T[]): T => list[random(list.length)] as T;
    const file = join(folder, 'plain.csv');
    for (let run = 0; run < 40; run += 1) {
      const rows = Array.from(
        { length: 5 },
        () =>
          `${of(names)},${of(names.slice(0, 4))},${of(['', '10', '30', '60', '25', '5-40'])},${of(['', '', '60', '20', '0'])}`,
      );
      await writeFile(file, `owner,owned,share,votes\n${rows.join('\n')}\n`);
      const rule = of(['uk-psc', 'hk-listing-controlling', 'hk-scr']);
      const plain = await openRegisterFile(file, { rule });
      if (plain === undefined) throw new Error('not read by bytes');
      const [bytes, byRow] = [join(folder, 'bytes.csv'), join(folder, 'rows.csv')];
      await runRegister(plain, { rule, out: bytes, asAt: '2024-01-01' });
      await runRegister(await openFiles([file]), { rule, out: byRow, asAt: '2024-01-01' });
      expect(await readFile(bytes, 'utf8'), rows.join(' | ')).toBe(await readFile(byRow, 'utf8'));
    }
  });

  test('says what is wrong with a day or a folder before it works', async () => {
    const workspace = await openFiles([CASE]);
    await expect(
      runRegister(workspace, { rule: 'uk-psc', out: join(folder, 'd.csv'), asAt: '2024-13-99' }),
    ).rejects.toMatchObject({ code: 'usage' });
    await expect(runRegister(workspace, { rule: 'uk-psc', out: join(folder, 'no', 'd.csv') })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('refuses a rule that judges a list or a move, and a file it cannot write', async () => {
    const workspace = await openFiles([CASE]);
    const out = join(folder, 'no.csv');
    await expect(runRegister(workspace, { rule: 'hk-takeovers-30', out })).rejects.toMatchObject({ code: 'rule-verb' });
    await expect(runRegister(workspace, { rule: 'uk-psc', out: join(folder, 'x.json') })).rejects.toThrow(
      'the file must end in .parquet or .csv',
    );
  });
});
