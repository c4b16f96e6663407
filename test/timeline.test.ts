/** The timeline as it is laid out: what stands how long, how high, under which lens, and that no words lie over others. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, openFiles, type StructureAnswer } from '../src/index.ts';
import { dayNumber, dayOf, spanOf, ticksOf } from '../web/src/timeline/days.ts';
import { factsOf } from '../web/src/timeline/facts.ts';
import { heightOf } from '../web/src/timeline/figure.ts';
import { happenedOf, toldIn } from '../web/src/timeline/happened.ts';
import type { LaneWords } from '../web/src/timeline/lane-words.ts';
import { type Lane, lanesOf } from '../web/src/timeline/lanes.ts';
import { pack, wrapped } from '../web/src/timeline/pack.ts';
import { datedOf, fineOf, pictureOf } from '../web/src/timeline/picture.ts';
import { piecesOf } from '../web/src/timeline/pieces.ts';
import { byKey, firstRange, rangeDays, rangeFrom, wholeOf } from '../web/src/timeline/range.ts';
import { LINE, type Mark, type Text } from '../web/src/timeline/shapes.ts';
import type { Structure } from '../web/src/types.ts';

const CASE = join(import.meta.dirname, '../gallery/kingsoft-2015');
let answer: StructureAnswer;
let lanes: readonly Lane[];
beforeAll(async () => {
  const workspace = await openFiles(['financeasia.own', 'january-2015-news.own'].map((f) => join(CASE, f)));
  const found = await ask(workspace, { verb: 'structure', subject: 'Kingsoft', asAt: '2015-03-31' });
  answer = found.answer as unknown as StructureAnswer;
  lanes = lanesOf(answer);
});
const lane = (holder: string, company: string): Lane => {
  const found = lanes.find((l) => l.holder === holder && l.company === company);
  if (found === undefined) throw new Error(`no lane of ${holder} in ${company}`);
  return found;
};
const WORDS: LaneWords = {
  groups: { in: 'in', above: 'above', of: 'of' },
  disagree: 'two sources disagree',
  noFigure: 'no figure',
  controls: 'controls',
  otherReading: 'the other reading, not counted',
  events: 'Events',
  total: 'in total',
  directly: 'directly',
  saidOf: 'said of',
  numbers: false,
  name: (text) => text,
  share: (text) => text,
};
const facts = () => {
  const happened = happenedOf(answer, (text) => text);
  const day = dayNumber('2015-03-31');
  const whole = wholeOf(datedOf(lanes, happened), day) ?? { from: 0, to: 1 };
  return { lanes, happened, whole, shown: firstRange(whole, fineOf(lanes, happened), day), day };
};

describe('a holding on the timeline', () => {
  test('has one lane a holder and company; holdings in the company asked about come first, the largest first', () => {
    expect(new Set(lanes.map((l) => l.id)).size).toBe(lanes.length);
    expect(lanes.filter((l) => l.group === 'in').map((l) => l.holder)).toEqual(['Lei Jun', 'Tencent', 'Xiaomi']);
    expect(lanes.findIndex((l) => l.group === 'of')).toBeGreaterThan(2);
  });
  test('two figures of one source stand one after another in one row, filled; another source and reading do not fill', () => {
    const [row, other] = lane('Tencent', 'Kingsoft').rows;
    expect(row?.map((f) => [f.words, f.look])).toEqual([
      ['12.58%', 'used'],
      ['9.60%', 'used'],
    ]);
    expect(other?.map((f) => [f.words, f.look])).toEqual([['9.9%', 'other-reading']]);
    const looks = lane('Lei Jun', 'Kingsoft').rows.flat();
    expect(looks.filter((f) => f.source.startsWith('FinanceAsia')).map((f) => f.look)).toEqual(['apart']);
  });
  test('two sources that do not meet are said to disagree; a total and a part of it are not', () => {
    expect(lane('Tencent', 'Kingsoft').disagree).toBe(true);
    expect(lane('Lei Jun', 'Kingsoft').disagree).toBe(false);
    expect(lane('Xiaomi', 'Kingsoft').disagree).toBe(false);
  });
  test('is as high as its share, and its doubt is never under three pixels; an exact figure has none', () => {
    expect(heightOf({ low: 10, high: 10, exact: true }, 2)).toEqual({ sure: 20, doubt: 0 });
    expect(heightOf({ low: 10, high: 15, exact: false }, 2)).toEqual({ sure: 20, doubt: 10 });
    expect(heightOf({ low: 2.5, high: 3, exact: false }, 2)).toEqual({ sure: 5, doubt: 3 });
    expect(heightOf({ exact: false }, 2).sure).toBe(0);
  });
});

describe('what stands how long', () => {
  const whole = { from: 0, to: 1000 };
  const looks = (pieces: ReturnType<typeof piecesOf>): string[] => pieces.map((p) => `${p.look} ${p.from}-${p.to}`);
  test('a month it began in is some day not said, then it is sure until the day asked about, and fades', () => {
    expect(looks(piecesOf({ start: { from: 100, to: 131 } }, { day: 500, whole }))).toEqual([
      'some-day 100-131',
      'sure 131-500',
      'fade-out 500-530',
    ]);
  });
  test('without a start it fades in to what it is said of; a known day has no doubt', () => {
    expect(looks(piecesOf({ asOf: { from: 200, to: 201 } }, { day: 500, whole }))).toEqual([
      'fade-in 0-200',
      'sure 200-500',
      'fade-out 500-530',
    ]);
    expect(
      looks(piecesOf({ start: { from: 200, to: 201 }, end: { from: 300, to: 301 } }, { day: 500, whole })),
    ).toEqual(['sure 200-300', 'some-day 300-301']);
  });
  test('between two statements it fades: only the day of each is sure', () => {
    const [first, second] = [{ asOf: { from: 200, to: 201 } }, { asOf: { from: 300, to: 301 } }];
    expect(looks(piecesOf(first, { day: 500, whole, after: second }))).toEqual([
      'fade-in 0-200',
      'sure 200-201',
      'fade-out 201-300',
    ]);
    expect(looks(piecesOf(second, { day: 500, whole, before: first }))[0]).toBe('sure 300-500');
  });
  test('what has no day at all is nowhere sure', () => {
    expect(piecesOf({}, { day: 500, whole }).some((p) => p.look === 'sure')).toBe(false);
    expect(looks(piecesOf({ end: { from: 300, to: 665 } }, { day: 500, whole }))).toEqual([
      'fade-in 0-300',
      'some-day 300-665',
    ]);
  });
});

test('what changed in some days is what is dated in them and no wider, three told and the rest counted', () => {
  const { happened } = facts();
  const months = toldIn(happened, { from: dayNumber('2014-11-10'), to: dayNumber('2015-04-01') });
  expect(months.texts.map((t) => t.split(' ')[0])).toEqual(['Kingsoft,', 'Xiaomi:', 'Xiaomi:']);
  expect(months.more).toBe(0);
  const years = toldIn(happened, { from: dayNumber('1990-01-01'), to: dayNumber('2016-01-01') });
  expect([years.texts.length, years.more]).toEqual([3, 4]);
});

describe('the lens', () => {
  const whole = { from: 0, to: 1000 };
  test('covers at first what is dated to a month or a day, and the day asked about', () => {
    const { shown, day } = facts();
    expect([dayOf(shown.from) < '2014-12-01', dayOf(shown.to) > '2015-03-31']).toEqual([true, true]);
    expect(shown.to - shown.from).toBeLessThan(366);
    expect(day > shown.from && day < shown.to).toBe(true);
    expect(firstRange(whole, [], 5)).toEqual(whole);
  });
  test('is moved and widened by keys inside the whole, and is never narrower than a week', () => {
    expect(byKey(whole, { from: 100, to: 200 }, 'ArrowRight')).toEqual({ from: 110, to: 210 });
    expect(byKey(whole, { from: 0, to: 100 }, 'ArrowLeft')).toEqual({ from: 0, to: 100 });
    expect(byKey(whole, { from: 100, to: 200 }, 'End')).toEqual({ from: 900, to: 1000 });
    expect(byKey(whole, { from: 100, to: 107 }, '+')).toEqual({ from: 100, to: 107 });
    expect(byKey(whole, { from: 100, to: 200 }, '-')).toEqual({ from: 88, to: 213 });
    expect(byKey(whole, { from: 100, to: 200 }, 'x')).toBeUndefined();
  });
  test('is told by two days, and comes back from them as it was', () => {
    const days = { from: dayNumber('2014-10-01'), to: dayNumber('2015-04-01') };
    expect(rangeDays(days)).toEqual({ shownFrom: '2014-10-01', shownTo: '2015-03-31' });
    const all = { from: dayNumber('1990-01-01'), to: dayNumber('2020-01-01') };
    expect(rangeFrom(all, '2014-10-01', '2015-03-31')).toEqual(days);
    expect(rangeFrom(all, '2015-03-31', '2014-10-01')).toBeUndefined();
    expect(rangeFrom(all, '', '')).toBeUndefined();
  });
  test('a month is its days, and an axis says the year where it begins', () => {
    expect(spanOf('2015-02')).toEqual({ from: dayNumber('2015-02-01'), to: dayNumber('2015-03-01') });
    const ticks = ticksOf({ from: dayNumber('2014-10-15'), to: dayNumber('2015-03-15') }, 12);
    expect(ticks.map((t) => t.text)).toEqual(['Nov 2014', 'Dec', 'Jan 2015', 'Feb', 'Mar']);
  });
});

describe.each([1300, 700, 330, 240])('the picture at %i px', (width) => {
  const boxes = (texts: readonly Text[]) =>
    texts.map((t) => ({
      text: t.lines.join(' '),
      left: t.x,
      right: t.x + t.width,
      top: t.y - 11,
      bottom: t.y - 11 + t.lines.length * LINE,
    }));
  test('no words lie over others, and none leave it', () => {
    const p = pictureOf(facts(), width, WORDS);
    const texts = (marks: readonly Mark[]): Text[] => marks.flatMap((m) => m.texts);
    const marks = boxes([...texts(p.upperMarks), ...texts(p.lowerMarks)]);
    const all = [
      ...marks,
      ...boxes(p.names.map((t) => ({ ...t, width: Math.min(t.width, 8 * t.lines.join('').length) }))),
    ];
    for (const a of all) {
      expect(a.left, a.text).toBeGreaterThanOrEqual(0);
      expect(a.right, a.text).toBeLessThanOrEqual(width);
      expect(a.bottom, a.text).toBeLessThanOrEqual(p.height);
    }
    for (const [n, a] of marks.entries())
      for (const b of all.slice(n + 1)) {
        const meet = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        expect(meet, `${a.text} | ${b.text}`).toBe(false);
      }
  });
  test('shows every office, and every holding that touches the days shown', () => {
    const p = pictureOf(facts(), width, WORDS);
    const upper = p.upperMarks.map((m) => m.what).join('; ');
    for (const said of ['chief executive', 'chairman', 'engineer']) expect(upper).toContain(said);
    for (const l of lanes)
      expect(
        p.lowerMarks.some((m) => m.who === `${l.holder} → ${l.company}`),
        l.id,
      ).toBe(true);
  });
});

test('bars and their words are packed into rows without touching, wherever they begin', () => {
  const room = { left: 10, right: 400, bar: 9, gap: 8 };
  for (const step of [3, 20, 55, 90]) {
    const items = Array.from({ length: 7 }, (_, n) => ({
      from: 10 + n * step,
      to: 14 + n * step,
      label: 'word '.repeat(1 + ((n * 5) % 9)).trim(),
    }));
    const { placed, height } = pack(items, room);
    const boxes = placed.map((p, n) => {
      const bottom = p.top + p.lines.length * LINE + room.bar;
      const [from, to] = [Math.min(p.x, items[n]?.from ?? 0), Math.max(p.x + p.width, items[n]?.to ?? 0)];
      return { from, to, top: p.top, bottom };
    });
    for (const [n, a] of boxes.entries()) {
      expect(a.bottom).toBeLessThanOrEqual(height);
      expect([a.from >= room.left, a.to <= Math.max(room.right, items[n]?.to ?? 0)]).toEqual([true, true]);
      for (const b of boxes.slice(n + 1))
        expect(a.from < b.to && b.from < a.to && a.top < b.bottom && b.top < a.bottom).toBe(false);
    }
  }
});

test('words that are wider than their room are broken and none are lost', () => {
  const long = 'Internationalisierungsgesellschaft 有限责任公司 of the North';
  expect(wrapped(long, 90).join('').replaceAll(' ', '')).toBe(long.replaceAll(' ', ''));
});

test('the list has every figure said and every event once, by date, and what has no day last', () => {
  const list = factsOf(answer as unknown as Structure['answer']);
  const said = answer.edges.reduce((n, e) => n + Math.max(1, e.said.length), 0);
  expect(list).toHaveLength(said + answer.events.length);
  const dated = list.filter((f) => f.when !== '');
  expect(list.slice(0, dated.length)).toEqual(dated);
  expect(list.find((f) => f.words === '12.58%')).toMatchObject({ when: '2014-12-31', saidOf: true, apart: 'no' });
  expect(
    list
      .filter((f) => f.source.startsWith('FinanceAsia') && f.text === 'Lei Jun → Kingsoft')
      .every((f) => f.apart === 'second'),
  ).toBe(true);
});
