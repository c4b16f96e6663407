/** Names people type -> party ids. Never a guess: one match, or an error that lists what was meant perhaps. */
import type { PartyId } from '../statements/types.ts';
import type { StatementStore } from '../store/types.ts';
import { LookthroughError } from '../terms/problem.ts';

/**
 * @param text a name, former name, "@id", or "LEI 5493…"
 * @throws LookthroughError not-found with the names most alike; ambiguous with every candidate's id
 */
export async function resolveParty(store: StatementStore, text: string): Promise<PartyId> {
  const asked = text.trim().replace(/^@/, '');
  const found = await store.find(asked, 20);
  const exactly = found.filter((f) => f.score === 1);
  const [only] = exactly;
  if (only !== undefined && exactly.length === 1) return only.id;
  const label = (f: { name: string; id: string; type: string }): string => `${f.name} @${f.id} (${f.type})`;
  if (exactly.length > 1) {
    const choices = exactly.map(label);
    throw new LookthroughError(
      'ambiguous',
      `"${asked}" is the name of ${exactly.length} parties; ask with one of these ids: ${choices.join('; ')}`,
      { received: text, choices: exactly.map((f) => `@${f.id}`) },
    );
  }
  const choices = found.slice(0, 5).map((f) => f.name);
  const hint = choices.length === 0 ? '' : `; did you mean ${choices.map((c) => `"${c}"`).join(' or ')}?`;
  throw new LookthroughError('not-found', `nobody is called "${asked}" in the data${hint}`, {
    received: text,
    choices,
  });
}
