/** Table → one worksheet of SpreadsheetML (ECMA-376 part 1, 18.3). Text is inline text: nothing of it is ever run. */
import { isXmlText, xmlText } from '../graph-file/xml-text.ts';
import { GUARDED, HEADER, PLAIN, TEXT, WRAPPED } from './styles.ts';
import type { Cell, Table } from './types.ts';

/** Characters a column is wide at least and at most; longer text is wrapped. */
const NARROW = 8;
const WIDE = 48;
/** Rows put together before they become bytes: a sheet can be longer than a string may. */
const BLOCK = 5000;

export function sheetXml(table: Table): Uint8Array {
  const parts = [Buffer.from(`${HEAD}${columnWidths(table)}<sheetData>${rowXml(headerOf(table), 1, true)}`)];
  for (let at = 0; at < table.rows.length; at += BLOCK) {
    const block = table.rows.slice(at, at + BLOCK);
    parts.push(Buffer.from(block.map((row, i) => rowXml(row, at + i + 2, false)).join('')));
  }
  parts.push(Buffer.from(`</sheetData><autoFilter ref="${areaOf(table)}"/></worksheet>`));
  return Buffer.concat(parts);
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>' +
  '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '</sheetView></sheetViews>';

const headerOf = (table: Table): string[] => table.columns.map((c) => c.name);

/** The cells of a table, header included: "A1:Z10". */
export const areaOf = (table: Table, mark = ''): string =>
  `${mark}A${mark}1:${mark}${letters(table.columns.length - 1)}${mark}${table.rows.length + 1}`;

function columnWidths(table: Table): string {
  const widths = table.columns.map((c, i) => {
    let width = Math.max(NARROW, c.name.length + 3);
    for (const row of table.rows) width = Math.max(width, Math.min(WIDE, longest(row[i])));
    return `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`;
  });
  return `<cols>${widths.join('')}</cols>`;
}
function longest(cell: Cell | undefined): number {
  if (cell === undefined) return 0;
  const text = String(cell).slice(0, 2000);
  return 1 + (text.includes('\n') ? Math.max(...text.split('\n').map((l) => l.length)) : text.length);
}

function rowXml(cells: readonly (Cell | undefined)[], row: number, header: boolean): string {
  const written = cells.map((cell, i) => (cell === undefined ? '' : cellXml(cell, `${letters(i)}${row}`, header)));
  return `<row r="${row}">${written.join('')}</row>`;
}

function cellXml(cell: Cell, place: string, header: boolean): string {
  if (typeof cell === 'number') return `<c r="${place}" s="${PLAIN}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" s="${PLAIN}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  const style = header ? HEADER : styleOf(cell);
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(cell)}</t></is></c>`;
}

/** Text that would be a formula if it were typed in carries the mark that keeps it text when somebody edits the cell. */
const styleOf = (text: string): number =>
  TEXT + (/^[=+\-@\t\r]/.test(text) ? GUARDED : 0) + (text.includes('\n') || text.length > WIDE ? WRAPPED : 0);

/** What XML forbids is said as _x0001_, and text that looks like that as _x005F_x0001_ (22.9.2.19): nothing is lost. */
function cellText(text: string): string {
  const plain = text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');
  if (isXmlText(plain)) return xmlText(plain);
  const said = [...plain].map((c) =>
    isXmlText(c) ? c : `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
  return xmlText(said.join(''));
}

/** 0 → A, 25 → Z, 26 → AA */
export function letters(column: number): string {
  let text = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text;
  return text;
}
