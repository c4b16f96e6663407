/**
 * Files a person hands to the page: looked at, then opened beside the data the server was started with, each set at an
 * address of its own. They are held in this process alone and forgotten with it; nothing of them is stored.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AskLimits,
  type ColumnMapping,
  describeTables,
  mappingOf,
  openFiles,
  type TableDescription,
  type TableFound,
  type Workspace,
} from '../../index.ts';
import { apiOf } from './api.ts';
import { Refusal } from './problem.ts';

/** bytes of all files handed over at once; more is opened from the disk */
export const MOST_BYTES = 33_554_432;
export const MOST_FILES = 20;
/** sets held at once; the one longest not opened again goes */
const MOST_SETS = 4;

export interface HandedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface Looked {
  readonly tables: readonly TableDescription[];
  /** what confirms the tables as they are; a person changes it and hands it back */
  readonly mapping: ColumnMapping;
  readonly others: readonly Exclude<TableFound, { readonly table: TableDescription }>[];
}

export class Desk<App> {
  private readonly sets = new Map<string, { readonly workspace: Workspace; readonly app: App }>();
  private readonly limits: AskLimits;
  private readonly appFor: (api: ReturnType<typeof apiOf>, base: string) => App;

  /** @param appFor what serves a set under its address */
  constructor(limits: AskLimits, appFor: (api: ReturnType<typeof apiOf>, base: string) => App) {
    this.limits = limits;
    this.appFor = appFor;
  }

  /** @throws LookthroughError as `describeTables` */
  async look(files: readonly HandedFile[]): Promise<Looked> {
    const found = await onDisk(files, (paths) => describeTables(paths));
    const tables = found.flatMap((f) => ('table' in f ? [f.table] : []));
    const others = found.flatMap((f) => ('table' in f ? [] : [f]));
    return { tables, mapping: mappingOf(tables), others };
  }

  /** @returns the address of the set, "/opened/…/"; @throws LookthroughError as `openFiles` */
  async open(files: readonly HandedFile[], columns: ColumnMapping | undefined): Promise<string> {
    const workspace = await onDisk(files, (paths) => openFiles(paths, columns === undefined ? {} : { columns }));
    const id = randomBytes(9).toString('base64url');
    const base = `/opened/${id}`;
    this.sets.set(id, { workspace, app: this.appFor(apiOf(workspace, this.limits), base) });
    for (const [oldest] of [...this.sets].slice(0, -MOST_SETS)) await this.forget(oldest);
    return `${base}/`;
  }

  app(id: string): App | undefined {
    return this.sets.get(id)?.app;
  }

  private async forget(id: string): Promise<void> {
    await this.sets.get(id)?.workspace.close();
    this.sets.delete(id);
  }
}

/** A workbook is read from a disk: for as long as it takes, in a folder only this user may look into. */
async function onDisk<T>(files: readonly HandedFile[], read: (paths: readonly string[]) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lookthrough-handed-'));
  try {
    const paths = files.map(({ name }) => join(folder, name));
    for (const [at, path] of paths.entries()) await writeFile(path, files[at]?.bytes ?? '', { flag: 'wx' });
    return await read(paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws Refusal usage: a name that is a path, two files of one name, none or too many */
export function refuseNames(files: readonly HandedFile[]): void {
  if (files.length === 0 || files.length > MOST_FILES)
    throw new Refusal('usage', `hand over from 1 to ${MOST_FILES} files`, { received: String(files.length) });
  const names = files.map((f) => f.name);
  const odd = names.find(
    (n, at) => /[\\/\u0000-\u001f]|^\.{0,2}$/.test(n) || n.length > 200 || names.indexOf(n) !== at,
  );
  if (odd !== undefined) throw new Refusal('usage', 'each file needs a plain name of its own', { received: odd });
}
