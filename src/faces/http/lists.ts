/** Lists in pages: what comes next is a cursor, and the pages joined are the whole. */
import { z } from 'zod';
import type { Api } from './api.ts';
import { cursorAt, type Listed, positionOf } from './cursor.ts';
import { EvidenceOut } from './evidence.ts';
import { EXPORTED, JSON_ONLY } from './forms.ts';
import { read } from './query.ts';
import { type Asked, json, type Reply, type Route } from './route.ts';

export const limit = (most: number, usual: number): z.ZodDefault<z.ZodNumber> => {
  const expected = `a whole number from 1 to ${most}`;
  return z
    .number({ error: expected })
    .int({ error: expected })
    .min(1, { error: expected })
    .max(most, { error: expected })
    .default(usual);
};
export const cursor = z.string().optional().describe('"next" of the page before');
/** How every list says whether it is whole. */
export const paged = {
  complete: z.boolean().describe('false: more is left, from "next" on'),
  next: z.string().optional().describe('the cursor of what is left'),
};
const ASKED = 'a name, a former name or an identifier';

const Party = z.strictObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  score: z.number().describe('1: this very name or identifier; less: alike'),
});
export const PartiesPage = z.strictObject({ parties: z.array(Party), ...paged });
export const StatementsPage = z.strictObject({ statements: z.array(EvidenceOut), ...paged });

export const searchRoute = (api: Api): Route => ({
  path: '/api/v1/search',
  name: 'search',
  summary: 'parties by name, former name or identifier, the most alike first',
  parameters: z.strictObject({
    q: z.string({ error: ASKED }).regex(/\S/, { error: ASKED }).describe(ASKED),
    limit: limit(50, 10),
    cursor,
  }),
  forms: JSON_ONLY,
  answer: PartiesPage,
  async reply(asked) {
    const { q, limit: size } = asked.values as { q: string; limit: number };
    const from = Number(startOf(asked) ?? 0);
    const found = await api.find(q, from + size + 1);
    return page(
      asked,
      { parties: found.slice(from, from + size) },
      found.length > from + size ? String(from + size) : undefined,
    );
  },
});

export const statementsRoute = (api: Api): Route => ({
  path: '/api/v1/statements',
  name: 'statements',
  summary: 'all statements: where each comes from, in pages; whole in the formats the command line exports',
  parameters: z.strictObject({ limit: limit(1000, 100), cursor }),
  forms: EXPORTED,
  answer: StatementsPage,
  async reply(asked) {
    if (asked.form.id !== 'json') return exported(api, asked);
    const { limit: size } = asked.values as { limit: number };
    const found = await api.statements(startOf(asked), size + 1);
    const shown = found.slice(0, size);
    return page(asked, { statements: shown }, found.length > size ? shown.at(-1)?.statement : undefined);
  },
});

/** A file is whole: a size or a cursor beside it would be ignored in silence. */
async function exported(api: Api, { form, query }: Asked): Promise<Reply> {
  read(z.strictObject({}), query, `statements as ${form.media}`);
  const { text, lost } = await api.exported(form.id);
  return { text, headers: lost === 0 ? {} : { 'Lookthrough-Not-Written': String(lost) } };
}

/** What a cursor is bound to. */
function listed({ state, path, values }: Asked): Listed {
  const { limit: _size, cursor: _cursor, ...question } = values;
  return { state, question: JSON.stringify([path, question]) };
}

export function startOf(asked: Asked): string | undefined {
  const { cursor: from } = asked.values as { cursor?: string };
  return from === undefined ? undefined : positionOf(from, listed(asked));
}

/** @param position where the next page begins; undefined: this is the last, or all there is */
export function page(asked: Asked, body: object, position: string | undefined): Reply {
  if (position === undefined) return json({ ...body, complete: true });
  const { next, headers } = nextLink(asked, position);
  return { ...json({ ...body, complete: false, next }), headers };
}

/** The cursor of the next page, and the header that says where it is. */
export function nextLink(asked: Asked, position: string): { next: string; headers: Readonly<Record<string, string>> } {
  const next = cursorAt(listed(asked), position);
  const query = new URLSearchParams(asked.query);
  query.set('cursor', next);
  return { next, headers: { Link: `<${asked.path}?${query}>; rel="next"` } };
}
