/** Every address of the interface. The server is made from this list, and so is its description. */
import { LookthroughError, VERBS } from '../../index.ts';
import { type Drawing, draw } from '../draw/index.ts';
import type { Api } from './api.ts';
import { DRAWN, EXPORTED, JSON_ONLY } from './forms.ts';
import { openapi } from './openapi.ts';
import { questionFrom, withFaults } from './question.ts';
import type { Reply, Route } from './route.ts';

const json = (value: unknown): Reply => ({ text: `${JSON.stringify(value)}\n` });

export function routesOf(api: Api): readonly Route[] {
  return [
    ...VERBS.map(
      (verb): Route => ({
        path: `/api/v1/${verb}`,
        summary: `the question ${verb}`,
        forms: verb === 'structure' ? DRAWN : JSON_ONLY,
        async reply({ form, query }) {
          const question = questionFrom(verb, query);
          const envelope = await api.ask(question).catch((error: unknown) => {
            throw withFaults(error, verb, query);
          });
          if (form.id === 'json') return { text: api.text(envelope) };
          return { text: draw(envelope.answer as unknown as Parameters<typeof draw>[0], form.id as Drawing) };
        },
      }),
    ),
    {
      path: '/api/v1/search',
      summary: 'parties by name, former name or identifier',
      forms: JSON_ONLY,
      async reply({ query }) {
        const limit = Math.min(50, Math.max(1, Number(query.get('limit') ?? 10) || 10));
        return json({ parties: await api.find(query.get('q') ?? '', limit) });
      },
    },
    {
      path: '/api/v1/statements',
      summary: 'all statements of the data, as the command line exports them',
      forms: EXPORTED.slice(1),
      async reply({ form }) {
        const { text, lost } = await api.exported(form.id);
        return { text, headers: lost === 0 ? {} : { 'Lookthrough-Not-Written': String(lost) } };
      },
    },
    {
      path: '/api/v1/statements/:id',
      summary: 'where one statement comes from',
      forms: JSON_ONLY,
      async reply({ id }) {
        const found = await api.evidence(id);
        if (found !== undefined) return json(found);
        throw new LookthroughError('not-found', 'there is no such statement', { received: id });
      },
    },
    {
      path: '/api/v1/regimes',
      summary: 'the rules of law that are known',
      forms: JSON_ONLY,
      reply: async () => json(api.regimes()),
    },
    {
      path: '/api/v1/version',
      summary: 'the version of the data',
      forms: JSON_ONLY,
      reply: async () => json({ version: await api.version() }),
    },
    {
      path: '/openapi.json',
      summary: 'this description',
      forms: JSON_ONLY,
      reply: async () => json(openapi()),
    },
  ];
}
