/**
 * Ids of the statements of a store that is being filled: it has no lists to look them up by yet. Ids are
 * hashes of 128 bits, kept whole in a table of open places: 16 bytes an id, and as much again that is free.
 */
import { textOfKey } from '../key.ts';
import type { Database } from './database.ts';

/** An id's digits are those of a hash: its bits need no other. */
const ID = /^s:[0-9a-f]{32}$/;
/** 32-bit words of an id, and where their digits begin in it. */
const WORDS = 4;
const DIGITS = [2, 10, 18, 26] as const;
/** The table is made twice as large when this part of it is taken. */
const FULL = 0.7;

export class KnownIds {
  private places = 2 ** 14;
  private taken = 0;
  private table = new Int32Array(this.places * WORDS);
  /** ids of another form than `sealStatement` gives, and the one whose table entry would look like a free place */
  private readonly others = new Set<string>();
  private readonly asked = new Int32Array(WORDS);

  /** @returns whether the id was not known; it is from now on */
  add(id: string): boolean {
    if (!this.read(id)) return this.addOther(id);
    const at = this.placeOf(this.asked, this.table, this.places);
    if (this.isTaken(at)) return false;
    this.table.set(this.asked, at);
    this.taken += 1;
    if (this.taken > this.places * FULL) this.grow();
    return true;
  }

  private addOther(id: string): boolean {
    if (this.others.has(id)) return false;
    this.others.add(id);
    return true;
  }

  /** Into `asked`. @returns whether the table can hold it */
  private read(id: string): boolean {
    if (!ID.test(id)) return false;
    let any = 0;
    for (let word = 0; word < WORDS; word += 1) {
      const from = DIGITS[word] as number;
      const value = Number.parseInt(id.slice(from, from + 8), 16) | 0;
      this.asked[word] = value;
      any |= value;
    }
    return any !== 0;
  }

  private isTaken(at: number): boolean {
    const { table } = this;
    return (
      ((table[at] as number) | (table[at + 1] as number) | (table[at + 2] as number) | (table[at + 3] as number)) !== 0
    );
  }

  /** Where the id stands, or the free place where it belongs. */
  private placeOf(id: Int32Array, table: Int32Array, places: number): number {
    let place = (id[0] as number) & (places - 1);
    for (;;) {
      const at = place * WORDS;
      const [a, b, c, d] = [table[at], table[at + 1], table[at + 2], table[at + 3]];
      if (a === id[0] && b === id[1] && c === id[2] && d === id[3]) return at;
      if (a === 0 && b === 0 && c === 0 && d === 0) return at;
      place = (place + 1) & (places - 1);
    }
  }

  private grow(): void {
    const [old, places] = [this.table, this.places * 2];
    const table = new Int32Array(places * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      const id = old.subarray(at, at + WORDS);
      if (id.some((word) => word !== 0)) table.set(id, this.placeOf(id, table, places));
    }
    [this.table, this.places] = [table, places];
  }
}

/** Those of all statements of a store. */
export async function idsKept(db: Database): Promise<KnownIds> {
  const ids = new KnownIds();
  for await (const some of db.texts('SELECT id FROM statement')) for (const id of some) ids.add(textOfKey(id));
  return ids;
}
