/** What a table is read as, for a person to look at before it is read: header, columns with an example, what is missing. */
import type { Problem } from '../../terms/problem.ts';
import type { ReadContext } from '../types.ts';
import { emptyTable } from './empty.ts';
import { HeaderSearch } from './header-search.ts';
import { type ColumnUse, headersOf, type Why } from './headers.ts';
import { type ColumnMeaning, type Rows, type TableMapping, tableFor } from './mapping.ts';
import { BROKEN_ROW, rowsOf } from './rows.ts';
import { SHARES } from './synonyms.ts';

export interface ColumnDescription {
  readonly header: string;
  /** undefined: the column is not read */
  readonly meaning?: ColumnMeaning;
  readonly why: Why;
  /** the first value in it, of the rows looked at */
  readonly example?: string;
}
export interface TableDescription {
  readonly file: string;
  readonly sheet?: string;
  /** row of the header; 0: the table has none; undefined: none was found, `columns` are those of the likeliest row */
  readonly header?: number;
  /** row of `columns` */
  readonly likely: number;
  readonly by: 'guess' | 'mapping' | 'known table';
  readonly rows: Rows;
  readonly columns: readonly ColumnDescription[];
  /** needed and not there: owner, owned, name, or a header the mapping names */
  readonly missing: readonly string[];
  /** no column says how much is held: every share is unknown */
  readonly shareless: boolean;
  /** what the mapping said of this table, if it said anything */
  readonly mapping?: TableMapping;
  readonly problems: readonly Problem[];
}

export type DescribedItem =
  | { readonly table: TableDescription; readonly problem?: never }
  | { readonly problem: Problem; readonly table?: never };

/** Rows below the header that are looked at for examples. */
const LOOKED_AT = 200;

/** Takes rows until it has seen enough of them. */
export class TableSample {
  private readonly search: HeaderSearch;
  private readonly context: ReadContext;
  private readonly sheet: string | undefined;
  private readonly table: TableMapping | undefined;
  private readonly rows: (readonly string[])[] = [];

  /** @param place as Problems name file and sheet */
  constructor(context: ReadContext, sheet?: string, place = context.file) {
    this.context = context;
    this.sheet = sheet;
    this.table = tableFor(context.columns, context.file, sheet);
    this.search = new HeaderSearch(place, this.table);
  }

  get found(): boolean {
    return this.search.found !== undefined;
  }
  get headless(): boolean {
    return this.search.headless;
  }
  get enough(): boolean {
    return this.search.hopeless || this.rows.length >= LOOKED_AT;
  }

  row(cells: readonly string[], number: number): void {
    if (cells.every((c) => c.trim() === '')) return;
    if (this.search.found !== undefined) this.rows.push(cells);
    else if (this.search.offer(cells, number) && this.search.headless) this.rows.push(cells);
  }

  /** @returns undefined where there is no row at all */
  description(): TableDescription | undefined {
    const { found } = this.search;
    const likely = this.search.likely();
    if (likely === undefined) return undefined;
    const headers = found?.headers ?? headersOf(likely.cells, this.context.file, this.table, likely.number);
    const missing = this.search.missing();
    const named = found === undefined && missing !== undefined ? [missing] : this.search.problems();
    return {
      file: this.context.file,
      ...(this.sheet === undefined ? {} : { sheet: this.sheet }),
      ...(found === undefined ? {} : { header: found.row }),
      by: found?.known !== undefined ? 'known table' : this.table === undefined ? 'guess' : 'mapping',
      rows: headers.rows,
      likely: likely.number,
      columns: headers.uses.map((u) => this.column(u, found === undefined ? likely.below : this.rows)),
      missing: headers.missing,
      shareless: headers.rows === 'holdings' && ![...SHARES].some((c) => headers.at.has(c)),
      ...(this.table === undefined ? {} : { mapping: this.table }),
      problems: named,
    };
  }

  private column({ header, meaning, why, place }: ColumnUse, rows: readonly (readonly string[])[]): ColumnDescription {
    const example = rows.map((r) => (r[place] ?? '').trim()).find((c) => c !== '');
    return {
      header,
      ...(meaning === undefined ? {} : { meaning }),
      why,
      ...(example === undefined ? {} : { example }),
    };
  }
}

export async function* describeCsv(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<DescribedItem> {
  const sample = new TableSample(context);
  let number = 0;
  for await (const rows of rowsOf(chunks, tableFor(context.columns, context.file)?.separator)) {
    for (const cells of rows) {
      number += 1;
      if (cells[0] !== BROKEN_ROW && !sample.enough) sample.row(cells, number);
    }
    if (sample.enough) break;
  }
  const found = sample.description();
  yield found === undefined ? { problem: emptyTable(context.file) } : { table: found };
}
