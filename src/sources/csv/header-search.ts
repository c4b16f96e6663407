/** The header of a table: in the row a mapping names, else the first row that can be one. */
import type { Problem } from '../../terms/problem.ts';
import { type Headers, headersOf } from './headers.ts';
import { knownTable } from './known-tables.ts';
import type { TableMapping } from './mapping.ts';

/** Rows with a title, a date, a remark stand above many tables; a header further down is none. */
const LOOKED_AT = 30;

export interface FoundHeader {
  readonly headers: Headers;
  readonly row: number;
  /** "KEK: shares", where the table is one known by name and header */
  readonly known?: string;
}

export class HeaderSearch {
  found: FoundHeader | undefined;
  private readonly file: string;
  private readonly table: TableMapping | undefined;
  private readonly above: { readonly cells: readonly string[]; readonly number: number }[] = [];

  /** @param file as Problems name it */
  constructor(file: string, table: TableMapping | undefined) {
    this.file = file;
    this.table = table;
  }

  /** No header, as far down as one is looked for. */
  get hopeless(): boolean {
    return this.found === undefined && this.above.length >= (this.table?.header === undefined ? LOOKED_AT : 1);
  }
  /** The first row is one of data. */
  get headless(): boolean {
    return this.table?.header === 0;
  }

  /** @returns whether the row is the header, or the first of a table without one */
  offer(cells: readonly string[], number: number): boolean {
    const at = this.table?.header;
    if (at !== undefined && (at > number || this.above.length > 0)) return false;
    this.above.push({ cells, number });
    const names = this.headless ? cells.map((_, place) => String(place + 1)) : cells;
    const known = this.table === undefined ? knownTable(this.file, names) : undefined;
    const headers = headersOf(names, this.file, known?.table ?? this.table, number);
    if (headers.unusable) return false;
    this.found = { headers, row: this.headless ? 0 : number, ...(known === undefined ? {} : { known: known.title }) };
    return true;
  }

  /** What was guessed, once the header is found. */
  problems(): readonly Problem[] {
    const { found } = this;
    if (found === undefined) return [];
    const passed = this.above.length > 1 ? [this.passed(found.row)] : [];
    const known = found.known === undefined ? [] : [this.taken(found.known, found.row)];
    return [...passed, ...known, ...found.headers.problems];
  }

  /** Why no row is the header: said of the one that has most of what is needed, first of those. */
  missing(): Problem | undefined {
    const tried = this.above.map(({ cells, number }) => headersOf(cells, this.file, this.table, number));
    const best = tried.reduce<Headers | undefined>(
      (a, b) => (a === undefined || b.missing.length < a.missing.length ? b : a),
      undefined,
    );
    return best?.problems.find((p) => p.code === 'missing-column');
  }

  /** What stands where a header may be: the row with most cells, first of those; and the rows seen below it. */
  likely(): { readonly cells: readonly string[]; readonly number: number; readonly below: string[][] } | undefined {
    const filled = this.above.map(({ cells }) => cells.filter((c) => c.trim() !== '').length);
    const at = filled.indexOf(Math.max(...filled));
    const row = this.above[at];
    return row === undefined ? undefined : { ...row, below: this.above.slice(at + 1).map((r) => [...r.cells]) };
  }

  private taken(title: string, row: number): Problem {
    return {
      code: 'column-guessed',
      severity: 'warning',
      message: `the table is taken for ${title}, by its name and its header`,
      place: { file: this.file, row },
    };
  }

  private passed(header: number): Problem {
    return {
      code: 'column-guessed',
      severity: 'warning',
      message: `row ${header} is taken for the header; what stands above it is not read`,
      place: { file: this.file, row: header },
      received: this.above
        .slice(0, -1)
        .map((r) => r.cells.join(', '))
        .join('; ')
        .slice(0, 200),
    };
  }
}
