import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../index.ts';
import { apiOf } from './api.ts';
import { appOf } from './app.ts';
import { addressOf } from './openapi.ts';
import type { Refusal } from './problem.ts';
import { read } from './query.ts';
import type { Route } from './route.ts';
import { routesOf } from './routes.ts';

const workspace = await openFiles([
  {
    name: 'facts.own',
    text: 'source "r" (register) published 2020\nAnn owns 60% of Beta\nCy owns between 20% and 30% of Beta\nBeta owns 50% of Gamma\nAnn is a person\n',
  },
]);
const api = apiOf(workspace);
const app = appOf(api, { webRoot: '/nowhere' });
const routes = routesOf(api);
const get = (path: string, accept = '*/*'): Promise<Response> =>
  Promise.resolve(app.request(`http://127.0.0.1${path}`, { headers: { host: '127.0.0.1', accept } }));

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: { readonly type?: string };
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}
const text = await (await get('/openapi.json')).text();
const document = JSON.parse(text) as { paths: Record<string, { get?: Operation; post?: Operation }> };
const operations = Object.entries(document.paths).flatMap(([path, { get: operation }]) =>
  operation === undefined ? [] : [[path, operation] as const],
);

// The keys of OpenAPI beside the schemas are no keywords of JSON Schema; within them an unknown keyword is a fault.
const ajv = new Ajv2020({ strict: 'log', logger: false });
addFormats.default(ajv);
ajv.addVocabulary(['openapi', 'info', 'paths', 'components']);
ajv.addSchema(document, 'api');
const escaped = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
function checkOf(...path: readonly string[]): ValidateFunction {
  const check = ajv.getSchema(`api#/${path.map(escaped).join('/')}`);
  if (check === undefined) throw new Error(`nothing at ${path.join(' ')}`);
  return check;
}

describe('the description', () => {
  test('names every address the server answers, and no other', () => {
    const served = app.routes.filter((r) => r.method !== 'ALL' && !r.path.includes('*')).map((r) => r.path);
    expect([...new Set(served)].map((path) => path.replace(/:(\w+)/g, '{$1}')).sort()).toEqual(
      Object.keys(document.paths).sort(),
    );
    expect(served.length).toBeGreaterThan(15);
  });
  test('names every operation once, and every part of a path', () => {
    const ids = operations.map(([, o]) => o.operationId);
    expect(ids.every((id) => /^\w+$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, { parameters }] of operations) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
      expect(parameters.filter((p) => p.in === 'path').map((p) => p.name)).toEqual(parts);
    }
  });
  test('refers to nothing that is not there', () => {
    for (const [, ref] of text.matchAll(/"\$ref":"#([^"]+)"/g)) expect(ajv.getSchema(`api#${ref}`)).toBeDefined();
    expect(text).toContain('"$ref":"#/components/schemas/Envelope"');
  });
});

/** Values of every kind a parameter takes, and slips of them. */
const PROBES = [
  '',
  ' ',
  'Gamma',
  '@id',
  '2015-03-31',
  '2015-02-29',
  '2015',
  'all',
  'economic',
  'both',
  'Both',
  'declared',
  'anyone',
  'widen',
  'as-stated',
  '0',
  '1',
  '50',
  '51',
  '1000',
  '1001',
  '100',
  '100.0',
  '100.1',
  '33.4',
  '-1',
  '1e1',
  '007',
  'A,B',
  'A,B@X',
  'A',
  ',',
  'A,@X',
  'p~o',
  '~o',
  'p',
];
const queryOf = (route: Route): readonly Parameter[] =>
  (document.paths[addressOf(route)] as { get: Operation }).get.parameters.filter((p) => p.in === 'query');
const asSent = ({ schema }: Parameter, probe: string): unknown =>
  schema.type === 'array' ? [probe] : schema.type === 'integer' && /^\d+$/.test(probe) ? Number(probe) : probe;

describe.each(routes.map((route) => [addressOf(route), route] as const))('%s', (address, route) => {
  const described = queryOf(route);
  /** Parameters the server finds at fault. */
  const faults = (query: string): readonly string[] => {
    try {
      read(route.parameters, new URLSearchParams(query), route.name);
      return [];
    } catch (error) {
      return ((error as Refusal).detail.errors ?? []).map((e) => e.parameter);
    }
  };
  test('describes the parameters the server takes, and no other', () => {
    expect(described.map((p) => p.name)).toEqual(Object.keys(route.parameters.shape));
    expect(faults('another=1')).toContain('another');
    const together = described.map((p) => `${p.name}=x`).join('&');
    expect(faults(`${together}&another=1`).filter((name) => name === 'another')).toEqual(['another']);
  });
  test('says which are needed', () => {
    if (address === '/api/v1/changes') return expect(faults('subject=X')).toEqual(['from', 'to']);
    expect(described.filter((p) => p.required).map((p) => p.name)).toEqual(faults(''));
  });
  test('takes a value where the server does', () => {
    for (const [at, parameter] of described.entries()) {
      const offset = route.path.includes(':') ? at + 1 : at;
      const check = checkOf('paths', address, 'get', 'parameters', String(offset), 'schema');
      const taken = PROBES.filter((probe) => check(asSent(parameter, probe)));
      const served = PROBES.filter(
        (probe) => !faults(`${parameter.name}=${encodeURIComponent(probe)}`).includes(parameter.name),
      );
      expect([parameter.name, taken]).toEqual([parameter.name, served]);
    }
  });
});

