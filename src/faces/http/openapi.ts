/** The interface described for programs: OpenAPI 3.1, made from the same tables that read the query. */
import { ENGINE_VERSION, VERBS } from '../../index.ts';
import { parametersOf } from './parameters.ts';

export function openapi(): object {
  const problem = {
    description: 'what was wrong, as problem+json with a stable code',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const answer = {
    description: 'the answer with its proof; its JSON Schema is published as schema/envelope.json',
    content: { 'application/json': { schema: { type: 'object' } } },
  };
  const query = (name: string): object => ({ name, in: 'query', schema: { type: 'string' } });
  const get = (summary: string, parameters: readonly object[], ok: object = answer): object => ({
    get: {
      summary,
      parameters,
      responses: { 200: ok, 304: { description: 'as you have it' }, 400: problem, 404: problem, 422: problem },
    },
  });
  const verbs = VERBS.map(
    (verb) =>
      [`/api/v1/${verb}`, get(`the question ${verb}`, Object.keys(parametersOf(verb).shape).map(query))] as const,
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'lookthrough',
      version: ENGINE_VERSION,
      description: 'Who owns and controls a company, with bounds and proof. Read-only.',
    },
    paths: {
      ...Object.fromEntries(verbs),
      '/api/v1/search': get('parties by name, former name or identifier', [query('q'), query('limit')]),
      '/api/v1/statements/{id}': get('where one statement comes from', [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      ]),
      '/api/v1/regimes': get('the rules of law that are known', []),
    },
    components: {
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            choices: { type: 'array', items: { type: 'string' } },
          },
        },
      },
    },
  };
}
