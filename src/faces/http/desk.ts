/**
 * Files a person hands to the page: looked at, then opened beside the data the server was started with, each set at an
 * address of its own. They are held in this process alone and forgotten with it; nothing of them is stored.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AskLimits, type ColumnMapping, type Workspace, workspaceFromData } from '../../index.ts';
import { apiOf } from './api.ts';
import { type Looked, READS_HERE, type ReadsFiles } from './handed-files.ts';
import { Refusal } from './problem.ts';
import type { ThreadedReplies } from './threaded.ts';

/** bytes of all files handed over at once; more is opened from the disk */
export const MOST_BYTES = 33_554_432;
export const MOST_FILES = 20;
/** sets held at once; the one longest not opened again goes */
const MOST_SETS = 4;

export interface HandedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Opened<App> {
  readonly workspace: Workspace;
  readonly threads: ThreadedReplies | undefined;
  readonly app: App;
}
type Serves<App> = (api: ReturnType<typeof apiOf>, base: string, threads: ThreadedReplies | undefined) => App;

export class Desk<App> {
  private readonly sets = new Map<string, Opened<App>>();
  private readonly limits: AskLimits;
  private readonly appFor: Serves<App>;
  private readonly threads: ThreadedReplies | undefined;
  private readonly reads: ReadsFiles;

  /**
   * @param appFor what serves a set under its address
   * @param threads read the files, under the clock of every question; each set has as many of its own
   */
  constructor(limits: AskLimits, appFor: Serves<App>, threads?: ThreadedReplies) {
    this.limits = limits;
    this.appFor = appFor;
    this.threads = threads;
    this.reads = threads?.files ?? READS_HERE;
  }

  /** @throws LookthroughError as `describeTables`, time-limit */
  look(files: readonly HandedFile[], signal: AbortSignal): Promise<Looked> {
    return onDisk(files, (paths) => this.reads.look(paths, signal));
  }

  /** @returns the address of the set, "/opened/…/"; @throws LookthroughError as `openFiles`, time-limit */
  async open(files: readonly HandedFile[], columns: ColumnMapping | undefined, signal: AbortSignal): Promise<string> {
    const read = await onDisk(files, (paths) => this.reads.open(paths, columns, signal));
    const workspace = await workspaceFromData(read);
    const id = randomBytes(9).toString('base64url');
    const base = `/opened/${id}`;
    const threads = this.threads?.over(workspace);
    this.sets.set(id, { workspace, threads, app: this.appFor(apiOf(workspace, this.limits), base, threads) });
    for (const [oldest] of [...this.sets].slice(0, -MOST_SETS)) await this.forget(oldest);
    return `${base}/`;
  }

  app(id: string): App | undefined {
    return this.sets.get(id)?.app;
  }

  private async forget(id: string): Promise<void> {
    const set = this.sets.get(id);
    this.sets.delete(id);
    await set?.threads?.close();
    await set?.workspace.close();
  }
}

/**
 * A workbook is read from a disk: for as long as it takes, in a folder only this user may look into. It is gone afterwards
 * also where the thread that read was stopped.
 */
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
