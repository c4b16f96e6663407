/** The chart and the table beside it hold the same facts: what the page's own table renders, against what is drawn. */
import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Layout, layout } from '../src/faces/draw/index.ts';
import { readText } from '../src/faces/draw/words.ts';
import type { StructureAnswer } from '../src/index.ts';
import { answerOf, edge, node, randomGroup } from './random-groups.ts';

const WEB = fileURLToPath(new URL('../web', import.meta.url));
const GROUPS = 1000;

let vite: ViteDevServer;
let table: (answer: StructureAnswer) => string;
beforeAll(async () => {
  vite = await createServer({
    root: WEB,
    configFile: `${WEB}/vite.config.ts`,
    server: { middlewareMode: true, hmr: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
  });
  const { render } = await vite.ssrLoadModule('svelte/server');
  const { default: HoldingsTable } = await vite.ssrLoadModule('/src/parts/HoldingsTable.svelte');
  const { en } = await vite.ssrLoadModule('/src/words.en.ts');
  const props = { words: en, chosen: undefined, show: () => undefined };
  table = (answer) => render(HoldingsTable, { props: { ...props, answer } }).body;
});
afterAll(() => vite.close());

const bare = (text: string): string => text.replace(/[\s\u00a0\u2009]/g, '');
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };
const words = (html: string): string =>
  html.replace(/<!--.*?-->|<(?:"[^"]*"|[^>"])*>/g, '').replace(/&(?:lt|gt|amp|quot);/g, (e) => ENTITIES[e] as string);
const pieces = (text: string): readonly string[] => [...new Set(bare(text).split('+'))].filter((t) => t !== '').sort();

/** One text a fact: who, in whom, what the source said, what it is read as. */
const fact = (id: string, from: string, to: string, said: readonly string[], read: readonly string[]): string =>
  JSON.stringify([id, from, to, said, [...read].sort()]);

function tableFacts(html: string): readonly string[] {
  const rows = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) => row).filter((r) => r.includes('<td'));
  return rows.flatMap((row) => {
    const [, id] = /data-number="([^"]*)"/.exec(row) ?? [];
    if (id === undefined) return [];
    const cells = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => words(cell).trim());
    const [from = '', to = '', said = '', read = ''] = cells;
    const notCounted = row.includes('not counted');
    // A right without a figure says so in the table; the chart draws it dashed and prints none.
    const shares = bare(read) === 'nofigure' ? [] : read.split(';').map((t) => bare(t).replace(/^votes/, ''));
    return [fact(words(id), from, to, notCounted ? [] : pieces(said), shares)];
  });
}

function chartFacts(l: Layout, answer: StructureAnswer): readonly string[] {
  const name = (id: string): string => answer.nodes.find((n) => n.id === id)?.name ?? id;
  return l.lines.flatMap(({ edge, label }) => {
    if (edge === undefined) return [];
    const parts = label?.parts ?? [];
    const said = parts.filter((p) => p.kind === 'strong' || p.kind === 'quoted').map((p) => p.text);
    const gauges = parts.flatMap((p) => (p.share === undefined ? [] : [bare(readText(p.share))]));
    const other = edge.kind === 'other-reading';
    const read = other && edge.economic !== undefined ? [bare(readText(edge.economic))] : gauges;
    return [fact(edge.id, name(edge.from), name(edge.to), other ? [] : pieces(said.join(' ')), read)];
  });
}

test(`${GROUPS} groups at random: every fact of the chart is a row, every row is in the chart or in a fold that counts it`, {
  timeout: 240_000,
}, () => {
  let drawn = 0;
  for (let seed = 0; seed < GROUPS; seed += 1) {
    const answer = randomGroup(seed);
    const l = layout(answer);
    const folded = new Set(l.folded.map((n) => n.id));
    const gone = new Set(answer.edges.filter((e) => folded.has(e.from) || folded.has(e.to)).map((e) => e.id));
    const rows = tableFacts(table(answer));
    expect([seed, rows.length]).toEqual([seed, answer.edges.length]);
    const shown = rows.filter((row) => !gone.has((JSON.parse(row) as [string])[0]));
    expect([seed, [...shown].sort()]).toEqual([seed, [...chartFacts(l, answer)].sort()]);
    const counted = l.boxes.filter((b) => b.shape === 'fold').map((b) => Number.parseInt(b.label, 10));
    expect([seed, counted.reduce((a, b) => a + b, 0)]).toEqual([seed, folded.size]);
    drawn += shown.length;
  }
  expect(drawn).toBeGreaterThan(10 * GROUPS);
});

test('two interests of one class are two figures in both', () => {
  const one = edge('a', 's', 15);
  const [said] = one.said as [(typeof one.said)[number]];
  const two = {
    ...one,
    said: [
      { ...said, words: '10%' },
      { ...said, words: '5%' },
    ],
  };
  const answer = answerOf([node('s', 'Subject', 'company'), node('a', 'Ada', 'person')], [two]);
  const [row] = tableFacts(table(answer));
  expect(row).toContain('["10%","5%"]');
  expect(chartFacts(layout(answer), answer)).toEqual([row]);
});
