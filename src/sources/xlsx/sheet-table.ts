/** The table of one sheet: its header, the columns that have one, and places in errors by cell. */
import { LookthroughError, type Place, type Problem } from '../../terms/problem.ts';
import type { Column } from '../csv/columns.ts';
import { HeaderSearch } from '../csv/header-search.ts';
import type { TableMapping } from '../csv/mapping.ts';
import { TableReader } from '../csv/read.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { columnName } from './address.ts';
import type { SheetRow } from './sheet.ts';

/** Rows times columns of a sheet: a few bytes can place a cell in the last column of every row. */
export const MOST_CELLS = 400e6;

export class SheetTable {
  private readonly context: ReadContext;
  private readonly search: HeaderSearch;
  private table: TableReader | undefined;
  /** columns with a header, in order; all of the first row where there is no header */
  private columns: readonly number[] = [];
  private header: readonly string[] = [];
  private cells = 0;
  private readonly mostCells: number;

  /** @param said what a mapping says of this sheet */
  constructor(context: ReadContext, said?: TableMapping, mostCells = MOST_CELLS) {
    this.context = context;
    this.search = new HeaderSearch(context.file, said);
    this.mostCells = mostCells;
  }

  get isTable(): boolean {
    return this.table !== undefined;
  }
  /** Nothing is to be read here, or no header is there, as far down as one is looked for. */
  get done(): boolean {
    return this.search.hopeless || this.search.found?.headers.rows === 'none';
  }

  *row(row: SheetRow): Iterable<ReadItem> {
    if (this.table !== undefined) {
      yield* this.holding(row, this.table);
      return;
    }
    const columns = columnsIn(row, this.search.headless);
    if (!this.search.offer(cellsIn(row, columns), row.number) || this.search.found === undefined) return;
    this.columns = columns;
    this.header = this.search.found.headers.uses.map((u) => u.header);
    this.table = new TableReader(this.context, this.search.found.headers);
    yield* this.placed(problemItems(this.search.problems()), row.number);
    if (this.search.headless) yield* this.holding(row, this.table);
  }

  /** Why the sheet is no table. */
  missing(): Problem {
    return (
      this.search.missing() ?? {
        code: 'empty-input',
        severity: 'rejected',
        message: 'the sheet holds no row',
        place: { file: this.context.file },
        expected: 'a header row such as owner, owned, share',
      }
    );
  }

  private *holding(row: SheetRow, table: TableReader): Iterable<ReadItem> {
    this.cells += this.columns.length;
    if (this.cells > this.mostCells)
      throw new LookthroughError('limit-reached', `${this.context.file} has more than ${this.mostCells} cells`, {
        received: this.context.file,
      });
    const fault = this.faultIn(row, table);
    if (fault !== undefined) yield { problem: fault };
    else {
      const cells = cellsIn(row, this.columns);
      yield* this.placed(table.row(cells, row.number), row.number);
    }
  }

  /** A cell that cannot be read keeps its row out, if its column is read. */
  private faultIn(row: SheetRow, table: TableReader): Problem | undefined {
    if (row.faults.size === 0) return undefined;
    for (const [field, at] of columnsReadIn(table)) {
      const fault = row.faults.get(this.columns[at] as number);
      if (fault === undefined) continue;
      const place = this.placeOf({ file: this.context.file, field }, row.number);
      return { ...fault, code: 'bad-row', severity: 'rejected', place };
    }
    return undefined;
  }

  private *placed(items: Iterable<ReadItem>, row: number): Iterable<ReadItem> {
    for (const item of items) {
      if (item.problem === undefined) yield item;
      else yield { problem: { ...item.problem, place: this.placeOf(item.problem.place, row) } };
    }
  }

  /** By its cell where the field has a column here, else by its row. */
  private placeOf(place: Place, row: number): Place {
    const { file, field } = place;
    if (file === undefined || field === undefined) return place;
    const at = this.table?.headers.at.get(field as Column) ?? this.header.indexOf(field);
    const column = this.columns[at];
    return column === undefined ? place : { file, cell: `${columnName(column)}${row}`, field };
  }
}

/** Of the columns that are read: what each means, and its place in the row. */
const columnsReadIn = ({ headers }: TableReader): readonly (readonly [string, number])[] => [
  ...headers.at,
  ...headers.identifiers.map(({ of, place }) => [`${of}_id`, place] as const),
];

const problemItems = (problems: readonly Problem[]): ReadItem[] => problems.map((problem) => ({ problem }));
/** Columns of a header: those with a cell; where the row is no header, all up to its last. */
export function columnsIn(row: SheetRow, headless: boolean): readonly number[] {
  const filled = [...row.cells.keys()].sort((a, b) => a - b);
  return headless ? Array.from({ length: (filled.at(-1) ?? -1) + 1 }, (_, at) => at) : filled;
}
export const cellsIn = (row: SheetRow, columns: readonly number[]): readonly string[] =>
  columns.map((c) => row.cells.get(c) ?? '');
