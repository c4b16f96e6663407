/** Statements to ask about: read from files into memory, or kept in a store. */

import type { Statement } from '../statements/types.ts';
import { memoryStore } from '../store/memory/index.ts';
import type { StatementStore } from '../store/types.ts';
import type { Problem } from '../terms/problem.ts';
import { Batches } from './batches.ts';
import { BytesRead } from './bytes-read.ts';
import { DatedAhead } from './dated-ahead.ts';
import { ImportSummary } from './import-summary.ts';
import { MappingUse } from './mapping-use.ts';
import { filesOf, type Input, type ReadOptions, readFileLists } from './read-files.ts';
import { findParty, type Resolution } from './resolve.ts';
import { WholeFile } from './whole-file.ts';

export interface Workspace {
  readonly store: StatementStore;
  /** bad rows of the files read, warnings among them; empty for a store */
  readonly problems: readonly Problem[];
  /** whom a name, "@id" or identifier means */
  resolve(text: string): Promise<Resolution>;
  /** "sha256:…" of the statements, the same from files and from a store they were imported into */
  version(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Reads files into memory.
 * @param inputs paths, folders, or {name, text}
 * @param options `columns`: what columns of tables mean, where that is not to be guessed; `manner` of the source
 * @throws LookthroughError not-found, usage, input-rejected: a file that cannot be read at all
 * @example const w = await openFiles(['case.own']);
 */
export async function openFiles(inputs: readonly Input[], options: ReadOptions = {}): Promise<Workspace> {
  const store = memoryStore();
  const problems: Problem[] = [];
  const use = new MappingUse(options.columns);
  for (const input of await filesOf(inputs)) {
    let batch: Statement[] = [];
    const ahead = new DatedAhead();
    for await (const items of readFileLists(input, { ...options, onFile: use.saw })) {
      for (const item of items)
        if ('problem' in item) {
          ahead.heard(item.problem);
          problems.push(item.problem);
        } else {
          batch.push(item.statement);
          problems.push(...ahead.problemsOf(item.statement));
        }
      if (batch.length < BATCH) continue;
      await store.append(batch);
      batch = [];
    }
    await store.append(batch);
  }
  problems.push(...use.problems());
  return workspaceOf(store, problems);
}
const BATCH = 10_000;

/** Asks any store of your own. @param problems what was wrong with the input it was filled from, if that is known */
export function workspaceOf(store: StatementStore, problems: readonly Problem[] = []): Workspace {
  return {
    store,
    problems,
    resolve: (text) => findParty(store, text),
    version: async () => (await store.meta()).version,
    close: () => store.close(),
  };
}

export interface ImportProgress {
  /** which of how many files this is, from 1 */
  readonly nth: number;
  readonly files: number;
  readonly file: string;
  readonly read: number;
  readonly added: number;
  readonly known: number;
  readonly problems: number;
  /** bytes read of all files, and theirs on the disk; without the latter one has no size, as the standard input */
  readonly bytes: { readonly done: number; readonly of?: number };
}
export interface ImportReport {
  readonly added: number;
  readonly known: number;
  /** all of them; `kept` holds the first thousand */
  readonly problems: number;
  readonly rejected: number;
  readonly kept: readonly Problem[];
  /** by folder, and by what the problems say */
  readonly summary: ImportSummary;
}

/**
 * Reads files into a store, batch by batch; each batch is durable before the next. Run again after an interruption it
 * gives the same store: ids come from content, so what is there is counted as known, a whole batch by its digest alone, and
 * a whole file by the digest of its bytes, if it was read to its end without a problem: it is not read again.
 * Reads in a stream: memory does not grow with the files.
 * @throws LookthroughError not-found, usage, input-rejected; interrupted when the signal says so
 * @example const report = await importInto(store, ['register.csv'], { onProgress: (p) => console.log(p.read) });
 */
export async function importInto(
  store: StatementStore,
  inputs: readonly Input[],
  options: ReadOptions & { readonly onProgress?: (p: ImportProgress) => void } = {},
): Promise<ImportReport> {
  const { onProgress, ...reading } = options;
  const total = { added: 0, known: 0, problems: 0, rejected: 0 };
  const kept: Problem[] = [];
  const summary = new ImportSummary();
  const note = (problem: Problem, file: string): void => {
    total.problems += 1;
    if (problem.severity === 'rejected') total.rejected += 1;
    if (kept.length < KEPT) kept.push(problem);
    summary.problem(problem, file);
  };
  const use = new MappingUse(options.columns);
  const files = await filesOf(inputs);
  const bytes = await BytesRead.among(files);
  for (const [at, input] of files.entries()) {
    const place = { nth: at + 1, files: files.length };
    const file = typeof input === 'string' ? input : input.name;
    const whole = await WholeFile.of(store, input, reading);
    if (whole.before !== undefined) {
      total.known += whole.before;
      summary.file(file, whole.before, 0, 0);
      bytes.end();
      onProgress?.({ ...place, file, read: whole.before, ...total, bytes: bytes.told });
      continue;
    }
    let read = 0;
    let [rejected, warnings, late] = [0, 0, 0];
    const ahead = new DatedAhead();
    const batches = new Batches(store, ({ added, known }, upTo) => {
      total.added += added;
      total.known += known;
      onProgress?.({ ...place, file, read: upTo, ...total, bytes: bytes.told });
    });
    try {
      for await (const items of readFileLists(input, { ...reading, onFile: use.saw, onBytes: (n) => bytes.read(n) })) {
        for (const item of items) {
          read += 1;
          if ('problem' in item) {
            if (item.problem.severity === 'rejected') rejected += 1;
            else warnings += 1;
            ahead.heard(item.problem);
            note(item.problem, file);
            continue;
          }
          for (const told of ahead.problemsOf(item.statement)) {
            late += 1;
            note(told, file);
          }
          if (batches.take(item.statement)) await batches.flush(read);
        }
      }
      await batches.end(read);
      bytes.end();
    } catch (error) {
      await batches.leave();
      throw error;
    }
    summary.file(file, read - rejected - warnings, rejected, warnings + late);
    if (rejected + warnings + late === 0) await whole.note(read);
  }
  await store.settled?.();
  for (const problem of use.problems()) note(problem, '');
  return { ...total, kept, summary };
}
const KEPT = 1000;
