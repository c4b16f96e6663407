/** What the dispatcher needs of a kind of sentence. */
import type { Content, LineContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import type { Mention } from './name.ts';

export interface Sentence {
  /** the verb phrases it answers to */
  readonly verbs: readonly string[];
  /** true: "A, B and C" before the verb are several parties; else the words before the verb are one name */
  readonly many?: boolean;
  /** reads from behind the verb to the end of the line */
  read(c: Cursor, subjects: readonly [Mention, ...Mention[]], context: LineContext, verb: string): readonly Content[];
}
