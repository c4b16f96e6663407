/** JSON in one array, in {"statements": […]} or one object a line -> objects with the place each stood at. */
import { isObject } from './json-object.ts';
import { groupedStatements } from './statement-groups.ts';

export { isObject } from './json-object.ts';

export type JsonItem =
  | {
      readonly value: Readonly<Record<string, unknown>>;
      readonly place: { readonly line?: number; readonly pointer?: string };
    }
  | { readonly error: string; readonly place: { readonly line?: number; readonly pointer?: string } };

/** One by one, as `jsonItemLists` finds them. */
export async function* jsonItems(chunks: AsyncIterable<string>): AsyncIterable<JsonItem> {
  for await (const items of jsonItemLists(chunks)) yield* items;
}

/** Lines are read as they come, those of a chunk in one list; a document is read whole. */
export async function* jsonItemLists(chunks: AsyncIterable<string>): AsyncIterable<readonly JsonItem[]> {
  let held = '';
  let lines: boolean | undefined;
  let number = 0;
  for await (const chunk of chunks) {
    held += held === '' && number === 0 ? chunk.replace(/^\ufeff/, '') : chunk;
    lines ??= linesIn(held);
    if (lines !== true) continue;
    const parts = held.split('\n');
    held = parts.pop() ?? '';
    const items: JsonItem[] = [];
    for (const part of parts) {
      number += 1;
      for (const item of oneLine(part, number)) items.push(item);
    }
    if (items.length > 0) yield items;
  }
  if (lines === true || (lines === undefined && linesIn(`${held}\n`) === true)) yield oneLine(held, number + 1);
  else yield [...wholeDocument(held)];
}

/** A first line that is one JSON object means lines; undefined while the first line is not there yet. */
function linesIn(text: string): boolean | undefined {
  const start = text.trimStart();
  if (start.startsWith('[')) return false;
  const end = start.indexOf('\n');
  if (end < 0) return undefined;
  const first = start.slice(0, end).trim();
  return (
    first.startsWith('{') &&
    first.length > 1 &&
    !/^\{\s*"statements"/.test(first) &&
    (first.endsWith('}') || start.slice(end).trimStart().startsWith('{'))
  );
}

function oneLine(text: string, line: number): readonly JsonItem[] {
  if (!text.startsWith('{') && text.trim() === '') return [];
  try {
    const value: unknown = JSON.parse(text);
    const declared = declarations(value);
    return declared.length > 0 ? declared : [itemOf(value, { line })];
  } catch (error) {
    return [{ error: (error as Error).message, place: { line } }];
  }
}

function* wholeDocument(text: string): Iterable<JsonItem> {
  if (text.trim() === '') return;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    yield { error: (error as Error).message, place: {} };
    return;
  }
  const grouped = groupedStatements(parsed)?.map(({ value, pointer }) => itemOf(value, { pointer }));
  const declared = grouped ?? declarations(parsed);
  if (declared.length > 0) {
    yield* declared;
    return;
  }
  const list = Array.isArray(parsed)
    ? parsed
    : isObject(parsed) && Array.isArray(parsed['statements'])
      ? parsed['statements']
      : [parsed];
  for (const [at, value] of list.entries()) yield itemOf(value, { pointer: `/${at}` });
}

/** The Armenian register: companies, each with the statements of its latest declaration. */
function declarations(value: unknown): readonly JsonItem[] {
  const companies = isObject(value) ? value['companies'] : undefined;
  if (!Array.isArray(companies)) return NO_ITEMS;
  return companies.flatMap((company, at) => {
    const latest = isObject(company) ? company['latest'] : undefined;
    const statements = isObject(latest) && Array.isArray(latest['bods']) ? latest['bods'] : [];
    return statements.map((value, i) => itemOf(value, { pointer: `/companies/${at}/latest/bods/${i}` }));
  });
}

const NO_ITEMS: readonly JsonItem[] = [];

function itemOf(value: unknown, place: { line?: number; pointer?: string }): JsonItem {
  return isObject(value) ? { value, place } : { error: 'not an object', place };
}
