/** What goes wrong, as problem+json (RFC 9457): the status, a stable code, and each parameter that is at fault. */
import { STATUS_CODES } from 'node:http';
import type { Context } from 'hono';
import { z } from 'zod';
import { type ErrorCode, LookthroughError } from '../../index.ts';

type Status = 400 | 403 | 404 | 405 | 406 | 409 | 410 | 413 | 414 | 415 | 422 | 500 | 503;

/** Codes of the engine, as the command line prints them. */
const ENGINE: Readonly<Record<ErrorCode, Status>> = {
  usage: 400,
  'rule-unknown': 400,
  'rule-verb': 400,
  'input-rejected': 422,
  'not-found': 404,
  ambiguous: 409,
  'limit-reached': 422,
  'time-limit': 503,
  'memory-limit': 503,
  'over-100-diverges': 422,
  'precision-limit': 422,
  'store-locked': 503,
  'store-damaged': 503,
  'disk-full': 503,
  interrupted: 503,
};
/** Codes that only a server has. */
export const SERVER_CODES = {
  'not-acceptable': 406,
  'cursor-damaged': 400,
  'cursor-other-question': 400,
  'cursor-other-data': 410,
  host: 403,
  origin: 403,
  method: 405,
  'too-long': 413,
  length: 414,
  media: 415,
  internal: 500,
} as const satisfies Readonly<Record<string, Status>>;
export type HttpCode = ErrorCode | keyof typeof SERVER_CODES;
export const STATUS: Readonly<Record<HttpCode, Status>> = { ...ENGINE, ...SERVER_CODES };

/** One parameter at fault. */
export const Fault = z.strictObject({
  parameter: z.string(),
  pointer: z.string().describe('JSON pointer into the query read as an object: "#/change/1" is the second change'),
  received: z.string().optional().describe('absent where the parameter is missing'),
  expected: z.string().describe('what would have been understood'),
  detail: z.string(),
});
export type Fault = z.infer<typeof Fault>;

/** The body; every problem this server sends fits it. */
export const ProblemBody = z.strictObject({
  type: z.literal('about:blank').describe('no more to read than the status and the code say'),
  title: z.string().describe('the words of the status'),
  status: z.int(),
  code: z.string().describe('stable; all of them are in docs/errors.md'),
  detail: z.string().describe('what is wrong here and what would be understood'),
  instance: z.string().describe('what was asked'),
  errors: z.array(Fault).min(1).optional().describe('every parameter at fault'),
  received: z.string().optional(),
  choices: z.array(z.string()).optional().describe('values that would be understood'),
  available: z.array(z.string()).optional().describe('media types this answer can be had in'),
});
export type ProblemBody = z.infer<typeof ProblemBody>;
export type Detail = Omit<Partial<ProblemBody>, 'type' | 'title' | 'status' | 'code' | 'instance' | 'detail'>;

/** A refusal of the server's own. */
export class Refusal extends Error {
  readonly code: HttpCode;
  readonly detail: Detail;
  constructor(code: HttpCode, message: string, detail: Detail = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}

/** @param allow methods that this address takes @param error anything thrown; what is neither ours nor the engine's is not told to the caller */
export function problem(c: Context, error: unknown, allow = ''): Response {
  const { code, message, detail } = refusalOf(error);
  const status = STATUS[code];
  const { pathname, search } = new URL(c.req.url);
  const body: ProblemBody = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? '',
    status,
    code,
    detail: message,
    instance: `${pathname}${search}`,
    ...detail,
  };
  return c.body(`${JSON.stringify(body)}\n`, status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    Vary: 'Accept',
    ...(status === 405 ? { Allow: `${allow}, OPTIONS` } : {}),
  });
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (!(error instanceof LookthroughError)) return new Refusal('internal', 'the server failed on this question');
  return new Refusal(error.code, error.message, {
    ...(error.received === undefined ? {} : { received: error.received }),
    ...(error.choices.length === 0 ? {} : { choices: [...error.choices] }),
  });
}
