/** The few points whose names stand on the overview from the start: those most holdings meet in, apart from each other. */
import type { Overview } from '../../../src/faces/draw/overview.ts';

/** Names at most; nearer, every point has its own. */
const MOST = 12;
/** Holdings from which a point is worth a name. */
const MANY = 5;

export function hubsOf({ points, lines, radius }: Overview): ReadonlySet<string> {
  const count = new Map<string, number>();
  for (const { edge } of lines) for (const id of [edge.from, edge.to]) count.set(id, (count.get(id) ?? 0) + 1);
  const many = points
    .filter((p) => p.band !== 0 && (count.get(p.node.id) ?? 0) >= MANY)
    .sort((a, b) => (count.get(b.node.id) as number) - (count.get(a.node.id) as number));
  const taken = points.filter((p) => p.band === 0);
  for (const p of many) {
    if (taken.length > MOST) break;
    if (taken.every((q) => Math.abs(p.y - q.y) > radius * 0.06 || Math.abs(p.x - q.x) > radius * 0.35)) taken.push(p);
  }
  return new Set(taken.map((p) => p.node.id));
}
