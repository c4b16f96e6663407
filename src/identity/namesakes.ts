/**
 * Parties that nothing but a name holds together. A name is no proof, so they stay two; but an answer that would read
 * otherwise if they were one must say so. Each pair is an unsure identity with its reasons.
 */
import type { PartyId, PartyStatement, Statement } from '../statements/types.ts';
import { daysOf, type PartialDate } from '../terms/day.ts';
import { comparableName, legalFormOnly, nameKey } from './comparable-name.ts';
import { factsOf } from './contradictions.ts';
import { identifierKey } from './identifier.ts';
import { pairKey } from './links.ts';
import { isNobodysName, turned, wordsKey } from './name-order.ts';
import type { Resolved, Unsure } from './resolve.ts';
import { ONE_NUMBER_EACH } from './schemes.ts';

/** Bearers of one name up to which every pair is asked about: of more, a name says next to nothing. */
export const MOST_NAMESAKES = 5;

export interface TooCommon {
  readonly name: string;
  /** at least so many */
  readonly parties: number;
}
export interface Namesakes {
  readonly unsure: readonly Unsure[];
  readonly tooCommon: readonly TooCommon[];
}

/**
 * Pairs of parties with one name (accents, case, punctuation and the spelling of the legal form aside) that may be one: neither judged nor merged, and
 * nothing contradicts it: a person and a body, two numbers of a list that gives each body one (LEI, a company register),
 * bodies of two countries, days of birth that do not meet.
 * @param statements any order; groups of persons, joint holders and parties nobody names are nobody's namesake
 * @param resolved what is certain already
 * @returns pairs sorted by id, basis "name"; names borne by more than MOST_NAMESAKES parties are listed instead.
 *   O(names + pairs)
 */
export function namesakesOf(statements: readonly Statement[], resolved: Resolved): Namesakes {
  const one = new Map(resolved.groups.flatMap((group) => group.map((id) => [id, group[0] as PartyId] as const)));
  const first = (id: PartyId): PartyId => one.get(id) ?? id;
  const known = profilesOf(statements, first);
  const judged = judgedPairs(statements, resolved, first);
  const unsure = new Map<string, Unsure>();
  const tooCommon: TooCommon[] = [];
  for (const [name, bearers] of known.bearers) {
    const ids = [...bearers].sort();
    if (ids.length > MOST_NAMESAKES) tooCommon.push({ name, parties: ids.length });
    for (const [a, b] of ids.length > MOST_NAMESAKES ? [] : pairsOf(ids)) {
      const key = pairKey(a, b);
      const [p, q] = [known.profiles.get(a), known.profiles.get(b)];
      if (p === undefined || q === undefined || judged.has(key) || unsure.has(key) || contradicted(p, q)) continue;
      const agreeing = bothTell(p.jurisdictions, q.jurisdictions) + bothTell(p.born, q.born);
      unsure.set(key, { id: `identity:${key}`, a, b, reason: reasonsFor(name, p, q), basis: 'name', agreeing });
    }
  }
  return {
    unsure: [...unsure.values()].sort((x, y) => (x.id < y.id ? -1 : 1)),
    tooCommon: tooCommon.sort((x, y) => (x.name < y.name ? -1 : 1)),
  };
}

/**
 * May two parties be one, by name? For deciding whom a question must look at beside those it names.
 * @param statements about all parties that will be asked of; read once
 */
export function mayBeNamesakes(statements: readonly Statement[]): (a: PartyId, b: PartyId) => boolean {
  const { profiles, bearers } = profilesOf(statements, (id) => id);
  const called = new Map<PartyId, Set<string>>();
  for (const [name, ids] of bearers) for (const id of ids) called.set(id, (called.get(id) ?? new Set()).add(name));
  return (a, b) => {
    const [p, q] = [profiles.get(a), profiles.get(b)];
    if (p === undefined || q === undefined || contradicted(p, q)) return false;
    return meet(called.get(a) ?? [], called.get(b) ?? [], (x, y) => x === y);
  };
}

/** What all sources together say of one party. */
interface Profile {
  readonly names: Set<string>;
  readonly jurisdictions: Set<string>;
  readonly born: Set<PartialDate>;
  /** list -> numbers, of lists that give one number to each */
  readonly numbers: Map<string, Set<string>>;
  person: boolean | undefined;
}

function profilesOf(statements: readonly Statement[], first: (id: PartyId) => PartyId) {
  const profiles = new Map<PartyId, Profile>();
  const bearers = new Map<string, Set<PartyId>>();
  const nobody = new Set<PartyId>();
  for (const s of statements) {
    if (s.kind !== 'party') continue;
    const id = first(s.party);
    if (s.partyType === 'group' || s.partyType === 'joint' || s.unspecified !== undefined) nobody.add(id);
    const profile = profiles.get(id) ?? emptyProfile();
    profiles.set(id, profile);
    addTo(profile, s);
    for (const name of new Set(namesOf(s).flatMap((n) => keysOf(n, s.partyType))))
      bearers.set(name, (bearers.get(name) ?? new Set()).add(id));
  }
  for (const ids of bearers.values()) for (const id of nobody) ids.delete(id);
  return { profiles, bearers };
}

