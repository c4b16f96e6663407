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
  readonly next: Map<string, Shape>;
  sorted?: readonly Key[];
}

/** Shapes remembered at most; input that makes up keys of its own is then sorted each time. */
const MOST_SHAPES = 20_000;

/** @example new KeyOrder().of({ b: 1, a: 2 }).map((k) => k.name) // ['a', 'b'] */
export class KeyOrder {
  private readonly root: Shape = { next: new Map() };
  private shapes = 0;

  of(record: object): readonly Key[] {
    let shape = this.root;
    for (const name of Object.keys(record)) {
      let next = shape.next.get(name);
      if (next === undefined) {
        if (this.shapes >= MOST_SHAPES) return sorted(record);
        this.shapes += 1;
        next = { next: new Map() };
        shape.next.set(name, next);
      }
      shape = next;
    }
    shape.sorted ??= sorted(record);
    return shape.sorted;
  }
}

const sorted = (record: object): readonly Key[] =>
  Object.keys(record)
    .sort()
    .map((name) => ({ name, written: `${JSON.stringify(name)}:` }));
