/** Reads what register-graph.mjs writes, for the engine and for the peers. */
import { existsSync, readFileSync } from 'node:fs';

/** @returns companies, persons, links, and rows: owner, company, least, most (millionths) one after another */
export function readBinary(path) {
  const data = readFileSync(path);
  const [companies, persons, links] = new Int32Array(data.buffer, data.byteOffset, 3);
  if (data.length !== 16 + 16 * links) throw new Error(`${path}: ${data.length} bytes for ${links} links; cut short?`);
  return { companies, persons, links, rows: new Int32Array(data.buffer, data.byteOffset + 16, 4 * links) };
}

/** Pairs of link and votes in millionths; none where the file is not there. */
export function readVotes(path) {
  if (!existsSync(path)) return new Int32Array(0);
  const data = readFileSync(path);
  return new Int32Array(data.buffer, data.byteOffset, data.length / 4);
}

/** What the peers read a link as: the middle of its band. */
export const middle = (least, most) => (least + most) >> 1;

/** The same company or node asked about by every program: the i-th of a fixed sequence. */
export const pick = (i, salt, companies) => ((Math.imul(i, 2654435761 | 0) + salt) >>> 0) % companies;
export const TIE_SALTS = [12_345, 987_654_321];
