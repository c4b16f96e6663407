/** What stands in a cell, as the text a person would type for it, or why it cannot be read. */
import type { Shown } from './number-format.ts';
import { PLAIN } from './number-format.ts';
import { dayOf, decimalOf, shifted } from './number-text.ts';

/** A cell as it is in the file. */
export interface RawCell {
  /** n, s, str, inlineStr, b, d or e: ISO/IEC 29500-1, 18.18.11 (ST_CellType) */
  readonly type: string;
  readonly style: number;
  readonly value: string;
  readonly formula: boolean;
}
/** What the cells of a workbook rest on. */
export interface Book {
  readonly strings: readonly string[];
  readonly styles: readonly Shown[];
  readonly from1904: boolean;
}
export interface CellFault {
  readonly message: string;
  readonly received: string;
  readonly expected: string;
}

export function textOfCell(cell: RawCell, book: Book): string | CellFault {
  if (cell.formula && cell.value === '' && cell.type !== 'str' && cell.type !== 'inlineStr') return NOT_CALCULATED;
  switch (cell.type) {
    case 'str':
    case 'inlineStr':
      return plainText(cell.value);
    case 's':
      return sharedString(cell.value, book.strings);
    case 'b':
      return cell.value === '1' || cell.value === 'true' ? 'true' : 'false';
    case 'e':
      return { message: 'the cell holds an error', received: cell.value, expected: 'a value' };
    case 'd':
      return cell.value.slice(0, 10);
    default:
      return cell.value.trim() === '' ? '' : numberText(cell, book);
  }
}

/** Written by a program that cannot calculate: an empty value would pass for one that is not known. */
const NOT_CALCULATED: CellFault = {
  message: 'the formula in the cell has no value yet',
  received: '',
  expected: 'a workbook that was calculated: open it in a spreadsheet program and save it',
};

function sharedString(index: string, strings: readonly string[]): string | CellFault {
  const found = /^\s*\d+\s*$/.test(index) ? strings[Number(index)] : undefined;
  if (found !== undefined) return found;
  return {
    message: 'the cell names a text that is not there',
    received: index,
    expected: `0 to ${strings.length - 1}`,
  };
}

function numberText({ value, formula, style }: RawCell, book: Book): string | CellFault {
  const decimal = decimalOf(value, formula);
  if (decimal === undefined) return { message: 'the cell holds no number', received: value, expected: 'a number' };
  const shown = book.styles[style] ?? PLAIN;
  if (shown.kind === 'part') return `${shifted(decimal, 2)}%`;
  if (shown.kind === 'zeros') return /^\d+$/.test(decimal) ? decimal.padStart(shown.digits, '0') : decimal;
  if (shown.kind !== 'date') return decimal;
  const day = dayOf(Number(decimal), book.from1904);
  return day?.slice(0, SHOWN_OF_A_DATE[shown.to]) ?? decimal;
}
const SHOWN_OF_A_DATE = { day: 10, month: 7, year: 4 } as const;

/** Signs that XML cannot hold stand as _x000D_ (ISO/IEC 29500-1, 22.9.2.19); those no text has are left as they are. */
export const plainText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    const control = code < 32 && code !== 9 && code !== 10 && code !== 13;
    return control || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCharCode(code);
  });
