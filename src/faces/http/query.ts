/** A query string read by a schema. Every parameter at fault is named at once, not the first alone. */
import { z } from 'zod';
import { type Fault, Refusal } from './problem.ts';

/**
 * @param what stands in messages for what is asked: "owners", "search"
 * @returns the values with defaults filled in, in the order of the schema
 * @throws Refusal usage: unknown, missing, repeated or not understood parameters, each a fault
 */
export function read(schema: z.ZodObject, query: URLSearchParams, what: string): Record<string, unknown> {
  const raw: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const key of new Set(query.keys())) {
    const values = query.getAll(key);
    const kind = kindOf(schema, key);
    // Said here and not by the schema: a key such as "__proto__" would not be a key of an object.
    if (kind === 'unknown') {
      faults.push(unknown(key, query, schema, what));
      continue;
    }
    if (kind !== 'list' && values.length > 1) faults.push(twice(key, values));
    raw[key] = kind === 'list' ? values : kind === 'number' ? numberOr(values[0] ?? '') : values[0];
  }
  const result = schema.safeParse(raw);
  if (!result.success) faults.push(...result.error.issues.map((issue) => faultOf(issue, query, what)));
  if (faults.length > 0) throw refused(faults);
  return result.data as Record<string, unknown>;
}

/** One sentence a fault; a single one is also said in the words every error has. */
function refused(errors: readonly Fault[]): Refusal {
  const [first] = errors;
  const message = errors.map((fault) => fault.detail).join('; ');
  const received = errors.length === 1 && first?.received !== undefined ? { received: first.received } : {};
  return new Refusal('usage', message, { ...received, errors: [...errors] });
}

/** "#/change/1": escaped as a pointer (RFC 6901 §3), then as the fragment of an address (§6). */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  `#${path.map((part) => `/${encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`;

export function kindOf(schema: z.ZodObject, key: string): 'list' | 'number' | 'text' | 'unknown' {
  if (!Object.hasOwn(schema.shape, key)) return 'unknown';
  let inner: unknown = schema.shape[key];
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
  return inner instanceof z.ZodArray ? 'list' : inner instanceof z.ZodNumber ? 'number' : 'text';
}

/** What is no whole number stays text, and the schema refuses it. */
const numberOr = (text: string): number | string => (/^\d{1,15}$/.test(text) ? Number(text) : text);

function twice(parameter: string, values: readonly string[]): Fault {
  const received = values.join(', ');
  const expected = 'one value';
  const detail = `"${parameter}" takes one value, not ${values.length}: ${received}`;
  return { parameter, pointer: pointerTo([parameter]), received, expected, detail };
}

function faultOf(issue: z.core.$ZodIssue, query: URLSearchParams, what: string): Fault {
  const parameter = String(issue.path[0] ?? '');
  const received = query.getAll(parameter)[Number(issue.path[1] ?? 0)];
  const expected = issue.message;
  const place = { parameter, pointer: pointerTo(issue.path), expected };
  if (received === undefined) return { ...place, detail: `${what} needs the parameter "${parameter}": ${expected}` };
  return { ...place, received, detail: `"${parameter}" takes ${expected}, not "${received}"` };
}

function unknown(parameter: string, query: URLSearchParams, schema: z.ZodObject, what: string): Fault {
  const known = Object.keys(schema.shape).join(', ');
  return {
    parameter,
    pointer: pointerTo([parameter]),
    received: query.get(parameter) ?? '',
    expected: known === '' ? 'no parameter' : `one of ${known}`,
    detail: `"${parameter}" is no parameter of ${what}; there ${known === '' ? 'are none' : `are ${known}`}`,
  };
}
