/** The table of one sheet: its header, the columns that have one, and places in errors by cell. */
import { LookthroughError, type Place, type Problem } from '../../terms/problem.ts';
import { type Column, headersOf } from '../csv/columns.ts';
import { TableReader } from '../csv/read.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { columnName } from './address.ts';
import type { SheetRow } from './sheet.ts';

/** Rows with a title, a date, a remark stand above many tables; a header further down is none. */
const LOOKED_AT = 30;
/** Rows times columns of a sheet: a few bytes can place a cell in the last column of every row. */
export const MOST_CELLS = 400e6;

export class SheetTable {
  private readonly context: ReadContext;
  private readonly above: SheetRow[] = [];
  private table: TableReader | undefined;
  /** columns with a header, in order */
  private columns: readonly number[] = [];
  private header: readonly string[] = [];
  private cells = 0;
  private readonly mostCells: number;

  constructor(context: ReadContext, mostCells = MOST_CELLS) {
    this.context = context;
    this.mostCells = mostCells;
  }

  get isTable(): boolean {
    return this.table !== undefined;
  }
  /** No header, as far down as one is looked for. */
  get hopeless(): boolean {
    return this.table === undefined && this.above.length >= LOOKED_AT;
  }

  *row(row: SheetRow): Iterable<ReadItem> {
    if (this.table !== undefined) {
      yield* this.holding(row, this.table);
      return;
    }
    this.above.push(row);
    const cells = cellsIn(row);
    if (headersOf(cells, this.context.file, this.context.columns).unusable) return;
    if (this.above.length > 1) yield { problem: this.passed(row) };
    this.columns = columnsIn(row);
    this.header = cells;
    this.table = new TableReader(this.context);
    yield* this.placed(this.table.row(cells, row.number), row.number);
  }

  /** Why the sheet is no table, by its first row. */
  missing(): Problem {
    const [first] = this.above;
    const { file, columns } = this.context;
    const place = first === undefined ? { file } : { file, row: first.number };
    const said = first && headersOf(cellsIn(first), file, columns).problems.find((p) => p.code === 'missing-column');
    if (said !== undefined) return { ...said, place };
    return {
      code: 'empty-input',
      severity: 'rejected',
      message: 'the sheet holds no row',
      place,
      expected: 'a header row such as owner, owned, share',
    };
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
      const cells = this.columns.map((c) => row.cells.get(c) ?? '');
      yield* this.placed(table.row(cells, row.number), row.number);
    }
  }

  /** A cell that cannot be read keeps its row out, if its column is read. */
  private faultIn(row: SheetRow, table: TableReader): Problem | undefined {
    if (row.faults.size === 0) return undefined;
    for (const [field, at] of table.headers?.at ?? []) {
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
    const at = this.table?.headers?.at.get(field as Column) ?? this.header.indexOf(field);
    const column = this.columns[at];
    return column === undefined ? place : { file, cell: `${columnName(column)}${row}`, field };
  }

  private passed(header: SheetRow): Problem {
    const rows = this.above.slice(0, -1);
    return {
      code: 'column-guessed',
      severity: 'warning',
      message: `row ${header.number} is taken for the header; what stands above it is not read`,
      place: { file: this.context.file, row: header.number },
      received: rows
        .map((r) => cellsIn(r).join(', '))
        .join('; ')
        .slice(0, 200),
    };
  }
}

const columnsIn = (row: SheetRow): readonly number[] => [...row.cells.keys()].sort((a, b) => a - b);
const cellsIn = (row: SheetRow): readonly string[] => columnsIn(row).map((c) => row.cells.get(c) as string);
