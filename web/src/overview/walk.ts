/** Where an arrow key leads in the overview: to the largest owner, the largest holding, or along the band. */
import type { Overview } from '../../../src/faces/draw/overview.ts';
import { highOf } from '../../../src/faces/draw/words.ts';

export type Walk = (from: string, key: string) => string | undefined;

/** @returns undefined for a key that leads nowhere from there */
export function walkOf({ points, lines }: Overview): Walk {
  const place = new Map(points.map((p, n) => [p.node.id, n]));
  const owner = new Map<string, { id: string; size: number }>();
  const owned = new Map<string, { id: string; size: number }>();
  for (const { edge } of lines) {
    const size = Math.max(0, ...[edge.economic, edge.votes].flatMap((s) => (s === undefined ? [] : [highOf(s)])));
    if ((owner.get(edge.to)?.size ?? -1) < size) owner.set(edge.to, { id: edge.from, size });
    if ((owned.get(edge.from)?.size ?? -1) < size) owned.set(edge.from, { id: edge.to, size });
  }
  const along = (from: string, by: 1 | -1): string | undefined => {
    const at = place.get(from) ?? 0;
    const next = points[at + by];
    return next?.band === points[at]?.band ? next?.node.id : undefined;
  };
  return (from, key) => {
    if (key === 'ArrowUp') return owner.get(from)?.id;
    if (key === 'ArrowDown') return owned.get(from)?.id;
    if (key === 'ArrowLeft') return along(from, -1);
    if (key === 'ArrowRight') return along(from, 1);
    return key === 'Home' ? points[0]?.node.id : undefined;
  };
}
