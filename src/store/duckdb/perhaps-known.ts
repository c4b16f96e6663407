/**
 * Which statement ids a store that began empty may hold: a Bloom filter of fixed size, so that an import need not ask
 * the database about ids it has never seen. It may say "perhaps" of one that is not there, never "no" of one that is.
 */

/** 8 MB: of ten million ids one in twenty of the unknown is asked about for nothing. */
const BITS = 2 ** 26;
/** An id's digits are those of a hash: its bits need no other. */
const ID = /^s:[0-9a-f]{32}$/;

export class PerhapsKnown {
  private readonly words = new Int32Array(BITS / 32);

  /** @param id of another form than `sealStatement` gives: it cannot be told from its digits, and is always asked about */
  has(id: string): boolean {
    return !ID.test(id) || AT.every((at) => this.isSet(placeOf(id, at)));
  }

  add(id: string): void {
    if (!ID.test(id)) return;
    for (const at of AT) {
      const place = placeOf(id, at);
      this.words[place >>> 5] = (this.words[place >>> 5] as number) | (1 << (place & 31));
    }
  }

  private isSet(place: number): boolean {
    return ((this.words[place >>> 5] as number) & (1 << (place & 31))) !== 0;
  }
}

/** Where four numbers of seven hexadecimal digits begin. */
const AT = [2, 9, 16, 23] as const;
const placeOf = (id: string, at: number): number => Number.parseInt(id.slice(at, at + 7), 16) % BITS;
