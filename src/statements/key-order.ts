/**
 * The keys of a record in alphabetical order, as canonical JSON wants them. Millions of statements have some dozens of
 * shapes: the order is worked out once a shape and found again by the keys as they come.
 */

export interface Key {
  readonly name: string;
  /** as JSON writes it before a value: `"name":` */
  readonly written: string;
}

interface Shape {
  /** as they come */
  readonly names: readonly string[];
  readonly sorted: readonly Key[];
}

/** Shapes remembered of one number of keys, the oldest given up for a new one; with more keys than that, none is. */
const MOST_SHAPES = 16;
const MOST_KEYS = 40;

/** @example new KeyOrder().of({ b: 1, a: 2 }).map((k) => k.name) // ['a', 'b'] */
export class KeyOrder {
  /** by number of keys */
  private readonly shapes: readonly Shape[][] = Array.from({ length: MOST_KEYS + 1 }, () => []);

  of(record: object): readonly Key[] {
    const names = Object.keys(record);
    const known = this.shapes[names.length];
    if (known === undefined) return sorted(names);
    for (const shape of known) if (isSame(shape.names, names)) return shape.sorted;
    const shape = { names, sorted: sorted(names) };
    if (known.length >= MOST_SHAPES) known.shift();
    known.push(shape);
    return shape.sorted;
  }
}

/** Of as many names each. From the last on: records begin alike. */
function isSame(a: readonly string[], b: readonly string[]): boolean {
  for (let at = a.length - 1; at >= 0; at -= 1) if (a[at] !== b[at]) return false;
  return true;
}

const sorted = (names: readonly string[]): readonly Key[] =>
  [...names].sort().map((name) => ({ name, written: `${JSON.stringify(name)}:` }));
