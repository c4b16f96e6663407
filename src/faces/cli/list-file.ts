/** A list of names: a file with one a line, "#" begins a comment; what is no file is a name itself. */
import { readFile } from 'node:fs/promises';

export async function namesIn(list: readonly string[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const entry of list) {
    const text = await readFile(entry, 'utf8').catch(() => undefined);
    if (text === undefined) names.push(entry);
    else
      names.push(
        ...text
          .split(/\r?\n/)
          .map((l) => l.replace(/(^|\s)#.*$/, '').trim())
          .filter((l) => l !== ''),
      );
  }
  return names;
}
