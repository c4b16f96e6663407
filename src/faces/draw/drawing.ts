/** A structure answer as a file of text. */
import { GRAPH_FORMATS, graphText, LookthroughError, type StructureAnswer } from '../../index.ts';
import { type SvgOptions, svg } from './svg.ts';
import { dot, mermaid } from './text-formats.ts';

export const DRAWINGS = ['svg', 'pptx', 'mmd', 'dot', ...GRAPH_FORMATS] as const;
export type Drawing = (typeof DRAWINGS)[number];
/** Those that are text. */
export type TextDrawing = Exclude<Drawing, 'pptx'>;

/**
 * @param options width and words of a chart, which the text formats have not; the frame every form carries
 * @returns the text of the file
 * @throws LookthroughError usage: a scenario as a graph file
 */
export function draw(answer: StructureAnswer, as: TextDrawing, options: SvgOptions = {}): string {
  if (as === 'svg') return svg(answer, options);
  const told = options.frame?.lines ?? [];
  const graph = GRAPH_FORMATS.find((f) => f === as);
  if (graph !== undefined && answer.scenario !== undefined)
    throw new LookthroughError(
      'usage',
      `a .${as} file is read by programs as facts; a scenario is drawn as .svg, .pptx, .mmd or .dot`,
      { received: as, choices: ['svg', 'pptx', 'mmd', 'dot'] },
    );
  if (graph !== undefined) return graphText(answer, graph, told);
  return as === 'mmd' ? mermaid(answer, told) : dot(answer, told);
}
