/** A workspace as data, so that files are read by one thread and asked about through another. */
import { statementFromJson, statementJson } from '../../statements/json.ts';
import type { Statement } from '../../statements/types.ts';
import { memoryStore } from '../../store/memory/index.ts';
import type { Problem } from '../../terms/problem.ts';
import { type Workspace, workspaceOf } from '../workspace.ts';

/** Can be posted; the statements are in shared memory, so that posting copies none of them. */
export interface WorkspaceData {
  /** a statement a line, UTF-8 */
  readonly lines: SharedArrayBuffer;
  readonly problems: readonly Problem[];
}

/** Statements read before others have their turn: some milliseconds. */
const STRETCH = 500;

/**
 * Everything a workspace holds, and what was wrong with its files.
 * @param workspace files that were read, or a store
 * @returns data for `workspaceFromData`, in any thread. O(statements)
 * @example port.postMessage(await workspaceData(await openFiles(['case.own'])));
 */
export async function workspaceData({ store, problems }: Workspace): Promise<WorkspaceData> {
  const texts: string[] = [];
  for await (const s of store.all()) texts.push(`${statementJson(s)}\n`);
  const bytes = Buffer.from(texts.join(''));
  const lines = new SharedArrayBuffer(bytes.length);
  new Uint8Array(lines).set(bytes);
  return { lines, problems };
}

/**
 * The workspace again, in memory: the same statements, so the same answers and the same version.
 * @param data of `workspaceData`
 * @returns read in stretches, between which the thread answers others. O(statements)
 * @example const workspace = await workspaceFromData(message.data);
 */
export async function workspaceFromData({ lines, problems }: WorkspaceData): Promise<Workspace> {
  const store = memoryStore();
  const bytes = Buffer.from(lines);
  let stretch: Statement[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    stretch.push(statementFromJson(bytes.toString('utf8', from, end)));
    from = end + 1;
    if (stretch.length < STRETCH && from < bytes.length) continue;
    await store.append(stretch);
    stretch = [];
    await new Promise((later) => setImmediate(later));
  }
  return workspaceOf(store, problems);
}
