import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../index.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-'));
const news = join(folder, 'news.txt');
writeFileSync(
  news,
  'Lei Jun, chairman of Kingsoft, owns 29.9% of it. Xiaomi bought nearly 3% of Kingsoft. Its shares rose 7%. Tencent plans to sell 5%.\n',
);

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await main(['read', ...args], {
    stdout: {
      write: (t) => {
        out += t;
      },
      columns: 200,
    },
    stderr: {
      write: (t) => {
        err += t;
      },
    },
  });
  return { code, out, err };
}

describe('read', () => {
  test('prints proposals with quotes, what was refused and what was not read, and writes nothing', async () => {
    const { code, out } = await run(news);
    expect(code).toBe(0);
    for (const part of [
      'Lei Jun owns 29.9% of Kingsoft',
      '“it” is read as Kingsoft',
      'Refused',
      'a plan',
      'Not read',
      '“7%”',
    ])
      expect(out).toContain(part);
  });
  test('writes what is accepted as notation that the engine reads, quote by quote', async () => {
    const own = join(folder, 'all.own');
    const { code, err } = await run(news, '--accept', 'all', '--title', 'Daily', '--published', '2015', '--out', own);
    expect([code, err]).toEqual([0, expect.stringContaining('2 passages refused or not read')]);
    const text = readFileSync(own, 'utf8');
    expect(text.split('\n')[0]).toBe('source "Daily" (news) published 2015');
    const { problems, store } = await openFiles([own]);
    expect(problems).toEqual([]);
    const words: string[] = [];
    for await (const s of store.all()) if (s.locator.words !== undefined) words.push(s.locator.words);
    expect(words.sort()).toEqual([
      'Lei Jun, chairman of Kingsoft',
      'Lei Jun, chairman of Kingsoft, owns 29.9% of it',
      'Xiaomi bought nearly 3% of Kingsoft',
    ]);
  });
  test('accepts by number alone what was named', async () => {
    const { out } = await run(news, '--accept', '3');
    expect(out.trim().split('\n').slice(1)).toEqual([
      'Xiaomi bought nearly 3% of Kingsoft "Xiaomi bought nearly 3% of Kingsoft"',
    ]);
  });
  test('refuses a number there is not, a file that is there, and --out alone', async () => {
    writeFileSync(join(folder, 'there.own'), 'mine');
    expect((await run(news, '--accept', '9')).code).toBe(4);
    expect((await run(news, '--accept', 'all', '--out', join(folder, 'there.own'))).code).toBe(2);
    expect(readFileSync(join(folder, 'there.own'), 'utf8')).toBe('mine');
    expect((await run(news, '--out', join(folder, 'x.own'))).code).toBe(2);
  });
  test('knows the names of the data it is given', async () => {
    const facts = join(folder, 'facts.own');
    writeFileSync(facts, '"Kingsoft Corp" @HK-1 is a company, also called Kingsoft\n');
    expect((await run(news, '--known', facts)).out).toContain('Kingsoft Corp @HK-1');
  });
  test('says that text in another language is not read', async () => {
    const chinese = join(folder, 'zh.txt');
    writeFileSync(chinese, '雷军持有金山软件29.9%的股份。');
    expect(await run(chinese)).toMatchObject({ code: 3, out: expect.stringContaining('no English text') });
  });
});
