/** A slide holds what the SVG holds, as shapes, connectors and text that stay editable. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { all, type Element, first, parsed, unzipped, wordsOf } from '../../../../test/slide-reader.ts';
import { ask, type Envelope, type Input, openFiles, type StructureAnswer } from '../../../index.ts';
import { main } from '../../cli/main.ts';
import { railsOf } from '../disc.ts';
import { draw, frameOf, slide } from '../index.ts';
import { layout } from '../layout.ts';
import { strandsOf } from '../strands.ts';
import { Canvas } from './canvas.ts';
import { connector } from './connector.ts';
import { xmlText } from './xml.ts';
import { zipped } from './zip.ts';

const GALLERY = join(import.meta.dirname, '../../../../gallery');
const FINANCEASIA = join(GALLERY, 'kingsoft-2015/financeasia.own');

interface Asked {
  readonly answer: StructureAnswer;
  readonly envelope: Envelope;
  readonly bytes: Uint8Array;
}
async function asked(files: readonly (string | Input)[], subject: string, rule?: string): Promise<Asked> {
  const workspace = await openFiles(files);
  const question = { verb: 'structure', subject, ...(rule === undefined ? {} : { rule }) } as const;
  const envelope = await ask(workspace, question);
  const answer = envelope.answer as unknown as StructureAnswer;
  return { answer, envelope, bytes: slide(answer, await frameOf(workspace, envelope)) };
}
const typed = (own: string, subject: string): Promise<Asked> => asked([{ name: 'facts.own', text: own }], subject);
const kingsoft = (): Promise<Asked> => asked([FINANCEASIA], 'Kingsoft', 'hk-listing-controlling');
const slideOf = async (bytes: Uint8Array): Promise<Element> =>
  parsed((await unzipped(bytes)).get('ppt/slides/slide1.xml') as string);

const idOf = (e: Element): string => first(e, 'p:cNvPr').attributes['id'] as string;
const shapesById = (s: Element): Map<string, Element> => new Map(all(s, 'p:sp').map((e) => [idOf(e), e]));
const connectors = (s: Element): Element[] => all(s, 'p:cxnSp');
const decoded = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
const svgLines = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((m) => decoded(m[1] as string));

/** Presets have four sites a rectangle and eight an oval; an outline with its own lists them. */
function sitesOf(shape: Element): number {
  const own = all(shape, 'a:cxn').length;
  if (own > 0) return own;
  return first(shape, 'a:prstGeom').attributes['prst'] === 'ellipse' ? 8 : 4;
}
function fastened(s: Element): void {
  const shapes = shapesById(s);
  for (const c of connectors(s))
    for (const end of [first(c, 'a:stCxn'), first(c, 'a:endCxn')]) {
      const shape = shapes.get(end.attributes['id'] as string);
      expect(shape).toBeDefined();
      expect(Number(end.attributes['idx'])).toBeLessThan(sitesOf(shape as Element));
    }
}

const CASES = readdirSync(GALLERY)
  .filter((name) => existsSync(join(GALLERY, name, 'questions.json')))
  .map((name) => {
    const { files, questions } = JSON.parse(readFileSync(join(GALLERY, name, 'questions.json'), 'utf8')) as {
      files: string[];
      questions: { ask: { subject?: string } }[];
    };
    const subject = questions.find((q) => q.ask.subject !== undefined)?.ask.subject as string;
    return { name, subject, paths: files.map((f) => join(GALLERY, name, f)) };
  });

describe('the slide of every case of the gallery', () => {
  test.each(CASES)('$name: each word of the SVG stands in it', async ({ paths, subject }) => {
    const { answer, bytes } = await asked(paths, subject);
    const said = wordsOf(await slideOf(bytes));
    expect(svgLines(draw(answer, 'svg')).filter((line) => !said.includes(line))).toEqual([]);
  });
  test.each(CASES)('$name: each line is one connector fastened to two shapes', async ({ paths, subject }) => {
    const { answer, bytes } = await asked(paths, subject);
    const s = await slideOf(bytes);
    const { lines } = layout(answer);
    const roads = lines.filter((l) => l.edge?.road === true).length;
    expect(connectors(s)).toHaveLength(lines.length + roads);
    fastened(s);
  });
});

