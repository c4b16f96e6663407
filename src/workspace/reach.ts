/**
 * The statements a question rests on: those about the parties it names and everybody above them, and those about their
 * namesakes, so that an answer can say what it would be if two parties of one name were one.
 */
import type { Question } from '../answers/index.ts';
import { MOST_NAMESAKES, mayBeNamesakes, nameKey, ordersOf, spellingsOf, type TooCommon } from '../identity/index.ts';
import type { PartyId, Statement } from '../statements/types.ts';
import type { StatementStore } from '../store/types.ts';

export interface Reached {
  readonly statements: readonly Statement[];
  /** names whose bearers were not looked at: too many */
  readonly tooCommon: readonly TooCommon[];
}

/** What the question did not look into, a sentence each. */
export function notAsked(tooCommon: readonly TooCommon[]): readonly string[] {
  const names = new Map(tooCommon.map((t) => [nameKey(t.name), t.parties] as const));
  return [...names].map(
    ([name, parties]) =>
      `"${name}" is the name of ${parties} parties or more; whether some of them are one was not asked`,
  );
}

/** How far below the parties asked about the statements go; above them always all the way. */
const DOWN: Partial<Record<Question['verb'], number>> = {
  holdings: Number.POSITIVE_INFINITY,
  controlled: Number.POSITIVE_INFINITY,
  screen: Number.POSITIVE_INFINITY,
  ties: 2,
  structure: 1,
};

/**
 * @param parties those the question names; none: the whole store, where each party's namesakes are at hand
 * @returns cost: a closure and one look-up of all its new names at a time, until no namesake is new
 */
export async function reach(
  store: StatementStore,
  verb: Question['verb'],
  parties: readonly PartyId[],
): Promise<Reached> {
  if (verb === 'audit' && parties.length === 0) return { statements: await everything(store), tooCommon: [] };
  const down = DOWN[verb] ?? 0;
  const found = new Map<string, Statement>();
  const looked = new Set<string>();
  const tooCommon: TooCommon[] = [];
  let fresh: readonly PartyId[] = parties;
  while (fresh.length > 0) {
    for (const s of await store.closure(fresh, down)) found.set(s.statementId, s);
    const names = namesLeft(found.values(), parties, looked);
    const bearers = await bearersOf(store, [...names.keys()]);
    for (const [name, ids] of bearers) if (ids.length > MOST_NAMESAKES) tooCommon.push({ name, parties: ids.length });
    fresh = await unseen(store, names, bearers, found);
  }
  return { statements: [...found.values()], tooCommon };
}

/**
 * Names not looked up yet, with who bears them. A person who is only above owns nothing more under another id, so only
 * companies, which have owners of their own, and the parties asked about are looked up.
 */
function namesLeft(
  statements: Iterable<Statement>,
  asked: readonly PartyId[],
  looked: Set<string>,
): ReadonlyMap<string, ReadonlySet<PartyId>> {
  const names = new Map<string, Set<PartyId>>();
  for (const s of statements) {
    if (s.kind !== 'party' || s.partyType === 'group' || s.partyType === 'joint' || s.unspecified !== undefined)
      continue;
    if (s.partyType === 'person' && !asked.includes(s.party)) continue;
    for (const name of [s.name, ...(s.otherNames ?? [])]) {
      if (name !== '' && !looked.has(name)) names.set(name, (names.get(name) ?? new Set()).add(s.party));
    }
  }
  for (const name of names.keys()) looked.add(name);
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whichever way the legal form is written; of a name without one, whichever way a person's is turned. */
function spelledFor(name: string): readonly string[] {
  const spellings = spellingsOf(name);
  return spellings.length > 1 ? spellings : [...spellings, ...ordersOf(name)];
}

/** Who bears each name, whichever way its legal form is written: MOST_NAMESAKES and one more at most. */
async function bearersOf(store: StatementStore, names: readonly string[]): Promise<Map<string, readonly PartyId[]>> {
  const spelt = names.map((name) => [name, spelledFor(name)] as const);
  const most = MOST_NAMESAKES + 1;
  const found = await store.bearers([...new Set(spelt.flatMap(([, spellings]) => spellings))], most);
  return new Map(
    spelt.map(([name, spellings]) => {
      const ids = new Set(spellings.flatMap((spelling) => found.get(spelling) ?? []));
      return [name, [...ids].sort().slice(0, most)] as const;
    }),
  );
}

/** Bearers of the names that are not among those known and could be one of them, sorted. */
async function unseen(
  store: StatementStore,
  known: ReadonlyMap<string, ReadonlySet<PartyId>>,
  bearers: ReadonlyMap<string, readonly PartyId[]>,
  found: ReadonlyMap<string, Statement>,
): Promise<readonly PartyId[]> {
  const pairs = [...bearers]
    .filter(([, ids]) => ids.length <= MOST_NAMESAKES)
    .flatMap(([name, ids]) => {
      const those = [...(known.get(name) ?? [])];
      return ids
        .filter((id) => !those.includes(id))
        .flatMap((stranger) => those.map((other) => [stranger, other] as const));
    });
  if (pairs.length === 0) return [];
  const about = await store.closure([...new Set(pairs.map(([stranger]) => stranger))], 0);
  const mayBe = mayBeNamesakes([...found.values(), ...about.filter((s) => !found.has(s.statementId))]);
  return [...new Set(pairs.filter(([a, b]) => mayBe(a, b)).map(([stranger]) => stranger))].sort();
}

async function everything(store: StatementStore): Promise<readonly Statement[]> {
  const all: Statement[] = [];
  for await (const s of store.all()) all.push(s);
  return all;
}
