/** Erases a person from a store: the one change that is no statement. */
import { resolveIdentities } from '../identity/index.ts';
import { ERASED_NAME } from '../statements/erased.ts';
import { type PartyId, type PartyStatement, partiesOf, type Statement } from '../statements/types.ts';
import { LookthroughError } from '../terms/problem.ts';
import { openStore } from './open-store.ts';
import { resolveParty } from './resolve.ts';

export interface Erasure {
  /** every id the person has: those judged to be the same, or under one identifier */
  readonly ids: readonly PartyId[];
  readonly names: readonly string[];
  /** how many statements about the person, and about what the person holds directly, name him or her */
  readonly statements: number;
  readonly erased: boolean;
}

/**
 * Takes a natural person out of a store file: names, identifiers, dates of birth, the words of sources that name the
 * person, and whatever was derived from them; who holds how much of what stays, under a stand-in, so that shares still
 * add up. A list of keyed digests, PATH.erased, keeps the person erased when a source is read again and when an older
 * copy of the store is put back; it belongs with the store. The sources themselves, and answers saved earlier, are not
 * touched.
 * @param party a name, "@id" or identifier
 * @param options sure: do it; otherwise it is only said whom and how much it would erase
 * @throws LookthroughError not-found, ambiguous; usage: not a person; store-locked, store-damaged, disk-full
 * Cost: all statements are read once and the file is written anew.
 * @example await erase('register.lookthrough', 'Jane Doe', { sure: true });
 */
export async function erase(path: string, party: string, options: { readonly sure?: boolean } = {}): Promise<Erasure> {
  const workspace = await openStore(path);
  let found: Omit<Erasure, 'erased'>;
  try {
    const id = await resolveParty(workspace.store, party);
    const [who] = await workspace.store.find(`@${id}`, 1);
    if (who?.type !== 'person' && who?.type !== 'unknown')
      throw new LookthroughError('usage', `${who?.name} is a ${who?.type}; only persons are erased`, {
        received: party,
      });
    found = whatIsErased(id, await workspace.store.closure([id], 1), who.name);
    if (options.sure !== true) return { ...found, erased: false };
    const { noteErasure } = await import('../store/duckdb/index.ts');
    noteErasure(path, found.ids, found.names);
  } finally {
    await workspace.close();
  }
  await (await openStore(path)).close();
  return { ...found, erased: true };
}

function whatIsErased(id: PartyId, statements: readonly Statement[], name: string): Omit<Erasure, 'erased'> {
  const one = resolveIdentities(statements).groups.find((group) => group.includes(id));
  const ids = new Set(one ?? [id]);
  const own = statements.filter((s): s is PartyStatement => s.kind === 'party' && ids.has(s.party));
  const names = new Set(own.flatMap((s) => [s.name, ...(s.otherNames ?? [])]));
  if (names.size === 0) names.add(name);
  names.delete(ERASED_NAME);
  const about = statements.filter((s) => partiesOf(s).some((party) => ids.has(party)));
  return { ids: [...ids].sort(), names: [...names].sort(), statements: about.length };
}
