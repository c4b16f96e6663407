/** Statements to ask about: read from files into memory, or kept in a store. */

import type { Statement } from '../statements/types.ts';
import { memoryStore } from '../store/memory/index.ts';
import type { StatementStore } from '../store/types.ts';
import type { Problem } from '../terms/problem.ts';
import { DatedAhead } from './dated-ahead.ts';
import { MappingUse } from './mapping-use.ts';
import { filesOf, type Input, type ReadOptions, readFileLists } from './read-files.ts';
import { findParty, type Resolution } from './resolve.ts';

export { type ImportListeners, type ImportProgress, type ImportReport, importInto } from './import-into.ts';

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
