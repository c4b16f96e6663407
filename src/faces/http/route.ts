/** One address of the interface: what it takes, the forms it answers in, and the one way all of them are served. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { z } from 'zod';
import { ENGINE_VERSION } from '../../index.ts';
import type { Api } from './api.ts';
import { type Form, negotiated } from './forms.ts';
import { Refusal } from './problem.ts';
import { read } from './query.ts';
import type { Replies } from './replies.ts';

export interface Reply {
  /** or the bytes of a form that is no text */
  readonly text: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (value: unknown): Reply => ({ text: `${JSON.stringify(value)}\n` });

export interface Route {
  /** "/api/v1/statements/:id" */
  readonly path: string;
  /** what stands for it in messages */
  readonly name: string;
  readonly summary: string;
  /** reads the query; nothing else is taken */
  readonly parameters: z.ZodObject;
  readonly forms: readonly Form[];
  /** the JSON form */
  readonly answer: z.ZodType;
  /** what an answer tells that is neither data nor engine; without it an answer of another day would pass for this one */
  readonly tells?: string;
  /** costs no more than to say it: the thread that listens answers itself */
  readonly light?: true;
  /** the same reply, where the thread that listens gives it for less than to hand it over; undefined: it does not */
  near?(asked: Asked): Promise<Reply | undefined>;
  reply(asked: Asked): Promise<Reply>;
}

export interface Asked {
  readonly form: Form;
  readonly path: string;
  readonly query: URLSearchParams;
  /** the query as `parameters` read it */
  readonly values: Readonly<Record<string, unknown>>;
  /** version of the data and of the engine */
  readonly state: string;
  /** the part of the path behind ":id" */
  readonly id: string;
}

/** Gives what was given before, else reads the query, says "as you have it" where the caller has it, else answers. */
export async function served(c: Context, api: Api, route: Route, replies: Replies): Promise<Response> {
  const url = new URL(c.req.url);
  const state = `${await api.version()} ${ENGINE_VERSION}`;
  const accept = c.req.header('accept');
  const form = negotiated(accept, route.forms);
  const tag =
    form === undefined
      ? ''
      : tagOf([state, form.media, url.pathname, url.search, ...(route.tells === undefined ? [] : [route.tells])]);
  const known = replies.kept(tag);
  // What was answered was understood: it is not read again.
  const values = known === undefined ? read(route.parameters, url.searchParams, route.name) : {};
  if (form === undefined) return notAcceptable(route, accept ?? '');
  const headers = { Vary: 'Accept', ETag: tag, 'Cache-Control': 'no-cache' };
  if (has(c.req.header('if-none-match'), tag)) return c.body(null, 304, headers);
  const asked = { form, path: url.pathname, query: url.searchParams, values, state, id: c.req.param('id') ?? '' };
  const reply = known ?? (await replies.of(tag, route, asked, c.req.raw.signal));
  // Whatever there is now: known only once there is an answer.
  if (c.req.header('if-none-match')?.trim() === '*') return c.body(null, 304, headers);
  const { text } = reply;
  return c.body(typeof text === 'string' ? text : new Uint8Array(text), 200, {
    ...headers,
    'Content-Type': form.sent ?? form.media,
    ...reply.headers,
  });
}

/** Strong: the same data, engine, question and form are the same bytes. */
const tagOf = (parts: readonly string[]): string =>
  `"${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}"`;

/** A proxy may have made the tag weak; "as you have it" is still true (RFC 9110 §13.1.2). */
const has = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => [tag, `W/${tag}`].includes(one.trim()));

function notAcceptable({ forms }: Route, accept: string): never {
  const available = forms.map((form) => form.media);
  throw new Refusal('not-acceptable', `this can be had as ${available.join(', ')}, not as ${accept}`, {
    received: accept,
    available,
  });
}
