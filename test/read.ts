/** Reads a text through a source, in chunks of odd sizes. */

import type { ReadContext, SourceFormat } from '../src/sources/types.ts';
import type { Statement } from '../src/statements/types.ts';
import type { Problem } from '../src/terms/problem.ts';

export async function readText(
  format: SourceFormat,
  text: string,
  file: string,
  more: Omit<ReadContext, 'file'> = {},
): Promise<{ statements: Statement[]; problems: Problem[] }> {
  const statements: Statement[] = [];
  const problems: Problem[] = [];
  async function* chunks(): AsyncIterable<string> {
    for (let at = 0; at < text.length; at += 113) yield text.slice(at, at + 113);
  }
  for await (const item of format.read(chunks(), { ...more, file })) {
    if (item.statement !== undefined) statements.push(item.statement);
    else problems.push(item.problem);
  }
  return { statements, problems };
}
