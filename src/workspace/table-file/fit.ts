/**
 * What a worksheet can hold and a person look over: longer tables go on in a further sheet, longer texts are cut, and
 * that is told; columns nobody uses are left out.
 */
import type { Cell, Lost, Table } from './types.ts';

/** Rows of a sheet without its header, and characters of a cell, as every spreadsheet has them. */
export const MOST_ROWS = 1_048_575;
const MOST_TEXT = 32_767;

/** Columns a formula or a script may count on. */
const ALWAYS = ['name', 'party', 'type', 'owner', 'owned', 'interest', 'share', 'least', 'least_open', 'most'];
const KEPT: ReadonlySet<string> = new Set([...ALWAYS, 'most_open', 'least_number', 'most_number', 'hedge']);

/** The table without the columns in which no row says anything. */
export function used(table: Table): Table {
  const places = table.columns.flatMap((c, i) =>
    KEPT.has(c.name) || table.rows.some((row) => row[i] !== undefined) ? [i] : [],
  );
  const pick = <T>(list: readonly T[]): T[] => places.map((i) => list[i] as T);
  return { ...table, columns: pick(table.columns), rows: table.rows.map(pick) };
}

/** "Interests", "Interests 2", … each with the header. */
export function sheetsOf(table: Table, most: number = MOST_ROWS): Table[] {
  const sheets: Table[] = [];
  for (let at = 0; at === 0 || at < table.rows.length; at += most) {
    const name = at === 0 ? table.name : `${table.name} ${sheets.length + 1}`;
    sheets.push({ ...table, name, rows: table.rows.slice(at, at + most) });
  }
  return sheets;
}

/** @returns the table with every text short enough for a cell, and a line for each that was cut */
export function cut(table: Table): { readonly table: Table; readonly lost: readonly Lost[] } {
  const statement = table.columns.findIndex((c) => c.name === 'statement');
  const lost: Lost[] = [];
  const fitted = (cell: Cell | undefined, i: number, row: readonly (Cell | undefined)[]): Cell | undefined => {
    if (typeof cell !== 'string' || cell.length <= MOST_TEXT) return cell;
    const what = `${table.columns[i]?.name} has ${cell.length} characters, a cell holds ${MOST_TEXT}: cut`;
    lost.push({ statementId: String(row[statement] ?? ''), what });
    // A pair of surrogates is one character: half of one is none.
    return `${cell.slice(0, MOST_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  };
  return { table: { ...table, rows: table.rows.map((row) => row.map((c, i) => fitted(c, i, row))) }, lost };
}
