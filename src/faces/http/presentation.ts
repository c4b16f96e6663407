/** Parameters of the file and not of the question: how a chart is drawn, which table a CSV holds. */
import { z } from 'zod';
import type { Verb } from '../../index.ts';
import { type FileOptions, LANGUAGES, NOTATIONS } from '../draw/index.ts';

const PIXELS = 'whole pixels from 320 to 4000';
const PERCENT = 'per cent from 0 to 100, such as 1 or 0.5';
const PLACE = 'id~n: the id of a party and its place';
const TABLE = {
  table: z.string({ error: 'the name of a table' }).regex(/\S/, { error: 'the name of a table' }).optional(),
  bom: z
    .enum(['yes', 'no'], { error: 'yes or no' })
    .optional()
    .describe('CSV: yes begins with a byte order mark, so that Excel reads every script'),
};
const CHART = {
  notation: z
    .enum(NOTATIONS, { error: NOTATIONS.join(' or ') })
    .optional()
    .describe('SVG, PPTX: how a holding is drawn'),
  width: z
    .number({ error: PIXELS })
    .int({ error: PIXELS })
    .min(320, { error: PIXELS })
    .max(4000, { error: PIXELS })
    .optional()
    .describe('SVG, PPTX: what the chart fits into where the data allow; without it 940'),
  fold: z
    .string({ error: PERCENT })
    .regex(/^(100|\d{1,2}(\.\d{1,6})?)$/, { error: PERCENT })
    .optional()
    .describe('SVG, PPTX: holders of less, per cent, are folded where two are, and nobody else'),
  lang: z
    .enum(LANGUAGES, { error: LANGUAGES.join(' or ') })
    .optional()
    .describe(
      'SVG, PPTX, the chart of a dossier: the language of every word but names and what a source says; without it English',
    ),
  place: z
    .array(z.string({ error: PLACE }).regex(/.~\d{1,4}$/, { error: PLACE }))
    .optional()
    .describe('SVG, PPTX: the place of a party in its row, from the left, as id~n'),
};

/** The parameters of a question with those of its files. */
export const withPresentation = (verb: Verb, question: z.ZodObject): z.ZodObject =>
  question.safeExtend(verb === 'structure' ? { ...CHART, ...TABLE } : TABLE);

/** @returns the question's own values, and what the file is to be like */
export function presented(values: Readonly<Record<string, unknown>>): {
  readonly question: Readonly<Record<string, unknown>>;
  readonly options: FileOptions;
} {
  const { notation, width, fold, place, lang, table, bom, ...question } = values;
  const options = { notation, width, fold, place, lang, table, bom: bom === 'yes' ? true : undefined };
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { question, options: Object.fromEntries(given) as FileOptions };
}
