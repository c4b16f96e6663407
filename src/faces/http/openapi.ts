/** The interface described for programs: OpenAPI 3.1, made from the routes and the very schemas that read and check. */
import { z } from 'zod';
import { ENGINE_VERSION, Envelope } from '../../index.ts';
import { Story } from '../story/index.ts';
import { DRAFT_PATH, DraftOut, DraftParameters } from './draft.ts';
import { EvidenceOut } from './evidence.ts';
import { LookedOut, OPENED_PATH, OpenedOut, OpenedParameters } from './opened.ts';
import { ProblemBody, STATUS } from './problem.ts';
import { READ_PATH, ReadOut, ReadParameters } from './read-text.ts';
import type { Route } from './route.ts';
import { STORY_PATH } from './story.ts';

/** Shapes with a name of their own; written once and referred to. */
const COMPONENTS: Readonly<Record<string, z.ZodType>> = {
  Envelope,
  Evidence: EvidenceOut,
  Problem: ProblemBody,
};

/** @returns the document; O(routes) */
export function openapi(routes: readonly Route[]): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'lookthrough',
      version: ENGINE_VERSION,
      description: 'Who owns and controls a company, with bounds and proof. Read-only.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: {
      ...Object.fromEntries(routes.map((route) => [addressOf(route), operationsOf(route)])),
      [DRAFT_PATH]: { post: textOperation(DRAFT) },
      [READ_PATH]: { post: textOperation(READ) },
    },
    components: {
      schemas: Object.fromEntries(Object.entries(COMPONENTS).map(([name, schema]) => [name, written(schema)])),
    },
  };
}

/** "/api/v1/statements/:id" -> "/api/v1/statements/{id}" */
export const addressOf = ({ path }: Route): string => path.replace(/:(\w+)/g, '{$1}');

const operationsOf = (route: Route): object => ({
  get: operation(route),
  ...(route.path === STORY_PATH ? { post: storyOperation(route) } : {}),
  ...(route.path === OPENED_PATH ? { post: openedOperation() } : {}),
});

function operation(route: Route): object {
  return {
    operationId: route.name.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary: route.summary,
    parameters: [...pathParameters(route), ...queryParameters(route)],
    responses: {
      200: { description: 'the answer', headers: HEADERS, content: contentOf(route) },
      304: { description: 'as you have it: the ETag is that of If-None-Match' },
      ...problems(),
    },
  };
}

/** The addresses that are sent a text: what is asked over it is not kept. */
interface Texted {
  readonly id: string;
  readonly summary: string;
  readonly parameters: z.ZodObject;
  readonly body: string;
  readonly says: string;
  readonly answer: z.ZodType;
}
const DRAFT: Texted = {
  id: 'draft',
  summary: 'a structure over a text that is sent along and not kept',
  parameters: DraftParameters,
  body: 'ownership notation',
  says: 'what was read, what was not, and the answer',
  answer: DraftOut,
};
const READ: Texted = {
  id: 'read',
  summary: 'proposals from English prose that is sent along and not kept',
  parameters: ReadParameters,
  body: 'English prose',
  says: 'proposals with their quotes, what was refused and what was not read',
  answer: ReadOut,
};

const textOperation = ({ id, summary, parameters, body, says, answer }: Texted): object => ({
  operationId: id,
  summary,
  parameters: queryParameters({ parameters }),
  requestBody: {
    required: true,
    description: `${body}, at most 262,144 bytes`,
    content: { 'text/plain': { schema: { type: 'string' } } },
  },
  responses: {
    200: { description: says, content: { 'application/json': { schema: schemaOf(answer) } } },
    ...problems(),
  },
});

const storyOperation = (route: Route): object => ({
  operationId: 'tell',
  summary: 'a story that is sent along and not kept, as the page it is saved as',
  parameters: queryParameters(route),
  requestBody: {
    required: true,
    description: 'steps with addresses of views, at most 1,048,576 characters',
    content: { 'application/json': { schema: schemaOf(Story) } },
  },
  responses: {
    200: { description: 'a page that needs nothing else', content: { 'text/html': { schema: { type: 'string' } } } },
    ...problems(),
  },
});

/** Only where `takes` says so; elsewhere it is refused with the code "method". */
const openedOperation = (): object => ({
  operationId: 'open',
  summary: 'files that are sent along, looked at or opened at an address of their own and held in memory alone',
  parameters: queryParameters({ parameters: OpenedParameters }),
  requestBody: {
    required: true,
    description: 'at most 33,554,432 bytes: fields "file", and "columns" with a column mapping as JSON',
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['file'],
          properties: {
            file: { type: 'array', items: { type: 'string', format: 'binary' } },
            columns: { type: 'string' },
          },
        },
      },
    },
  },
  responses: {
    200: {
      description: 'what the columns are taken for, or where the files are served',
      content: { 'application/json': { schema: { anyOf: [schemaOf(LookedOut), schemaOf(OpenedOut)] } } },
    },
    ...problems(),
  },
});

const problems = (): object =>
  Object.fromEntries([...new Set(Object.values(STATUS))].sort().map((status) => [status, problemOf(status)]));

const text = (description: string): object => ({ description, schema: { type: 'string' } });
const HEADERS = {
  ETag: text('of data, engine, question and form'),
  Vary: text('Accept'),
  Link: text('rel="next" where a list goes on'),
  'Lookthrough-Not-Written': text('how many statements the format cannot say'),
};

const contentOf = ({ forms, answer }: Route): object =>
  Object.fromEntries(
    forms.map(({ id, media }) => [media, { schema: id === 'json' ? schemaOf(answer) : { type: 'string' } }]),
  );

const problemOf = (status: number): object => ({
  description: Object.entries(STATUS)
    .filter(([, s]) => s === status)
    .map(([code]) => code)
    .join(', '),
  content: { 'application/problem+json': { schema: schemaOf(ProblemBody) } },
});

const pathParameters = ({ path }: Route): readonly object[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

/** A list is a parameter given several times; a description stands beside the schema. */
function queryParameters({ parameters }: Pick<Route, 'parameters'>): readonly object[] {
  const { properties = {}, required = [] } = written(parameters, 'input') as {
    properties?: Record<string, { description?: string }>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
    style: 'form',
    explode: true,
  }));
}

function schemaOf(schema: z.ZodType): object {
  const name = Object.keys(COMPONENTS).find((key) => COMPONENTS[key] === schema);
  return name === undefined ? written(schema) : { $ref: `#/components/schemas/${name}` };
}

/** @param io input: what may be sent, defaults left out; output: what is answered */
function written(schema: z.ZodType, io: 'input' | 'output' = 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
  return rest;
}
