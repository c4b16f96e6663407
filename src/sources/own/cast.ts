/**
 * The parties of one file. A name is enough to bring a party in; for each source that names it the file says, once, how
 * it is written and, where some line told, what it is.
 */
import { digestOf, partyIdOfName, type UnsealedStatement } from '../../statements/seal.ts';
import type { PartyId, PartyType, Source } from '../../statements/types.ts';
import { Misread } from './cursor.ts';
import type { Mention } from './name.ts';

/** What a line adds to the cast; kept back until the whole line is understood. */
export interface Appearance {
  readonly party: PartyId;
  readonly name?: string;
  readonly type?: PartyType;
  readonly members?: readonly PartyId[];
  readonly unnamed?: boolean;
  readonly at: number;
}

interface Role {
  name?: string;
  type?: PartyType;
  typedOn?: number;
  typedBy?: string;
  members?: readonly PartyId[];
  unnamed?: boolean;
  /** source key -> first line that names it there */
  readonly sources: Map<string, { readonly source: Source; readonly line: number; type?: PartyType }>;
  /** source keys whose own party line says what the party is */
  readonly stated: Map<string, Set<PartyType>>;
}

export class Cast {
  private readonly roles = new Map<PartyId, Role>();
  private readonly seen = new Map<string, number>();
  /** `parties only as stated`: names make no party statements of their own */
  onlyStated = false;

  /** The id a mention means in this source. `text`: the line, which tells unnumbered unknowns apart. */
  idOf(m: Mention, source: Source, text: string): PartyId {
    if (m.id !== undefined) return m.id;
    if (m.unknown === undefined) return partyIdOfName(m.name ?? '');
    if (m.unknown.key !== undefined) return unknownId(source, m.unknown.word, m.unknown.key);
    // Two unnumbered unknowns are two parties, even on equal lines; counting equals keeps row order out of the id.
    const place = `${source.name}\n${text.trim()}\n${m.at}`;
    const nth = (this.seen.get(place) ?? 0) + 1;
    this.seen.set(place, nth);
    return `unknown:${m.unknown.word} ${digestOf({ place, nth }).slice(0, 12)}`;
  }

  /** What earlier lines say the party is. */
  typeOf(party: PartyId): PartyType | undefined {
    return this.roles.get(party)?.type;
  }

  /**
   * Refuses a type that contradicts an earlier line of the same source, before anything of the line is kept. Two
   * sources may well disagree, and a file of stated parties says what each of them says.
   */
  check(appearances: readonly Appearance[], source: Source): void {
    if (this.onlyStated) return;
    for (const a of appearances) {
      const role = this.roles.get(a.party);
      if (a.type === undefined || a.type === 'unknown' || role?.type === undefined || role.type === a.type) continue;
      if (role.typedBy !== keyOf(source)) continue;
      throw new Misread(
        a.at,
        `"${a.name ?? a.party}" is called a ${a.type} here and a ${role.type} on line ${role.typedOn}`,
        a.type,
        'one type for one party; two parties of one name are told apart by @id',
        'notation-word',
      );
    }
  }

  admit(appearances: readonly Appearance[], source: Source, line: number): void {
    for (const a of appearances) {
      const role = this.roleOf(a.party);
      // The least spelling, not the first, so that the order of lines changes nothing.
      if (a.name !== undefined && (role.name === undefined || a.name < role.name)) role.name = a.name;
      if (a.type !== undefined && a.type !== 'unknown' && role.type === undefined) {
        role.type = a.type;
        role.typedOn = line;
        role.typedBy = keyOf(source);
      }
      if (a.members !== undefined) role.members = a.members;
      if (a.unnamed === true) role.unnamed = true;
      const key = keyOf(source);
      const told = role.sources.get(key) ?? { source, line };
      role.sources.set(key, told);
      if (a.type !== undefined && a.type !== 'unknown') told.type ??= a.type;
    }
  }

  /** A party line of its own in this source. */
  state(party: PartyId, type: PartyType, source: Source): void {
    const stated = this.roleOf(party).stated;
    const key = keyOf(source);
    const types = stated.get(key);
    if (types === undefined) stated.set(key, new Set([type]));
    else types.add(type);
  }

  private roleOf(party: PartyId): Role {
    const known = this.roles.get(party);
    if (known !== undefined) return known;
    const role: Role = { sources: new Map(), stated: new Map() };
    this.roles.set(party, role);
    return role;
  }

  /** What the names alone say: one party statement a party and source, unless a line of that source says it. */
  *statements(file: string): Iterable<UnsealedStatement> {
    if (this.onlyStated) return;
    for (const [party, role] of this.roles) {
      if (role.name === undefined) continue;
      for (const [key, { source, line, type: told }] of role.sources) {
        const type = told ?? role.type ?? 'unknown';
        const stated = role.stated.get(key);
        if (stated !== undefined && (type === 'unknown' || stated.has(type))) continue;
        yield {
          kind: 'party',
          party,
          name: role.name,
          partyType: type,
          recordStatus: 'new',
          source,
          locator: { file, line },
          ...(role.members === undefined ? {} : { members: role.members }),
          ...(role.unnamed === true ? { unspecified: { reason: 'unknown' } } : {}),
        };
      }
    }
  }
}

/** Equal for equal sources. Every line of a source asks for it, so it is kept beside the source. */
export function keyOf(source: Source): string {
  const known = keys.get(source);
  if (known !== undefined) return known;
  const made = digestOf(source);
  keys.set(source, made);
  return made;
}
const keys = new WeakMap<Source, string>();

/** A numbered unknown keeps its number within one source title, however many lines and files that title spans. */
export const unknownId = (source: Source, word: string, key: string): PartyId =>
  `unknown:${word} #${key} of ${source.name}`;

/** Holders together: the same people are the same joint holder, in whatever order they are named. */
export const jointId = (members: readonly PartyId[]): PartyId => `joint:${[...members].sort().join(' + ')}`;

/** What an unnamed party is called. */
export const unknownName = (word: string, key: string | undefined): string =>
  key === undefined ? `unknown ${word}` : `unknown ${word} #${key}`;
export const unknownType = (word: string): PartyType => (word === 'party' ? 'unknown' : (word as PartyType));
