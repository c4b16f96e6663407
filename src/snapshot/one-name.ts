/**
 * A party that several sources know by name alone is one party by assumption: two lists that say "Beta Ltd" may mean two.
 * Without the assumption each source's Beta Ltd is a party of its own, and the id stays with the source that says most of it.
 */
import { identifierKey } from '../identity/identifier.ts';
import { withParties } from '../statements/renamed.ts';
import { type PartyId, partiesOf, type Source, type Statement } from '../statements/types.ts';
import { type Ledger, order } from './ledger.ts';
import type { Snapshot } from './types.ts';

export const SAME_NAME = 'same-name';
/** Names told in the text of the assumption. */
const TOLD = 8;

/** @returns the statements as they are, or parted by source where the assumption is off. O(statements) */
export function oneName(live: readonly Statement[], ledger: Ledger): readonly Statement[] {
  const shared = sharedNames(live);
  if (shared.size === 0) return live;
  const names = [...shared.values()].map((x) => x.name).sort(order);
  const more = names.length > TOLD ? ` and ${names.length - TOLD} more` : '';
  const told = `${names.slice(0, TOLD).join(', ')}${more}`;
  const text = `a name means one party in every source, where no number says so: ${told}`;
  if (ledger.assume(SAME_NAME, '', text, [], [])) return live;
  return live.map((s) => withParties(s, (id) => partedId(id, s.source, shared)));
}

interface Shared {
  readonly name: string;
  /** the source whose party keeps the id */
  readonly keeper: string;
}

const partedId = (id: PartyId, source: Source, shared: ReadonlyMap<PartyId, Shared>): PartyId => {
  const found = shared.get(id);
  const title = titleOf(source);
  return found === undefined || found.keeper === title ? id : `${id} (${title})`;
};

/**
 * Ids of the parties that one party is when its name means one in each source.
 * @returns id in `one` -> its ids in `parted`, itself first; only parties that part
 */
export function partsOf(one: Snapshot, parted: Snapshot): ReadonlyMap<PartyId, readonly PartyId[]> {
  const parts = new Map<PartyId, PartyId[]>();
  for (const { id } of parted.parties) {
    if (one.nodeOf.has(id)) continue;
    const ends = [...id.matchAll(/ \(/gu)].map((m) => id.slice(0, m.index));
    const whole = ends.find((start) => one.nodeOf.has(start));
    if (whole !== undefined) parts.set(whole, [...(parts.get(whole) ?? [whole]), id]);
  }
  return parts;
}

const titleOf = (s: Source): string => (s.publisher === undefined ? s.name : `${s.name}, ${s.publisher}`);

interface Uses {
  /** statements that say who holds a part of it, or took one */
  readonly about: number;
  readonly named: number;
}
const isAbout = (s: Statement, id: PartyId): boolean =>
  s.kind === 'relationship' ? s.subject === id : 'company' in s && s.company === id;

/** Ids made of a name (`partyIdOfName`) that several sources use and that no identifier of two of them joins. */
function sharedNames(live: readonly Statement[]): ReadonlyMap<PartyId, Shared> {
  const uses = new Map<PartyId, Map<string, Uses>>();
  const names = new Map<PartyId, string>();
  const numbers = new Map<PartyId, Map<string, Set<string>>>();
  for (const s of live) {
    const title = titleOf(s.source);
    // A word about the party itself, or about who is who, holds no chain together.
    for (const id of s.kind === 'party' || s.kind === 'judgement' ? [] : partiesOf(s)) {
      if (!id.startsWith('name:')) continue;
      const by = uses.get(id) ?? new Map<string, Uses>();
      const { about, named } = by.get(title) ?? { about: 0, named: 0 };
      uses.set(id, by.set(title, { about: about + Number(isAbout(s, id)), named: named + 1 }));
    }
    if (s.kind !== 'party' || !s.party.startsWith('name:')) continue;
    const known = names.get(s.party);
    if (known === undefined || s.name < known) names.set(s.party, s.name);
    for (const { scheme, id } of s.identifiers ?? []) {
      const key = identifierKey(scheme, id);
      if (key === undefined) continue;
      const by = numbers.get(s.party) ?? new Map<string, Set<string>>();
      numbers.set(s.party, by.set(key, (by.get(key) ?? new Set()).add(title)));
    }
  }
  const shared = new Map<PartyId, Shared>();
  for (const [id, by] of uses) {
    if (by.size < 2) continue;
    if ([...(numbers.get(id)?.values() ?? [])].some((titles) => titles.size === by.size)) continue;
    const most = ([t, x]: [string, Uses], [u, y]: [string, Uses]): number =>
      y.about - x.about || y.named - x.named || order(t, u);
    const [keeper] = [...by].sort(most)[0] ?? [''];
    shared.set(id, { name: names.get(id) ?? id.slice('name:'.length), keeper });
  }
  return shared;
}
