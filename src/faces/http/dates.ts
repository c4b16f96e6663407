/** The days on which a group changes. */
import { z } from 'zod';
import type { Api } from './api.ts';
import { JSON_ONLY } from './forms.ts';
import { cursor, limit, page, paged, startOf } from './lists.ts';
import { parametersOf } from './parameters.ts';
import { withFaults } from './question.ts';
import type { Route } from './route.ts';

const count = (what: string): z.ZodInt => z.int().describe(what);
export const DatesPage = z.strictObject({
  days: z.array(
    z.strictObject({
      day: z.string(),
      holdings: count('holdings, in shares or in votes, that begin, end or have other bounds'),
      powers: count('stated controls, pacts and offices that begin or end'),
    }),
  ),
  looked: count('days looked at for this page'),
  of: count('days from here on that some date of the data touches'),
  ...paged,
});

const { subject, knownAt } = parametersOf('owners').shape as Record<'subject' | 'knownAt', z.ZodType>;

export const datesRoute = (api: Api): Route => ({
  path: '/api/v1/dates',
  name: 'dates',
  summary: 'the days on which the parties above a company, and what it holds directly, change',
  parameters: z.strictObject({ subject, knownAt, limit: limit(1000, 200), cursor }),
  forms: JSON_ONLY,
  answer: DatesPage,
  async reply(asked) {
    const blame = (error: unknown): never => {
      throw withFaults(error, 'owners', asked.query);
    };
    const { limit: most, ...of } = asked.values as { subject: string; knownAt?: string; limit: number };
    const after = startOf(asked);
    const found = await api.dates({ ...of, most, ...(after === undefined ? {} : { after }) }).catch(blame);
    const { next, ...body } = found;
    return page(asked, body, next);
  },
});
