/** CSV -> statements, row by row as the text arrives; a bad row is a Problem and the next row goes on. */
import type { Source } from '../../statements/types.ts';
import type { Problem } from '../../terms/problem.ts';
import { SharedSources } from '../shared-sources.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { emptyTable } from './empty.ts';
import { HeaderSearch } from './header-search.ts';
import type { Headers } from './headers.ts';
import { tableFor } from './mapping.ts';
import { itemsOf } from './row.ts';
import { BROKEN_ROW, rowsOf } from './rows.ts';
import { SharedShares } from './shared-shares.ts';

export async function* readCsv(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  const table = tableFor(context.columns, context.file);
  const search = new HeaderSearch(context.file, table);
  let reader: TableReader | undefined;
  let number = 0;
  for await (const rows of rowsOf(chunks, table?.separator)) {
    for (const cells of rows) {
      number += 1;
      if (cells.every((c) => c.trim() === '')) continue;
      if (cells[0] === BROKEN_ROW) yield { problem: broken(context.file, number, cells[1] ?? '') };
      else if (reader !== undefined) yield* reader.row(cells, number);
      else if (search.offer(cells, number) && search.found !== undefined) {
        for (const problem of search.problems()) yield { problem };
        reader = new TableReader(context, search.found.headers);
        if (search.headless) yield* reader.row(cells, number);
      }
    }
    if (search.hopeless || search.found?.headers.rows === 'none') break;
  }
  if (reader === undefined) yield { problem: search.missing() ?? emptyTable(context.file) };
}

/** Said of a row by every reader of tables. */
export const BROKEN_QUOTES = {
  code: 'bad-row',
  message: 'a quote in the row does not close, or text stands behind one that does',
  expected: 'quotes round a whole cell, and two of them for one inside it',
} as const;

/** The rows of one table below its header, whatever file they stand in. */
export class TableReader {
  readonly headers: Headers;
  private readonly context: ReadContext;
  private readonly source: Source;
  /** ids of the holdings so far */
  private readonly seen = new Set<string>();
  private readonly named = new Set<string>();
  private readonly sources = new SharedSources();
  private readonly shares = new SharedShares();

  constructor(context: ReadContext, headers: Headers) {
    this.context = context;
    this.headers = headers;
    this.source = { name: context.sourceName ?? context.file, kind: 'table', manner: context.manner ?? 'register' };
  }

  /** @param number of the row from 1, where rows that are left out have numbers too */
  *row(cells: readonly string[], number: number): Iterable<ReadItem> {
    if (cells.every((c) => c.trim() === '')) return;
    const manner = this.context.manner === undefined ? {} : { manner: this.context.manner };
    const items = itemsOf(cells, {
      file: this.context.file,
      row: number,
      headers: this.headers,
      source: this.source,
      named: this.named,
      sources: this.sources,
      shares: this.shares,
      ...manner,
    });
    const again = this.isThere(items);
    for (const item of items) if (!again || item.statement?.kind === 'party') yield item;
    if (again) yield { problem: this.duplicate(cells, number) };
  }

  /** Whether an earlier row said the same; columns that are not read make no difference. */
  private isThere(items: readonly ReadItem[]): boolean {
    if (items.length === 0) return this.headers.rows === 'parties';
    const id = items.find((i) => i.statement?.kind === 'relationship')?.statement?.statementId;
    if (id === undefined) return false;
    const there = this.seen.has(id);
    this.seen.add(id);
    return there;
  }

  private duplicate(cells: readonly string[], row: number): Problem {
    return {
      code: 'duplicate-row',
      severity: 'warning',
      message: 'the row is there already and counts once',
      place: { file: this.context.file, row },
      received: cells.join(', ').slice(0, 200),
    };
  }
}

function broken(file: string, row: number, line: string): Problem {
  return { ...BROKEN_QUOTES, severity: 'rejected', place: { file, row }, received: line.slice(0, 200) };
}
