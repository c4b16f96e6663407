/** Items in lists: waiting for each of millions of items alone costs as much as reading it. */

/** Items of a list of those that come one by one. */
const FULL = 256;

/** What came before an error is handed on before it is thrown. */
export async function* inLists<T>(items: AsyncIterable<T>): AsyncIterable<readonly T[]> {
  let held: T[] = [];
  try {
    for await (const item of items) {
      held.push(item);
      if (held.length < FULL) continue;
      const full = held;
      held = [];
      yield full;
    }
  } catch (error) {
    if (held.length > 0) yield held;
    throw error;
  }
  if (held.length > 0) yield held;
}

export async function* oneByOne<T>(lists: AsyncIterable<readonly T[]>): AsyncIterable<T> {
  for await (const items of lists) yield* items;
}
