/** Ownership notation in tests: text in odd chunks to statements and Problems. */

import { readOwn } from '../src/sources/own/read.ts';
import type { Statement } from '../src/statements/types.ts';
import type { Problem } from '../src/terms/problem.ts';

export async function readText(
  text: string,
  file = 'test.own',
): Promise<{ readonly statements: Statement[]; readonly problems: Problem[] }> {
  const statements: Statement[] = [];
  const problems: Problem[] = [];
  for await (const item of readOwn(chunksOf(text, 7), { file })) {
    if (item.statement !== undefined) statements.push(item.statement);
    else problems.push(item.problem);
  }
  return { statements, problems };
}

async function* chunksOf(text: string, size: number): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

export const idsOf = (list: readonly Statement[]): string[] => [...new Set(list.map((s) => s.statementId))].sort();
