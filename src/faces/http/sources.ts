/** The documents and registers the data comes from. */
import { z } from 'zod';
import { LookthroughError } from '../../index.ts';
import type { Api } from './api.ts';
import { EvidenceOut } from './evidence.ts';
import { JSON_ONLY } from './forms.ts';
import { cursor, limit, page, paged, startOf } from './lists.ts';
import type { Route } from './route.ts';

const SourceOut = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  publisher: z.string().optional(),
  licence: z.string().optional().describe('as the source says; absent: it does not'),
  url: z.string().optional(),
  statements: z.record(z.string(), z.int()).describe('how many of each kind, of those read for this page'),
  published: z.strictObject({ first: z.string(), last: z.string() }).optional(),
});
const read = z.int().describe('statements read for this page, of all there are');
export const SourcesPage = z.strictObject({ sources: z.array(SourceOut), read, of: z.int(), ...paged });
export const SourcePage = z.strictObject({
  id: z.string(),
  source: SourceOut.optional().describe('absent: none of it is on this page'),
  statements: z.array(EvidenceOut),
  read,
  of: z.int(),
  ...paged,
});

/** Statements read for one page: about a second. Counts of the pages add up to those of the whole. */
const parameters = z.strictObject({
  limit: limit(1_000_000, 100_000).describe('how many statements to read for this page'),
  cursor,
});

export const sourcesRoute = (api: Api): Route => ({
  path: '/api/v1/sources',
  name: 'sources',
  summary: 'documents and registers the statements come from, with counts, dates and licence',
  parameters,
  forms: JSON_ONLY,
  answer: SourcesPage,
  async reply(asked) {
    const { limit: most } = asked.values as { limit: number };
    const { sources, read: seen, next } = await api.sources({ after: startOf(asked), most });
    return page(asked, { sources, read: seen, of: await api.count() }, next);
  },
});

export const sourceRoute = (api: Api): Route => ({
  path: '/api/v1/sources/:id',
  name: 'one source',
  summary: 'one document or register, and what it says',
  parameters,
  forms: JSON_ONLY,
  answer: SourcePage,
  async reply(asked) {
    const { limit: most } = asked.values as { limit: number };
    const after = startOf(asked);
    const { sources, said, read: seen, next } = await api.saidBy(asked.id, { after, most });
    const [source] = sources;
    if (source === undefined && after === undefined && next === undefined)
      throw new LookthroughError('not-found', 'there is no such source; /api/v1/sources lists them', {
        received: asked.id,
      });
    const found = source === undefined ? {} : { source };
    return page(asked, { id: asked.id, ...found, statements: said, read: seen, of: await api.count() }, next);
  },
});
