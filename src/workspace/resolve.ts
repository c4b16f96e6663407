/** Names people type -> party ids. Never a guess: one match, or what was meant perhaps. */
import { joinedGroups, namesakesOf, resolveIdentities } from '../identity/index.ts';
import type { PartyId } from '../statements/types.ts';
import type { Found, StatementStore } from '../store/types.ts';
import { LookthroughError } from '../terms/problem.ts';

export type Resolution =
  | { readonly ok: true; readonly party: PartyId }
  | { readonly ok: false; readonly code: 'not-found'; readonly suggestions: readonly Found[] }
  | { readonly ok: false; readonly code: 'ambiguous'; readonly candidates: readonly Found[]; readonly more: boolean };

type Choices = Readonly<Record<string, string>>;

/** Namesakes listed; that there are more is said. */
const LISTED = 50;
const SUGGESTED = 5;

/**
 * Whom a text means.
 * @param text a name or former name in any case and width, "@id", "LEI 5493…", "GB-COH:01234567" or a bare LEI
 * @param choices open point -> option: who was chosen to be one party is one here too
 * @returns the party, the candidates, or those most alike; several ids of one name that are certainly one party
 *   (one identifier, or a source says so) are one match
 * @example await findParty(store, 'Kingsoft') // { ok: true, party: 'name:kingsoft' }
 */
export async function findParty(store: StatementStore, text: string, choices: Choices = {}): Promise<Resolution> {
  const found = await store.find(text.trim(), LISTED + 1);
  const exactly = found.filter((f) => f.score === 1);
  const [first] = exactly;
  if (first === undefined) return { ok: false, code: 'not-found', suggestions: found.slice(0, SUGGESTED) };
  if (exactly.length === 1) return { ok: true, party: first.id };
  const one = await oneOf(store, exactly, choices);
  if (one !== undefined) return { ok: true, party: one };
  return { ok: false, code: 'ambiguous', candidates: exactly.slice(0, LISTED), more: exactly.length > LISTED };
}

/** The first id, if all are one party. A party that would hold itself is not one: the snapshot undoes that merge. */
async function oneOf(store: StatementStore, found: readonly Found[], choices: Choices): Promise<PartyId | undefined> {
  if (found.length > LISTED) return undefined;
  const ids = found.map((f) => f.id).sort();
  const statements = await store.closure(ids, 0);
  const certain = resolveIdentities(statements);
  const chosen = [...certain.unsure, ...namesakesOf(statements, certain).unsure]
    .filter(({ id }) => choices[id] === 'same')
    .map(({ a, b }) => [a, b]);
  const group = joinedGroups([...certain.groups, ...chosen]).find((g) => ids.every((id) => g.includes(id)));
  if (group === undefined) return undefined;
  const loops = statements.some(
    (s) =>
      s.kind === 'relationship' &&
      s.subject !== s.interestedParty &&
      [s.subject, s.interestedParty].every((p) => group.includes(p)),
  );
  return loops ? undefined : ids[0];
}

/** @throws LookthroughError not-found with the names most alike; ambiguous with every candidate's id */
export async function resolveParty(store: StatementStore, text: string, choices: Choices = {}): Promise<PartyId> {
  const resolution = await findParty(store, text, choices);
  if (resolution.ok) return resolution.party;
  const asked = text.trim();
  if (resolution.code === 'not-found') {
    const choices = resolution.suggestions.map((f) => f.name);
    const hint = choices.length === 0 ? '' : `; did you mean ${choices.map((c) => `"${c}"`).join(' or ')}?`;
    throw new LookthroughError('not-found', `nobody is called "${asked}" in the data${hint}`, {
      received: text,
      choices,
    });
  }
  const { candidates, more } = resolution;
  const label = (f: Found): string => `${f.name} @${f.id} (${f.type})`;
  const count = more ? `more than ${candidates.length}` : candidates.length;
  throw new LookthroughError(
    'ambiguous',
    `"${asked}" is the name of ${count} parties; ask with one of these ids: ${candidates.map(label).join('; ')}`,
    { received: text, choices: candidates.map((f) => `@${f.id}`) },
  );
}
