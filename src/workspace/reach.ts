/**
 * The statements a question rests on: those about the parties it names and everybody above them, and those about their
 * namesakes, so that an answer can say what it would be if two parties of one name were one.
 */
import type { Question } from '../answers/index.ts';
import { comparableName, MOST_NAMESAKES, mayBeNamesakes, type TooCommon } from '../identity/index.ts';
import type { PartyId, Statement } from '../statements/types.ts';
import type { StatementStore } from '../store/types.ts';

export interface Reached {
  readonly statements: readonly Statement[];
  /** names whose bearers were not looked at: too many */
  readonly tooCommon: readonly TooCommon[];
  /** more names than LOOK_UPS: namesakes outside the closure were not looked for, or not for all of it */
  readonly notLookedUp: boolean;
}

/** Names a question looks up: the answer of a group of thousands would otherwise wait for the dictionary. */
const LOOK_UPS = 500;

/** What the question did not look into, a sentence each. */
export function notAsked({ tooCommon, notLookedUp }: Omit<Reached, 'statements'>): readonly string[] {
  const names = new Map(tooCommon.map((t) => [comparableName(t.name), t.parties] as const));
  const common = [...names].map(
    ([name, parties]) =>
      `"${name}" is the name of ${parties} parties or more; whether some of them are one was not asked`,
  );
  if (!notLookedUp) return common;
  return [...common, `more than ${LOOK_UPS} names: whether others bear them outside this group was not looked up`];
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
 * @returns cost: the closure, and one look-up by name for each company in it, LOOK_UPS at most
 */
export async function reach(
  store: StatementStore,
  verb: Question['verb'],
  parties: readonly PartyId[],
): Promise<Reached> {
  if (verb === 'audit' && parties.length === 0)
    return { statements: await everything(store), tooCommon: [], notLookedUp: false };
  const down = DOWN[verb] ?? 0;
  const found = new Map<string, Statement>();
  const looked = new Set<string>();
  const tooCommon: TooCommon[] = [];
  let fresh: readonly PartyId[] = parties;
  while (fresh.length > 0) {
    for (const s of await store.closure(fresh, down)) found.set(s.statementId, s);
    const all = [...found.values()];
    const next = new Set<PartyId>();
    for (const [name, bearers] of namesLeft(all, parties, looked)) {
      if (looked.size > LOOK_UPS) break;
      const same = (await store.find(name, MOST_NAMESAKES + 1)).filter((f) => f.score === 1);
      if (same.length > MOST_NAMESAKES) tooCommon.push({ name, parties: same.length });
      else for (const id of await unseen(store, same, bearers)) next.add(id);
    }
    fresh = looked.size > LOOK_UPS ? [] : [...next].sort();
  }
  return { statements: [...found.values()], tooCommon, notLookedUp: looked.size > LOOK_UPS };
}

/**
 * Names not looked up yet, with who bears them. A person who is only above owns nothing more under another id, so only
 * companies, which have owners of their own, and the parties asked about are looked up.
 */
function namesLeft(
  statements: readonly Statement[],
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

/** Bearers of the name that are not among those known and could be one of them. */
async function unseen(
  store: StatementStore,
  same: readonly { readonly id: PartyId }[],
  known: ReadonlySet<PartyId>,
): Promise<readonly PartyId[]> {
  const strangers = same.map((f) => f.id).filter((id) => !known.has(id));
  if (strangers.length === 0) return [];
  const about = await store.closure([...strangers, ...known], 0);
  return strangers.filter((id) => [...known].some((other) => mayBeNamesakes(about, other, id)));
}

async function everything(store: StatementStore): Promise<readonly Statement[]> {
  const all: Statement[] = [];
  for await (const s of store.all()) all.push(s);
  return all;
}
