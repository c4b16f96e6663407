/**
 * Many texts by their keys, in memory that threads share: a few hundred megabytes of them cost the collector nothing,
 * and no object an entry. Filled once, then read.
 */

/** Plain data over shared memory, so that it can be posted. */
export interface IndexData {
  /** entries one after the other: length of the key, of the value, key, value */
  readonly chunks: readonly SharedArrayBuffer[];
  /** where the entries of bucket n begin: places[starts[n] … starts[n + 1]) */
  readonly places: Float64Array;
  readonly starts: Uint32Array;
  /** bits of the hash that do not tell the bucket */
  readonly shift: number;
}

/** The largest piece; the first is small, for a small store. */
const CHUNK = 2 ** 26;
const FIRST = 2 ** 16;
const HEAD = 8;

export class TextIndexBuilder {
  private readonly chunks: Buffer[] = [];
  private used = 0;
  private count = 0;
  /** where each entry begins, in the order they came; then by bucket */
  private places = new Float64Array(1024);
  private hashes = new Uint32Array(1024);

  add(key: string, value: string): void {
    const [a, b] = [Buffer.byteLength(key), Buffer.byteLength(value)];
    const chunk = this.room(HEAD + a + b);
    if (this.count === this.places.length) this.grow();
    this.places[this.count] = (this.chunks.length - 1) * CHUNK + this.used;
    this.hashes[this.count] = hashOf(key);
    this.count += 1;
    chunk.writeUInt32LE(a, this.used);
    chunk.writeUInt32LE(b, this.used + 4);
    chunk.write(key, this.used + HEAD);
    chunk.write(value, this.used + HEAD + a);
    this.used += HEAD + a + b;
  }

  /** A text longer than a chunk has one of its own. */
  private room(bytes: number): Buffer {
    const last = this.chunks.at(-1);
    if (last !== undefined && this.used + bytes <= last.length) return last;
    const chunk = Buffer.from(new SharedArrayBuffer(Math.max(bytes, Math.min(CHUNK, FIRST * 2 ** this.chunks.length))));
    this.chunks.push(chunk);
    this.used = 0;
    return chunk;
  }

  private grow(): void {
    const [places, hashes] = [new Float64Array(this.count * 2), new Uint32Array(this.count * 2)];
    places.set(this.places);
    hashes.set(this.hashes);
    [this.places, this.hashes] = [places, hashes];
  }

  /** Nothing is added afterwards. Counting sort by bucket, about one entry in each. O(entries) */
  finish(): IndexData {
    const shift = Math.max(1, 32 - Math.ceil(Math.log2(this.count + 2)));
    const starts = new Uint32Array(new SharedArrayBuffer(4 * (2 ** (32 - shift) + 1)));
    const places = new Float64Array(new SharedArrayBuffer(8 * this.count));
    const bucket = (entry: number): number => (this.hashes[entry] as number) >>> shift;
    for (let e = 0; e < this.count; e += 1) bump(starts, bucket(e) + 1);
    for (let b = 1; b < starts.length; b += 1) starts[b] = (starts[b] as number) + (starts[b - 1] as number);
    const next = starts.slice();
    for (let e = 0; e < this.count; e += 1) places[bump(next, bucket(e))] = this.places[e] as number;
    return { chunks: this.chunks.map((chunk) => chunk.buffer as unknown as SharedArrayBuffer), places, starts, shift };
  }
}

/** @returns what stood there before */
function bump(counts: Uint32Array, at: number): number {
  const before = counts[at] as number;
  counts[at] = before + 1;
  return before;
}

export class TextIndex {
  private readonly data: IndexData;
  private readonly chunks: readonly Buffer[];

  constructor(data: IndexData) {
    this.data = data;
    this.chunks = data.chunks.map((chunk) => Buffer.from(chunk));
  }

  has(key: string): boolean {
    return this.count(key) > 0;
  }

  count(key: string): number {
    return this.placesOf(key).length;
  }

  /** The values of this very key, in the order they were added. */
  *of(key: string): Iterable<string> {
    for (const place of this.placesOf(key)) {
      const chunk = this.chunks[Math.floor(place / CHUNK)] as Buffer;
      const head = place % CHUNK;
      const from = head + HEAD + chunk.readUInt32LE(head);
      yield chunk.toString('utf8', from, from + chunk.readUInt32LE(head + 4));
    }
  }

  private placesOf(key: string): readonly number[] {
    const { starts, places, shift } = this.data;
    const bucket = hashOf(key) >>> shift;
    const found: number[] = [];
    let bytes: Buffer | undefined;
    for (let at = starts[bucket] as number; at < (starts[bucket + 1] as number); at += 1) {
      bytes ??= Buffer.from(key);
      const place = places[at] as number;
      const chunk = this.chunks[Math.floor(place / CHUNK)] as Buffer;
      const from = (place % CHUNK) + HEAD;
      const length = chunk.readUInt32LE(from - HEAD);
      if (length === bytes.length && chunk.compare(bytes, 0, length, from, from + length) === 0) found.push(place);
    }
    return found;
  }
}

/** Bytes of the entries, and of what finds them. */
export const bytesOf = ({ chunks, places, starts }: IndexData): number =>
  chunks.reduce((sum, chunk) => sum + chunk.byteLength, places.byteLength + starts.byteLength);

/** FNV-1a over code units, its bits mixed once more: buckets are told apart by the highest. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
