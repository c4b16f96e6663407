/** The server: read-only, loopback, the same bytes the command line prints. */
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { type AskLimits, LookthroughError } from '../../index.ts';
import type { Api } from './api.ts';
import { Desk } from './desk.ts';
import { DRAFT_PATH, drafted, draftOf } from './draft.ts';
import { staticFiles } from './files.ts';
import { handed, OPENED_PATH } from './opened.ts';
import { problem, Refusal } from './problem.ts';
import { READ_PATH, readHere, readingOfText } from './read-text.ts';
import { Replies } from './replies.ts';
import { type Route, served } from './route.ts';
import { routesOf } from './routes.ts';
import { STORY_PATH, told } from './story.ts';
import type { ThreadedReplies } from './threaded.ts';

export interface AppOptions {
  /** folder of the built explorer */
  readonly webRoot: string;
  /** names this server answers to; others are refused, or a page elsewhere could rebind its name to us */
  readonly hosts?: readonly string[];
  /** files may be handed over, and a question about them costs at most this; without it this server only reads */
  readonly takes?: AskLimits;
  /** before every address: data that were handed over lie beside those the server was started with */
  readonly base?: string;
  /** who works answers out; without them the thread that listens */
  readonly threads?: ThreadedReplies;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
export const LONGEST_URL = 16_384;

export function appOf(api: Api, { webRoot, hosts = LOOPBACK, takes, base = '', threads }: AppOptions): Hono {
  const app = new Hono().basePath(base);
  const desk =
    takes &&
    new Desk<Hono>(takes, (of, at, own) => appOf(of, { webRoot, hosts, base: at, ...withThreads(own) }), threads);
  app.use('*', async (c, next) => {
    // Before there is a response: headers set on a finished one make the adapter copy its body through a stream.
    for (const [name, value] of Object.entries(SAFE)) c.header(name, value);
    const refused = refusal(c, hosts);
    const allow = allowedAt(c.req.path).join(', ');
    if (refused !== undefined) c.res = problem(c, refused, allow);
    else if (c.req.method === 'OPTIONS') c.res = c.body(null, 204, { Allow: `${allow}, OPTIONS` });
    else await next();
  });
  const routes = routesOf(api, desk !== undefined);
  const replies = new Replies(threads);
  for (const route of routes) app.get(route.path, (c) => served(c, api, route, replies));
  app.post(DRAFT_PATH, (c) => drafted(c, threads === undefined ? draftOf : threads.draft));
  app.post(READ_PATH, readingOfText(threads?.read ?? readHere(api)));
  app.post(STORY_PATH, (c) => told(c, threads?.tell ?? api.tell));
  app.post(OPENED_PATH, (c) => handed(c, desk));
  app.all('/opened/:id/*', (c, next) => desk?.app(c.req.param('id'))?.fetch(c.req.raw) ?? next());
  app.get('/opened/:id/api/*', gone);
  app.get('/api/*', (c) => nothing(c, routes));
  app.get('*', compress(), staticFiles(webRoot));
  app.notFound((c) => problem(c, new LookthroughError('not-found', 'there is nothing here', { received: c.req.path })));
  app.onError((error, c) => problem(c, error));
  return app;
}

const withThreads = (threads: ThreadedReplies | undefined): Partial<AppOptions> =>
  threads === undefined ? {} : { threads };

/** What the page of a set asks when the set is not there any more. */
function gone(c: Context): never {
  throw new LookthroughError('not-found', 'no files are open here any more; hand them over again', {
    received: c.req.path,
  });
}

/** Without this the explorer's page would be the answer to a slip in an address. */
function nothing(c: Context, routes: readonly Route[]): never {
  const choices = routes.map(({ path }) => path).filter((path) => path.startsWith('/api/'));
  throw new LookthroughError('not-found', `there is no ${c.req.path}; there are ${choices.join(', ')}`, {
    received: c.req.path,
    choices,
  });
}

/** A draft, a text or a story is sent along with its question and forgotten: that is reading too. Files handed over change nothing there is. */
function allowedAt(path: string): readonly string[] {
  const own = path.replace(/^\/opened\/[\w-]+(?=\/)/, '');
  if (own === DRAFT_PATH || own === READ_PATH) return ['POST'];
  return own === STORY_PATH || own === OPENED_PATH ? ['GET', 'HEAD', 'POST'] : ['GET', 'HEAD'];
}

/** Another name in Host, another page in Origin, a method that is not reading, an endless address. */
function refusal(c: Context, hosts: readonly string[]): Refusal | undefined {
  const name = (text: string): string =>
    text
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/:\d+$/, '');
  const host = name(c.req.header('host') ?? new URL(c.req.url).host);
  if (!hosts.includes(host)) return new Refusal('host', 'this server answers to its own address alone');
  const origin = c.req.header('origin');
  if (origin !== undefined && !hosts.includes(name(origin))) return new Refusal('origin', 'asked from another page');
  if (!['OPTIONS', ...allowedAt(c.req.path)].includes(c.req.method))
    return new Refusal('method', 'this server only reads');
  if (c.req.url.length > LONGEST_URL)
    return new Refusal('length', `the address is longer than ${LONGEST_URL} characters`);
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
