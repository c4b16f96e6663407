import { describe, expect, test } from 'vitest';
import { readText } from '../src/sources/text/index.ts';
import { appended, lineOf, type ReadOut, segmentsOf } from '../web/src/draft/reading.ts';

const TEXT = 'Lei Jun, chairman of Kingsoft, owns 29.9% of it. Its shares rose 7%.';
const reading = readText(TEXT, { title: 'Daily' }) as unknown as ReadOut;

describe('the text with its marks', () => {
  const segments = segmentsOf(TEXT, reading);
  test('is the text', () => expect(segments.map((s) => s.text).join('')).toBe(TEXT));
  test('marks what two quotes share for both, and each beginning once', () => {
    expect(segments.map((s) => [s.text, s.proposals, s.begins])).toEqual([
      ['Lei Jun, chairman of Kingsoft', [1, 2], [1, 2]],
      [', owns 29.9% of it', [2], []],
      ['. ', [], []],
      ['Its shares rose 7%.', [], []],
    ]);
  });
  test('tells why a stretch was left', () => expect(segments.at(-1)?.left).toContain('a price, a result or a change'));
});

describe('an accepted line', () => {
  const line = lineOf('Lei Jun owns 29.9% of Kingsoft', { quote: 'a "b"\nc' });
  test('has the quote behind it, on one line', () => expect(line).toBe('Lei Jun owns 29.9% of Kingsoft "a \\"b\\" c"'));
  test('comes under its source line, which is written once, and so is who is a person', () => {
    const once = appended('A owns 5% of B', reading, line);
    const head = 'A owns 5% of B\nsource "Daily" (news)\n"Lei Jun" is a person\n';
    expect([once, appended(once, reading, line)]).toEqual([`${head}${line}\n`, `${head}${line}\n${line}\n`]);
  });
  test('comes under its own source line again where another source came between', () => {
    const between = 'source "Daily" (news)\nA owns 5% of B\nsource "Other" (news)\n';
    expect(appended(between, { ...reading, people: [] }, line)).toBe(`${between}source "Daily" (news)\n${line}\n`);
  });
});