describe('the slide in parallel lines', () => {
  const parallel = async () => {
    const { answer } = await kingsoft();
    const s = await slideOf(slide(answer, { lines: [], scenario: [] }, { notation: 'parallel' }));
    return { answer, s, l: layout(answer, { notation: 'parallel' }) };
  };
  test('holds each word of the SVG, its legend too', async () => {
    const { answer, s } = await parallel();
    const said = wordsOf(s);
    expect(svgLines(draw(answer, 'svg', { notation: 'parallel' })).filter((line) => !said.includes(line))).toEqual([]);
  });
  test('each of the two lines of a holding is a connector of its width, fastened to two shapes', async () => {
    const { s, l } = await parallel();
    fastened(s);
    const strands = l.lines.flatMap((x) => strandsOf(x)?.strands ?? []);
    const single = l.lines.filter((x) => strandsOf(x) === undefined).length;
    const roads = l.lines.filter((x) => x.edge?.road === true).length;
    expect(connectors(s)).toHaveLength(strands.length + single + roads);
    const named = connectors(s).find((c) => first(c, 'p:cNvPr').attributes['name'] === 'Xiaomi to Kingsoft, votes');
    expect(first(named as Element, 'a:ln').attributes['w']).toBe(String(1.6 * 9525));
  });
  test('a line without a figure is round dots, and every line has half a head of its colour', async () => {
    const { s, l } = await parallel();
    const dots = connectors(s).filter((c) => first(c, 'a:ln').attributes['cap'] === 'rnd');
    expect(dots).toHaveLength(
      l.lines.flatMap((x) => strandsOf(x)?.strands ?? []).filter((x) => x.kind === 'dots').length,
    );
    const heads = all(s, 'p:sp').filter((e) => first(e, 'p:cNvPr').attributes['name'] === 'half a head');
    expect(heads).toHaveLength(l.lines.flatMap((x) => strandsOf(x)?.heads ?? []).length);
  });
  test('parties are ellipses of one size, or a circle with its rails in one shape', async () => {
    const { s, l } = await parallel();
    for (const box of l.boxes) {
      const found = all(s, 'p:sp').find((e) => first(e, 'p:cNvPr').attributes['name'] === box.label) as Element;
      const [oval, arcs] = [all(found, 'a:prstGeom').map((g) => g.attributes['prst']), all(found, 'a:arcTo').length];
      expect([box.label, oval[0] === 'ellipse' || arcs === 4]).toEqual([box.label, true]);
      if (railsOf(box).length === 0)
        expect(first(found, 'a:ext').attributes).toEqual({ cx: String(64 * 9525), cy: String(64 * 9525) });
      else expect(all(found, 'a:path')).toHaveLength(2);
    }
  });
});

describe('the archive', () => {
  test('is the same bytes for the same data', async () => {
    const [a, b] = [await kingsoft(), await kingsoft()];
    expect(Buffer.compare(a.bytes, b.bytes)).toBe(0);
  });
  test('holds well-formed parts, each named by its content type, and each link leads to one', async () => {
    const files = await unzipped((await kingsoft()).bytes);
    const types = all(parsed(files.get('[Content_Types].xml') as string), 'Override');
    expect(types.map((t) => t.attributes['PartName']).filter((p) => !files.has((p as string).slice(1)))).toEqual([]);
    for (const [name, text] of files) {
      const tree = parsed(text);
      if (!name.endsWith('.rels')) continue;
      const from = new URL(`file:///${name.replace('_rels/', '').replace('.rels', '')}`);
      for (const { attributes } of all(tree, 'Relationship'))
        expect(files.has(new URL(attributes['Target'] as string, from).pathname.slice(1))).toBe(true);
    }
  });
  test('has the checksum of each file, and names outside ASCII as UTF-8', async () => {
    const bytes = Buffer.from(zipped([{ name: '金山.txt', text: 'Kingsoft' }]));
    expect(bytes.readUInt32LE(14)).toBe(crc32('Kingsoft'));
    expect([...(await unzipped(bytes))]).toEqual([['金山.txt', 'Kingsoft']]);
  });
});

