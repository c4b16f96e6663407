/** Names of parties in the answers heard so far: they tell where a name ends in a sentence. */
const heard = new Set<string>();

export const namesHeard = (): ReadonlySet<string> => heard;

/** Takes in every `{id, name}` of an answer. @returns whether one was new */
export function hear(answer: unknown): boolean {
  const before = heard.size;
  for (const name of namesIn(answer)) heard.add(name);
  return heard.size > before;
}

/** The name of every `{id, name}` of an answer. */
export function namesIn(answer: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const open: unknown[] = [answer];
  // A list gives what is added while it is walked.
  for (const value of open) {
    if (typeof value !== 'object' || value === null) continue;
    const { id, name } = value as { id?: unknown; name?: unknown };
    if (typeof id === 'string' && typeof name === 'string') found.add(name);
    for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) open.push(inner);
  }
  return found;
}
