/** Pairs somebody should look at: one name, two ids. Suggestions only; a name is no proof, so none of them merges. */
import type { PartyId, PartyStatement, Statement } from '../statements/types.ts';
import { comparableName, legalFormOnly, nameKey } from './comparable-name.ts';
import { factsOf } from './contradictions.ts';
import { grouped, linkedByIdentifier, pairKey } from './links.ts';

export interface SameSuggestion {
  readonly a: PartyId;
  readonly b: PartyId;
  /** 0 to 1; an order of likelihood for a reader, no probability */
  readonly score: number;
  readonly reasons: readonly string[];
}
export interface SameSuggestions {
  /** likeliest first, then by ids */
  readonly pairs: readonly SameSuggestion[];
  /** names that too many ids bear for pairs to be of use; their pairs are not listed */
  readonly tooCommon: readonly { readonly name: string; readonly parties: number }[];
}

/** Bearers of one name up to which every pair is listed. */
const FEW = 20;

/**
 * Which ids may be one party, for a person to judge (`same as`, `not the same as`).
 * @param statements any order
 * @returns pairs of one name, spellings of its legal form included, not yet judged or linked; those that contradict each other (a person and a
 *   body, two LEIs) are left out. O(names + pairs)
 */
export function suggestSame(statements: readonly Statement[]): SameSuggestions {
  const judgements = statements.filter((s) => s.kind === 'judgement');
  const facts = factsOf(statements, judgements);
  const judged = new Set(judgements.map((j) => pairKey(j.a, j.b)));
  const together = grouped(linkedByIdentifier(statements));
  const groupOf = new Map(together.flatMap((group, at) => group.map((id) => [id, at] as const)));
  const pairs = new Map<string, SameSuggestion>();
  const tooCommon: { name: string; parties: number }[] = [];
  for (const [name, bearers] of bearersOf(statements)) {
    const ids = [...bearers.keys()].sort();
    if (ids.length > FEW) tooCommon.push({ name, parties: ids.length });
    for (const [a, b] of ids.length > FEW ? [] : pairsOf(ids)) {
      const key = pairKey(a, b);
      const linked = groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
      if (linked || judged.has(key) || pairs.has(key) || excluded(a, b, facts)) continue;
      pairs.set(key, scored(name, bearers.get(a) as PartyStatement, bearers.get(b) as PartyStatement));
    }
  }
  return {
    pairs: [...pairs.values()].sort((x, y) => y.score - x.score || (pairKey(x.a, x.b) < pairKey(y.a, y.b) ? -1 : 1)),
    tooCommon: tooCommon.sort((x, y) => y.parties - x.parties || (x.name < y.name ? -1 : 1)),
  };
}

/** name -> the parties called so, each with one statement about it. Groups and nameless parties are nobody in particular. */
function bearersOf(statements: readonly Statement[]): ReadonlyMap<string, ReadonlyMap<PartyId, PartyStatement>> {
  const bearers = new Map<string, Map<PartyId, PartyStatement>>();
  const parties = statements.filter((s) => s.kind === 'party');
  for (const s of parties.sort((x, y) => (x.statementId < y.statementId ? -1 : 1))) {
    if (s.partyType === 'group' || s.unspecified !== undefined) continue;
    for (const name of new Set([s.name, ...(s.otherNames ?? [])].map(nameKey))) {
      if (name === '') continue;
      const known = bearers.get(name) ?? new Map<PartyId, PartyStatement>();
      bearers.set(name, known);
      if (!known.has(s.party)) known.set(s.party, s);
    }
  }
  return bearers;
}

const pairsOf = (ids: readonly PartyId[]): (readonly [PartyId, PartyId])[] =>
  ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b] as const));

function excluded(a: PartyId, b: PartyId, { leis, persons }: ReturnType<typeof factsOf>): boolean {
  const [one, other] = [leis.get(a), leis.get(b)];
  if (one !== undefined && other !== undefined && ![...one].some((lei) => other.has(lei))) return true;
  const [p, q] = [persons.get(a), persons.get(b)];
  return typeof p === 'boolean' && typeof q === 'boolean' && p !== q;
}

function scored(name: string, a: PartyStatement, b: PartyStatement): SameSuggestion {
  const called = (s: PartyStatement): string =>
    [s.name, ...(s.otherNames ?? [])].find((n) => nameKey(n) === name) ?? name;
  const [one, other] = [called(a), called(b)];
  const alike = comparableName(one) === comparableName(other);
  const reasons = [alike ? `both are called "${name}"` : legalFormOnly(one, other)];
  let tenths = (name.includes(' ') ? 5 : 4) - (alike ? 0 : 1);
  const compared = (
    what: string,
    one: string | undefined,
    other: string | undefined,
    up: number,
    down: number,
  ): void => {
    if (one === undefined || other === undefined) return;
    tenths += one === other ? up : -down;
    reasons.push(one === other ? `same ${what}: ${one}` : `different ${what}: ${one}, ${other}`);
  };
  const typed = a.partyType !== 'unknown' && b.partyType !== 'unknown';
  if (typed) compared('type', a.partyType, b.partyType, 1, 1);
  compared('jurisdiction', a.jurisdiction, b.jurisdiction, 2, 3);
  compared('founding date', a.foundingDate, b.foundingDate, 2, 3);
  return { a: a.party, b: b.party, score: Math.max(0, tenths) / 10, reasons };
}
