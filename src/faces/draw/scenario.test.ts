import { describe, expect, test } from 'vitest';
import { ask, type Envelope, envelopeText, openFiles, type StructureAnswer, verify } from '../../index.ts';
import { draw, frameOf, layout, slide } from './index.ts';

const OWN = `source "Register" (register) published 2020
Ann (person) owns 60% of Beta
Cy owns 20% of Beta
Ann owns 10% of Delta
Cy owns 5% of Delta with 9% of the votes
`;
const workspace = await openFiles([{ name: 'facts.own', text: OWN }]);
const asked = (change: readonly string[], subject = 'Beta'): Promise<Envelope> =>
  ask(workspace, { verb: 'structure', subject, change });
const answerOf = (e: Envelope): StructureAnswer => e.answer as unknown as StructureAnswer;
const SALE = 'Ann sells 15% of Beta to Cy';

describe('the structure in a scenario', () => {
  test('says what moved, as it is today and as it would be, and leaves the rest alone', async () => {
    const { edges, scenario } = answerOf(await asked([SALE, 'Cy sells 1% of Beta to Eve & Co'].slice(0, 1)));
    expect(scenario).toEqual(['Ann sells 15 % of Beta to Cy']);
    const [ann, cy] = edges;
    expect([ann?.economic?.exact, ann?.before?.economic?.exact, ann?.before?.votes?.exact]).toEqual([45, 60, 60]);
    expect([cy?.economic?.exact, cy?.before?.economic?.exact]).toEqual([35, 20]);
  });
  test('another reading of a suspect figure is no holding, so nothing of it moves', async () => {
    const suspect = await openFiles([
      { name: 'x.own', text: 'Ann owns 9% of Beta, perhaps Gamma, because "slip"\nCy owns 5% of Gamma\n' },
    ]);
    const e = await ask(suspect, { verb: 'structure', subject: 'Gamma', change: ['Cy sells 1% of Gamma to Beta'] });
    const other = answerOf(e).edges.filter((x) => x.kind === 'other-reading');
    expect(other.map((x) => x.before)).toEqual([undefined]);
  });
  test('a line that is not there today has nothing before it', async () => {
    const { edges } = answerOf(await asked(['Ann sells 1% of Delta to Beta'], 'Delta'));
    const bought = edges.find((e) => e.from === 'name:beta');
    expect([bought?.economic?.exact, bought?.before]).toEqual([1, {}]);
    expect(edges.find((e) => e.from === 'name:cy' && e.to === 'name:delta')?.before).toBeUndefined();
    expect(edges.find((e) => e.from === 'name:ann' && e.to === 'name:beta')?.before).toBeUndefined();
  });
  test('is said before its answer, and its answer is not that of the facts', async () => {
    const [then, now] = [answerOf(await asked([SALE])), answerOf(await asked([]))];
    expect(then.headline).toMatch(/^In this scenario: /);
    expect(then.headline.startsWith(then.lead)).toBe(true);
    expect(then.because).toMatch(/^If Ann sells 15 % of Beta to Cy\. /);
    expect(then.headline).not.toContain(now.headline);
    expect(now).toEqual(answerOf(await ask(workspace, { verb: 'structure', subject: 'Beta' })));
    expect(now.scenario).toBeUndefined();
  });
  test('proves nothing, and a replay finds nothing wrong in that', async () => {
    const e = await asked([SALE]);
    expect(e.proof.steps).toEqual([]);
    expect((await verify(JSON.parse(envelopeText(e)), workspace)).ok).toBe(true);
  });
  test('nobody sells what it certainly has not', async () =>
    expect(asked(['Cy sells 30% of Beta to Ann'])).rejects.toThrow(/certainly has less/));
  test('a pact moves no line, and the picture is a scenario all the same', async () => {
    const answer = answerOf(await asked(['Ann and Cy act in concert over Beta']));
    expect(answer.edges.every((e) => e.before === undefined)).toBe(true);
    expect(draw(answer, 'svg')).toContain('SCENARIO');
  });
});

describe('the drawing of a scenario cannot be mistaken for fact', () => {
  test('as SVG: word, name, title, dashed frame round everything; a fact has none of them', async () => {
    const then = draw(answerOf(await asked([SALE])), 'svg');
    expect(then).toContain('>SCENARIO</text>');
    expect(then).toContain('<title>SCENARIO, not a fact: Ann sells 15 % of Beta to Cy</title>');
    expect(then).toMatch(/aria-label="SCENARIO, not a fact: In this scenario:/);
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(then) ?? [];
    expect(then).toContain(`width="${Number(width) - 3}" height="${Number(height) - 3}" fill="none"`);
    const now = draw(answerOf(await asked([])), 'svg');
    expect(now.toLowerCase()).not.toContain('scenario');
    expect(now.toLowerCase()).not.toContain('#8518f2" stroke-width="3"');
  });
  test('moved lines carry today struck through and then beside it, and stand in the legend', async () => {
    const answer = answerOf(await asked([SALE]));
    const parts = layout(answer).lines.flatMap((l) => l.label?.parts ?? []);
    const words = (kind: string): string[] =>
      parts.filter((p) => p.kind === kind).map((p) => p.text.replace(/\s/g, ' '));
    expect(words('gone')).toEqual(['today 60 %', 'today 20 %']);
    expect(words('scen')).toEqual(['then = 45 %', 'then = 35 %']);
    expect(draw(answer, 'svg')).toContain('moved by the scenario');
  });
  test('votes apart from shares: each says its own today', async () => {
    const parts = layout(answerOf(await asked(['Ann sells 1% of Delta to Cy'], 'Delta'))).lines.flatMap(
      (l) => l.label?.parts ?? [],
    );
    expect(parts.some((p) => p.kind === 'gone' && p.text.startsWith('economics'))).toBe(true);
    expect(parts.some((p) => p.kind === 'gone' && p.text.startsWith('votes'))).toBe(true);
  });
  test('changes of markup stay text', async () => {
    const hostile = await openFiles([{ name: 'x.own', text: '"<b>A</b>" owns 9% of B\nC owns 1% of B\n' }]);
    const e = await ask(hostile, { verb: 'structure', subject: 'B', change: ['"<b>A</b>" sells 1% of B to C'] });
    expect(draw(answerOf(e), 'svg')).not.toContain('<b>');
  });
  test('as Mermaid and Graphviz: in the title of the picture', async () => {
    const answer = answerOf(await asked([SALE]));
    expect(draw(answer, 'mmd')).toMatch(
      /^---\ntitle: "SCENARIO, not a fact: Ann sells 15 % of Beta to Cy"\n---\n(?:%% .*\n)+flowchart/,
    );
    expect(draw(answer, 'dot')).toContain('label="SCENARIO, not a fact: Ann sells 15 % of Beta to Cy"');
    expect(draw(answerOf(await asked([])), 'mmd')).toMatch(/^(?:%% .*\n)+flowchart/);
  });
  test.each(['graphml', 'gexf', 'cypher'] as const)(
    'as .%s it is refused: programs would read it as facts',
    async (as) => {
      const answer = answerOf(await asked([SALE]));
      expect(() => draw(answer, as)).toThrow(/read by programs as facts/);
    },
  );
  test('as a slide: frame and words, the struck figure, the same bytes each time', async () => {
    const e = await asked([SALE]);
    const frame = await frameOf(workspace, e);
    expect(frame.scenario).toEqual([SALE]);
    const bytes = slide(answerOf(e), frame);
    expect(Buffer.from(bytes).equals(Buffer.from(slide(answerOf(await asked([SALE])), frame)))).toBe(true);
  });
});
