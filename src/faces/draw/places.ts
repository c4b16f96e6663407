/**
 * Places a reader gave to boxes: an order within a row and no pixels, so that nothing can come to lie on anything and a
 * box keeps its place whatever day is asked about. Boxes without one stand where they would.
 */
import type { Item } from './grid.ts';

export type Places = ReadonlyMap<string, number>;

/** @param list "id~n", the number after the last "~"; what is none is left out */
export function placesFrom(list: readonly string[]): Places {
  const found = new Map<string, number>();
  for (const text of list) {
    const [, id, n] = /^(.+)~(\d{1,4})$/s.exec(text) ?? [];
    if (id !== undefined) found.set(id, Number(n));
  }
  return found;
}

export const placesText = (places: Places): string[] => [...places].map(([id, n]) => `${id}~${n}`);

/** The placed boxes of a row change places among themselves; everything else stays where it is. */
export function putBack(row: Item[], places: Places): void {
  if (places.size === 0) return;
  const slots = row.flatMap((item, at) => (placed(item, places) ? [at] : []));
  const items = slots
    .map((at) => row[at] as Item)
    .sort((a, b) => byPlace(places, a.box?.id ?? '', b.box?.id ?? '') || a.at - b.at);
  slots.forEach((at, n) => {
    row[at] = items[n] as Item;
  });
  row.forEach((item, at) => {
    item.at = at;
  });
}

const placed = ({ box }: Item, places: Places): boolean => box !== undefined && places.has(box.id);
const byPlace = (places: Places, a: string, b: string): number => (places.get(a) ?? 0) - (places.get(b) ?? 0);