describe('lookthrough draw -o F.pptx', () => {
  test('writes the slide and names the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lookthrough-slide-'));
    const [out, said]: [string, string[]] = [join(folder, 'kingsoft.pptx'), []];
    const stream = { write: (t: string) => said.push(t) > 0 };
    const rule = ['--rule', 'hk-listing-controlling'];
    const code = await main(['draw', 'Kingsoft', FINANCEASIA, ...rule, '-o', out], { stdout: stream, stderr: stream });
    expect([code, said]).toEqual([0, [`${out}\n`]]);
    expect(Buffer.compare(readFileSync(out), Buffer.from((await kingsoft()).bytes))).toBe(0);
    rmSync(folder, { recursive: true });
  });
});

describe('shapes', () => {
  const OWN = 'Ann is a person\nAnn owns 30% of B\nH owns nearly 20% of B\nAnn controls H\nB owns 60% of C';
  const byName = async (own: string, name: string): Promise<Element> => {
    const s = await slideOf((await typed(own, 'B')).bytes);
    return all(s, 'p:sp').find((e) => first(e, 'p:cNvPr').attributes['name'] === name) as Element;
  };
  test('no two have one id', async () => {
    const ids = all(await slideOf((await kingsoft()).bytes), 'p:cNvPr').map((e) => e.attributes['id']);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('a person with one line in the middle is the preset oval, a company the preset rectangle', async () => {
    const preset = (e: Element): unknown => first(e, 'a:prstGeom').attributes['prst'];
    expect(preset(await byName('Ann is a person\nAnn owns 100% of B', 'Ann'))).toBe('ellipse');
    expect(preset(await byName('H owns 100% of B', 'H'))).toBe('rect');
  });
  test('a person with two lines is an oval of four arcs, with a site for each line after the preset’s eight', async () => {
    const ann = await byName(OWN, 'Ann');
    expect([all(ann, 'a:arcTo').length, all(ann, 'a:cxn').length]).toEqual([4, 10]);
  });
  test('control without a figure is dashed, shares are not', async () => {
    const s = await slideOf((await typed(OWN, 'B')).bytes);
    const dash = (name: string): unknown =>
      connectors(s)
        .filter((c) => first(c, 'p:cNvPr').attributes['name'] === name)
        .map((c) => first(c, 'a:prstDash').attributes['val']);
    expect([dash('Ann to H'), dash('Ann to B'), dash('Not declared to B')]).toEqual([['dash'], ['solid'], ['dot']]);
  });
  test('doubt is hatched, and only doubt', async () => {
    const hatched = async (own: string): Promise<number> =>
      all(await slideOf((await typed(own, 'B')).bytes), 'a:pattFill').length;
    expect(await hatched('A owns 100% of B')).toBe(0);
    expect(await hatched('A owns 40-60% of B')).toBeGreaterThan(0);
  });
  test('a name that is markup is only text', async () => {
    const { bytes } = await typed('"<a:t>&amp;" owns 30% of B', 'B');
    expect(wordsOf(await slideOf(bytes))).toContain('<a:t>&amp;');
  });
  test.each([
    ['a\u0001b', 'a\ufffdb'],
    ['a\ud800b', 'a\ufffdb'],
    ['a\uffffb', 'a\ufffdb'],
    ['金山\u{20000}', '金山\u{20000}'],
  ])('what XML cannot hold is marked as missing: %j', (text, held) => {
    expect(parsed(`<t>${xmlText(text)}</t>`).text).toBe(held);
  });
});

/** Corners of a connector as ECMA-376 draws its preset: in its box, mirrored, then turned about the box's middle. */
function cornersOf(c: Element): (readonly [number, number])[] {
  const n = (e: Element, key: string): number => Number(e.attributes[key]);
  const xfrm = first(c, 'a:xfrm');
  const [off, ext] = [first(xfrm, 'a:off'), first(xfrm, 'a:ext')];
  const [w, h] = [n(ext, 'cx'), n(ext, 'cy')];
  const [a = 0, b = 0, d = 0] = all(c, 'a:gd').map((g) => Number(g.attributes['fmla']?.replace('val ', '')) / 100_000);
  const inner: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
    straightConnector1: [],
    bentConnector2: [[w, 0]],
    bentConnector3: [
      [a * w, 0],
      [a * w, h],
    ],
    bentConnector4: [
      [a * w, 0],
      [a * w, b * h],
      [w, b * h],
    ],
    bentConnector5: [
      [a * w, 0],
      [a * w, b * h],
      [d * w, b * h],
      [d * w, h],
    ],
  };
  const path = [
    [0, 0] as const,
    ...(inner[first(c, 'a:prstGeom').attributes['prst'] as string] ?? []),
    [w, h] as const,
  ];
  const [fh, fv] = [xfrm.attributes['flipH'] === '1' ? -1 : 1, xfrm.attributes['flipV'] === '1' ? -1 : 1];
  const turned = xfrm.attributes['rot'] === '5400000';
  return path.map(([x, y]) => {
    const [u, v] = [(x - w / 2) * fh, (y - h / 2) * fv];
    const [px, py] = turned ? [-v, u] : [u, v];
    return [(n(off, 'x') + w / 2 + px) / 9525, (n(off, 'y') + h / 2 + py) / 9525] as const;
  });
}

describe('a connector', () => {
  const LOOPS =
    'A owns 60% of B\nB owns 60% of A\nC owns 10% of A\nD owns 10% of B\nD owns 5% of C\nB owns 5% of B\nE owns 1% of D\nE owns 2% of A';
  const HELD = Array.from({ length: 9 }, (_, n) => `A owns ${n + 1}% of S${n}`).join('\n');
  test.each([
    ['straight, bent, turned and mirrored', LOOPS, 940, ['straightConnector1', 'bentConnector3', 'bentConnector5']],
    ['from a trunk', HELD, 358, ['bentConnector2']],
  ])('turns at the corners of the layout, to a pixel: %s', async (_, own, width, kinds) => {
    const { answer } = await typed(own, 'A');
    const s = await slideOf(slide(answer, { lines: [], scenario: [] }, { width }));
    const { lines, boxes } = layout(answer, { width });
    const subject = all(s, 'p:sp').find((e) => first(e, 'p:cNvPr').attributes['name'] === 'A') as Element;
    const down = Number(first(subject, 'a:off').attributes['y']) / 9525 - (boxes.find((b) => b.label === 'A')?.y ?? 0);
    const found = connectors(s).slice(-lines.length);
    lines.forEach((l, n) => {
      const corners = cornersOf(found[n] as Element);
      const off = l.points.map(([x, y], at) => {
        const [px, py] = corners[at] ?? [Number.NaN, Number.NaN];
        return Math.max(Math.abs(px - x), Math.abs(py - y - down));
      });
      expect([corners.length, Math.max(...off) < 1]).toEqual([l.points.length, true]);
    });
    const drawn = connectors(s).map((c) => first(c, 'a:prstGeom').attributes['prst']);
    expect(kinds.filter((k) => !drawn.includes(k))).toEqual([]);
  });
  test('with more corners than a preset has keeps them as a path', () => {
    const points = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [10 * Math.ceil(n / 2), 10 * Math.floor(n / 2)] as const);
    const xml = connector(
      new Canvas(100, 100),
      'long',
      points,
      { colour: '#000000', width: 1 },
      { from: [2, 0], to: [3, 0] },
    );
    const path = parsed(xml.replace('<p:cxnSp>', '<p:cxnSp xmlns:a="a" xmlns:p="p">'));
    expect(all(path, 'a:pt').map((p) => [Number(p.attributes['x']) / 9525, Number(p.attributes['y']) / 9525])).toEqual(
      points,
    );
  });
});

