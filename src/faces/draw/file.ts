/** An answer as the file that somebody saves: the same bytes from the command line and over HTTP. */
import {
  ANSWER_FILES,
  type AnswerFileOptions,
  answerAs,
  type Envelope,
  LookthroughError,
  type StructureAnswer,
  type Workspace,
} from '../../index.ts';
import type { Language } from '../phrases/answer-in.ts';
import { CHART_WORDS } from './chart-words.ts';
import { DRAWINGS, draw } from './drawing.ts';
import { frameOf } from './frame.ts';
import type { Notation } from './pen.ts';
import { placesFrom } from './places.ts';
import { slide } from './pptx/slide.ts';
import type { SvgOptions } from './svg.ts';

/** Forms of a `structure` answer. */
export const DRAWN_FILES: readonly string[] = [...DRAWINGS, ...ANSWER_FILES];
/** Forms of any other answer. */
export const TABLES_ALONE: readonly string[] = ANSWER_FILES;

export interface FileOptions extends AnswerFileOptions {
  /** a chart in SVG; default: market */
  readonly notation?: Notation;
  /** pixels a chart fits into where the data allow; default: 940 */
  readonly width?: number;
  /** per cent: holders of less are folded, where two are, and nobody else; default: the smallest of many */
  readonly fold?: string;
  /** the language of every word but names and what a source says; default: English */
  readonly lang?: Language;
  /** "id~n": the place of a party in its row, from the left */
  readonly place?: readonly string[];
}
/** What each form takes; an option beside another would be ignored in silence. */
const TAKES: Readonly<Record<string, readonly (keyof FileOptions)[]>> = {
  svg: ['notation', 'width', 'fold', 'place', 'lang'],
  pptx: ['notation', 'width', 'fold', 'place', 'lang'],
  csv: ['table', 'bom'],
};

/**
 * @param as one of `DRAWN_FILES` for a `structure` answer, of `TABLES_ALONE` for any other
 * @returns text, or bytes; with the days, data version and sources in it
 * @throws LookthroughError usage: an option the form does not take, a table the answer does not have; limit-reached
 */
export async function answerFile(
  workspace: Workspace,
  envelope: Envelope,
  as: string,
  options: FileOptions = {},
): Promise<string | Uint8Array> {
  refuseForeign(as, options);
  const table = ANSWER_FILES.find((f) => f === as);
  if (table !== undefined) return answerAs(workspace, envelope, table, options);
  const frame = await frameOf(workspace, envelope, CHART_WORDS[options.lang ?? 'en']);
  const answer = envelope.answer as unknown as StructureAnswer;
  const kind = DRAWINGS.find((d) => d === as);
  if (kind === undefined)
    throw new LookthroughError('usage', `there is no form "${as}"`, { received: as, choices: DRAWN_FILES });
  const shown = layoutOf(options);
  return kind === 'pptx' ? slide(answer, frame, shown) : draw(answer, kind, { ...shown, frame });
}

const layoutOf = ({ notation, width, fold, place, lang }: FileOptions): SvgOptions => ({
  ...(lang === undefined ? {} : { language: lang }),
  ...(notation === undefined ? {} : { notation }),
  ...(width === undefined ? {} : { width }),
  ...(fold === undefined ? {} : { fold: Number(fold) }),
  ...(place === undefined ? {} : { places: placesFrom(place) }),
});

function refuseForeign(as: string, options: FileOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === false) continue;
    if ((TAKES[as] ?? []).includes(name as keyof FileOptions)) continue;
    const forms = Object.keys(TAKES).filter((form) => TAKES[form]?.includes(name as keyof FileOptions));
    throw new LookthroughError('usage', `"${name}" is for ${forms.join(' and ')}, not for ${as}`, {
      received: String(value),
      choices: forms,
    });
  }
}
