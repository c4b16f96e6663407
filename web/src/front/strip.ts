/** Around the day asked about: what the sources date, on one axis, the days a date may mean kept apart from those it surely does. */

import { saidTexts } from '../../../src/faces/draw/words.ts';
import { type Day, daysInMonth, daysOf, type PartialDate } from '../../../src/terms/day.ts';
import type { Structure } from '../types.ts';

export interface Mark {
  /** the holding it is a statement of, as "owner → owned"; undefined: it happened beside the holdings */
  readonly row: readonly [string, string] | undefined;
  readonly kind: 'holding' | 'office' | 'event';
  readonly text: string;
  /** the source's own hedge */
  readonly quoted: boolean;
  readonly source: string;
  readonly start?: PartialDate;
  readonly end?: PartialDate;
}
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** Statements of holdings of and in the subject, then offices and events; what has no date is none of them. */
export function marksOf({ answer }: Structure): Mark[] {
  const names = new Map(answer.nodes.map((n) => [n.id, n.name] as const));
  const name = (id: string): string => names.get(id) ?? id;
  const near = answer.edges.filter((e) => e.kind !== 'other-reading' && [e.from, e.to].includes(answer.subject.id));
  const holdings = near.flatMap((e) =>
    e.said
      .filter((s) => s.use === 'used')
      .map((s): Mark => {
        const { text, quoted } = saidTexts({ ...e, said: [s] })[0] ?? { text: '', quoted: false };
        const start = s.start ?? e.since;
        return {
          row: [name(e.from), name(e.to)],
          kind: 'holding',
          text,
          quoted,
          source: s.source,
          ...datesOf(start, s.end),
        };
      }),
  );
  const beside = answer.events.map(
    (e): Mark => ({
      row: undefined,
      kind: e.kind === 'office' ? 'office' : 'event',
      text: e.text,
      quoted: false,
      source: e.source,
      ...datesOf(e.start, e.end),
    }),
  );
  return [...holdings, ...beside].filter((m) => m.start !== undefined || m.end !== undefined);
}

const datesOf = (start: string | undefined, end: string | undefined): Pick<Mark, 'start' | 'end'> => ({
  ...(start === undefined ? {} : { start }),
  ...(end === undefined ? {} : { end }),
});

/** Months looked back on, the fewest that show anything before the day. */
const BACK = [6, 12, 36, 60, 120, 240, 600];
/** Marks that make a window worth looking at. */
const ENOUGH = 2;

/**
 * The stretch of time around a day in which something begins or ends: half as far ahead as back, and only as far as
 * something is dated there.
 * @returns undefined: nothing is dated near it
 */
export function windowOf(marks: readonly Mark[], day: Day): Window | undefined {
  const windows = BACK.map((back) => windowFor(marks, day, back));
  const most = Math.max(0, ...windows.map((w) => within(marks, w).length));
  return most === 0 ? undefined : windows.find((w) => within(marks, w).length >= Math.min(ENOUGH, most));
}

function windowFor(marks: readonly Mark[], day: Day, months: number): Window {
  const from = monthFrom(day, 1 - months);
  const most = monthFrom(day, 1 + months / 2);
  const later = marks.flatMap(turnsOf).filter((d) => d.last > day && d.first < most);
  const to = later
    .map((d) => (d.last < most ? d.last : most))
    .sort()
    .at(-1);
  return { from, to: to ?? day };
}

/** Marks that begin or end on a day that may lie in a window. */
export const within = (marks: readonly Mark[], { from, to }: Window): Mark[] =>
  marks.filter((m) => turnsOf(m).some((d) => d.first <= to && d.last >= from));

const turnsOf = (m: Mark): { readonly first: Day; readonly last: Day }[] =>
  [m.start, m.end].flatMap((d) => (d === undefined ? [] : [daysOf(d)]));

/** The first day of the month so many months on. */
export function monthFrom(day: Day, months: number): Day {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((((at % 12) + 12) % 12) + 1).padStart(2, '0')}-01`;
}

/** Months since year 0 with the part of the month gone, so that months are equally wide. */
const months = (day: Day, part: number): number => {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  return y * 12 + m - 1 + (d - 1 + part) / daysInMonth(y, m);
};
/** Where on the axis a day begins, and where it ends: 0 at the left edge of the window, 1 at its right edge. */
export const beginning = (day: Day, w: Window): number => place(months(day, 0), w);
export const ending = (day: Day, w: Window): number => place(months(day, 1), w);
const place = (at: number, { from, to }: Window): number =>
  Math.min(1, Math.max(0, (at - months(from, 0)) / (months(to, 1) - months(from, 0))));

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** sure: on each of these days; else some day inside, not stated which */
  readonly sure: boolean;
}
/** A mark as stretches of the axis: hatched where it may begin or end, solid between. */
export function stretchesOf(m: Mark, w: Window): Stretch[] {
  const [start, end] = [m.start, m.end].map((d) => (d === undefined ? undefined : daysOf(d)));
  const doubt = (d: { first: Day; last: Day } | undefined): Stretch[] =>
    d === undefined || d.first === d.last || d.last < w.from || d.first > w.to
      ? []
      : [{ from: beginning(d.first, w), to: ending(d.last, w), sure: false }];
  if (m.kind === 'event') {
    const known = start !== undefined && start.first === start.last;
    return known ? [{ from: beginning(start.first, w), to: ending(start.first, w), sure: true }] : doubt(start ?? end);
  }
  const from =
    start === undefined ? undefined : start.first === start.last ? beginning(start.first, w) : ending(start.last, w);
  const to = end === undefined ? 1 : beginning(end.first, w);
  const held = from === undefined || from >= to ? [] : [{ from, to, sure: true }];
  return [...doubt(start), ...held, ...doubt(end)];
}

/** First days of months to be written under the axis, in steps that leave each its room. */
export function ticksOf(w: Window, width: number, room: number): Day[] {
  const all = months(w.to, 1) - months(w.from, 0);
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((s) => (s / all) * width >= room) ?? 600;
  const first = Math.ceil(months(w.from, 0) / step) * step;
  const found: Day[] = [];
  for (let at = first; at < months(w.to, 1) && found.length < 40; at += step) found.push(monthFrom('0000-01-01', at));
  return found;
}
