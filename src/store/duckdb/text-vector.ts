/**
 * Texts into a vector of the database, many at once. A text of its own call each costs as much as making it: here all
 * are given as one, which the vector keeps, and each row then points into it, in the form the database documents for
 * `duckdb_string_t` (duckdb.h): a length, then either the text itself, up to twelve bytes of it, or its first four bytes
 * and the address of the whole.
 */
import duckdb from '@duckdb/node-bindings';
import type { Stretch } from './packed.ts';

type Vector = Parameters<typeof duckdb.vector_get_data>[0];

/** Rows of one chunk of the database, and so of a vector. */
export const CHUNK = 2048;
/** 32-bit words of a row. */
const WORDS = 4;
/** Bytes that stand in the row itself. */
const INLINE = 12;
/** Rows of a chunk whose validity is one word of 64 bits. */
const VALID_BYTES = CHUNK / 8;
const WORD = 2 ** 32;

const rows = new Uint32Array(CHUNK * WORDS);
const rowBytes = new Uint8Array(rows.buffer);
const valid = new Uint8Array(VALID_BYTES);

/** @param stretch at most `CHUNK` rows */
export function setTexts(vector: Vector, { bytes, lengths }: Stretch): void {
  const address = bytes.length > INLINE ? addressOf(vector, bytes) : 0n;
  const [high, low] = [Number(address >> 32n), Number(address & 0xffffffffn)];
  let [from, absent] = [0, false];
  rows.fill(0, 0, lengths.length * WORDS);
  for (let row = 0; row < lengths.length; row += 1) {
    const [length, word] = [lengths[row] as number, row * WORDS];
    if (length < 0) {
      absent = true;
      continue;
    }
    rows[word] = length;
    const shown = length <= INLINE ? length : WORDS;
    for (let i = 0; i < shown; i += 1) rowBytes[word * 4 + 4 + i] = bytes[from + i] as number;
    if (length > INLINE) {
      const place = low + from;
      rows[word + 2] = place;
      rows[word + 3] = high + (place >= WORD ? 1 : 0);
    }
    from += length;
  }
  duckdb.copy_data_to_vector(vector, 0, rows.buffer, 0, lengths.length * WORDS * 4);
  if (absent) setAbsent(vector, lengths);
}

/** The vector keeps a copy of the bytes; its first row says where. */
function addressOf(vector: Vector, bytes: Uint8Array): bigint {
  duckdb.vector_assign_string_element_len(vector, 0, bytes);
  const row = duckdb.vector_get_data(vector, WORDS * 4);
  return new DataView(row.buffer, row.byteOffset).getBigUint64(8, true);
}

function setAbsent(vector: Vector, lengths: Int32Array): void {
  valid.fill(0xff);
  for (let row = 0; row < lengths.length; row += 1)
    if ((lengths[row] as number) < 0) valid[row >> 3] = (valid[row >> 3] as number) & ~(1 << (row & 7));
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, valid.buffer, 0, VALID_BYTES);
}
