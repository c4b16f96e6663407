/** Drawings of a structure answer. */
import { GRAPH_FORMATS, graphText, LookthroughError, type StructureAnswer } from '../../index.ts';
import type { LayoutOptions } from './layout.ts';
import { svg } from './svg.ts';
import { dot, mermaid } from './text-formats.ts';

export const DRAWINGS = ['svg', 'pptx', 'mmd', 'dot', ...GRAPH_FORMATS] as const;
export type Drawing = (typeof DRAWINGS)[number];
/** Those that are text. */
export type TextDrawing = Exclude<Drawing, 'pptx'>;

/** @param options width and words of a chart; the text formats have neither; @returns the text of the file
 * @throws LookthroughError usage: a scenario as a graph file */
export function draw(answer: StructureAnswer, as: TextDrawing, options: LayoutOptions = {}): string {
  if (as === 'svg') return svg(answer, options);
  const graph = GRAPH_FORMATS.find((f) => f === as);
  if (graph !== undefined && answer.scenario !== undefined)
    throw new LookthroughError(
      'usage',
      `a .${as} file is read by programs as facts; a scenario is drawn as .svg, .pptx, .mmd or .dot`,
      { received: as, choices: ['svg', 'pptx', 'mmd', 'dot'] },
    );
  if (graph !== undefined) return graphText(answer, graph);
  return as === 'mmd' ? mermaid(answer) : dot(answer);
}

export { type ExportFrame, frameOf } from './frame.ts';
export { type Box, type Layout, type LayoutOptions, type Line, layout } from './layout.ts';
export { NOTATIONS, type Notation } from './pen.ts';
export { slide } from './pptx/slide.ts';
