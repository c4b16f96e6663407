/** What of a layout becomes connectors on a slide: one of a holding, or one of each of its two lines. */
import { INK } from '../ink.ts';
import { type Head, type Strand, strandsOf } from '../strands.ts';
import type { Layout, Line } from '../types.ts';
import { strokeOf } from './labels.ts';
import type { Stroke } from './shape.ts';

export interface Drawn {
  readonly line: Line;
  readonly stroke: Stroke;
  /** of the name: which quantity it carries */
  readonly of: string;
}
const WORDS = { econ: ', economics', votes: ', votes' } as const;

/** @returns in the order of the layout, a line's economics before its votes, what is certain before its doubt */
export function drawnLines(l: Layout): Drawn[] {
  return l.lines.flatMap((line): Drawn[] => {
    const one = { line, stroke: strokeOf(line), of: '' };
    const pair = l.notation === 'parallel' ? strandsOf(line, 0) : undefined;
    if (pair === undefined) return [one];
    const strands = pair.strands.map((s) => ({
      line: { ...line, points: s.points },
      stroke: strandStroke(s),
      of: `${WORDS[s.colour]}${s.kind === 'doubt' ? ', in doubt' : ''}`,
    }));
    return line.edge?.before === undefined ? strands : [...strands, one];
  });
}

/** Round dots where there is no figure, hatched where it is in doubt. */
const strandStroke = ({ colour, width, kind }: Strand): Stroke => ({
  colour: INK[colour],
  width,
  ...(kind === 'dots' ? { dash: 'sysDot' as const, round: true } : {}),
  ...(kind === 'doubt' ? { hatched: true } : {}),
});

/** Half a head each, outward, in the order of the layout. */
export const headsOf = (l: Layout): readonly Head[] =>
  l.notation === 'parallel' ? l.lines.flatMap((line) => strandsOf(line, 0)?.heads ?? []) : [];
