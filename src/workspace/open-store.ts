/** Opens a store file. The driver is loaded only here and only when asked for, so that programs without it run. */
import { type Workspace, workspaceOf } from './workspace.ts';

/**
 * @param path a store file; made if it is not there and `create` says so
 * @throws LookthroughError not-found, store-locked, store-damaged
 */
export async function openStore(path: string, options: { readonly create?: boolean } = {}): Promise<Workspace> {
  const { duckdbStore } = await import('../store/duckdb/index.ts');
  return workspaceOf(await duckdbStore(path, options));
}
