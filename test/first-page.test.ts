/**
 * What the first page of the explorer works out before it is drawn: numbers of assumptions, room in the chart's
 * corner, the strip of time.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { layout } from '../src/faces/draw/layout.ts';
import { textWidth } from '../src/faces/draw/measure.ts';
import type { Layout } from '../src/faces/draw/types.ts';
import { regimesOut } from '../src/faces/http/regimes.ts';
import { ask, openFiles, type StructureAnswer } from '../src/index.ts';
import { groupsOf, numbersOf, switchedOff } from '../web/src/front/assumptions.ts';
import { cornerOf } from '../web/src/front/corner.ts';
import { lanesOf } from '../web/src/front/lanes.ts';
import { namedInBoxes } from '../web/src/front/names.ts';
import { choiceOf, settlingOf } from '../web/src/front/settling.ts';
import { sourcesOf } from '../web/src/front/sources.ts';
import {
  beginning,
  ending,
  type Mark,
  marksOf,
  monthFrom,
  stretchesOf,
  ticksOf,
  windowOf,
  within,
} from '../web/src/front/strip.ts';
import { verdictItems } from '../web/src/front/verdict-line.ts';
import { sectionsOf } from '../web/src/proof-lines.ts';
import type { Control, Structure } from '../web/src/types.ts';
import { en } from '../web/src/words.en.ts';

const OWN = readFileSync(join(import.meta.dirname, '../gallery/kingsoft-2015/financeasia.own'), 'utf8');
const QUESTION = {
  verb: 'structure',
  subject: 'Kingsoft',
  asAt: '2015-03-31',
  rule: 'hk-listing-controlling',
} as const;
let found: Structure;
let control: Control;
beforeAll(async () => {
  const workspace = await openFiles([{ name: 'financeasia.own', text: OWN }]);
  found = (await ask(workspace, QUESTION)) as unknown as Structure;
  const plain = { verb: 'control', subject: QUESTION.subject, asAt: QUESTION.asAt } as const;
  control = (await ask(workspace, plain)) as unknown as Control;
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
    const lines = sectionsOf(found, en, regimesOut()).flatMap((s) => s.lines);
    const assumed = lines.filter((l) => l.kind === 'assumption');
    expect(assumed.length).toBeGreaterThan(2);
    for (const { text, assumption } of assumed) {
      const a = found.assumptions.find((x) => x.text === text);
      expect(numbers.get(a?.id ?? '')).toBe(assumption);
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
    // Its title and two rows of at least 24 px.
    const height = 30 + 2 * 24;
    const rooms = [520, 560, 600, 640, 700, 760, 820, 900, 1000];
    const touched = rooms.flatMap((room) => {
      const l = drawn(room);
      const width = cornerOf(l, room, ROWS);
      if (width === undefined) return [];
      const left = room - width;
      const over = l.boxes.filter((b) => b.y < height && b.x + b.width > left).map((b) => b.label);
      const labels = l.lines.filter((x) => x.label && x.labelY < height && x.labelX + x.label.width > left);
      return [...over, ...labels.map((x) => x.id)].map((what) => `${room}: ${what}`);
    });
    expect(touched).toEqual([]);
    expect(cornerOf(drawn(900), 900, ROWS)).toBeGreaterThanOrEqual(248);
  });

  test('is none on a phone, nor for a panel taller than the drawing', () => {
    expect(cornerOf(drawn(330), 330, ROWS)).toBeUndefined();
    expect(cornerOf(drawn(900), 900, Array.from({ length: 60 }, () => ROWS).flat())).toBeUndefined();
  });
});

describe('a name that a source gives in its own script', () => {
  test('stands in its box with the Latin one, whole, and changes no id, line or figure', () => {
    const nodes = found.answer.nodes.map((n) => (n.name === 'Xiaomi' ? { ...n, otherNames: ['小米'] } : n));
    const named = namedInBoxes({ ...found.answer, nodes });
    const l = layout(named, { width: 900, notation: 'market' });
    const rows = l.boxes.find((b) => b.node?.id === 'name:xiaomi')?.rows.filter((r) => r.kind === 'name');
    expect(rows?.map((r) => r.text).join(' ')).toBe('Xiaomi 小米');
    expect({ ...named, nodes: [] }).toEqual({ ...found.answer, nodes: [] });
    expect(named.nodes.map((n) => n.id)).toEqual(found.answer.nodes.map((n) => n.id));
    expect(namedInBoxes(found.answer)).toBe(found.answer);
  });
});

describe('the verdict line', () => {
  test('says of whom nobody has a majority, the line of the rule cannot be told, and a source states control', () => {
    expect(verdictItems(found, control.answer, 'no person')).toEqual([
      { kind: 'majority', outcomes: [{ verdict: 'no', who: ['Lei Jun'] }] },
      {
        kind: 'rule',
        outcomes: [
          { verdict: 'cannot-tell', who: ['Lei Jun'] },
          { verdict: 'no', who: ['Xiaomi'] },
        ],
      },
      { kind: 'stated', outcomes: [{ verdict: 'yes', who: ['Lei Jun'] }] },
    ]);
  });

  test('says no majority of nobody where nobody controls, and nothing of it before that is known', () => {
    const nobody = { ...control.answer, controllers: [] };
    expect(verdictItems(found, nobody, '')[0]).toEqual({ kind: 'majority', outcomes: [{ verdict: 'no', who: [] }] });
    expect(verdictItems(found, undefined, '').map((i) => i.kind)).toEqual(['rule']);
  });
});

test('a trust over the line of the rule is among its verdicts, as no person', async () => {
  const workspace = await openFiles([join(import.meta.dirname, '../gallery/kyc/structure.own')]);
  const asked = { subject: 'T', rule: 'eu-amlr' } as const;
  const structure = (await ask(workspace, { verb: 'structure', ...asked })) as unknown as Structure;
  const ruled = (await ask(workspace, { verb: 'control', ...asked })) as unknown as Control;
  const rule = verdictItems(structure, ruled.answer, 'no person').find((i) => i.kind === 'rule');
  expect(rule?.outcomes).toEqual([
    { verdict: 'yes', who: ['P1', 'P3', 'TR (no person)'] },
    { verdict: 'no', who: ['P2'] },
  ]);
});

test('sources of the page are told once, without their paragraphs', () => {
  expect(sourcesOf(found.answer)).toEqual(['FinanceAsia, feature on Kingsoft and Xiaomi']);
});

describe('what would settle it', () => {
  test('is one fact first, with a choice that assumes each of its outcomes; several facts together come after', () => {
    const { first, more } = settlingOf(found);
    expect([first.map((w) => w.facts.length), more.map((w) => w.facts.length)]).toEqual([[1], [2]]);
    expect(first.flatMap((w) => w.outcomes.map((o) => choiceOf(w, o.if, found)))).toEqual([
      { 'directness:Lei Jun > Kingsoft': 'direct' },
      { 'directness:Lei Jun > Kingsoft': 'total' },
    ]);
    expect(more.flatMap((w) => w.outcomes.map((o) => choiceOf(w, o.if, found)))).toEqual([undefined, undefined]);
  });

  test('is three ways at most before more are asked for', () => {
    const [verdict] = found.answer.verdicts;
    const [way] = verdict?.wouldSettle ?? [];
    if (verdict === undefined || way === undefined) throw new Error('nothing would settle it');
    const many = { ...verdict, wouldSettle: Array.from({ length: 5 }, () => ({ ...way })) };
    const { first, more } = settlingOf({ ...found, answer: { ...found.answer, verdicts: [many] } });
    expect([first.length, more.length]).toEqual([3, 2]);
  });
});

describe('the strip of time', () => {
  const mark = (kind: Mark['kind'], start?: string, end?: string): Mark => ({
    row: undefined,
    kind,
    text: '',
    quoted: false,
    source: '',
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  });

  test('shows what the case has around the day: the stake that came, what was bought, invested and spun off', () => {
    const marks = marksOf(found);
    const frame = windowOf(marks, '2015-03-31');
    expect(frame).toEqual({ from: '2014-10-01', to: '2015-03-31' });
    if (frame === undefined) return;
    const near = within(marks, frame);
    expect(near.map((m) => [m.kind, m.start])).toEqual([
      ['holding', '2015-01'],
      ['event', '2014'],
      ['event', '2014-12'],
      ['event', '2015-01'],
    ]);
    expect(near[0]).toMatchObject({ row: ['Xiaomi', 'Kingsoft'], text: '“nearly 3%”', quoted: true });
    expect(near.every((m) => m.source.startsWith('FinanceAsia'))).toBe(true);
  });

  test('hatches the days a date may mean, and is solid only where it surely holds', () => {
    const w = { from: '2014-10-01', to: '2015-03-31' };
    const month = 1 / 6;
    const near = (list: ReturnType<typeof stretchesOf>): (number | boolean)[][] =>
      list.map((s) => [Math.round(s.from / month), Math.round(s.to / month), s.sure]);
    expect(near(stretchesOf(mark('holding', '2015-01'), w))).toEqual([
      [3, 4, false],
      [4, 6, true],
    ]);
    expect(near(stretchesOf(mark('office', undefined, '2014-12'), w))).toEqual([[2, 3, false]]);
    expect(near(stretchesOf(mark('event', '2014-12'), w))).toEqual([[2, 3, false]]);
    expect(near(stretchesOf(mark('holding', '2014-12-01', '2015-01-01'), w))).toEqual([[2, 3, true]]);
  });

  test('looks further back where nothing is dated near, ahead only as far as something is, and not at all without dates', () => {
    const day = '2015-03-31';
    expect(windowOf([mark('event', '1992'), mark('event', '2011')], day)?.from).toBe('1965-04-01');
    const ahead = windowOf([mark('event', '2015-02'), mark('event', '2015-05-12'), mark('event', '2019')], day);
    expect(ahead).toEqual({ from: '2014-10-01', to: '2015-05-12' });
    expect(windowOf([], day)).toBeUndefined();
  });

  test('gives every month the same width, and its last day ends where the next begins', () => {
    const w = { from: '2014-10-01', to: '2015-03-31' };
    for (const [n, day] of ['2014-10-01', '2014-11-01', '2014-12-01', '2015-01-01', '2015-02-01'].entries())
      expect(beginning(day, w)).toBeCloseTo(n / 6, 9);
    expect(ending('2014-10-31', w)).toBeCloseTo(beginning('2014-11-01', w), 9);
    expect(ending('2015-03-31', w)).toBe(1);
    expect([monthFrom('2015-03-31', -3), monthFrom('2015-03-31', 10)]).toEqual(['2014-12-01', '2016-01-01']);
    expect(ticksOf(w, 1000, 80)).toHaveLength(6);
    expect(ticksOf(w, 300, 80)).toEqual(['2014-11-01', '2015-01-01', '2015-03-01']);
  });

  test('sets words and bars so that none stands on another, and cuts no word', () => {
    const texts = ['one fact', 'a much longer fact that needs more than a line of its own on a narrow page', 'a third'];
    const marks = texts.map((text, n) => ({ text, from: 40 * n, to: 40 * n + 30 }));
    const { lanes, height } = lanesOf(marks, 240);
    expect(lanes.map((x) => x.lines.join(' '))).toEqual(texts);
    const boxes = lanes.map((x, n) => ({
      left: Math.min(x.left, marks[n]?.from ?? 0),
      right: Math.max(x.left + Math.max(...x.lines.map((line) => textWidth(line, 12.5))), marks[n]?.to ?? 0),
      top: x.baseline - 11,
      bottom: x.bar + 12,
    }));
    const over = boxes.flatMap((a, n) =>
      boxes.slice(n + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    );
    expect(over).toEqual([]);
    expect(Math.max(...boxes.map((b) => b.bottom))).toBeLessThanOrEqual(height);
    expect(Math.max(...boxes.map((b) => b.right))).toBeLessThanOrEqual(240);
    const beside = lanesOf(
      [
        { text: 'one', from: 0, to: 30 },
        { text: 'two', from: 200, to: 230 },
      ],
      240,
    );
    expect(beside.lanes[0]?.bar).toBe(beside.lanes[1]?.bar);
  });
});
