/**
 * A whole store in memory that threads share, for a server: what answers rest on, and who is called what, without a
 * query. Some thousand bytes a holding of a plain register; as it was when it was read.
 */
import { keysOfText } from '../../identity/identifier.ts';
import { statementFromJson } from '../../statements/json.ts';
import { partyIdOfName } from '../../statements/seal.ts';
import type { PartyId } from '../../statements/types.ts';
import { sorted } from '../alike.ts';
import { keyOf, textOfKey } from '../key.ts';
import { byNameGiven, foldedName, namesOf } from '../rows.ts';
import { isOf, Told } from '../told.ts';
import type { Found, StoreMeta } from '../types.ts';
import { type Extent, type Steps, walk } from '../walk.ts';
import { type IndexData, TextIndex } from './text-index.ts';

/** What can be looked up, by which key. */
export const HELD = [
  /** party -> JSON of what is said about it */
  'said',
  /** party -> who holds it, or may, or held */
  'above',
  'below',
  /** two ids that may be one party */
  'same',
  /** folded name -> party */
  'named',
  /** identifier -> party, and back */
  'numbered',
  'numbers',
  /** parties that are named at all */
  'mentioned',
] as const;
export type Held = (typeof HELD)[number];

/** Plain data over shared memory, so that it can be posted. */
export interface HeldData {
  readonly indexes: Readonly<Record<Held, IndexData>>;
  readonly meta: StoreMeta;
}

export class HeldStore {
  readonly data: HeldData;
  private readonly index: Readonly<Record<Held, TextIndex>>;

  constructor(data: HeldData) {
    this.data = data;
    this.index = Object.fromEntries(HELD.map((name) => [name, new TextIndex(data.indexes[name])])) as never;
  }

  /** As `closure` of the port. */
  async told(parties: readonly PartyId[], { down, up }: Extent): Promise<Told> {
    const { above, below, same, numbered, numbers } = this.index;
    const along = (index: TextIndex, from: readonly string[]): string[] => from.flatMap((key) => [...index.of(key)]);
    const steps: Steps<string> = {
      below: (from) => along(below, from),
      above: (from) => along(above, from),
      twins: (from) => [...along(same, from), ...along(numbered, along(numbers, from))],
    };
    const seeds = parties.map(keyOf);
    const keys = (await walk(seeds, { down, up }, steps)) ?? new Set();
    // Of whom the last step reaches it is told who they are: what a fund holds, or who holds it, may be a hundred thousand.
    const near = up === undefined ? keys : ((await walk(seeds, { down, up: up - 1 }, steps)) ?? new Set());
    const reached = new Set([...keys].map(textOfKey));
    const found = new Told();
    for (const key of keys) {
      if (!near.has(key)) found.takeWho(textOfKey(key), this.index.said.of(key));
      else for (const json of this.index.said.of(key)) found.take(json);
    }
    for (const party of found.namedBeside(reached))
      for (const json of this.index.said.of(keyOf(party))) found.take(json, 'party');
    return found;
  }

  /** How many statements there are about a party. */
  about(party: PartyId): number {
    return this.index.said.count(keyOf(party));
  }

  /** As a store finds a name, a former name, an identifier or an id; nobody: something alike is looked for there. */
  exactly(text: string): readonly Found[] {
    const { mentioned, numbered, named } = this.index;
    const key = keyOf(text.slice(1));
    if (text.startsWith('@') && mentioned.has(key)) return [this.found(key)];
    const parties = new Set<string>([text, partyIdOfName(text)].map(keyOf).filter((k) => mentioned.has(k)));
    for (const number of keysOfText(text).map(keyOf)) for (const party of numbered.of(number)) parties.add(party);
    for (const party of named.of(foldedName(text))) parties.add(party);
    return sorted([...parties].map((party) => this.found(party)));
  }

  private found(key: string): Found {
    const id = textOfKey(key);
    const parties = [...this.index.said.of(key)].filter((json) => isOf(json, 'party'));
    const rows = parties.flatMap((json) => namesOf(statementFromJson(json)));
    const named = rows.map(({ name, type }) => ({ id, name, type, score: 1 }));
    return sorted(named)[0] ?? { id, name: id.replace(/^name:/, ''), type: 'unknown', score: 1 };
  }

  bearers(names: readonly string[], most: number): ReadonlyMap<string, readonly PartyId[]> {
    const folded = [...new Set(names.map(foldedName))].filter((name) => name !== '');
    const found = folded.map((name) => [name, [...this.index.named.of(name)].map(textOfKey)] as const);
    return byNameGiven(names, new Map(found), most);
  }

  breadth(parties: readonly PartyId[]): ReadonlyMap<PartyId, number> {
    return new Map(parties.map((party) => [party, [...this.index.below.of(keyOf(party))].length]));
  }
}
