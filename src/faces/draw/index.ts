/** Drawings of a structure answer. */
export { LANGUAGES, type Language } from '../phrases/answer-in.ts';
export { DRAWINGS, type Drawing, draw, type TextDrawing } from './drawing.ts';
export { answerFile, DRAWN_FILES, type FileOptions, TABLES_ALONE } from './file.ts';
export { type ExportFrame, frameOf } from './frame.ts';
export { type Box, type Layout, type LayoutOptions, type Line, layout } from './layout.ts';
export { NOTATIONS, type Notation } from './pen.ts';
export { slide } from './pptx/slide.ts';
