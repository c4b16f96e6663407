/** The header of a register file: whether it holds nothing but owners, companies and shares, and where each stands. */
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Column } from '../sources/csv/columns.ts';
import { headersOf } from '../sources/csv/headers.ts';
import { knownTable } from '../sources/csv/known-tables.ts';

const ROLES = ['owner', 'owned', 'share', 'min', 'max', 'votes', 'votes_min', 'votes_max'] as const;
export type Role = (typeof ROLES)[number];

/** The first line; undefined for another encoding than UTF-8. */
export async function headOf(file: FileHandle): Promise<{ readonly text: string; readonly bytes: number } | undefined> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(1 << 16), 0, 1 << 16, 0);
  const end = buffer.indexOf(10);
  if (end < 0 || end >= bytesRead || (buffer[0] as number) >= 0xfe) return undefined;
  const text = new TextDecoder()
    .decode(buffer.subarray(0, end))
    .replace(/^\ufeff/, '')
    .replace(/\r$/, '');
  return text.includes('\0') || text.includes('"') ? undefined : { text, bytes: end + 1 };
}

/** Place in the row -> what stands there; undefined where a column says more than shares. */
export function rolesOf(header: string, path: string): readonly Role[] | undefined {
  const cells = header.split(',');
  const named = cells.map((c) => ALSO[c.trim().toLowerCase()] ?? c);
  const file = basename(path);
  if (knownTable(file, cells) !== undefined) return undefined;
  const { at, unusable } = headersOf(named, file);
  if (unusable || at.size !== cells.length) return undefined;
  const roles: Role[] = [];
  for (const [column, place] of at) {
    if (!isRole(column)) return undefined;
    roles[place] = column;
  }
  return roles;
}
const isRole = (column: Column): column is Role => (ROLES as readonly string[]).includes(column);
const ALSO: Readonly<Record<string, string>> = {
  share_lo: 'min',
  share_hi: 'max',
  votes_lo: 'votes_min',
  votes_hi: 'votes_max',
};
