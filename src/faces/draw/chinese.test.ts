/** A chart in Chinese: every word of the drawing and of the engine, none of a source's; the drawing itself stays put. */
import { expect, test } from 'vitest';
import { unzipped } from '../../../test/slide-reader.ts';
import { ask, openFiles, type StructureAnswer } from '../../index.ts';
import { CHART_WORDS } from './chart-words.ts';
import { draw, frameOf, layout, slide } from './index.ts';

const OWN = `source "Register" (news) published 2020
Ann (person) owns nearly 30% of Beta
Cy owns 20% of Beta
Dee is the controlling shareholder of Cy
Beta is listed in Hong Kong
Eve owns 近5% of Beta
`;
const workspace = await openFiles([{ name: 'facts.own', text: OWN }]);
const envelope = await ask(workspace, {
  verb: 'structure',
  subject: 'Beta',
  change: ['Cy sells nearly 3% of Beta to Ann'],
});
const answer = envelope.answer as unknown as StructureAnswer;
const textsOf = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, t = '']) => t);
/** English words of the engine or the drawing; names, ids and a source's quoted words aside. */
const ENGLISH =
  /\b(company|person|controls|economics|votes|shares|not declared|today|then|no figure|worked out|known by|version|Sources|statement|SCENARIO|Not a fact|If|has|In this)\b/i;

test('has no English but what a source says, in SVG', async () => {
  const frame = await frameOf(workspace, envelope, CHART_WORDS.zh);
  const svg = draw(answer, 'svg', { language: 'zh', frame });
  expect(svg).toContain('lang="zh-Hans"');
  expect(textsOf(svg).filter((t) => ENGLISH.test(t))).toEqual([]);
  expect(svg).toContain('情景');
  expect(svg).toContain('若：Cy 将 Beta 的 「nearly 3%」');
});

test('quotes a hedge with 「」, upright, in Song; an English chart slants what is Latin', () => {
  const said = (language: 'en' | 'zh'): string[] =>
    draw({ ...answer, scenario: [] }, 'svg', { language }).match(/<text[^>]*>[^<]*controlling[^<]*<\/text>/g) ?? [];
  expect(said('zh').map((t) => [t.includes('「'), t.includes('SimSun'), t.includes('italic')])).toEqual([
    [true, true, false],
  ]);
  expect(said('en').map((t) => [t.includes('「'), t.includes('SimSun'), t.includes('italic')])).toEqual([
    [false, false, true],
  ]);
});

test('keeps every box and line where its words put them', () => {
  const paths = (language: 'en' | 'zh'): unknown =>
    [
      ...draw(answer, 'svg', { language, words: CHART_WORDS.zh.drawn }).matchAll(
        /<path class="line"[^>]* d="([^"]*)"/g,
      ),
    ].map(([, d]) => d);
  expect(paths('zh')).toEqual(paths('en'));
  expect(layout(answer, { words: CHART_WORDS.zh.drawn }).boxes.length).toBeGreaterThan(3);
});

test('says so to a program that reads a slide: Chinese words are marked as Chinese', async () => {
  const bytes = slide(answer, { lines: [], scenario: ['x'] }, { language: 'zh' });
  const xml = (await unzipped(bytes)).get('ppt/slides/slide1.xml') ?? '';
  const runs = [...xml.matchAll(/<a:rPr lang="([^"]+)"([^>]*)>.*?<a:t>([^<]*)<\/a:t>/g)];
  const told = runs.map(([, lang = '', , text = '']) => [lang, text] as const);
  expect(told.filter(([, text]) => ENGLISH.test(text))).toEqual([]);
  expect(told.filter(([lang, text]) => (lang === 'zh-CN') !== /[\p{Script=Han}「」]/u.test(text))).toEqual([]);
  expect(told.map(([, text]) => text)).toContain('情景。并非事实: x');
});
