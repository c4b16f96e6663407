/** A word to whoever waits and sees nothing. */

/** Most things take less, on a busy machine too. */
const LONG = 10_000;

/**
 * Says once what goes on, if it is not over after ten seconds.
 * @example await longWait(openStore(path), () => session.note('reading the store\n'));
 */
export async function longWait<T>(work: Promise<T>, tell: () => void): Promise<T> {
  const timer = setTimeout(tell, LONG);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
