/** Statements of a workspace in another format. */
import { SOURCES, type WriteResult } from '../sources/index.ts';
import type { Statement } from '../statements/types.ts';
import { LookthroughError } from '../terms/problem.ts';
import type { Workspace } from './workspace.ts';

/** Formats that can be written. */
export const EXPORTS: readonly string[] = SOURCES.filter((s) => s.write !== undefined).map((s) => s.id);

/** @throws LookthroughError usage: an unknown format */
export async function exportAs(workspace: Workspace, format: string): Promise<WriteResult> {
  const source = SOURCES.find((s) => s.id === format && s.write !== undefined);
  if (source?.write === undefined) {
    throw new LookthroughError('usage', `there is no format "${format}" to write; there are ${EXPORTS.join(', ')}`, {
      received: format,
      choices: EXPORTS,
    });
  }
  const all: Statement[] = [];
  for await (const s of workspace.store.all()) all.push(s);
  return source.write(all);
}
