/** A cell of bytes: blank, a plain figure, or text for the grammar. */
import { WHOLE } from '../snapshot/graph/index.ts';
import { saysControl } from '../sources/csv/control-word.ts';
import { readShare, type ShareReading } from '../terms/grammar.ts';

const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];

/**
 * Digits with at most seven decimals, per cent, as whole billionths of the whole.
 * @returns −1 for anything else: it is to be read as text
 */
export function plainFigure(buffer: Uint8Array, from: number, to: number): number {
  let [digits, decimals, value] = [0, -1, 0];
  for (let at = from; at < to; at += 1) {
    const byte = buffer[at] as number;
    if (byte >= 48 && byte <= 57) {
      value = value * 10 + byte - 48;
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if (byte === 46 && decimals < 0 && digits > 0) decimals = 0;
    else return -1;
  }
  const scale = 7 - Math.max(0, decimals);
  if (digits === 0 || digits > 15 || scale < 0 || decimals === 0) return -1;
  const code = value * (POWERS[scale] as number);
  return code <= WHOLE ? code : -1;
}

/** Nothing but spaces and tabs. */
export function isBlank(buffer: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (buffer[at] !== 32 && buffer[at] !== 9) return false;
  return true;
}

const decoder = new TextDecoder('utf-8', { fatal: true });
/** @throws TypeError: the bytes are no UTF-8, and would become another name */
export const textOf = (buffer: Uint8Array, from: number, to: number): string =>
  decoder.decode(buffer.subarray(from, to));

/** What a table of shares alone cannot hold: the file is to be read row by row. */
class SaysMore extends Error {}

/** @throws SaysMore: a word of control */
export function shareIn(text: string): ShareReading {
  if (saysControl(text)) throw new SaysMore();
  return readShare(text.trim(), { manner: 'register', of: 'capital' });
}

export const isForRows = (error: unknown): boolean => error instanceof SaysMore || isNoUtf8(error);

/** Told apart from every other error by its code, whose name is the runtime's. */
const isNoUtf8 = (error: unknown): boolean =>
  error instanceof TypeError && (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
