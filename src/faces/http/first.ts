/** Where the explorer opens when nobody named a party: the company the data say most about. */
import { z } from 'zod';
import type { Workspace } from '../../index.ts';
import type { Api } from './api.ts';
import { JSON_ONLY } from './forms.ts';
import { json, type Route } from './route.ts';

/** Read at most; a large store opens on the company most is said about in its first statements. */
const READ = 5_000;

export const FirstOut = z.strictObject({
  party: z.string().nullable().describe('the id of a party that somebody holds; null where nobody holds anything'),
});

/** @returns the id of the company with most holders and holdings, the earlier id of two alike; undefined: no holding */
export async function firstOf({ store }: Workspace): Promise<string | undefined> {
  const held = new Set<string>();
  const others = new Map<string, Set<string>>();
  const tied = (party: string, other: string): void => {
    const known = others.get(party) ?? new Set();
    others.set(party, known.add(other));
  };
  let read = 0;
  for await (const s of store.all({ limit: READ })) {
    if (++read > READ) break;
    if (s.kind !== 'relationship') continue;
    held.add(s.subject);
    tied(s.subject, s.interestedParty);
    tied(s.interestedParty, s.subject);
  }
  const count = (id: string): number => others.get(id)?.size ?? 0;
  return [...held].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0];
}

export const firstRoute = (api: Api): Route => ({
  path: '/api/v1/first',
  name: 'first',
  summary: 'the party to begin with: the company the data say most about',
  parameters: z.strictObject({}),
  forms: JSON_ONLY,
  answer: FirstOut,
  reply: async () => json({ party: (await api.first()) ?? null }),
});
