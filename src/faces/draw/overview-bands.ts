/** How far from the subject each party of a large group is, and through whom. */
import type { StructureAnswer } from '../../index.ts';
import type { EdgeIn } from './types.ts';
import { highOf } from './words.ts';

/** party -> those one holding further from the subject that are drawn next to it, the largest first */
export type Branch = ReadonlyMap<string, readonly string[]>;
type Next = ReadonlyMap<string, readonly string[]>;

/**
 * @returns holdings between a party and the subject: owners of owners positive, holdings of holdings negative, and whoever
 *   is tied in neither way one beyond its nearest; parties without a tie are left out
 */
export function bandsOf(edges: readonly EdgeIn[], subject: string): ReadonlyMap<string, number> {
  const owners = grouped(edges.map((e) => [e.to, e.from]));
  const owned = grouped(edges.map((e) => [e.from, e.to]));
  const bands = new Map([[subject, 0]]);
  walk(owners, 1, subject, bands);
  walk(owned, -1, subject, bands);
  others(owners, owned, bands);
  return bands;
}

function walk(along: Next, side: 1 | -1, subject: string, bands: Map<string, number>): void {
  const found = new Set([subject]);
  // A set gives what is added while it is walked.
  for (const id of found) {
    for (const next of along.get(id) ?? []) {
      if (bands.has(next)) continue;
      bands.set(next, (bands.get(id) as number) + side);
      found.add(next);
    }
  }
}

/** Level by level, owners' side first as the bands have it: a place must not depend on the order of the rows. */
function others(owners: Next, owned: Next, bands: Map<string, number>): void {
  const levels: string[][] = [];
  for (const [id, band] of bands) {
    levels[Math.abs(band)] ??= [];
    levels[Math.abs(band)]?.push(id);
  }
  for (let n = 0; n < levels.length; n += 1) {
    for (const id of levels[n] ?? []) {
      for (const next of [...(owners.get(id) ?? []), ...(owned.get(id) ?? [])]) {
        if (bands.has(next)) continue;
        bands.set(next, (n + 1) * ((bands.get(id) as number) < 0 ? -1 : 1));
        levels[n + 1] ??= [];
        levels[n + 1]?.push(next);
      }
    }
  }
}

/** Each party under the nearer one it shares its largest holding with; brothers by that holding, then name, then id. */
export function byNearest(answer: StructureAnswer, bands: ReadonlyMap<string, number>): Branch {
  const names = new Map(answer.nodes.map((n) => [n.id, n.name]));
  const before = (a: string, b: string): number => compare(names.get(a) ?? '', names.get(b) ?? '') || compare(a, b);
  const nearest = new Map<string, { readonly under: string; readonly size: number }>();
  for (const e of answer.edges) {
    for (const [under, id] of [
      [e.from, e.to],
      [e.to, e.from],
    ] as const) {
      if (!oneFurther(bands.get(under), bands.get(id))) continue;
      const size = sizeOf(e);
      const known = nearest.get(id);
      if (known !== undefined && (known.size > size || (known.size === size && before(known.under, under) <= 0)))
        continue;
      nearest.set(id, { under, size });
    }
  }
  const branch = grouped([...nearest].map(([id, { under }]) => [under, id]));
  const size = (id: string): number => nearest.get(id)?.size ?? 0;
  for (const list of branch.values()) list.sort((a, b) => size(b) - size(a) || before(a, b));
  return branch;
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sizeOf = (e: EdgeIn): number =>
  Math.max(0, ...[e.economic, e.votes].flatMap((s) => (s === undefined ? [] : [highOf(s)])));

const oneFurther = (near: number | undefined, far: number | undefined): boolean =>
  near !== undefined &&
  far !== undefined &&
  Math.abs(far) === Math.abs(near) + 1 &&
  (near === 0 || Math.sign(near) === Math.sign(far));

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