describe('what it is true of', () => {
  test('stands below: day, known by, data version, rule and its version, sources', async () => {
    const { envelope, bytes } = await kingsoft();
    const said = wordsOf(await slideOf(bytes)).replace(/\s+/g, ' ');
    expect(said).toContain(`True on ${envelope.asAt}; known by: everything in the data`);
    expect(said).toContain(envelope.data.version);
    expect(said).toContain(`hk-listing-controlling, version ${envelope.rules['hk-listing-controlling']}`);
    expect(said).toContain('Sources: FinanceAsia, feature on Kingsoft and Xiaomi');
  });
  test('a reading chosen and an assumption switched off are named', async () => {
    const workspace = await openFiles([FINANCEASIA]);
    const off = 'stated-control:Lei Jun > Xiaomi';
    const choices = { 'misprint:Tencent > Xiaomi': 'Kingsoft' };
    const envelope = await ask(workspace, { verb: 'structure', subject: 'Kingsoft', choices, noAssume: [off] });
    const { lines } = await frameOf(workspace, envelope);
    expect(lines).toContain('Another reading chosen: misprint:Tencent > Xiaomi = Kingsoft');
    expect(lines).toContain(`Assumptions switched off: ${envelope.assumptions.find((a) => a.id === off)?.text}`);
  });
  test('what is asked as a scenario is framed as one, with its changes in words', async () => {
    const workspace = await openFiles([{ name: 'facts.own', text: 'A owns 30% of B\nC owns 5% of B' }]);
    const envelope = await ask(workspace, { verb: 'structure', subject: 'B' });
    const supposed = { ...envelope, question: { ...envelope.question, change: ['A sells 3% of B to C'] } };
    expect((await frameOf(workspace, supposed)).scenario).toEqual(['A sells 3% of B to C']);
    expect((await frameOf(workspace, envelope)).scenario).toEqual([]);
  });
  test('a fact carries no mark of a scenario', async () => {
    expect(wordsOf(await slideOf((await kingsoft()).bytes))).not.toContain('SCENARIO');
  });
  test('a scenario says so in its title, in its frame and in the name of the document', async () => {
    const { answer } = await typed('A owns 30% of B', 'B');
    const bytes = slide(answer, { lines: [], scenario: ['A sells 3% of B to C'] });
    const s = await slideOf(bytes);
    const title = all(s, 'p:sp').find((e) => all(e, 'p:ph').length > 0) as Element;
    expect(wordsOf(title)).toMatch(/^SCENARIO\. Not a fact: A sells 3% of B to C/);
    const frame = all(s, 'p:sp').find(
      (e) => first(e, 'p:cNvPr').attributes['name'] === 'SCENARIO, not a fact',
    ) as Element;
    expect(first(frame, 'a:prstDash').attributes['val']).toBe('dash');
    expect((await unzipped(bytes)).get('docProps/core.xml')).toContain('SCENARIO, not a fact');
  });
});

