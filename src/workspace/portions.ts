/** A file as an import takes it: batch by batch, each with what was read and told up to its last statement. */
import type { Statement } from '../statements/types.ts';
import type { Problem } from '../terms/problem.ts';
import { DatedAhead } from './dated-ahead.ts';
import { type Input, type ReadOptions, readFileLists } from './read-files.ts';

/**
 * Statements of a batch. Of larger ones more objects are alive when garbage is collected, and each is moved: at ten
 * thousand an import costs an eighth more.
 */
const BATCH = 4_096;

/** Problems that are held back for the next full batch; a file of nothing else is not held in memory. */
const MOST_PROBLEMS = 1_000;

/** What was read since the portion before. */
export interface Read {
  /** good items and bad ones */
  readonly items: number;
  readonly statements: number;
  /** of bad items, and of statements that are kept all the same; in order */
  readonly problems: readonly Problem[];
  /** bytes of the file as it lies on the disk */
  readonly bytes: number;
  /** the file and its parts, as their format became known */
  readonly files: readonly string[];
}

export interface Portion<B> extends Read {
  /** full, or the last of the file, which may be empty; without it there are problems alone */
  readonly batch?: B;
}

interface Filling {
  readonly length: number;
  take(statement: Statement): void;
}

/**
 * @param newBatch an empty batch, for each portion that has one
 * @returns one portion at least, the last with a batch
 * @throws LookthroughError as the reading does; what was taken since the last portion is then left out
 */
export async function* portionsOf<B extends Filling>(
  input: Input,
  options: ReadOptions,
  newBatch: () => B | Promise<B>,
): AsyncGenerator<Portion<B>> {
  const ahead = new DatedAhead();
  let batch = await newBatch();
  let read = nothing();
  const watched = {
    ...options,
    onFile: (file: string) => void read.files.push(file),
    onBytes: (bytes: number) => {
      read.bytes += bytes;
    },
  };
  for await (const items of readFileLists(input, watched))
    for (const item of items) {
      read.items += 1;
      if ('problem' in item) {
        ahead.heard(item.problem);
        read.problems.push(item.problem);
      } else {
        read.statements += 1;
        for (const problem of ahead.problemsOf(item.statement)) read.problems.push(problem);
        batch.take(item.statement);
      }
      if (batch.length < BATCH && read.problems.length < MOST_PROBLEMS) continue;
      const portion = read;
      read = nothing();
      if (batch.length < BATCH) yield portion;
      else {
        yield { ...portion, batch };
        batch = await newBatch();
      }
    }
  yield { ...read, batch };
}

const nothing = () => ({
  items: 0,
  statements: 0,
  problems: [] as Problem[],
  bytes: 0,
  files: [] as string[],
});
