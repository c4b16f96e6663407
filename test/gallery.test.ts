/**
 * Every case of the gallery: statements, questions, the whole answer with its proof compared as trees, figures that were
 * worked out by hand, and the chart. After a change that is meant, run with UPDATE_GALLERY=1 and read the difference.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draw } from '../src/faces/draw/index.ts';
import {
  ask,
  checkProof,
  type Envelope,
  openFiles,
  type Question,
  type StructureAnswer,
  verify,
} from '../src/index.ts';
import { overlaps } from './overlaps.ts';

const GALLERY = join(import.meta.dirname, '../gallery');
interface Case {
  readonly files: readonly string[];
  readonly questions: readonly {
    readonly name: string;
    readonly ask: Question;
    readonly expect: Readonly<Record<string, unknown>>;
  }[];
}
const cases = readdirSync(GALLERY).filter((name) => existsSync(join(GALLERY, name, 'questions.json')));

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((v, key) => (v as Record<string, unknown> | undefined)?.[key], value);
const written = (path: string, text: string): string => {
  if (process.env['UPDATE_GALLERY'] === '1') {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  return readFileSync(path, 'utf8');
};
/** The engine's version and nothing else may differ between releases. */
const comparable = (e: Envelope): unknown => ({ ...(JSON.parse(JSON.stringify(e)) as object), engine: undefined });

describe('the gallery', () => {
  test('has its cases', () => expect(cases.length).toBeGreaterThanOrEqual(8));

  describe.each(cases)('%s', (name) => {
    const folder = join(GALLERY, name);
    const { files, questions } = JSON.parse(readFileSync(join(folder, 'questions.json'), 'utf8')) as Case;
    const open = () => openFiles(files.map((f) => join(folder, f)));

    test('has a page with its origin and licence', () => {
      expect(readFileSync(join(folder, 'README.md'), 'utf8')).toMatch(/licen[cs]e/i);
    });

    test('is read without a rejected row', async () => {
      expect((await open()).problems.filter((p) => p.severity === 'rejected')).toEqual([]);
    });

    test.each(questions)('$name', async ({ name: question, ask: asked, expect: figures }) => {
      const workspace = await open();
      const envelope = await ask(workspace, asked);
      for (const [path, value] of Object.entries(figures))
        expect([path, at(envelope.answer, path)]).toEqual([path, value]);
      const expected = JSON.parse(
        written(join(folder, 'expected', `${question}.json`), `${JSON.stringify(envelope, null, 1)}\n`),
      ) as Envelope;
      expect(comparable(envelope)).toEqual(comparable(expected));
      expect(checkProof(envelope.proof)).toMatchObject({ ok: true });
      expect(await verify(JSON.parse(JSON.stringify(envelope)), workspace)).toMatchObject({
        ok: true,
        level: 'replayed',
      });
    });

    const subject = questions.map((q) => q.ask.subject).find((s) => s !== undefined);
    test('has its chart', async () => {
      const first = questions[0]?.ask as Question & { rule?: string };
      const rule = first.verb === 'control' && first.rule !== undefined ? { rule: first.rule } : {};
      const { answer } = await ask(await open(), {
        verb: 'structure',
        subject: subject as string,
        ...rule,
        ...(first.asAt === undefined ? {} : { asAt: first.asAt }),
      });
      const chart = draw(answer as unknown as StructureAnswer, 'svg');
      expect(chart).toBe(written(join(folder, 'chart.svg'), chart));
      for (const width of [940, 358])
        expect(overlaps(draw(answer as unknown as StructureAnswer, 'svg', { width }))).toEqual([]);
    });
  });
});
