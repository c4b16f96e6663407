/** What a store looks statements up by; the same rows whatever keeps them. */
import { identifierKey } from '../identity/identifier.ts';
import { chineseSounds, isChinese, type Sounds, spelledSounds } from '../identity/sound.ts';
import type { PartyId, PartyStatement, Statement } from '../statements/types.ts';

/** Parties the statement is about, each once: whoever asks about one of them needs it. */
export function aboutOf(s: Statement): Iterable<PartyId> {
  switch (s.kind) {
    case 'party':
      return [s.party];
    case 'relationship':
      if (s.otherReadings === undefined) return [s.subject];
      return new Set([s.subject, ...s.otherReadings.flatMap((r) => r.subject ?? [])]);
    case 'tie':
      return new Set([...s.parties, ...(s.issuers ?? [])]);
    case 'judgement':
      return new Set([s.a, s.b]);
    default:
      return [s.company];
  }
}

/** [above, below]: who holds, may hold or held, and what. */
export function linksOf(s: Statement): readonly (readonly [PartyId, PartyId])[] {
  if (s.kind === 'party') return s.members === undefined ? NONE : s.members.map((m) => [m, s.party] as const);
  if (s.kind === 'transaction') return [...s.buyers, ...s.sellers].map((p) => [p, s.company] as const);
  if (s.kind === 'tie' && s.tie === 'concert') {
    return (s.issuers ?? []).flatMap((issuer) => s.parties.map((p) => [p, issuer] as const));
  }
  if (s.kind !== 'relationship') return NONE;
  if (s.otherReadings === undefined && s.nomineeFor === undefined) return [[s.interestedParty, s.subject]];
  const readings = (s.otherReadings ?? []).map(
    (r) => [r.interestedParty ?? s.interestedParty, r.subject ?? s.subject] as const,
  );
  const nominator = s.nomineeFor === undefined ? [] : [[s.nomineeFor, s.subject] as const];
  return [[s.interestedParty, s.subject], ...nominator, ...readings];
}

/** Two ids that may be one party: judged so, judged not so, or unsure. */
export const sameOf = (s: Statement): readonly (readonly [PartyId, PartyId])[] =>
  s.kind === 'judgement' && s.a !== s.b ? [[s.a, s.b]] : NONE;

const NONE: readonly never[] = [];

/** Keys of the party's numbers; a placeholder such as "N/A" is none. */
export function identifiersOf(s: Statement): readonly string[] {
  if (s.kind !== 'party' || s.identifiers === undefined) return NONE;
  return [...new Set(s.identifiers.flatMap((i) => identifierKey(i.scheme, i.id) ?? []))];
}

/** Width, case and spaces do not matter; control characters and halves of surrogate pairs, which no one types, are spaces. */
export const foldedName = (name: string): string =>
  PLAIN.test(name)
    ? name.toLowerCase()
    : name
        .normalize('NFKC')
        .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
        .trim()
        .toLowerCase();
/** Words of ASCII with one space between them, as most names are: only their case is to be folded. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** From who bears each folded name to the names as they were asked: ids once each, in order, the first `most`. */
export function byNameGiven(
  names: readonly string[],
  bearers: ReadonlyMap<string, Iterable<PartyId>>,
  most: number,
): ReadonlyMap<string, readonly PartyId[]> {
  const found = new Map<string, readonly PartyId[]>();
  for (const name of names) {
    const ids = [...new Set(bearers.get(foldedName(name)) ?? [])].sort().slice(0, most);
    if (ids.length > 0) found.set(name, ids);
  }
  return found;
}

export interface NameRow {
  readonly folded: string;
  /** the party's own name, whichever of its names this row is for */
  readonly name: string;
  readonly party: PartyId;
  readonly type: string;
}
export function namesOf(s: Statement): readonly NameRow[] {
  if (s.kind !== 'party') return NONE;
  if (s.otherNames === undefined)
    return [{ folded: foldedName(s.name), name: s.name, party: s.party, type: s.partyType }];
  const folded = new Set([s.name, ...s.otherNames].map(foldedName));
  return [...folded].map((n) => ({ folded: n, name: s.name, party: s.party, type: s.partyType }));
}

export interface SoundRow {
  /** letters of one of the party's names as it is read in Mandarin */
  readonly sound: string;
  /** the party's own name, whichever of its names this row is for */
  readonly name: string;
  readonly party: PartyId;
  readonly type: string;
}
/** Whether the party has a name that `soundsOf` reads. */
export const isHeard = (s: PartyStatement): boolean => isChinese(s.name) || (s.otherNames?.some(isChinese) ?? false);

/** Rows to find Chinese names by their sound; the reader of Chinese is loaded only where there are any. */
export async function soundsOf(statements: Iterable<Statement>): Promise<readonly SoundRow[]> {
  const rows: SoundRow[] = [];
  let read: Sounds | undefined;
  for (const s of statements) {
    if (s.kind !== 'party') continue;
    if (!isHeard(s)) continue;
    const names = [s.name, ...(s.otherNames ?? [])].filter(isChinese);
    read ??= await chineseSounds();
    const found = new Set<string>();
    for (const name of names) for (const sound of read(name, s.partyType === 'person')) found.add(sound);
    for (const sound of found) rows.push({ sound, name: s.name, party: s.party, type: s.partyType });
  }
  return rows;
}

/** Sounds a typed text may mean: pinyin, or Chinese characters of either kind, a person's name or not. */
export async function soundsAsked(text: string): Promise<readonly string[]> {
  if (!isChinese(text)) return spelledSounds(text);
  const read = await chineseSounds();
  return [...new Set([true, false].flatMap((person) => read(text, person)))];
}
