/**
 * A loop that policy iteration could not prove: bounded by walking round it, every step of which is a bound already.
 * Upper: nobody inside is worth more than the dearest owner outside, and one more round of the columns never raises
 * that. Lower: nothing, and one more round never passes the true value. Slow where little leaves the loop, never wrong.
 */
import type { LoopQuestion } from './sparse-loop.ts';

/** Columns read, at most. */
const WORK = 1 << 20;
const STILL = 1e-16;

/** Writes bounds of the members. Cost: up to a million columns. */
export function walkLoop({ columns, members, worth, most, anyone }: LoopQuestion): void {
  const of = (owner: number): number => worth[owner] as number;
  for (const node of members) worth[node] = 0;
  if (most) {
    const dearest = anyone
      ? 1
      : members.reduce((top, node) => columns.ownersOf(node).reduce((t, o) => Math.max(t, of(o)), top), 0);
    for (const node of members) worth[node] = dearest;
  }
  for (let left = WORK; left > 0; left -= members.length) {
    let moved = 0;
    for (const node of members) {
      const had = of(node);
      const now = most ? Math.min(had, columns.most(node, of, anyone)) : Math.max(had, columns.least(node, of));
      moved = Math.max(moved, Math.abs(now - had));
      worth[node] = now;
    }
    if (moved < STILL) return;
  }
}
