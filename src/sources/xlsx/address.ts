/** Cells by their address: C7 is column 2 (from 0), row 7. */

/** The largest sheet: ISO/IEC 29500 sets no end, every spreadsheet program has this one. */
export const LAST_COLUMN = 16_383;
export const LAST_ROW = 1_048_576;

/** @returns undefined where it is no address, or lies beyond the largest sheet */
export function addressOf(text: string): { readonly column: number; readonly row: number } | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text);
  if (match === null) return undefined;
  const column = [...(match[1] as string)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(match[2]);
  return column > LAST_COLUMN || row > LAST_ROW ? undefined : { column, row };
}

/** 0 is A, 26 is AA */
export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}
