/** Marks of the strip set below one another so that no words stand on others; words take as many lines as they need. */
import { textWidth, wrapped } from '../../../src/faces/draw/measure.ts';

export interface Worded {
  readonly text: string;
  /** pixels from the left edge of the axis to where the drawn part begins and ends */
  readonly from: number;
  readonly to: number;
}
export interface Lane {
  /** lines of its words, and from where on the axis they are written */
  readonly lines: readonly string[];
  readonly left: number;
  /** pixels from the top of the row to the baseline of the first line, and to the top of the bar */
  readonly baseline: number;
  readonly bar: number;
}
/** Pixels: size of the words, height of a line of them, of a bar, space between two. */
const [SIZE, LINE, BAR, BETWEEN, BESIDE] = [12.5, 16, 12, 10, 14];

/** @param width of the axis, in pixels; @returns one for each mark, and the height of all */
export function lanesOf(
  marks: readonly Worded[],
  width: number,
): { readonly lanes: readonly Lane[]; readonly height: number } {
  const placed: { left: number; right: number; lines: readonly string[]; lane: number }[] = [];
  const ends: number[] = [];
  for (const m of marks) {
    const lines = wrapped(m.text, SIZE, width);
    const wide = Math.max(...lines.map((t) => textWidth(t, SIZE)));
    const left = Math.max(0, Math.min(m.from, width - wide));
    const right = Math.max(left + wide, m.to);
    const free = ends.findIndex((end) => end + BESIDE <= Math.min(left, m.from));
    const lane = free < 0 ? ends.length : free;
    ends[lane] = right;
    placed.push({ left, right, lines, lane });
  }
  const tops: number[] = [];
  let y = 0;
  for (let lane = 0; lane < ends.length; lane += 1) {
    tops.push(y);
    y += linesIn(placed, lane) * LINE + BAR + BETWEEN;
  }
  const lanes = placed.map((p) => {
    const bar = (tops[p.lane] ?? 0) + linesIn(placed, p.lane) * LINE;
    return { lines: p.lines, left: p.left, bar, baseline: bar - (p.lines.length - 1) * LINE - 5 };
  });
  return { lanes, height: y };
}

const linesIn = (
  placed: readonly { readonly lane: number; readonly lines: readonly string[] }[],
  lane: number,
): number => Math.max(...placed.filter((p) => p.lane === lane).map((p) => p.lines.length));
