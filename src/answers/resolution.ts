/** By which rule a holding follows from what is said of it: the word beside its statements. */
import type { Holding, Said } from '../snapshot/types.ts';
import { addIntervals, sameInterval } from '../terms/interval.ts';

/**
 * as-stated: one figure, or several that say the same; added: rows of one register that add; met: figures that narrow one
 * another; own-part: of a total, what must be the holder's own; worked-out: by a transfer, a class, a complete list, a
 * column above 100 %, a date or own shares, or no figure is said.
 */
export type Resolution = 'as-stated' | 'added' | 'met' | 'own-part' | 'worked-out';

/** @param said of this holder in this company, whatever became of it */
export function resolutionOf(held: Holding, said: readonly Said[]): Resolution {
  const used = said.filter((x) => x.use === 'used' || x.use === 'corroborates').map((x) => x.bounds);
  const [first] = used;
  if (first === undefined) return 'worked-out';
  if (used.every((b) => sameInterval(b, held.bounds))) return 'as-stated';
  if (held.directness !== 'direct') return 'own-part';
  if (used.length === 1) return 'worked-out';
  if (sameInterval(used.reduce(addIntervals), held.bounds)) return 'added';
  return used.some((b) => sameInterval(b, held.bounds)) || used.every((b) => covers(b, held)) ? 'met' : 'worked-out';
}

const covers = (b: Said['bounds'], { bounds }: Holding): boolean =>
  b.lo.compare(bounds.lo) <= 0 && bounds.hi.compare(b.hi) <= 0;
