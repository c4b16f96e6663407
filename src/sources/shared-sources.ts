/** Sources of one file, each once: statements of one publication share one frozen object, which is written out once. */
import type { Source } from '../statements/types.ts';

/** Kept at most; a file that names more begins anew. */
const MOST = 1_000;

export class SharedSources {
  private readonly known = new Map<string, Source>();
  /** the one asked for last: a file goes on about one publication for long */
  private last: Source | undefined;

  /** @returns an equal source, the same object for the same words */
  of(source: Source): Source {
    if (this.last !== undefined && isSame(this.last, source)) return this.last;
    this.last = this.shared(source);
    return this.last;
  }

  private shared(source: Source): Source {
    const key = JSON.stringify(source);
    const found = this.known.get(key);
    if (found !== undefined) return found;
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(key, Object.freeze(source));
    return source;
  }
}

const isSame = (a: Source, b: Source): boolean =>
  a.name === b.name &&
  a.url === b.url &&
  a.published === b.published &&
  a.publisher === b.publisher &&
  a.kind === b.kind &&
  a.manner === b.manner &&
  a.licence === b.licence &&
  a.rank === b.rank;
