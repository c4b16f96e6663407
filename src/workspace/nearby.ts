/**
 * What decides who holds a company directly, where that is what is said of the company itself and nothing else: a plain
 * register. Anything that could matter from further away (a figure that may count another's, two who may be one) and the
 * question is answered from everything above, as any other.
 */
import { identifierKey, namesakesOf, spellingsOf } from '../identity/index.ts';
import { type PartyId, partiesOf, type RelationshipStatement, type Statement } from '../statements/types.ts';
import { aboutOf } from '../store/rows.ts';
import type { StatementStore } from '../store/types.ts';

type PartySaid = Extract<Statement, { kind: 'party' }>;

/**
 * @returns what is said of the company, and who those are that it names: of any store the same; undefined: more must be
 *   read. One look-up of a step and one of names
 */
export async function nearby(store: StatementStore, company: PartyId): Promise<readonly Statement[] | undefined> {
  const read = await store.closure([company], 0, 1);
  const own = read.filter((s) => [...aboutOf(s)].includes(company));
  if (!own.every((s) => isPlain(s, company))) return undefined;
  const named = new Set([company, ...own.flatMap((s) => partiesOf(s))]);
  const who = read.filter((s): s is PartySaid => s.kind === 'party' && s.party !== company && named.has(s.party));
  if (someUntold(who, named) || mayBeOthers(read, named) || byNameAlone(own, named)) return undefined;
  const told = [...own, ...typed(who, read)];
  if (someAlike(told)) return undefined;
  return (await isOnlyOne(store, told, company)) ? told : undefined;
}

/** A party that has owners and no stated type is a company: whose owners are not read is told so. */
function typed(who: readonly PartySaid[], read: readonly Statement[]): readonly PartySaid[] {
  const owned = new Set(
    read.flatMap((s) => (s.kind === 'relationship' ? s.subject : s.kind === 'transaction' ? s.company : [])),
  );
  return who.map((s) => (s.partyType === 'unknown' && owned.has(s.party) ? { ...s, partyType: 'company' } : s));
}

/** A party of whom nobody says who it is, or whose type is stated at one time and not at another. */
function someUntold(who: readonly PartySaid[], named: ReadonlySet<PartyId>): boolean {
  const types = new Map<PartyId, string>();
  for (const { party, partyType } of who) {
    const before = types.get(party) ?? partyType;
    if ((before === 'unknown') !== (partyType === 'unknown')) return true;
    types.set(party, partyType);
  }
  return types.size < named.size - 1;
}

/** Says what it says whatever is said elsewhere. */
function isPlain(s: Statement, company: PartyId): boolean {
  if (s.kind === 'party') return s.members === undefined;
  if (s.kind === 'relationship') return isPlainHolding(s, company);
  return s.kind === 'complete-list' || s.kind === 'share-class';
}

const isPlainHolding = (s: RelationshipStatement, company: PartyId): boolean =>
  s.interestedParty !== company &&
  s.nomineeFor === undefined &&
  s.otherReadings === undefined &&
  s.isComponent !== true &&
  s.components === undefined &&
  s.replaces === undefined &&
  s.interests.every((i) => i.directness === 'direct');

/** A number two bear, or a word on who is who, about one of these. */
function mayBeOthers(read: readonly Statement[], named: ReadonlySet<PartyId>): boolean {
  const bearer = new Map<string, PartyId>();
  for (const s of read) {
    if (s.kind === 'judgement' && (named.has(s.a) || named.has(s.b))) return true;
    if (s.kind !== 'party') continue;
    if (named.has(s.party) && s.members !== undefined) return true;
    for (const { scheme, id } of s.identifiers ?? []) {
      const key = identifierKey(scheme, id);
      if (key === undefined) continue;
      const other = bearer.get(key) ?? s.party;
      if (other !== s.party && (named.has(s.party) || named.has(other))) return true;
      bearer.set(key, other);
    }
  }
  return false;
}

/** Known by name alone, and to two sources: whether that is one party hangs on what else they say. */
function byNameAlone(own: readonly Statement[], named: ReadonlySet<PartyId>): boolean {
  const titles = new Set(
    own.flatMap(({ kind, source: s }) => (kind === 'party' ? [] : `${s.name}\n${s.publisher ?? ''}`)),
  );
  return titles.size > 1 && [...named].some((id) => id.startsWith('name:'));
}

function someAlike(told: readonly Statement[]): boolean {
  const { unsure, tooCommon } = namesakesOf(told, { groups: [], unsure: [] });
  return unsure.length > 0 || tooCommon.length > 0;
}

/** Nobody else bears a name of the company, however its legal form is written. */
async function isOnlyOne(store: StatementStore, told: readonly Statement[], company: PartyId): Promise<boolean> {
  const names = told
    .filter((s): s is PartySaid => s.kind === 'party' && s.party === company)
    .flatMap((s) => [s.name, ...(s.otherNames ?? [])])
    .filter((name) => name !== '');
  const bearers = await store.bearers([...new Set(names.flatMap(spellingsOf))], 2);
  return [...bearers.values()].every((ids) => ids.every((id) => id === company));
}
