/**
 * Ids as bytes -> numbers in order of first sight. Open addressing over the bytes themselves: nothing is decoded, each
 * id's bytes are kept once. A slot holds the number and the hash side by side, so that a look-up of a strange id touches
 * one place of memory; bytes are compared before two ids are called one.
 */
export class IdDictionary {
  count = 0;
  private bytes: Uint8Array;
  /** where the bytes of id i begin; one more than there are ids */
  private start: Uint32Array;
  /** slot s: number + 1 at 2s (0 is free), hash at 2s + 1 */
  private slots: Int32Array;
  private mask: number;
  /** depends on what was read ahead, so that the reads are not left out */
  touched = 0;

  /** @param expected ids to make room for; more are taken all the same */
  constructor(expected = 1 << 10) {
    let size = 1 << 10;
    while (3 * size < 4 * expected) size *= 2;
    this.slots = new Int32Array(2 * size);
    this.mask = size - 1;
    this.start = new Uint32Array(Math.max(16, expected) + 1);
    this.bytes = new Uint8Array(Math.max(256, expected * 12));
  }

  /** @returns the number of the id at text[from … to − 1] */
  numberOf(text: Uint8Array, from: number, to: number): number {
    return this.numberWith(hashOf(text, from, to), text, from, to);
  }

  /**
   * Many ids at once, in order. The places of memory that single look-ups would wait for one after the other are read
   * first, all of one kind together, so that the memory fetches them side by side.
   * @param hash, from, to one a place, the first `count` of them
   * @param out numbers of the ids
   */
  numbersOf(ids: IdBlock, out: Int32Array): void {
    const { count, hash, from, to, text } = ids;
    const { slots, mask, start, bytes } = this;
    let seen = 0;
    for (let i = 0; i < count; i += 1) {
      const s = 2 * ((hash[i] as number) & mask);
      out[i] = slots[s + 1] === hash[i] ? (slots[s] as number) : 0;
    }
    for (let i = 0; i < count; i += 1) seen ^= start[out[i] as number] as number;
    for (let i = 0; i < count; i += 1) {
      const id = out[i] as number;
      if (id !== 0) seen ^= bytes[start[id - 1] as number] as number;
    }
    this.touched = seen;
    for (let i = 0; i < count; i += 1) {
      out[i] = this.numberWith(hash[i] as number, text, from[i] as number, to[i] as number);
    }
  }

  /** The same with the hash at hand. */
  numberWith(hash: number, text: Uint8Array, from: number, to: number): number {
    const { slots, mask } = this;
    let s = hash & mask;
    for (;;) {
      const found = slots[2 * s] as number;
      if (found === 0) return this.add(s, hash, text, from, to);
      if (slots[2 * s + 1] === hash && this.same(found - 1, text, from, to)) return found - 1;
      s = (s + 1) & mask;
    }
  }

  /** The bytes of an id, as they were met. */
  bytesOf(id: number): Uint8Array {
    return this.bytes.subarray(this.start[id], this.start[id + 1]);
  }

  /** All ids one after the other, and where each begins. */
  arena(): { readonly bytes: Uint8Array; readonly start: Uint32Array } {
    return { bytes: this.bytes.slice(0, this.start[this.count]), start: this.start.slice(0, this.count + 1) };
  }

  private same(id: number, text: Uint8Array, from: number, to: number): boolean {
    const begin = this.start[id] as number;
    const length = to - from;
    if ((this.start[id + 1] as number) - begin !== length) return false;
    const { bytes } = this;
    for (let i = 0; i < length; i += 1) if (bytes[begin + i] !== text[from + i]) return false;
    return true;
  }

  private add(slot: number, hash: number, text: Uint8Array, from: number, to: number): number {
    const id = this.count++;
    if (id + 2 > this.start.length) {
      const wide = new Uint32Array(this.start.length * 2);
      wide.set(this.start);
      this.start = wide;
    }
    const begin = this.start[id] as number;
    const end = begin + to - from;
    if (end > 0xffffffff) throw new RangeError('ids take more than 4 GiB');
    if (end > this.bytes.length) {
      const wide = new Uint8Array(Math.max(end, Math.floor(this.bytes.length * 1.5)));
      wide.set(this.bytes.subarray(0, begin));
      this.bytes = wide;
    }
    for (let i = from, at = begin; i < to; i += 1, at += 1) this.bytes[at] = text[i] as number;
    this.start[id + 1] = end;
    this.slots[2 * slot] = id + 1;
    this.slots[2 * slot + 1] = hash;
    if (4 * this.count > 3 * (this.mask + 1)) this.widen();
    return id;
  }

  private widen(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    this.mask = this.slots.length / 2 - 1;
    for (let s = 0; s < before.length; s += 2) {
      if (before[s] === 0) continue;
      let at = (before[s + 1] as number) & this.mask;
      while (this.slots[2 * at] !== 0) at = (at + 1) & this.mask;
      this.slots[2 * at] = before[s] as number;
      this.slots[2 * at + 1] = before[s + 1] as number;
    }
  }
}

/** Ids of a block of rows: bytes text[from … to − 1], with their hashes. */
export interface IdBlock {
  count: number;
  readonly hash: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  text: Uint8Array;
}

/** FNV-1a, mixed at the end so that low bits depend on all bytes. */
export function hashOf(text: Uint8Array, from: number, to: number): number {
  let h = 0x811c9dc5 | 0;
  for (let i = from; i < to; i += 1) h = Math.imul(h ^ (text[i] as number), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
