/** Running text that is sent along, read for proposals and forgotten. Its names are known by the data; nothing is added to it. */
import type { Context } from 'hono';
import { z } from 'zod';
import type { TextSource } from '../../index.ts';
import type { Api } from './api.ts';
import { textBody } from './body.ts';
import { read as readQuery } from './query.ts';

export const READ_PATH = '/api/v1/read';

export const ReadParameters = z.strictObject({
  title: z.string().min(1).max(500).optional().describe('title of the source, for the line above what is accepted'),
  publisher: z.string().min(1).max(500).optional(),
  published: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('2015, 2015-01, 20 January 2015: what "in January" is counted from'),
  url: z.string().min(1).max(2000).optional(),
});

const span = {
  start: z.int().describe('in UTF-16 units of the text as sent'),
  end: z.int().describe('the end is not in it'),
  quote: z.string().describe('the text between them, letter by letter'),
};
const ProposalOut = z.strictObject({
  id: z.int(),
  ...span,
  relation: z.enum(['holding', 'control', 'transfer', 'office', 'event', 'tie']),
  modality: z.enum(['asserted', 'past', 'pending', 'reported']),
  speaker: z.string().optional().describe('who says so, where the text reports it'),
  reading: z.string().describe('in ownership notation'),
  line: z.string().describe('the same with the quote behind it: this line is what accepting writes'),
  parties: z.array(
    z.strictObject({
      ...span,
      name: z.string(),
      how: z.enum(['named', 'short', 'inferred']),
      known: z.strictObject({ id: z.string(), name: z.string() }).optional(),
    }),
  ),
  numbers: z.array(z.strictObject({ ...span, hedge: z.string(), interval: z.string(), of: z.string() })),
  dates: z.array(z.strictObject({ ...span, date: z.string().optional(), meaning: z.string().optional() })),
  cautions: z.array(z.strictObject({ code: z.string(), text: z.string() })),
});
export const ReadOut = z.strictObject({
  english: z.boolean().describe('false: nothing was tried; prose is read in English alone'),
  sentences: z.int(),
  source: z.string().describe('the source line that belongs above accepted lines'),
  people: z.array(z.string()).describe('who is a person by the text'),
  proposals: z.array(ProposalOut).describe('none is a statement, and no answer counts one'),
  refused: z.array(z.strictObject({ ...span, reason: z.string(), text: z.string() })),
  notRead: z.array(z.strictObject({ ...span, why: z.string() })),
});
export type ReadOut = z.infer<typeof ReadOut>;

/** @returns the body, a `ReadOut`; the signal gives it up */
export type ReadsText = (text: string, source: TextSource, signal?: AbortSignal) => Promise<string>;

/** By the thread it is called in. */
export const readHere =
  (api: Api): ReadsText =>
  async (text, source) =>
    `${JSON.stringify(await api.read(text, source))}\n`;

/** @throws Refusal media, too-long, usage: before anything of the text is read */
export const readingOfText =
  (reading: ReadsText) =>
  async (c: Context): Promise<Response> => {
    const source = readQuery(ReadParameters, new URL(c.req.url).searchParams, 'read');
    const text = await textBody(c, 'English prose');
    return c.body(await reading(text, source as TextSource, c.req.raw.signal), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
    });
  };
