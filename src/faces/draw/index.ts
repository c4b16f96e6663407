/** Drawings of a structure answer. */
import type { StructureAnswer } from '../../index.ts';
import { svg } from './svg.ts';
import { dot, mermaid } from './text-formats.ts';

export const DRAWINGS = ['svg', 'mmd', 'dot'] as const;
export type Drawing = (typeof DRAWINGS)[number];

/** @returns the text of the file */
export function draw(answer: StructureAnswer, as: Drawing): string {
  if (as === 'svg') return svg(answer);
  return as === 'mmd' ? mermaid(answer) : dot(answer);
}

export { type Box, type Layout, type Line, layout } from './layout.ts';
