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
  altered.length === 0 ? {} : { annotations: altered.map(annotation) };

const annotation = ({ pointer, before }: Altered): Json => ({
  statementPointerTarget: pointer,
  motivation: MOTIVATION,
  description: before === undefined ? 'There was no value.' : 'BODS 0.4 cannot hold the value as it was.',
  transformedContent: before ?? '',
  createdBy: { name: WRITER },
});

/** Another value for a field of a statement that is written already; what stood there first is what is told. */
export function alter<F extends string>(written: { [field in F]: string }, field: F, value: string): void {
  const statement = written as { [field in F]: string } & { annotations?: readonly Json[] };
  const pointer = `/${field}`;
  const told = statement.annotations ?? [];
  if (!told.some((a) => a['statementPointerTarget'] === pointer))
    statement.annotations = [...told, annotation({ pointer, before: statement[field] })];
  Object.assign(statement, { [field]: value });
}

const UNDESCRIBED = 'No statement describes this party; a package names no party without a record of it.';

/** Marks the record of a party that is only named, so that reading it says nothing of it. */
export const undescribed = (altered: readonly Altered[]): object => ({
  annotations: [
    ...altered.map(annotation),
    {
      statementPointerTarget: '/recordDetails',
      motivation: MOTIVATION,
      description: UNDESCRIBED,
      createdBy: { name: WRITER },
    },
  ],
});
export const isUndescribed = (value: Json): boolean =>
  value['annotations'] !== undefined &&
  list(value['annotations']).some((a) => a['description'] === UNDESCRIBED && object(a['createdBy'])['name'] === WRITER);

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
