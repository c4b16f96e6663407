/** How names, texts, dates and lists are put on a written line: as a person would, or spelt out in quotes. */
import { partyIdOfName } from '../../statements/seal.ts';
import type { PartyId, Statement } from '../../statements/types.ts';
import { dateText, type PartialDate } from '../../terms/day.ts';

export const quote = (text: string): string => JSON.stringify(text);
/** A name the reader would not change. */
export const collapsed = (name: string): boolean => name.replace(/\s+/gu, ' ').trim() === name;

/** Words that need no quotes where a clause, a mark or the end of the line ends them. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} .&'’-]*$/u;
/** One word that needs no quotes. */
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u;

/** The name each party is known by: the least of its spellings, so that the order of statements changes nothing. */
export class Names {
  private readonly known = new Map<PartyId, string>();

  constructor(statements: readonly Statement[]) {
    for (const s of statements) {
      if (s.kind !== 'party' || !collapsed(s.name) || partyIdOfName(s.name) !== s.party) continue;
      const before = this.known.get(s.party);
      if (before === undefined || s.name < before) this.known.set(s.party, s.name);
    }
  }

  /** A name that means this id, if one does. */
  of(party: PartyId): string | undefined {
    const name = this.known.get(party) ?? (party.startsWith('name:') ? party.slice('name:'.length) : '');
    return name !== '' && collapsed(name) && partyIdOfName(name) === party ? name : undefined;
  }
}

/** `bare`: without quotes where the words allow. The writer reads every line back, so a style may hope. */
export class Style {
  readonly names: Names;
  readonly bare: boolean;
  constructor(names: Names, bare: boolean) {
    this.names = names;
    this.bare = bare;
  }

  party(id: PartyId): string {
    const name = this.names.of(id);
    return name === undefined ? `@${this.word(id)}` : this.text(name);
  }
  text(text: string): string {
    return this.bare && PLAIN.test(text) ? text : quote(text);
  }
  word(text: string): string {
    return this.bare && WORD.test(text) ? text : quote(text);
  }
  date(date: PartialDate): string {
    return this.bare ? dateText(date) : date;
  }
  /** "A, B and C", or "A, B, C" where the sentence is spelt out. */
  parties(ids: readonly PartyId[]): string {
    const all = ids.map((id) => this.party(id));
    const last = all.at(-1) ?? '';
    return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
  }
}

/** ", word text", or nothing. */
export const clause = (word: string, text: string | undefined): string =>
  text === undefined ? '' : `, ${word} ${text}`;
/** " word text", or nothing. */
export const phraseOf = (word: string, text: string | undefined): string =>
  text === undefined ? '' : ` ${word} ${text}`;
/** Applies to a value that may be missing. */
export const given = <T, R>(value: T | undefined, to: (value: T) => R): R | undefined =>
  value === undefined ? undefined : to(value);
