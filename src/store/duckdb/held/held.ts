/**
 * A whole store in memory, for a server: what is said about a party, and who is called what, without a query. Some 900
 * bytes a holding of a plain register; read once, and given up with the next batch.
 */
import { keysOfText } from '../../../identity/identifier.ts';
import { statementFromJson } from '../../../statements/json.ts';
import { partyIdOfName } from '../../../statements/seal.ts';
import type { PartyId } from '../../../statements/types.ts';
import { sorted } from '../../alike.ts';
import { byNameGiven, foldedName, namesOf } from '../../rows.ts';
import type { Found } from '../../types.ts';
import type { Database } from '../database.ts';
import { keyOf, textOfKey } from '../key.ts';
import { TextIndex } from './text-index.ts';

export class HeldStore {
  /** party -> JSON of what is said about it */
  private readonly said: TextIndex;
  /** folded name -> party */
  private readonly named: TextIndex;
  /** identifier -> party */
  private readonly numbered: TextIndex;
  /** parties that are named at all */
  private readonly mentioned: TextIndex;

  private constructor(said: TextIndex, named: TextIndex, numbered: TextIndex, mentioned: TextIndex) {
    [this.said, this.named, this.numbered, this.mentioned] = [said, named, numbered, mentioned];
  }

  /**
   * @param most bytes of statements
   * @param wanted asked on the way: false gives the reading up
   * @returns undefined where they are more, or nobody wants it any more
   */
  static async read(db: Database, most: number, wanted: () => boolean): Promise<HeldStore | undefined> {
    const [row] = await db.rows(`SELECT coalesce(sum(strlen(json)), 0)::DOUBLE FROM (${SAID})`);
    if (Number(row?.[0]) > most) return undefined;
    const indexes: TextIndex[] = [];
    for (const sql of [SAID, ...['name', 'identifier', 'mention'].map((table) => ROWS[table as keyof typeof ROWS])]) {
      const index = new TextIndex();
      for await (const [key, value] of db.stream(sql)) {
        if (!wanted()) return undefined;
        index.add(String(key), String(value));
      }
      index.finish();
      indexes.push(index);
    }
    return new HeldStore(...(indexes as [TextIndex, TextIndex, TextIndex, TextIndex]));
  }

  get bytes(): number {
    return [this.said, this.named, this.numbered, this.mentioned].reduce((sum, index) => sum + index.bytes, 0);
  }

  /** @param key of a party @returns JSON of what is said about it */
  about(key: string): Iterable<string> {
    return this.said.of(key);
  }

  /** As the database finds a name, a former name, an identifier or an id; nobody: something alike is looked for there. */
  exactly(text: string): readonly Found[] {
    const key = keyOf(text.slice(1));
    if (text.startsWith('@') && this.mentioned.has(key)) return [this.found(key)];
    const parties = new Set<string>([text, partyIdOfName(text)].map(keyOf).filter((k) => this.mentioned.has(k)));
    for (const number of keysOfText(text).map(keyOf)) for (const party of this.numbered.of(number)) parties.add(party);
    for (const party of this.named.of(foldedName(text))) parties.add(party);
    return sorted([...parties].map((party) => this.found(party)));
  }

  private found(key: string): Found {
    const id = textOfKey(key);
    const rows = [...this.said.of(key)].flatMap((json) => namesOf(statementFromJson(json)));
    const named = rows.map(({ name, type }) => ({ id, name, type, score: 1 }));
    return sorted(named)[0] ?? { id, name: id.replace(/^name:/, ''), type: 'unknown', score: 1 };
  }

  bearers(names: readonly string[], most: number): ReadonlyMap<string, readonly PartyId[]> {
    const folded = [...new Set(names.map(foldedName))].filter((name) => name !== '');
    const found = folded.map((name) => [name, [...this.named.of(name)].map(textOfKey)] as const);
    return byNameGiven(names, new Map(found), most);
  }
}

const SAID = 'SELECT about.party, statement.json FROM about JOIN statement USING (id)';
const ROWS = {
  name: 'SELECT DISTINCT folded, party FROM name',
  identifier: 'SELECT key, party FROM identifier',
  mention: "SELECT party, '' FROM mention",
} as const;
