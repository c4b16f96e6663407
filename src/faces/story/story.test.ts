/** A story is data: what is wrong with it is named by its place, and its page needs nothing but itself. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openFiles } from '../../index.ts';
import { main } from '../cli/main.ts';
import { readStory, storyPage } from './index.ts';

const CASE = join(import.meta.dirname, '../../../gallery/kingsoft-2015');
const KINGSOFT = readFileSync(join(CASE, 'story.json'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-story-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const step = (more: object = {}): object => ({ title: 'One', text: 'Two', view: '?subject=B', ...more });
const told = (...steps: object[]): string => JSON.stringify({ format: 'lookthrough-story-1', title: 'T', steps });
const fault = (text: string): string => {
  try {
    readStory(text, 'my.json');
  } catch (error) {
    return (error as Error).message;
  }
  return 'read';
};

describe('a story that is none is refused with file, place, value and what was expected', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['no JSON', '{"format":\n "x",,', 'my.json, line 2: this is not JSON'],
    [
      'another format',
      '{"format":"x","title":"T","steps":[]}',
      'my.json, #/format: "x"; expected "lookthrough-story-1"',
    ],
    ['no step', told(), 'my.json, #/steps: []; expected at least one step'],
    [
      'a step without a title',
      told(step({ title: undefined })),
      'my.json, step 1, #/steps/0/title: nothing; expected a text',
    ],
    ['a number for a text', told(step(), step({ text: 7 })), 'my.json, step 2, #/steps/1/text: 7; expected a text'],
    [
      'a key nobody reads',
      told(step({ colour: 'red' })),
      'my.json, step 1, #/steps/0/colour: "red"; no such key; there are title, text, view, focus',
    ],
    [
      'an address that is none',
      told(step({ view: 'Kingsoft' })),
      'my.json, step 1, #/steps/0/view: "Kingsoft"; expected the address of a view',
    ],
    [
      'a view there is not',
      told(step({ view: '?subject=B&view=pie' })),
      'my.json, step 1, #/steps/0/view: there is no view "pie"; expected structure, table',
    ],
    [
      'a day that is none',
      told(step({ view: '?subject=B&asAt=2015-02-30' })),
      '"asAt" takes a day such as 2015-03-31, not "2015-02-30"',
    ],
    ['ties of one party', told(step({ view: '?subject=B&view=ties' })), 'needs the parameter "other"'],
    [
      'a key the view does not take',
      told(step({ view: '?subject=B&other=C' })),
      '"other" is nothing the view "structure" takes',
    ],
  ];
  test.each(cases)('%s', (_, text, message) => expect(fault(text)).toContain(message));
  test('every fault at once', () => {
    expect(fault(told(step({ title: 1 }), step({ view: 2 }))).split('\n')).toHaveLength(2);
  });
});

describe('a story over data', () => {
  const data = openFiles([{ name: 'a.own', text: 'A <b> owns 60% of B\nC owns 10% of B\n' }]);
  const page = async (...steps: object[]): Promise<string> =>
    storyPage(await data, readStory(told(...steps), 'my.json'), { language: 'en', file: 'my.json' });
  test('whose step names a party that is not there says which step, and what is like it', async () => {
    await expect(page(step(), step({ view: '?subject=Bb' }))).rejects.toThrow(
      /^my.json, step 2, #\/steps\/1\/view: "\?subject=Bb" cannot be asked: .*Bb.*\(not-found\)$/,
    );
  });
  test('whose step points at what is not in its answer says what is', async () => {
    await expect(page(step({ focus: ['B > A'] }))).rejects.toThrow(
      'my.json, step 1, #/steps/0/focus/0: "B > A" is not in the answer of this step; there are: A <b> > B',
    );
  });
  test('is asked to its end: what is wrong with two steps is said at once', async () => {
    const said = await page(step({ view: '?subject=Q' }), step(), step({ focus: ['zebra'] })).catch(
      (e: Error) => e.message,
    );
    expect(said.split('\n').map((line) => line.slice(0, 16))).toEqual(['my.json, step 1,', 'my.json, step 3,']);
  });
  test('writes names and words as text, whatever they hold', async () => {
    const html = await page(step({ title: '<script>alert(1)</script>', text: '<img src=x>', focus: ['A <b> > B'] }));
    expect(html).not.toMatch(/<script|<img|<b>B/);
    expect(html).toContain('A &lt;b&gt;');
  });
  test('in every view', async () => {
    const views = ['structure', 'table', 'proof', 'timeline', 'verdicts'].map((view) => `?subject=B&view=${view}`);
    views.push(
      '?subject=B&view=ties&other=A+%3Cb%3E',
      '?subject=B&view=what-if&change=A+%3Cb%3E+sells+20%25+of+B+to+C',
    );
    views.push('?subject=B&view=timeline&from=2015-01-01&to=2015-02-01', '?subject=B&notation=parallel');
    const html = await page(...views.map((view) => step({ view })));
    expect(html.match(/class="step"/g)).toHaveLength(views.length);
    expect(html).toContain('Not a fact.');
  });
});

describe('the page of the Kingsoft story', () => {
  const open = async (language: 'en' | 'zh'): Promise<string> =>
    storyPage(await openFiles([join(CASE, 'financeasia.own')]), readStory(KINGSOFT, 'story.json'), {
      language,
      file: 'story.json',
    });
  const english = open('en');
  test('runs no script and loads nothing', async () => {
    const html = await english;
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|\bsrc=|url\((?!#)|\son\w+=/i);
    expect([...html.matchAll(/href="([^"]*)"/g)].filter(([, to]) => !to?.startsWith('#step-'))).toEqual([]);
  });
  test('says the figures, their hedge, their source and the version of the data', async () => {
    const html = await english;
    for (const words of [
      '“<bdi>29.9%</bdi>”',
      '“<bdi>nearly 3%</bdi>”',
      '“<bdi>roughly 11.6%</bdi>”',
      '“<bdi>about a fifth</bdi>”',
    ])
      expect(html).toContain(words);
    for (const said of [
      '29.85\u2009–\u2009&lt;32.95',
      'paragraph 9',
      'sha256:',
      'What would settle it',
      'USD 46,000,000,000',
    ])
      expect(html.replaceAll('<32', '&lt;32')).toContain(said);
  });
  test('is the same page on every run, and another in Chinese with the same answers', async () => {
    const html = await english;
    expect(await open('en')).toBe(html);
    const chinese = await open('zh');
    expect(chinese).toContain('<html lang="zh">');
    expect(chinese).toContain('转手的股份');
    const answers = (text: string): string[] => [...text.matchAll(/<h3>.*?(<span.*?)<\/h3>/g)].map((m) => m[1] ?? '');
    expect(answers(chinese)).toEqual(answers(html));
  });
  test('draws no two things under one name', async () => {
    const ids = [...(await english).matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
    expect(ids.length).toBeGreaterThan(12);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the command', () => {
  const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await main(['story', ...args], {
      stdout: { write: (t) => out.push(t) },
      stderr: { write: (t) => err.push(t) },
    });
    return { code, out: out.join(''), err: err.join('') };
  };
  const data = join(CASE, 'financeasia.own');
  const story = join(CASE, 'story.json');
  test('writes the page and names it', async () => {
    const file = join(folder, 'story.html');
    expect(await run(story, data, '-o', file, '--language', 'zh')).toEqual({ code: 0, out: `${file}\n`, err: '' });
    expect(readFileSync(file, 'utf8')).toContain('<html lang="zh">');
  });
  test('refuses a language it has not, another ending, a story that is not there or none', async () => {
    expect(await run(story, data, '-o', join(folder, 'x.html'), '--language', 'fr')).toMatchObject({ code: 2 });
    expect((await run(story, data, '-o', join(folder, 'x.pdf'))).err).toContain('a story ends in .html');
    expect(await run(join(folder, 'no.json'), data, '-o', join(folder, 'x.html'))).toMatchObject({ code: 4 });
    writeFileSync(join(folder, 'bad.json'), '{}');
    const bad = await run(join(folder, 'bad.json'), data, '-o', join(folder, 'x.html'));
    expect(bad).toMatchObject({ code: 3 });
    expect(bad.err).toContain('bad.json, #/format: nothing; expected "lookthrough-story-1"');
  });
});
