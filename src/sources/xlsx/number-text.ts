/** Numbers of a workbook as the decimals that were meant, and days by their number. */

/**
 * @param text a double as a workbook holds it, often with 17 digits: 29.9 stands there as 29.899999999999999
 * @param calculated by a formula: taken to the 15 digits a spreadsheet shows, since sums of doubles are off behind them
 * @returns the shortest decimal that is this double, without exponent; undefined: no number
 */
export function decimalOf(text: string, calculated: boolean): string | undefined {
  if (!/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(text)) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  return shifted(String(calculated ? Number(value.toPrecision(15)) : value), 0);
}

/** @returns the decimal times ten to the power of `places`, digit by digit, so nothing is rounded */
export function shifted(decimal: string, places: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]?\d+))?$/.exec(decimal);
  if (match === null) throw new RangeError(`${decimal} is not a decimal`);
  const [sign, whole, part] = [match[1] as string, match[2] as string, match[3] ?? ''];
  const point = whole.length + Number(match[4] ?? 0) + places;
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${part}`;
  const at = Math.max(1, point);
  const padded = digits.padEnd(at, '0');
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const after = padded.slice(at).replace(/0+$/, '');
  return `${sign}${before}${after === '' ? '' : `.${after}`}`;
}

const LAST_DAY = Date.UTC(9999, 11, 31);
const A_DAY = 86_400_000;

/**
 * @param serial days, counted from 1 January 1900 as 1, or from 1 January 1904 as 0; the time of day is left out
 * @returns YYYY-MM-DD. Day 60 of the first count is 29 February 1900, which never was (a fault kept by every program
 *   since the first): it is given as that, so that the reader of dates refuses it. undefined: no day
 */
export function dayOf(serial: number, from1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (!from1904 && day === 60) return '1900-02-29';
  if (day < (from1904 ? 0 : 1)) return undefined;
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const at = first + day * A_DAY;
  return at > LAST_DAY ? undefined : new Date(at).toISOString().slice(0, 10);
}
