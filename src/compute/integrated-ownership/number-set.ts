/**
 * A set of whole numbers that gives back the highest one below a limit: bits in 32-bit words, and over every level of
 * words a level that says which of them are not empty. Adding, removing and finding cost one step a level, four for a
 * million numbers. Companies are numbered owners first, so taking the highest first meets each once.
 */
export class NumberSet {
  private readonly levels: readonly Int32Array[];

  /** @param size numbers 0 … size − 1; size / 8 bytes and a little */
  constructor(size: number) {
    const levels: Int32Array[] = [];
    for (let words = size; ; ) {
      words = (words >> 5) + 1;
      levels.push(new Int32Array(words));
      if (words === 1) break;
    }
    this.levels = levels;
  }

  add(number: number): void {
    const { levels } = this;
    for (let level = 0, at = number; level < levels.length; level += 1, at >>= 5) {
      const words = levels[level] as Int32Array;
      const was = words[at >> 5] as number;
      words[at >> 5] = was | (1 << (at & 31));
      if (was !== 0) return;
    }
  }

  /** The number must be in the set. */
  remove(number: number): void {
    const { levels } = this;
    for (let level = 0, at = number; level < levels.length; level += 1, at >>= 5) {
      const words = levels[level] as Int32Array;
      const left = (words[at >> 5] as number) & ~(1 << (at & 31));
      words[at >> 5] = left;
      if (left !== 0) return;
    }
  }

  /** @returns the highest number below `limit`, or −1; `limit` may be the size */
  below(limit: number): number {
    const { levels } = this;
    for (let level = 0, at = limit; level < levels.length; level += 1, at >>= 5) {
      const found = ((levels[level] as Int32Array)[at >> 5] as number) & ((1 << (at & 31)) - 1);
      if (found === 0) continue;
      let number = ((at >> 5) << 5) + 31 - Math.clz32(found);
      for (let under = level - 1; under >= 0; under -= 1) {
        number = (number << 5) + 31 - Math.clz32((levels[under] as Int32Array)[number] as number);
      }
      return number;
    }
    return -1;
  }
}
