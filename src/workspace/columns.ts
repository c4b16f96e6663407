/** What the tables of files are read as, to be looked at before they are read; and mappings kept in files. */
import { readFile as readWhole } from 'node:fs/promises';
import { type ColumnMapping, columnMapping, type TableDescription } from '../sources/index.ts';
import { LookthroughError, type Problem } from '../terms/problem.ts';
import { noSuchFile } from './decode.ts';
import { filesOf, type Input, type Reading, type ReadOptions, readThrough } from './read-files.ts';

/** A table, a file that is none, or what is wrong with one, in the order of the files and sheets. */
export type TableFound =
  | { readonly table: TableDescription }
  | { readonly file: string; readonly format: string }
  | { readonly problem: Problem };

const DESCRIPTIONS: Reading<TableFound> = {
  text: async function* (format, chunks, context) {
    if (format.describe === undefined) yield { file: context.file, format: format.title };
    else yield* format.describe(chunks, context) as AsyncIterable<TableFound>;
  },
  package: async function* (format, parts, context) {
    if (format.describe === undefined) yield { file: context.file, format: format.title };
    else yield* format.describe(parts, context) as AsyncIterable<TableFound>;
  },
};

/**
 * The header, the meaning and an example of each column, and what is missing, of every table and sheet of some files.
 * Looks at the first rows only.
 * @param options `columns`: a mapping to be shown instead of the guess
 * @throws LookthroughError not-found, usage, input-rejected, as `openFiles`
 * @example for (const found of await describeTables(['holdings.xlsx'])) console.log(found);
 */
export async function describeTables(
  inputs: readonly Input[],
  options: ReadOptions = {},
): Promise<readonly TableFound[]> {
  const all: TableFound[] = [];
  for (const input of await filesOf(inputs))
    for await (const found of readThrough(input, options, DESCRIPTIONS)) all.push(found);
  return all;
}

/**
 * A column mapping from a file, for `openFiles` and `importInto`.
 * @throws LookthroughError not-found; input-rejected: not JSON, or what in it is not understood
 * @example await openFiles(['holdings.csv'], { columns: await readColumnMapping('holdings.columns.json') });
 */
export async function readColumnMapping(path: string): Promise<ColumnMapping> {
  const text = await readWhole(path, 'utf8').catch(() => undefined);
  if (text === undefined) throw noSuchFile(path);
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const twice = repeatedKey(text);
    if (twice !== undefined)
      throw new LookthroughError(
        'input-rejected',
        `${path}, line ${twice.line}: ${twice.key} is there twice; expected each once`,
        {
          received: twice.key,
        },
      );
    return columnMapping(value, path);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new LookthroughError('input-rejected', `${path} is not JSON: ${error.message}`, { received: path });
  }
}

/** The first key an object of valid JSON has twice: the parser would keep the last and say nothing. */
function repeatedKey(json: string): { readonly key: string; readonly line: number } | undefined {
  const open: Set<string>[] = [];
  for (const { 0: token, index } of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (/^\s*:/.test(json.slice(index + token.length, index + token.length + 40))) {
      const keys = open.at(-1);
      if (keys?.has(token) === true) return { key: token, line: json.slice(0, index).split('\n').length };
      keys?.add(token);
    }
  }
  return undefined;
}
