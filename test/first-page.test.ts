/** What the first page of the explorer works out before it is drawn: numbers of assumptions, room in the chart's corner. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { layout } from '../src/faces/draw/layout.ts';
import type { Layout } from '../src/faces/draw/types.ts';
import { ask, openFiles, type StructureAnswer } from '../src/index.ts';
import { groupsOf, numbersOf, switchedOff } from '../web/src/front/assumptions.ts';
import { cornerOf } from '../web/src/front/corner.ts';
import { linesOf } from '../web/src/proof-lines.ts';
import type { Structure } from '../web/src/types.ts';
import { en } from '../web/src/words.en.ts';

const OWN = readFileSync(join(import.meta.dirname, '../gallery/kingsoft-2015/financeasia.own'), 'utf8');
const QUESTION = {
  verb: 'structure',
  subject: 'Kingsoft',
  asAt: '2015-03-31',
  rule: 'hk-listing-controlling',
} as const;
let found: Structure;
beforeAll(async () => {
  const workspace = await openFiles([{ name: 'financeasia.own', text: OWN }]);
  found = (await ask(workspace, QUESTION)) as unknown as Structure;
});

describe('assumptions in force', () => {
  test('of one kind are one group that counts its parties, and one alone is a number of its own', () => {
    const groups = groupsOf(found.assumptions);
    expect(groups.map((g) => [g.number, g.kind, g.members.length])).toEqual([
      ['A1', 'no-earlier-holding', 1],
      ['A2', 'stake-means-shares', 9],
      ['A3', 'stated-control', 6],
    ]);
    expect(groups.flatMap((g) => g.members.map((m) => m.id))).toEqual(found.assumptions.map((a) => a.id));
  });

  test('have the number that their line in the proof has', () => {
    const numbers = numbersOf(found.assumptions);
    const assumed = linesOf(found, en).lines.filter((l) => l.kind === 'assumed');
    expect(assumed.length).toBeGreaterThan(2);
    for (const { text } of assumed) {
      const [number, sentence] = text.split(' · ');
      const a = found.assumptions.find((x) => x.text === sentence);
      expect(numbers.get(a?.id ?? '')).toBe(number);
    }
  });

  test('keep their numbers when one is switched off', () => {
    const off = found.assumptions.map((a, n) => ({ ...a, on: n !== 0 }));
    expect(numbersOf(off)).toEqual(numbersOf(found.assumptions));
  });

  test('are switched one by one or as a kind, and one of a kind that is off can be switched on again', () => {
    const all = found.assumptions;
    const kind = all.filter((a) => a.kind === 'stated-control').map((a) => a.id);
    const [one = '', ...others] = kind;
    expect(switchedOff([], all, [one], false)).toEqual([one]);
    expect(switchedOff([], all, kind, false)).toEqual(['stated-control']);
    const off = all.map((a) => (a.kind === 'stated-control' ? { ...a, on: false } : a));
    expect(switchedOff(['stated-control'], off, [one], true)).toEqual(others);
    expect(switchedOff(['stated-control'], off, kind, true)).toEqual([]);
  });

  test('that this answer does not know of stay switched off', () => {
    expect(switchedOff(['same-name'], found.assumptions, [], true)).toEqual(['same-name']);
  });
});

describe('the empty corner of the chart', () => {
  const ROWS = ['a buyer held none before the transfer', 'a stake is one of shares, with their economics'];
  const drawn = (width: number): Layout => layout(found.answer as StructureAnswer, { width, notation: 'market' });

  test('holds a panel that touches nothing of the drawing', () => {
    const l = drawn(900);
    const width = cornerOf(l, 900, ROWS) as number;
    expect(width).toBeGreaterThanOrEqual(248);
    const left = 900 - width;
    // Its title and two rows of at least 24 px.
    const height = 30 + 2 * 24;
    const over = l.boxes.filter((b) => b.y < height && b.x + b.width > left);
    const labels = l.lines.filter((x) => x.label && x.labelY < height && x.labelX + x.label.width > left);
    expect([over, labels]).toEqual([[], []]);
  });

  test('is none on a phone, nor for a panel taller than the drawing', () => {
    expect(cornerOf(drawn(330), 330, ROWS)).toBeUndefined();
    expect(cornerOf(drawn(900), 900, Array.from({ length: 60 }, () => ROWS).flat())).toBeUndefined();
  });
});
