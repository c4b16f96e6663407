/** Drawings of a structure answer. */
import type { StructureAnswer } from '../../index.ts';
import type { LayoutOptions } from './layout.ts';
import { svg } from './svg.ts';
import { dot, mermaid } from './text-formats.ts';

export const DRAWINGS = ['svg', 'mmd', 'dot'] as const;
export type Drawing = (typeof DRAWINGS)[number];

/** @param options width and words of a chart; the text formats have neither; @returns the text of the file */
export function draw(answer: StructureAnswer, as: Drawing, options: LayoutOptions = {}): string {
  if (as === 'svg') return svg(answer, options);
  return as === 'mmd' ? mermaid(answer) : dot(answer);
}

export { type Box, type Layout, type LayoutOptions, type Line, layout } from './layout.ts';
export { NOTATIONS, type Notation } from './pen.ts';
