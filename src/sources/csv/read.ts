/** CSV -> statements, row by row as the text arrives; a bad row is a Problem and the next row goes on. */
import type { Source } from '../../statements/types.ts';
import type { Problem } from '../../terms/problem.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { type Headers, headersOf } from './columns.ts';
import { statementsOf } from './row.ts';
import { BROKEN_ROW, rowsOf } from './rows.ts';

export async function* readCsv(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  const reader = new TableReader(context);
  for await (const rows of rowsOf(chunks)) {
    for (const row of rows) yield* reader.row(row);
    if (reader.headers?.unusable === true) return;
  }
  if (reader.headers === undefined) yield { problem: empty(context.file) };
}

/** Said of a row by every reader of tables. */
export const BROKEN_QUOTES = {
  code: 'bad-row',
  message: 'a quote in the row does not close, or text stands behind one that does',
  expected: 'quotes round a whole cell, and two of them for one inside it',
} as const;

/** The rows of one table, the header first, whatever file they stand in. */
export class TableReader {
  headers: Headers | undefined;
  private readonly context: ReadContext;
  private readonly source: Source;
  private readonly seen = new Set<string>();
  private readonly named = new Set<string>();
  private number = 0;

  constructor(context: ReadContext) {
    this.context = context;
    this.source = { name: context.sourceName ?? context.file, kind: 'table', manner: context.manner ?? 'register' };
  }

  /** @param number of the row from 1, where rows that are left out have numbers too */
  *row(cells: readonly string[], number = this.number + 1): Iterable<ReadItem> {
    if (this.headers?.unusable === true) return;
    this.number = number;
    if (cells.every((c) => c.trim() === '')) return;
    if (cells[0] === BROKEN_ROW) {
      yield { problem: this.broken(cells[1] ?? '') };
      return;
    }
    if (this.headers === undefined) {
      this.headers = headersOf(cells, this.context.file, this.context.columns);
      for (const problem of this.headers.problems) yield { problem };
      return;
    }
    const key = cells.join('\u0000');
    if (this.seen.has(key)) {
      yield { problem: this.duplicate(cells) };
      return;
    }
    this.seen.add(key);
    const manner = this.context.manner === undefined ? {} : { manner: this.context.manner };
    const found = statementsOf(cells, {
      file: this.context.file,
      row: this.number,
      at: this.headers.at,
      dayFirst: this.headers.dayFirst,
      source: this.source,
      named: this.named,
      ...manner,
    });
    if ('severity' in found) yield { problem: found };
    else for (const statement of found) yield { statement };
  }

  private broken(line: string): Problem {
    const place = { file: this.context.file, row: this.number };
    return { ...BROKEN_QUOTES, severity: 'rejected', place, received: line.slice(0, 200) };
  }

  private duplicate(cells: readonly string[]): Problem {
    return {
      code: 'duplicate-row',
      severity: 'warning',
      message: 'the row is there already and counts once',
      place: { file: this.context.file, row: this.number },
      received: cells.join(', ').slice(0, 200),
    };
  }
}

function empty(file: string): Problem {
  return {
    code: 'empty-input',
    severity: 'rejected',
    message: 'the file holds no row',
    place: { file },
    expected: 'a header row such as owner,owned,share',
  };
}
