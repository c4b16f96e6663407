/** Statements to ask about: read from files into memory, or kept in a store. */

import type { Statement } from '../statements/types.ts';
import { memoryStore } from '../store/memory/index.ts';
import type { StatementStore } from '../store/types.ts';
import { LookthroughError, type Problem } from '../terms/problem.ts';
import { filesOf, type Input, type ReadOptions, readFile } from './read-files.ts';

export interface Workspace {
  readonly store: StatementStore;
  /** bad rows of the files read, warnings among them; empty for a store */
  readonly problems: readonly Problem[];
  close(): Promise<void>;
}

/**
 * Reads files into memory.
 * @param inputs paths, folders, or {name, text}
 * @throws LookthroughError not-found, usage, input-rejected: a file that cannot be read at all
 * @example const w = await openFiles(['case.own']);
 */
export async function openFiles(inputs: readonly Input[], options: ReadOptions = {}): Promise<Workspace> {
  const store = memoryStore();
  const problems: Problem[] = [];
  for (const input of await filesOf(inputs)) {
    let batch: Statement[] = [];
    for await (const item of readFile(input, options)) {
      if ('problem' in item) problems.push(item.problem);
      else batch.push(item.statement);
      if (batch.length < BATCH) continue;
      await store.append(batch);
      batch = [];
    }
    await store.append(batch);
  }
  return { store, problems, close: () => store.close() };
}
const BATCH = 10_000;

export function workspaceOf(store: StatementStore): Workspace {
  return { store, problems: [], close: () => store.close() };
}

export interface ImportProgress {
  readonly file: string;
  readonly read: number;
  readonly added: number;
  readonly known: number;
  readonly problems: number;
}
export interface ImportReport {
  readonly added: number;
  readonly known: number;
  /** all of them; `kept` holds the first thousand */
  readonly problems: number;
  readonly rejected: number;
  readonly kept: readonly Problem[];
}

/**
 * Reads files into a store, batch by batch; each batch is durable before the next. Run again after an interruption it
 * gives the same store: ids come from content, so what is there is counted as known.
 */
export async function importInto(
  store: StatementStore,
  inputs: readonly Input[],
  options: ReadOptions & { readonly onProgress?: (p: ImportProgress) => void } = {},
): Promise<ImportReport> {
  const { onProgress, ...reading } = options;
  const total = { added: 0, known: 0, problems: 0, rejected: 0 };
  const kept: Problem[] = [];
  for (const input of await filesOf(inputs)) {
    const file = typeof input === 'string' ? input : input.name;
    let read = 0;
    let batch: Statement[] = [];
    const flush = async (): Promise<void> => {
      const { added, known } = await store.append(batch);
      total.added += added;
      total.known += known;
      batch = [];
      onProgress?.({ file, read, ...total });
    };
    for await (const item of readFile(input, reading)) {
      if ('problem' in item) {
        total.problems += 1;
        if (item.problem.severity === 'rejected') total.rejected += 1;
        if (kept.length < KEPT) kept.push(item.problem);
      } else batch.push(item.statement);
      read += 1;
      if (batch.length >= BATCH) await flush();
      if (options.signal?.aborted === true)
        throw new LookthroughError(
          'interrupted',
          'interrupted; what was acknowledged is kept, run the import again to go on',
        );
    }
    await flush();
  }
  return { ...total, kept };
}
const KEPT = 1000;
