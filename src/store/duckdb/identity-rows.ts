/** Keys, names and sounds parties are found by: derived, so they can be made anew. */
import type { PartyStatement, Statement } from '../../statements/types.ts';
import { keyOf } from '../key.ts';
import type { MovedBatch, MovedRows } from '../moved-batch.ts';
import { identifiersOf, isHeard, namesOf, soundsOf } from '../rows.ts';
import type { Writer } from './database.ts';
import { Rows, StatementRows, type Wanted } from './rows.ts';
import type { Next } from './schema.ts';

export class IdentityRows {
  private readonly identifier: StatementRows;
  private readonly name: StatementRows;
  /** parties with a Chinese name: how it sounds is read when the batch is written, since the reader has to be loaded */
  readonly heard: { readonly at: number; readonly party: PartyStatement }[];

  /** @param moved tables that another thread has handed over, in the order of `tables`; without them empty ones */
  constructor([identifier, name]: readonly MovedRows[] = [], heard: MovedBatch['heard'] = []) {
    this.identifier = new StatementRows(identifier ?? 2);
    this.name = new StatementRows(name ?? 4);
    this.heard = [...heard];
  }

  get tables(): readonly StatementRows[] {
    return [this.identifier, this.name];
  }

  /** @param at place of the statement in its batch */
  take(at: number, s: Statement): void {
    if (s.kind !== 'party') return;
    const party = keyOf(s.party);
    for (const key of identifiersOf(s)) this.identifier.add(at, keyOf(key), party);
    for (const n of namesOf(s)) this.name.add(at, n.folded, keyOf(n.name), party, n.type);
    if (isHeard(s)) this.heard.push({ at, party: s });
  }

  clear(): void {
    this.identifier.clear();
    this.name.clear();
    this.heard.length = 0;
  }

  /** @returns the next numbers after it */
  async appendTo(
    write: Writer,
    next: Pick<Next, 'identifier' | 'name'>,
    wanted?: Wanted,
  ): Promise<Pick<Next, 'identifier' | 'name'>> {
    const [identifier, name] = [this.identifier.kept(wanted), this.name.kept(wanted)];
    await write.append('identifier', identifier, { from: next.identifier });
    await write.append('name', name, { from: next.name });
    await this.appendSounds(write, wanted);
    return { identifier: next.identifier + identifier.length, name: next.name + name.length };
  }

  private async appendSounds(write: Writer, wanted: Wanted): Promise<void> {
    const heard = this.heard.filter(({ at }) => wanted?.has(at) ?? true);
    if (heard.length === 0) return;
    const sound = new Rows(4);
    for (const r of await soundsOf(heard.map(({ party }) => party)))
      sound.add(r.sound, keyOf(r.name), keyOf(r.party), r.type);
    await write.append('sound', sound);
  }
}
