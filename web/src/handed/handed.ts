/** Files a person hands to the page: what their columns are taken for, then where they are served. */
import type { LookedOut, OpenedOut } from '../../../src/faces/http/opened.ts';
import type { ProblemsPage } from '../../../src/faces/http/problems.ts';
import { AskError } from '../asking.ts';

export type { LookedOut, ProblemsPage };
export type Mapping = LookedOut['mapping'];

const PATH = '/api/v1/opened';

/** Whether the server of this page takes files; asked of the one it was started on, also from a set that was handed over. */
export async function takesFiles(): Promise<boolean> {
  const response = await fetch(PATH);
  return response.ok && ((await response.json()) as { takes: boolean }).takes;
}

export const look = (files: readonly File[]): Promise<LookedOut> => handed<LookedOut>(`${PATH}?look=yes`, files);

/** @returns the address of the page over them */
export const opened = async (files: readonly File[], columns?: Mapping): Promise<string> =>
  (await handed<OpenedOut>(PATH, files, columns)).at;

async function handed<T>(path: string, files: readonly File[], columns?: Mapping): Promise<T> {
  const form = new FormData();
  for (const file of files) form.append('file', file);
  if (columns !== undefined) form.append('columns', JSON.stringify(columns));
  const response = await fetch(path, { method: 'POST', body: form });
  const body = (await response.json()) as T & { detail?: string; choices?: string[] };
  if (!response.ok) throw new AskError(body.detail ?? response.statusText, body.choices ?? []);
  return body;
}

interface Entry {
  readonly file?: string;
  readonly sheet?: string;
  readonly header?: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

/**
 * @param said what a person says of column `place` of this table
 * @returns the mapping with it; a table the mapping does not hold leaves it as it is
 */
export function saidOf(mapping: Mapping, table: LookedOut['tables'][number], place: number, said: string): Mapping {
  const tables = (mapping['tables'] as readonly Entry[]).map((t) =>
    t.sheet === table.sheet && table.file.endsWith(t.file ?? '')
      ? { ...t, columns: { ...t.columns, [keyOf(table, place)]: said } }
      : t,
  );
  return { ...mapping, tables };
}

/** A table without a header names its columns by their number. */
const keyOf = (table: LookedOut['tables'][number], place: number): string =>
  table.header === 0 ? String(place + 1) : (table.columns[place]?.header.trim() ?? '');
