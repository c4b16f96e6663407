/**
 * Values BODS 0.4 cannot hold as they stand, such as a year for a day: another one is written, and an annotation at the
 * same place says what stood there, so that reading puts it back.
 */
import { isObject } from './json-object.ts';
import { list, object } from './party.ts';

type Json = Readonly<Record<string, unknown>>;

const WRITER = 'lookthrough';
const MOTIVATION = 'transformation';

export interface Altered {
  /** JSON pointer from the statement */
  readonly pointer: string;
  /** what stood there; undefined where nothing did */
  readonly before: string | undefined;
}

export const annotationsOf = (altered: readonly Altered[]): object =>
  altered.length === 0
    ? {}
    : {
        annotations: altered.map(({ pointer, before }) => ({
          statementPointerTarget: pointer,
          motivation: MOTIVATION,
          description: before === undefined ? 'There was no value.' : 'BODS 0.4 cannot hold the value as it was.',
          transformedContent: before ?? '',
          createdBy: { name: WRITER },
        })),
      };

/** The statement as it was before it was written; the same object where nothing was altered. */
export function restored(value: Json): Json {
  const ours = list(value['annotations']).filter(
    (a) => a['motivation'] === MOTIVATION && object(a['createdBy'])['name'] === WRITER,
  );
  if (ours.length === 0) return value;
  const copy = structuredClone(value) as Record<string, unknown>;
  for (const a of ours) putBack(copy, String(a['statementPointerTarget']).split('/').slice(1), a['transformedContent']);
  return copy;
}

function putBack(copy: Record<string, unknown>, path: readonly string[], before: unknown): void {
  let at: unknown = copy;
  for (const part of path.slice(0, -1)) {
    if ((!isObject(at) && !Array.isArray(at)) || !Object.hasOwn(at, part)) return;
    at = (at as Json)[part];
  }
  const last = path.at(-1);
  if (last === undefined || !isObject(at) || !Object.hasOwn(at, last)) return;
  const holder = at as Record<string, unknown>;
  if (before === '') delete holder[last];
  else holder[last] = before;
}
