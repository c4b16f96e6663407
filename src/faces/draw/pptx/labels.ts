/** What stands beside a line: the source's words, a gauge, the figure as read; one group, texts as text. */
import { INK } from '../ink.ts';
import type { Label, LabelPart, Line } from '../types.ts';
import type { ShareIn } from '../words.ts';
import { gauge } from './bars.ts';
import type { Canvas } from './canvas.ts';
import { group, type Stroke, shape } from './shape.ts';
import { FACES, type Paragraph } from './text.ts';

const VOICES = {
  strong: 'name',
  quoted: 'said',
  small: 'sub',
  loop: 'loop',
  gone: 'gone',
  scen: 'supposed',
} as const;

/** How a line of this kind is drawn: dashed is control without a figure, dots are what is not counted. */
export function strokeOf(l: Line): Stroke {
  if (l.kind === 'rest' || l.edge?.kind === 'other-reading') return { colour: INK.line, width: 1.5, dash: 'dot' };
  if (l.edge?.before !== undefined) return { colour: INK.scen, width: 3, dash: 'solid', arrow: true };
  const dash = l.edge?.kind === 'control' ? 'dash' : 'solid';
  return { colour: l.loop === undefined ? INK.ink : INK.votes, width: 1.5, dash, arrow: true };
}

export function label(c: Canvas, l: Line, name: string): string {
  if (l.label === undefined || l.label.parts.length === 0) return '';
  const members = pieces(l.label).map((parts) => piece(c, parts, l));
  const { width, height } = l.label;
  return group(c, name, { x: l.labelX, y: l.labelY, width, height }, members);
}

/** A gauge alone, or lines of text that stand together. */
function pieces(l: Label): LabelPart[][] {
  const found: LabelPart[][] = [];
  for (const part of l.parts) {
    const last = found.at(-1);
    if (part.kind === 'gauge' || last === undefined || last[0]?.kind === 'gauge') found.push([part]);
    else last.push(part);
  }
  return found;
}

function piece(c: Canvas, parts: readonly LabelPart[], l: Line): string {
  const first = parts[0] as LabelPart;
  const [x, y] = [l.labelX + first.x, l.labelY + first.y];
  if (first.kind === 'gauge')
    return gauge(c, { x, y, width: first.width, height: 6 }, first.share as ShareIn, first.colour ?? 'econ', 'gauge');
  const text = parts.map(paragraphOf);
  const steps = text.map((t) => FACES[t.voice].step);
  return shape(c, {
    x,
    y: y + 4 - (steps[0] as number),
    width: Math.max(...parts.map((p) => p.width)),
    height: steps.reduce((a, b) => a + b, 0),
    name: 'share',
    // A line laid anew by a program or by hand passes behind the words, not through them.
    fill: { solid: INK.paper },
    text,
  });
}

function paragraphOf({ kind, text, suspect }: LabelPart): Paragraph {
  const voice = kind === 'gauge' ? 'sub' : VOICES[kind];
  return suspect === true ? { text, voice, suspect } : { text, voice };
}
