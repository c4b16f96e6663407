/** Companies of a whole register in stretches that threads can take one by one. */
import type { ShareGraph } from '../../snapshot/graph/index.ts';

/**
 * Bounds of stretches: stretch i is the companies bounds[i] … bounds[i + 1] − 1. No loop is split, so the owners of a
 * stretch that are companies stand in it or before it, and one begins where companies hold nothing. O(stretches + loops).
 * @param size companies a stretch, at least; 65,536 keep two threads busy and are taken in a millisecond
 */
export function stretchesOf({ holders, holding, nodes, loops }: ShareGraph, size = 1 << 16): Int32Array {
  const bounds = [holders];
  let l = 0;
  for (let next = holders + size; next < holding; next += size) {
    while (l < loops.length && (loops[l + 1] as number) <= next) l += 2;
    if (l < loops.length && (loops[l] as number) < next) next = loops[l + 1] as number;
    if (next < holding) bounds.push(next);
  }
  for (let next = holding; next < nodes; next += size) if (next > holders) bounds.push(next);
  if (nodes > holders) bounds.push(nodes);
  return Int32Array.from(bounds);
}
