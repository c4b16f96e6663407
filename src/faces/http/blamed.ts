/** The parameter that an error of the engine is about: the engine knows the value it refused, not where it came from. */
import type { z } from 'zod';
import type { LookthroughError, Verb } from '../../index.ts';
import type { Fault } from './problem.ts';
import { kindOf, pointerTo } from './query.ts';

const PARTIES = ['subject', 'other', 'blocked', 'concert', 'change'];
/** Where the engine refuses two values together, the one that could be another. */
const TOGETHER: Partial<Record<Verb, string>> = { ties: 'other', 'what-if': 'change' };

interface Value {
  readonly parameter: string;
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/**
 * @returns a fault for each parameter that is the refused value, else that holds it (a name within a sentence); none
 *   where the error is about the data and not about what was asked
 */
export function blamed(error: LookthroughError, verb: Verb, query: URLSearchParams, schema: z.ZodObject): Fault[] {
  const among = amongOf(error, verb);
  const values = valuesOf(query, schema).filter((v) => among === undefined || among.includes(v.parameter));
  // A rule that answers another question is refused by that question's name.
  const received = error.code === 'rule-verb' ? undefined : error.received;
  const exactly = values.filter((v) => v.text === received);
  const holding = received === undefined ? values : values.filter((v) => received !== '' && v.text.includes(received));
  const found = exactly.length > 0 ? exactly : holding;
  return found.map(({ parameter, path, text }) => ({
    parameter,
    pointer: pointerTo(path),
    received: text,
    expected: expectedBy(error, schema, parameter),
    detail: error.message,
  }));
}

/** Parameters an error of this code can be about; undefined: any. */
function amongOf({ code, received }: LookthroughError, verb: Verb): readonly string[] | undefined {
  if (code === 'not-found' || code === 'ambiguous') return PARTIES;
  if (code === 'rule-unknown' || code === 'rule-verb') return ['rule'];
  if (code !== 'usage') return [];
  return received === undefined ? [TOGETHER[verb] ?? ''] : undefined;
}

const valuesOf = (query: URLSearchParams, schema: z.ZodObject): readonly Value[] =>
  Object.keys(schema.shape).flatMap((parameter) => {
    const texts = query.getAll(parameter);
    const list = kindOf(schema, parameter) === 'list';
    return texts.map((text, at) => ({ parameter, path: list ? [parameter, at] : [parameter], text }));
  });

const expectedBy = ({ code, choices }: LookthroughError, schema: z.ZodObject, parameter: string): string =>
  choices.length > 0 && code !== 'rule-verb'
    ? choices.join(' or ')
    : ((schema.shape[parameter] as z.ZodType).description ?? 'another value');
