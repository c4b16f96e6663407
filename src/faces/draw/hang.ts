/** Which boxes hang on a trunk: those with one line, to their owner, and with `tree` those whose own holdings all hang. */
import { type Bus, busOf, type Member } from './bus.ts';
import type { Parts } from './parts.ts';
import type { Sized, Wire } from './types.ts';

/** none: the subject's own stand side by side; leaves: they hang if they own nothing; tree: with whatever they own */
export type Trunk = 'none' | 'leaves' | 'tree';

export interface Hung {
  readonly boxes: readonly Sized[];
  readonly wires: readonly Wire[];
  readonly buses: ReadonlyMap<string, Bus>;
}

/** @returns the boxes and lines that remain, each bus as one box; cost linear in the lines, apart from sorting */
export function hung(parts: Parts, subject: string, trunk: Trunk): Hung {
  const byId = new Map(parts.boxes.map((b) => [b.id, b]));
  const left = touching(parts.wires);
  const below = belowOf(parts.wires, subject);
  const under = new Map<string, Member[]>();
  const gone = new Set<string>();
  const queue = parts.boxes.map((b) => b.id).filter((id) => left.get(id)?.size === 1);
  for (let at = 0; at < queue.length; at += 1) {
    const id = queue[at] as string;
    const [wire] = left.get(id) ?? [];
    const box = byId.get(id) as Sized;
    if (wire === undefined || wire.lower !== id || wire.up || box.side !== undefined || gone.has(id)) continue;
    if (wire.upper === subject ? trunk === 'none' : !below.has(wire.upper)) continue;
    const own = under.get(id);
    if (own !== undefined && trunk !== 'tree') continue;
    const member = {
      box,
      wire,
      ...(own === undefined ? {} : { under: busOf(busId(id), inOrder(own, parts), parts.pen) }),
    };
    const siblings = under.get(wire.upper);
    if (siblings === undefined) under.set(wire.upper, [member]);
    else siblings.push(member);
    gone.add(id);
    left.get(wire.upper)?.delete(wire);
    if (wire.upper !== subject && left.get(wire.upper)?.size === 1) queue.push(wire.upper);
  }
  return rest(parts, under, gone);
}

const busId = (parent: string): string => `\u0000bus ${parent}`;
const inOrder = (members: readonly Member[], parts: Parts): Member[] =>
  [...members].sort((a, b) => (parts.rank.get(a.box.id) ?? 0) - (parts.rank.get(b.box.id) ?? 0));

function rest(parts: Parts, under: ReadonlyMap<string, readonly Member[]>, gone: ReadonlySet<string>): Hung {
  const buses = new Map<string, Bus>();
  const boxes = parts.boxes.filter((b) => !gone.has(b.id));
  const wires = parts.wires.filter((w) => !gone.has(w.lower) && !gone.has(w.upper));
  for (const [parent, members] of under) {
    if (gone.has(parent)) continue;
    const bus = busOf(busId(parent), inOrder(members, parts), parts.pen);
    buses.set(bus.box.id, bus);
    boxes.push(bus.box);
    wires.push({ id: bus.box.id, kind: 'trunk', upper: parent, lower: bus.box.id, up: false });
  }
  return { boxes, wires, buses };
}

function touching(wires: readonly Wire[]): Map<string, Set<Wire>> {
  const found = new Map<string, Set<Wire>>();
  for (const w of wires)
    for (const id of [w.upper, w.lower]) {
      const set = found.get(id);
      if (set === undefined) found.set(id, new Set([w]));
      else set.add(w);
    }
  return found;
}

function belowOf(wires: readonly Wire[], subject: string): Set<string> {
  const out = new Map<string, string[]>();
  for (const w of wires) {
    const list = out.get(w.upper);
    if (list === undefined) out.set(w.upper, [w.lower]);
    else list.push(w.lower);
  }
  const found = new Set([subject]);
  for (const id of found) for (const next of out.get(id) ?? []) found.add(next);
  found.delete(subject);
  return found;
}
