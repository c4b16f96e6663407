/** Rows of a table, in columns of packed texts; of no driver, so that a thread that only reads can make them. */
import type { MovedRows } from '../moved-batch.ts';
import { PackedTexts, type Text } from './packed.ts';

export class Rows {
  readonly columns: readonly PackedTexts[];

  constructor(columns: number | readonly PackedTexts[]) {
    this.columns = typeof columns === 'number' ? Array.from({ length: columns }, () => new PackedTexts()) : columns;
  }

  /** One row: as many texts as there are columns. */
  add(a: Text, b?: Text, c?: Text, d?: Text): void {
    const [first, second, third, fourth] = this.columns;
    first?.add(a);
    second?.add(b as Text);
    third?.add(c as Text);
    fourth?.add(d as Text);
  }

  get length(): number {
    return this.columns[0]?.length ?? 0;
  }

  clear(): void {
    for (const column of this.columns) column.clear();
  }
}

/** Which of the statements of a batch are written, by their place in it; undefined: all. */
export type Wanted = ReadonlySet<number> | undefined;

/** Rows that know which statement of a batch each is of. */
export class StatementRows {
  private readonly rows: Rows;
  private readonly of: number[];

  /** @param columns how many, or the rows that another thread has handed over */
  constructor(columns: number | MovedRows) {
    const moved = typeof columns === 'number' ? undefined : columns;
    this.of = [...(moved?.of ?? [])];
    this.rows = new Rows(typeof columns === 'number' ? columns : columns.columns.map((c) => new PackedTexts(c)));
  }

  /** To be handed to another thread. */
  moved(): MovedRows {
    return { of: this.of, columns: this.rows.columns.map((column) => column.moved()) };
  }

  add(at: number, a: Text, b: Text, c?: Text, d?: Text): void {
    this.of.push(at);
    this.rows.add(a, b, c, d);
  }

  clear(): void {
    this.rows.clear();
    this.of.length = 0;
  }

  /** Rows of the statements that are wanted. */
  kept(wanted: Wanted): Rows {
    if (wanted === undefined) return this.rows;
    const places = [...this.of.keys()].filter((row) => wanted.has(this.of[row] as number));
    return new Rows(this.rows.columns.map((column) => column.only(places)));
  }

  /** Numbers of the statements these rows are of. @param from the number of the first statement that is wanted */
  statements(wanted: Wanted, from: number): Int32Array {
    if (wanted === undefined) return Int32Array.from(this.of, (at) => from + at);
    const order = new Map([...wanted].sort((a, b) => a - b).map((at, i) => [at, from + i]));
    return Int32Array.from(this.of.flatMap((at) => order.get(at) ?? []));
  }
}
