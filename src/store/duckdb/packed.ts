/** Texts of one column as bytes, one behind the other: nothing the collector moves, and another thread can be given them. */
import type { MovedTexts } from '../moved-batch.ts';

export type Text = string | null;

/** Stands for the length of a text that is absent. */
const ABSENT = -1;
/** UTF-8 bytes of a UTF-16 unit, at most. */
const WIDEST = 3;
/** Up to this length a text of ASCII is written byte by byte sooner than it is handed to the system. */
const SHORT = 48;

export class PackedTexts {
  private bytes: Buffer<ArrayBuffer>;
  private lengths: Int32Array<ArrayBuffer>;
  private used: number;
  private count: number;

  /** @param moved texts another thread has handed over; without them none */
  constructor(moved?: MovedTexts) {
    const bytes = moved?.bytes;
    this.bytes = bytes
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      : (Buffer.allocUnsafeSlow(1 << 12) as Buffer<ArrayBuffer>);
    this.lengths = moved?.lengths ?? new Int32Array(1 << 8);
    this.used = moved?.used ?? 0;
    this.count = moved?.count ?? 0;
  }

  /** To be handed to another thread. */
  moved(): MovedTexts {
    const { bytes, lengths, used, count } = this;
    return { bytes, lengths, used, count };
  }

  get length(): number {
    return this.count;
  }

  add(text: Text): void {
    if (text === null) this.note(ABSENT);
    else {
      this.reserve(text.length * WIDEST);
      const length = text.length <= SHORT && this.isShort(text) ? text.length : this.bytes.write(text, this.used);
      this.used += length;
      this.note(length);
    }
  }

  /** Writes the text where the next one begins. @returns false: it is not of ASCII, and is to be written anew */
  private isShort(text: string): boolean {
    const { bytes, used } = this;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit > 0x7f) return false;
      bytes[used + at] = unit;
    }
    return true;
  }

  /** Empty again, with the room it has taken. */
  clear(): void {
    this.used = 0;
    this.count = 0;
  }

  /** Rows of these numbers, in their order. */
  only(rows: readonly number[]): PackedTexts {
    const found = new PackedTexts();
    const starts = this.starts();
    for (const row of rows) {
      const [from, length] = [starts[row] as number, this.lengths[row] as number];
      if (length > 0) {
        found.reserve(length);
        found.used += this.bytes.copy(found.bytes, found.used, from, from + length);
      }
      found.note(length);
    }
    return found;
  }

  /** Stretches of at most so many rows, for a vector of the database each. */
  *stretches(most: number): Iterable<Stretch> {
    let from = 0;
    for (let row = 0; row < this.count; row += most) {
      const lengths = this.lengths.subarray(row, Math.min(this.count, row + most));
      let size = 0;
      for (const length of lengths) if (length > 0) size += length;
      yield { bytes: this.bytes.subarray(from, from + size), lengths };
      from += size;
    }
  }

  private starts(): Float64Array {
    const starts = new Float64Array(this.count);
    let at = 0;
    for (let row = 0; row < this.count; row += 1) {
      starts[row] = at;
      at += Math.max(0, this.lengths[row] as number);
    }
    return starts;
  }

  private reserve(size: number): void {
    if (this.used + size <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.used + size, this.bytes.length * 2)) as Buffer<ArrayBuffer>;
    this.bytes.copy(grown, 0, 0, this.used);
    this.bytes = grown;
  }

  private note(length: number): void {
    if (this.count === this.lengths.length) {
      const grown = new Int32Array(this.count * 2);
      grown.set(this.lengths);
      this.lengths = grown;
    }
    this.lengths[this.count] = length;
    this.count += 1;
  }
}

export interface Stretch {
  /** of all texts of the stretch, one behind the other */
  readonly bytes: Uint8Array;
  /** in bytes, a row each; negative: absent */
  readonly lengths: Int32Array;
}
