/** Every address of the interface. The server is made from this list, and so is its description. */
import { z } from 'zod';
import { Envelope, LookthroughError, type Question, StructureAnswer, VERBS, type Verb } from '../../index.ts';
import type { Api } from './api.ts';
import { datesRoute } from './dates.ts';
import { entityRoute } from './entities.ts';
import { EvidenceOut } from './evidence.ts';
import { firstRoute } from './first.ts';
import { DOSSIER, DRAWN, JSON_ONLY, TABLED } from './forms.ts';
import { nextLink, searchRoute, startOf, statementsRoute } from './lists.ts';
import { openapi } from './openapi.ts';
import { openedRoute } from './opened.ts';
import { parametersOf } from './parameters.ts';
import { presented, withPresentation } from './presentation.ts';
import { problemsRoute } from './problems.ts';
import { questionFrom, withFaults } from './question.ts';
import { RegimesOut, VersionOut } from './regimes.ts';
import { type Asked, json, type Reply, type Route } from './route.ts';
import { scenarioRoute } from './scenario.ts';
import { sourceRoute, sourcesRoute } from './sources.ts';
import { storyRoute } from './story.ts';

const NOTHING = z.strictObject({});

/** @param taking whether files may be handed to this server */
export function routesOf(api: Api, taking = false): readonly Route[] {
  const routes: readonly Route[] = [
    ...VERBS.map((verb) => questionRoute(api, verb)),
    scenarioRoute(api),
    datesRoute(api),
    searchRoute(api),
    entityRoute(api),
    statementsRoute(api),
    statementRoute(api),
    storyRoute(api),
    firstRoute(api),
    problemsRoute(api),
    openedRoute(taking),
    sourcesRoute(api),
    sourceRoute(api),
    {
      path: '/api/v1/regimes',
      name: 'regimes',
      light: true,
      summary: 'the rules of law that are known',
      parameters: NOTHING,
      forms: JSON_ONLY,
      answer: RegimesOut,
      reply: async () => json(api.regimes()),
    },
    {
      path: '/api/v1/version',
      name: 'version',
      light: true,
      summary: 'the version of the data',
      parameters: NOTHING,
      forms: JSON_ONLY,
      answer: VersionOut,
      reply: async () => json({ version: await api.version() }),
    },
    {
      path: '/openapi.json',
      name: 'openapi.json',
      light: true,
      summary: 'this description',
      parameters: NOTHING,
      forms: JSON_ONLY,
      answer: z.looseObject({ openapi: z.string() }),
      reply: async () => json(openapi(routes)),
    },
  ];
  return routes;
}

function questionRoute(api: Api, verb: Verb): Route {
  const drawn = verb === 'structure';
  return {
    path: `/api/v1/${verb}`,
    name: verb,
    summary: `the question ${verb}`,
    parameters: withPresentation(verb, parametersOf(verb)),
    forms: drawn ? DRAWN : TABLED,
    answer: drawn ? Envelope.extend({ answer: StructureAnswer }) : Envelope,
    async near(asked) {
      if (asked.form.id !== 'json') return undefined;
      const envelope = await api.near(questionOf(verb, asked)).catch(blaming(verb, asked));
      return envelope && written(api, asked, envelope);
    },
    async reply(asked) {
      const question = questionOf(verb, asked);
      const blame = blaming(verb, asked);
      const { options } = presented(asked.values);
      if (asked.form.id === DOSSIER) return { text: await api.dossier(question, options.lang).catch(blame) };
      const envelope = await api.ask(question).catch(blame);
      if (asked.form.id === 'json') return written(api, asked, envelope);
      return { text: await api.file(envelope, asked.form.id, options), headers: nextPage(asked, envelope) };
    },
  };
}

const questionOf = (verb: Verb, asked: Asked): Question =>
  ({ ...questionFrom(verb, presented(asked.values).question), ...pageAsked(asked) }) as Question;

const blaming =
  (verb: Verb, { query }: Asked) =>
  (error: unknown): never => {
    throw withFaults(error, verb, query);
  };

const written = (api: Api, asked: Asked, envelope: Envelope): Reply => ({
  text: api.text(envelope),
  headers: nextPage(asked, envelope),
});

/** A page of an answer is asked for by the id it begins after; over HTTP that is a cursor, good for this data alone. */
function pageAsked(asked: Asked): { after?: string } {
  const after = startOf(asked);
  return after === undefined ? {} : { after };
}
function nextPage(asked: Asked, { answer }: Envelope): Readonly<Record<string, string>> {
  const after = answer['nextAfter'];
  return typeof after === 'string' ? nextLink(asked, after).headers : {};
}

const statementRoute = (api: Api): Route => ({
  path: '/api/v1/statements/:id',
  name: 'one statement',
  summary: 'where one statement comes from',
  parameters: NOTHING,
  forms: JSON_ONLY,
  answer: EvidenceOut,
  async reply({ id }) {
    const found = await api.evidence(id);
    if (found !== undefined) return json(found);
    throw new LookthroughError('not-found', 'there is no such statement', { received: id });
  },
});
