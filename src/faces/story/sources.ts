/** The sources of everything a story shows, each once, with how many of its statements were used. */
import type { Envelope, Workspace } from '../../index.ts';

export interface Used {
  readonly title: string;
  readonly url?: string;
  readonly statements: number;
}

/** @returns in the order of their titles; statements of the answers and of their proofs alike */
export async function sourcesOf({ store }: Workspace, envelopes: readonly Envelope[]): Promise<readonly Used[]> {
  const found = new Map<string, Used>();
  for (const id of statementsIn(envelopes)) {
    const source = (await store.statement(id))?.source;
    if (source === undefined) continue;
    const title = [source.name, source.publisher, source.published].filter((x) => x !== undefined).join(', ');
    const before = found.get(title)?.statements ?? 0;
    found.set(title, { title, ...(source.url === undefined ? {} : { url: source.url }), statements: before + 1 });
  }
  return [...found.values()].sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** Whatever an answer calls `statement` or `statements`, at any depth. */
function statementsIn(envelopes: readonly Envelope[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const open: unknown[] = envelopes.map((e) => [e.answer, e.proof, e.openPoints, e.warnings]);
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, value] of Object.entries(next)) {
      if (key === 'statement' && typeof value === 'string') ids.add(value);
      else if (key === 'statements' && Array.isArray(value)) for (const id of value) ids.add(String(id));
      else open.push(value);
    }
  }
  return ids;
}