const statement = ((await (await get('/api/v1/statements?limit=1')).json()) as { statements: { statement: string }[] })
  .statements[0]?.statement as string;
const source = ((await (await get('/api/v1/sources')).json()) as { sources: { id: string }[] }).sources[0]
  ?.id as string;

describe('a response fits its description', () => {
  const asked: readonly (readonly [string, string])[] = [
    ['/api/v1/owners', '?subject=Gamma'],
    ['/api/v1/holdings', '?subject=Ann'],
    ['/api/v1/control', '?subject=Beta&rule=all'],
    ['/api/v1/controlled', '?subject=Ann'],
    ['/api/v1/beneficial-owners', '?subject=Gamma&rule=all'],
    ['/api/v1/screen', '?blocked=Ann&rule=us-ofac-50'],
    ['/api/v1/ties', '?subject=Ann&other=Gamma'],
    ['/api/v1/changes', '?subject=Beta&from=2020-02-01&to=2021-02-01'],
    ['/api/v1/what-if', '?subject=Beta&change=Ann%20sells%203%25%20of%20Beta%20to%20Cy'],
    ['/api/v1/power', '?subject=Beta'],
    ['/api/v1/audit', ''],
    ['/api/v1/structure', '?subject=Gamma&rule=uk-psc'],
    ['/api/v1/scenario', '?subject=Beta&change=Ann%20sells%203%25%20of%20Beta%20to%20Cy'],
    ['/api/v1/dates', '?subject=Gamma&limit=2'],
    ['/api/v1/search', '?q=g&limit=1'],
    ['/api/v1/entities/{id}', '?limit=2'],
    ['/api/v1/statements', '?limit=2'],
    ['/api/v1/statements/{id}', ''],
    ['/api/v1/story', '?language=zh'],
    ['/api/v1/first', ''],
    ['/api/v1/problems', ''],
    ['/api/v1/opened', ''],
    ['/api/v1/sources', '?limit=2'],
    ['/api/v1/sources/{id}', '?limit=1'],
    ['/api/v1/regimes', ''],
    ['/api/v1/version', ''],
    ['/openapi.json', ''],
  ];
  test.each(asked)('%s%s', async (address, query) => {
    const id = address.includes('entities') ? 'Beta' : address.includes('sources') ? source : statement;
    const response = await get(`${address.replace('{id}', id)}${query}`);
    const check = checkOf('paths', address, 'get', 'responses', '200', 'content', 'application/json', 'schema');
    expect([response.status, check(await response.json()), check.errors]).toEqual([200, true, null]);
    expect(check({ another: 'thing', openapi: 3 })).toBe(false);
  });
  test('and every address was asked', () => {
    expect(asked.map(([address]) => address)).toEqual(operations.map(([address]) => address));
  });
  test.each([
    ['/api/v1/owners', '?subject=Nobody&x=1', '*/*'],
    ['/api/v1/owners', '?subject=Nobody', '*/*'],
    ['/api/v1/owners', '?subject=Gamma', 'image/png'],
    ['/api/v1/statements', '?cursor=x', '*/*'],
    ['/api/v1/control', '?subject=Beta&rule=nope', '*/*'],
  ])('a problem of %s%s too', async (address, query, accept) => {
    const response = await get(`${address}${query}`, accept);
    const media = 'application/problem+json';
    const check = checkOf('paths', address, 'get', 'responses', String(response.status), 'content', media, 'schema');
    expect([check(await response.json()), check.errors]).toEqual([true, null]);
    expect(check({ title: 'Bad Request' })).toBe(false);
  });
  test('in every form that is listed', async () => {
    for (const [address, { responses }] of operations) {
      const route = routes.find((r) => addressOf(r) === address) as Route;
      expect(Object.keys(responses['200']?.content ?? {})).toEqual(route.forms.map((f) => f.media));
    }
    expect(Object.keys(document.paths['/api/v1/structure']?.get?.responses['200']?.content ?? {})).toContain(
      'image/svg+xml',
    );
  });
});
