/** The server: read-only, loopback, the same bytes the command line prints. */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type ErrorCode, LookthroughError } from '../../index.ts';
import type { Api } from './api.ts';
import { staticFiles } from './files.ts';
import { openapi } from './openapi.ts';
import { isVerb, questionFrom } from './question.ts';

export interface AppOptions {
  /** folder of the built explorer */
  readonly webRoot: string;
  /** names this server answers to; others are refused, or a page elsewhere could rebind its name to us */
  readonly hosts?: readonly string[];
}

const STATUS: Readonly<Record<ErrorCode, 400 | 404 | 409 | 422 | 503>> = {
  usage: 400,
  'rule-unknown': 400,
  'rule-verb': 400,
  'input-rejected': 422,
  'not-found': 404,
  ambiguous: 409,
  'limit-reached': 422,
  'over-100-diverges': 422,
  'precision-limit': 422,
  'store-locked': 503,
  'store-damaged': 503,
  'disk-full': 503,
  interrupted: 503,
};
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const LONGEST_URL = 16_384;

export function appOf(api: Api, { webRoot, hosts = LOOPBACK }: AppOptions): Hono {
  const app = new Hono();
  app.use('*', async (c, next) => {
    const refused = refusal(c, hosts);
    if (refused !== undefined) return refused;
    await next();
    for (const [name, value] of Object.entries(SAFE)) c.res.headers.set(name, value);
  });
  app.get('/openapi.json', (c) => c.json(openapi()));
  app.get('/api/v1/regimes', (c) => c.json(api.regimes()));
  app.get('/api/v1/version', async (c) => c.json({ version: await api.version() }));
  app.get('/api/v1/search', async (c) => {
    const limit = Math.min(50, Math.max(1, Number(c.req.query('limit') ?? 10) || 10));
    return c.json({ parties: await api.find(c.req.query('q') ?? '', limit) });
  });
  app.get('/api/v1/statements/:id', async (c) => {
    const found = await api.evidence(c.req.param('id'));
    return found === undefined
      ? problem(c, new LookthroughError('not-found', 'there is no such statement', { received: c.req.param('id') }))
      : c.json(found);
  });
  app.get('/api/v1/:verb', (c) => answered(c, api));
  app.get('*', staticFiles(webRoot));
  app.notFound((c) => problem(c, new LookthroughError('not-found', 'there is nothing here', { received: c.req.path })));
  app.onError((error, c) =>
    error instanceof LookthroughError
      ? problem(c, error)
      : c.json(
          { type: 'about:blank', title: 'the server failed on this question', status: 500, code: 'internal' },
          500,
          { 'Content-Type': 'application/problem+json' },
        ),
  );
  return app;
}

async function answered(c: Context, api: Api): Promise<Response> {
  const verb = c.req.param('verb') ?? '';
  if (!isVerb(verb))
    return problem(c, new LookthroughError('not-found', `there is no question "${verb}"`, { received: verb }));
  const url = new URL(c.req.url);
  const tag = `"${createHash('sha256')
    .update(`${await api.version()} ${url.pathname}${url.search}`)
    .digest('hex')
    .slice(0, 32)}"`;
  if (c.req.header('if-none-match') === tag) return c.body(null, 304, { ETag: tag });
  const envelope = await api.ask(questionFrom(verb, url.searchParams));
  return c.body(api.text(envelope), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    ETag: tag,
    'Cache-Control': 'no-cache',
  });
}

function problem(c: Context, error: LookthroughError): Response {
  const status = STATUS[error.code];
  const body = {
    type: 'about:blank',
    title: error.message,
    status,
    code: error.code,
    ...(error.received === undefined ? {} : { received: error.received }),
    ...(error.choices.length === 0 ? {} : { choices: error.choices }),
  };
  return c.json(body, status, { 'Content-Type': 'application/problem+json' });
}

/** Another name in Host, another page in Origin, a method that is not reading, an endless address. */
function refusal(c: Context, hosts: readonly string[]): Response | undefined {
  const name = (text: string): string => text.replace(/^https?:\/\//, '').replace(/:\d+$/, '');
  const host = name(c.req.header('host') ?? new URL(c.req.url).host);
  if (!hosts.includes(host))
    return c.json(
      { type: 'about:blank', title: 'this server answers to its own address alone', status: 403, code: 'host' },
      403,
    );
  const origin = c.req.header('origin');
  if (origin !== undefined && !hosts.includes(name(origin)))
    return c.json({ type: 'about:blank', title: 'asked from another page', status: 403, code: 'origin' }, 403);
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
    return c.json({ type: 'about:blank', title: 'this server only reads', status: 405, code: 'method' }, 405);
  if (c.req.url.length > LONGEST_URL)
    return c.json({ type: 'about:blank', title: 'the address is too long', status: 414, code: 'length' }, 414);
  return undefined;
}

const SAFE = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;
