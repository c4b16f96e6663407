/**
 * Which lines run upward: the smallest of each loop. Lines are taken by share, largest first; one that would close a
 * loop with those already taken is turned. Same data, same choice; iterative.
 */
import { upperOf } from './folding.ts';
import type { EdgeIn } from './types.ts';

/** @returns for each turned edge how many parties the shortest loop through it has */
export function upward(edges: readonly EdgeIn[]): Map<EdgeIn, number> {
  const core = cyclicCore(edges.filter((e) => e.from !== e.to));
  const weight = (e: EdgeIn): number => (e.kind === 'other-reading' ? -1 : upperOf(e));
  const sorted = [...core].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  const down = new Map<string, string[]>();
  const turned = new Map<EdgeIn, number>();
  for (const e of sorted) {
    const steps = distance(down, e.to, e.from);
    if (steps !== undefined) turned.set(e, steps + 1);
    else down.set(e.from, [...(down.get(e.from) ?? []), e.to]);
  }
  return turned;
}

/** Edges that remain when whatever has no owner, or owns nothing, is peeled away. */
function cyclicCore(edges: readonly EdgeIn[]): Set<EdgeIn> {
  const core = new Set(edges);
  for (let before = -1; before !== core.size; ) {
    before = core.size;
    const [owners, owned] = [new Set<string>(), new Set<string>()];
    for (const e of core) {
      owners.add(e.from);
      owned.add(e.to);
    }
    for (const e of core) if (!owned.has(e.from) || !owners.has(e.to)) core.delete(e);
  }
  return core;
}

function distance(down: ReadonlyMap<string, readonly string[]>, from: string, to: string): number | undefined {
  const steps = new Map([[from, 0]]);
  const queue = [from];
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] as string;
    if (node === to) return steps.get(node);
    for (const next of down.get(node) ?? []) {
      if (steps.has(next)) continue;
      steps.set(next, (steps.get(node) as number) + 1);
      queue.push(next);
    }
  }
  return undefined;
}