describe('the size of the slide', () => {
  const chain = (n: number): string =>
    Array.from({ length: n }, (_, i) => `P${i + 1} owns 60% of ${i === 0 ? 'B' : `P${i}`}`).join('\n');
  const size = async (bytes: Uint8Array): Promise<number[]> => {
    const root = parsed((await unzipped(bytes)).get('ppt/presentation.xml') as string);
    return ['cx', 'cy'].map((k) => Number(first(root, 'p:sldSz').attributes[k]));
  };
  test('is that of the chart, a pixel being 1/96 inch', async () => {
    const { answer, bytes } = await kingsoft();
    expect((await size(bytes))[0]).toBe(layout(answer).width * 9525);
  });
  test('over 56 inches it is reduced as a whole, and says so', async () => {
    const { bytes } = await typed(chain(80), 'B');
    expect(Math.max(...(await size(bytes)))).toBeLessThanOrEqual(51_206_400);
    const s = await slideOf(bytes);
    expect(wordsOf(s)).toMatch(/Drawn at \d+ % of its size/);
    fastened(s);
  });
  test('over 400 boxes the slide says that it draws none', async () => {
    const { answer } = await typed('A owns 30% of B', 'B');
    const [node, edge] = [answer.nodes.find((n) => n.name === 'A'), answer.edges[0]];
    const many = Array.from({ length: 420 }, (_, n) => n);
    const nodes = many.map((n) => ({ ...(node as NonNullable<typeof node>), id: `p${n}`, name: `P${n}` }));
    const edges = many.map((n) => ({
      ...(edge as NonNullable<typeof edge>),
      id: `e${n}`,
      from: `p${n}`,
      to: n === 0 ? answer.subject.id : `p${n - 1}`,
    }));
    const chained = { ...answer, nodes: [...answer.nodes.filter((n) => n.place === 'subject'), ...nodes], edges };
    const s = await slideOf(slide(chained, { lines: [], scenario: [] }));
    expect([connectors(s).length, wordsOf(s).includes('Too many to draw')]).toEqual([0, true]);
  });
});
