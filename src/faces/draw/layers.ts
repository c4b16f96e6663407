/**
 * The row of every box: the subject 0, its owners −1, −2 …, what it owns 1, 2 … An owner stands above whatever it
 * owns, so a person, whom nobody owns, stands at the top of the chain. Row 0 is the subject's alone.
 */
import type { Wire } from './types.ts';

export interface Layers {
  readonly of: ReadonlyMap<string, number>;
  readonly top: number;
  readonly bottom: number;
}

/**
 * @param rank the drawing's order
 * @returns the rows for a most of boxes in each; the surplus moves outward, smallest first
 */
export function layering(
  ids: readonly string[],
  wires: readonly Wire[],
  subject: string,
  rank: ReadonlyMap<string, number>,
): (most: number) => Layers {
  const arcs = arcsOf(ids, wires);
  const order = topological(ids, arcs);
  const owners = reach(subject, arcs.into);
  return (most) => {
    const least = new Map<string, number>();
    for (let round = 0; ; round += 1) {
      const of = assigned(order, arcs, owners, subject, least);
      const surplus = round > ids.length ? [] : overfull(of, owners, rank, most);
      if (surplus.length === 0) return { of, top: Math.min(0, ...of.values()), bottom: Math.max(0, ...of.values()) };
      for (const id of surplus) least.set(id, Math.abs(of.get(id) as number) + 1);
    }
  };
}

interface Arcs {
  readonly into: ReadonlyMap<string, readonly string[]>;
  readonly out: ReadonlyMap<string, readonly string[]>;
}

function arcsOf(ids: readonly string[], wires: readonly Wire[]): Arcs {
  const into = new Map<string, string[]>(ids.map((id) => [id, []]));
  const out = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const w of wires) {
    into.get(w.lower)?.push(w.upper);
    out.get(w.upper)?.push(w.lower);
  }
  return { into, out };
}

function topological(ids: readonly string[], { into, out }: Arcs): string[] {
  const waits = new Map(ids.map((id) => [id, into.get(id)?.length ?? 0]));
  const order = ids.filter((id) => waits.get(id) === 0);
  for (let at = 0; at < order.length; at += 1) {
    for (const next of out.get(order[at] as string) ?? []) {
      const left = (waits.get(next) as number) - 1;
      waits.set(next, left);
      if (left === 0) order.push(next);
    }
  }
  return order;
}

function reach(from: string, along: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set([from]);
  for (const node of found) for (const next of along.get(node) ?? []) found.add(next);
  return found;
}

function assigned(
  order: readonly string[],
  { into, out }: Arcs,
  owners: ReadonlySet<string>,
  subject: string,
  least: ReadonlyMap<string, number>,
): Map<string, number> {
  const of = new Map([[subject, 0]]);
  for (const id of [...order].reverse()) {
    if (id === subject || !owners.has(id)) continue;
    const under = (out.get(id) ?? []).filter((x) => owners.has(x)).map((x) => of.get(x) as number);
    of.set(id, Math.min(-(least.get(id) ?? 1), ...under.map((x) => x - 1)));
  }
  for (const id of order) {
    if (owners.has(id)) continue;
    const over = (into.get(id) ?? []).map((x) => of.get(x) as number);
    const row = over.length === 0 ? -1 : Math.max(...over.map((x) => x + 1), least.get(id) ?? -Infinity);
    of.set(id, row === 0 ? 1 : row);
  }
  for (const id of order) {
    if (owners.has(id) || (into.get(id) ?? []).length > 0) continue;
    const row = Math.min(...(out.get(id) ?? []).map((x) => (of.get(x) as number) - 1));
    if (Number.isFinite(row)) of.set(id, row === 0 ? -1 : row);
  }
  return of;
}

/** Beyond the most of the first row that holds too many, seen from the subject. */
function overfull(
  of: ReadonlyMap<string, number>,
  owners: ReadonlySet<string>,
  rank: ReadonlyMap<string, number>,
  most: number,
): string[] {
  const rows = new Map<number, string[]>();
  for (const [id, row] of of) {
    if (row === 0 || row < 0 !== owners.has(id)) continue;
    const list = rows.get(row);
    if (list === undefined) rows.set(row, [id]);
    else list.push(id);
  }
  const full = [...rows]
    .filter(([, list]) => list.length > most)
    .sort(([a], [b]) => Math.abs(a) - Math.abs(b) || a - b)[0];
  if (full === undefined) return [];
  return full[1].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)).slice(most);
}
