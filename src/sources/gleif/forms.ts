/** The three forms GLEIF publishes (XML, CSV, JSON) -> one nested object a record. */
import type { Problem } from '../../terms/problem.ts';
import { isObject, jsonItems } from '../bods/json-items.ts';
import { rowsOf } from '../csv/rows.ts';
import { xmlItems } from '../xml/items.ts';

export type Json = Readonly<Record<string, unknown>>;
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly row?: number;
  readonly pointer?: string;
}
export type FormItem =
  | { readonly value: Json; readonly place: Place; readonly contentDate?: string }
  | { readonly problem: Problem };

const RECORDS = new Set(['LEIRecord', 'RelationshipRecord', 'Exception']);
const EXPECTED = 'LEI-CDF, RR-CDF or reporting exceptions, as GLEIF publishes them';

/** By the first sign of the text: "<" is XML, "[" or "{" is JSON, anything else a table. */
export async function* formItems(chunks: AsyncIterable<string>, file: string): AsyncIterable<FormItem> {
  const [first, whole] = await firstSign(chunks);
  if (first === undefined) {
    const message = 'the file holds no record';
    yield { problem: { code: 'empty-input', severity: 'rejected', message, place: { file }, expected: EXPECTED } };
  } else if (first === '<') yield* fromXml(whole, file);
  else if (first === '[' || first === '{') yield* fromJson(whole, file);
  else yield* fromTable(whole, file);
}

async function firstSign(chunks: AsyncIterable<string>): Promise<[string | undefined, AsyncIterable<string>]> {
  const iterator = chunks[Symbol.asyncIterator]();
  const held: string[] = [];
  let first: string | undefined;
  while (first === undefined) {
    const next = await iterator.next();
    if (next.done === true) break;
    held.push(next.value);
    first = /[^\ufeff\s]/.exec(next.value)?.[0];
  }
  async function* whole(): AsyncIterable<string> {
    yield* held;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return [first, whole()];
}

async function* fromXml(chunks: AsyncIterable<string>, file: string): AsyncIterable<FormItem> {
  for await (const item of xmlItems(chunks, RECORDS)) {
    if ('error' in item) {
      const message = `this is not XML: ${item.error}; the records before it are kept`;
      const place = { file, line: item.line, column: item.column };
      yield { problem: { code: 'bad-xml', severity: 'rejected', message, place, expected: EXPECTED } };
      continue;
    }
    const contentDate = item.header.get('ContentDate');
    yield {
      value: item.value,
      place: { file, line: item.line },
      ...(contentDate === undefined ? {} : { contentDate }),
    };
  }
}

async function* fromJson(chunks: AsyncIterable<string>, file: string): AsyncIterable<FormItem> {
  for await (const item of jsonItems(chunks)) {
    if ('error' in item) {
      const message = `this is not JSON: ${item.error}`;
      const place = { file, ...item.place };
      yield { problem: { code: 'bad-json', severity: 'rejected', message, place, expected: EXPECTED } };
      continue;
    }
    const list = LISTS.map((name) => item.value[name]).find(Array.isArray) as unknown[] | undefined;
    if (list === undefined) yield { value: item.value, place: { file, ...item.place } };
    else
      for (const [at, value] of list.entries())
        if (isObject(value)) yield { value, place: { file, pointer: `/${at}` } };
  }
}
/** golden-copy JSON has its records under one of these */
const LISTS = ['records', 'relations', 'exceptions'] as const;

/** "Relationship.Period.1.startDate" -> {Relationship: {Period: {1: {startDate}}}}; empty cells are not there. */
async function* fromTable(chunks: AsyncIterable<string>, file: string): AsyncIterable<FormItem> {
  let headers: readonly (readonly string[])[] | undefined;
  let row = 0;
  for await (const rows of rowsOf(chunks)) {
    for (const cells of rows) {
      row += 1;
      if (cells.every((c) => c.trim() === '')) continue;
      if (headers === undefined) headers = cells.map((h) => h.trim().split('.'));
      else yield { value: nested(headers, cells), place: { file, row } };
    }
  }
}

function nested(headers: readonly (readonly string[])[], cells: readonly string[]): Json {
  const root = Object.create(null) as Record<string, unknown>;
  headers.forEach((path, at) => {
    const cell = (cells[at] ?? '').trim();
    if (cell !== '') put(root, path, cell);
  });
  return root;
}

/** A column below one that has a text itself ("LegalName.xmllang" below "LegalName") says how, not what. */
function put(root: Record<string, unknown>, path: readonly string[], cell: string): void {
  let at = root;
  for (const name of path.slice(0, -1)) {
    if (at[name] === undefined) at[name] = Object.create(null);
    const next = at[name];
    if (!isObject(next)) return;
    at = next as Record<string, unknown>;
  }
  at[path.at(-1) ?? ''] = cell;
}
