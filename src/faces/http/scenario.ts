/** A scenario as read: its sentences, whom their names mean, and the state of the data it stands on. */
import { z } from 'zod';
import { AmountOut } from '../../index.ts';
import type { Api } from './api.ts';
import { JSON_ONLY } from './forms.ts';
import { parametersOf } from './parameters.ts';
import { withFaults } from './question.ts';
import { json, type Route } from './route.ts';

const Party = z.strictObject({ id: z.string(), name: z.string(), type: z.string() });
export const ScenarioOut = z.strictObject({
  scenario: z.literal(true).describe('nothing of this is said by a source'),
  data: z.strictObject({ version: z.string() }),
  subject: Party,
  changes: z.array(
    z.strictObject({
      sentence: z.string(),
      kind: z.enum(['transfer', 'issue', 'spin-off', 'conversion', 'concert']),
      parties: z.array(Party).describe('everybody the sentence names'),
      share: z.string().optional().describe('exactly this much, a fraction of one'),
      amount: AmountOut.optional().describe('how much as the words were read, in per cent'),
    }),
  ),
  whatIf: z.string().describe('the address of what it would change'),
});

const { subject, change } = parametersOf('what-if').shape as Record<'subject' | 'change', z.ZodType>;

export const scenarioRoute = (api: Api): Route => ({
  path: '/api/v1/scenario',
  name: 'scenario',
  summary: 'a scenario as it is read, before anything is worked out; /api/v1/what-if works it out',
  parameters: z.strictObject({ subject, change }),
  forms: JSON_ONLY,
  answer: ScenarioOut,
  async reply({ values, query }) {
    const asked = values as { subject: string; change: readonly string[] };
    const read = await api.scenario(asked.subject, asked.change).catch((error: unknown) => {
      throw withFaults(error, 'what-if', query);
    });
    const version = await api.version();
    return json({ scenario: true, data: { version }, ...read, whatIf: `/api/v1/what-if?${query}` });
  },
});
