/** Which days the timeline shows large, and how the lens over all of them is moved. */
import { dayNumber, dayOf, type Span } from './days.ts';

/** The lens is never narrower: a week. */
export const NARROWEST = 7;
const MARGIN = 0.08;

/** All that is dated, with room on both sides; undefined: nothing is. */
export function wholeOf(dated: readonly Span[], day: number | undefined): Span | undefined {
  const ends = [...dated.flatMap((s) => [s.from, s.to]), ...(day === undefined ? [] : [day, day + 1])];
  if (ends.length === 0) return undefined;
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max((to - from) * 0.03, 30);
  return { from: Math.floor(from - room), to: Math.ceil(to + room) };
}

/**
 * What is dated to a month or a day, and the day asked about; all, where nothing is so exact.
 * @param fine spans of a month or less
 */
export function firstRange(whole: Span, fine: readonly Span[], day: number | undefined): Span {
  if (fine.length === 0) return whole;
  const ends = [...fine.flatMap((s) => [s.from, s.to]), ...(day === undefined ? [] : [day, day + 1])];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max((to - from) * MARGIN * 2, 21);
  return within(whole, { from: Math.floor(from - room), to: Math.ceil(to + room) });
}

/** Inside the whole, at its own width where that fits, and never narrower than a week. */
export function within(whole: Span, range: Span): Span {
  const width = Math.min(Math.max(range.to - range.from, NARROWEST), whole.to - whole.from);
  const from = Math.min(Math.max(range.from, whole.from), whole.to - width);
  return { from, to: from + width };
}

/** The range an address names, or undefined where it names none, or one that ends before it begins. */
export function rangeFrom(whole: Span, shownFrom: string, shownTo: string): Span | undefined {
  if (shownFrom === '' && shownTo === '') return undefined;
  const from = shownFrom === '' ? whole.from : dayNumber(shownFrom);
  const to = shownTo === '' ? whole.to : dayNumber(shownTo) + 1;
  return to > from ? within(whole, { from, to }) : undefined;
}
export const rangeDays = ({ from, to }: Span): { shownFrom: string; shownTo: string } => ({
  shownFrom: dayOf(from),
  shownTo: dayOf(Math.max(from, to - 1)),
});

/** Arrows move it by a tenth of itself, + and − narrow and widen it about its middle, Home and End go to the ends. */
export function byKey(whole: Span, range: Span, key: string): Span | undefined {
  const width = range.to - range.from;
  const step = Math.max(1, Math.round(width / 10));
  const about = (by: number): Span => {
    const wide = Math.max(NARROWEST, Math.round(width * by));
    const from = Math.round((range.from + range.to - wide) / 2);
    return within(whole, { from, to: from + wide });
  };
  switch (key) {
    case 'ArrowLeft':
      return within(whole, { from: range.from - step, to: range.to - step });
    case 'ArrowRight':
      return within(whole, { from: range.from + step, to: range.to + step });
    case '+':
    case '=':
    case 'ArrowUp':
      return about(0.8);
    case '-':
    case 'ArrowDown':
      return about(1.25);
    case 'Home':
      return within(whole, { from: whole.from, to: whole.from + width });
    case 'End':
      return within(whole, { from: whole.to - width, to: whole.to });
    default:
      return undefined;
  }
}