const namesOf = (s: PartyStatement): readonly string[] =>
  [s.name, ...(s.otherNames ?? [])].filter((name) => !isNobodysName(name));

/** What a name is compared by: as it stands, turned where it has a comma, and of whoever may be a person its words in any order. */
function keysOf(name: string, type: PartyStatement['partyType']): readonly string[] {
  const other = turned(name);
  const mayBePerson = type === 'person' || (type === 'unknown' && nameKey(name) === comparableName(name));
  const words = mayBePerson ? wordsKey(name) : undefined;
  return [
    nameKey(name),
    ...(other === undefined ? [] : [nameKey(other)]),
    ...(words === undefined ? [] : [words]),
  ].filter((key) => key !== '');
}

const emptyProfile = (): Profile => ({
  names: new Set(),
  jurisdictions: new Set(),
  born: new Set(),
  numbers: new Map(),
  person: undefined,
});

function addTo(profile: Profile, s: PartyStatement): void {
  profile.names.add(s.name);
  if (s.jurisdiction !== undefined) profile.jurisdictions.add(s.jurisdiction);
  if (s.birthDate !== undefined) profile.born.add(s.birthDate);
  if (s.partyType !== 'unknown') profile.person ??= s.partyType === 'person';
  for (const { scheme, id } of s.identifiers ?? []) {
    const key = identifierKey(scheme, id);
    const list = key?.slice(0, key.indexOf(' '));
    if (key === undefined || list === undefined || !ONE_NUMBER_EACH.has(list)) continue;
    profile.numbers.set(list, (profile.numbers.get(list) ?? new Set()).add(key));
  }
}

function contradicted(p: Profile, q: Profile): boolean {
  if (p.person !== undefined && q.person !== undefined && p.person !== q.person) return true;
  for (const [list, numbers] of p.numbers) {
    const others = q.numbers.get(list);
    if (others !== undefined && !meet(numbers, others, (x, y) => x === y)) return true;
  }
  // A person has the countries of several passports; a body is of the country it was set up in.
  const body = p.person !== true && q.person !== true;
  if (body && apart(p.jurisdictions, q.jurisdictions, sameCountry)) return true;
  return apart(p.born, q.born, daysMeet);
}

/** "GB" and "GB-ENG" are one country told more or less closely. */
const sameCountry = (x: string, y: string): boolean => x === y || x.startsWith(`${y}-`) || y.startsWith(`${x}-`);
const daysMeet = (x: PartialDate, y: PartialDate): boolean => {
  const [a, b] = [daysOf(x), daysOf(y)];
  return a.first <= b.last && b.first <= a.last;
};
const meet = <T>(x: Iterable<T>, y: Iterable<T>, like: (a: T, b: T) => boolean): boolean =>
  [...x].some((a) => [...y].some((b) => like(a, b)));
/** Both known, and no two of them alike. */
const apart = <T>(x: ReadonlySet<T>, y: ReadonlySet<T>, like: (a: T, b: T) => boolean): boolean =>
  x.size > 0 && y.size > 0 && !meet(x, y, like);

/** What contradicts is no pair, so what both tell agrees. */
const bothTell = (x: ReadonlySet<string>, y: ReadonlySet<string>): number => (x.size > 0 && y.size > 0 ? 1 : 0);

const whyAlike = (one: string, other: string): string =>
  nameKey(one) === nameKey(other) ? legalFormOnly(one, other) : `"${one}" and "${other}" are one name in another order`;

/** What speaks for one party, in words; of birth only the month is told. */
function reasonsFor(name: string, p: Profile, q: Profile): string {
  const called = (names: ReadonlySet<string>): readonly string[] =>
    [...names].filter((n) => keysOf(n, 'person').includes(name)).sort();
  const [one, other] = [called(p.names), called(q.names)];
  const shown = one.find((n) => other.some((m) => comparableName(n) === comparableName(m)));
  const differ = shown === undefined && one[0] !== undefined && other[0] !== undefined;
  const reasons = [
    differ ? whyAlike(one[0] ?? name, other[0] ?? name) : `both are called "${shown ?? one[0] ?? name}"`,
  ];
  if (p.jurisdictions.size > 0 && q.jurisdictions.size > 0)
    reasons.push(`both are of ${[...p.jurisdictions].sort()[0]}`);
  if (p.born.size > 0 && q.born.size > 0)
    reasons.push(`both were born in ${String([...p.born].sort()[0]).slice(0, 7)}`);
  return `${reasons.join(', ')}, and no number says it`;
}

/** Pairs a source has spoken of, or that are unsure already, by the first id of each group. */
function judgedPairs(
  statements: readonly Statement[],
  { unsure }: Resolved,
  first: (id: PartyId) => PartyId,
): ReadonlySet<string> {
  const judgements = statements.filter((s) => s.kind === 'judgement');
  const pairs = [...factsOf([], judgements).judgedTwo.values(), ...unsure];
  return new Set(pairs.map(({ a, b }) => pairKey(first(a), first(b))));
}

const pairsOf = (ids: readonly PartyId[]): (readonly [PartyId, PartyId])[] =>
  ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b] as const));
