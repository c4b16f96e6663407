/** How long something stands, as pieces of time: sure, on some day not said, or fading where no beginning or end is stated. */
import type { Span } from './days.ts';

export interface Piece extends Span {
  readonly look: 'sure' | 'some-day' | 'fade-in' | 'fade-out';
}
export interface Known {
  readonly start?: Span | undefined;
  readonly end?: Span | undefined;
  /** what it speaks for, where no start is said */
  readonly asOf?: Span | undefined;
}
export interface Around {
  /** the day asked about; undefined: nothing is dated */
  readonly day?: number | undefined;
  /** all that is shown: a fade reaches no further */
  readonly whole: Span;
  /** the figure before it in its row, and after it */
  readonly before?: Known | undefined;
  readonly after?: Known | undefined;
}
/** Part of all that is shown over which an end that is not stated fades. */
const TAIL = 0.03;

/**
 * What is said once holds on its day; it is shown until the day asked about, since it is what is known there, and never as a
 * line to the next statement: between two it fades.
 * @returns pieces in order, without gaps
 */
export function piecesOf(known: Known, around: Around): readonly Piece[] {
  const { whole, before, after } = around;
  const begun = beginOf(known);
  const pieces: Piece[] = [];
  const add = (from: number, to: number, look: Piece['look']): void => {
    if (to > from) pieces.push({ from, to, look });
  };
  const sure = known.start === undefined ? (begun?.from ?? whole.from) : known.start.to - (isDay(known.start) ? 1 : 0);
  if (known.start !== undefined) add(known.start.from, sure, 'some-day');
  const last = Math.max(lastSure(known, around), sure);
  if (begun === undefined) {
    add(whole.from, known.end?.from ?? last, 'fade-in');
    if (known.end !== undefined) add(known.end.from, known.end.to, 'some-day');
    else add(last, fadeEnd(last, around), 'fade-out');
    return pieces;
  }
  if (known.start === undefined && before === undefined) add(whole.from, sure, 'fade-in');
  if (known.end !== undefined) {
    add(sure, Math.max(known.end.from, sure), 'sure');
    add(Math.max(known.end.from, sure), known.end.to, 'some-day');
  } else {
    add(sure, last, 'sure');
    const next = beginOf(after ?? {})?.from;
    add(last, next === undefined ? fadeEnd(last, around) : next, 'fade-out');
  }
  return pieces;
}

const beginOf = (k: Known): Span | undefined => k.start ?? k.asOf;
const isDay = (s: Span): boolean => s.to - s.from === 1;
const fadeEnd = (from: number, { whole }: Around): number => Math.min(whole.to, from + (whole.to - whole.from) * TAIL);

/** Until the next figure only its own day is sure; the last one stands to the day asked about. */
function lastSure(known: Known, { day, after }: Around): number {
  const own = beginOf(known)?.to ?? Number.NEGATIVE_INFINITY;
  if (after !== undefined) return own;
  const begun = beginOf(known)?.from ?? Number.NEGATIVE_INFINITY;
  if (day === undefined) return own;
  return begun > day ? own : day;
}
