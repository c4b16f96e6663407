/**
 * A record's text put together field by field. Whoever names the fields in alphabetical order saves the search for it;
 * the count tells whether a field was there that nobody named, and then the text is not used. A long text put together
 * from many is a tree that has to be walked once more: the quote that ends a value goes with the next key, so that a
 * field is two pieces and not four.
 */
import { isPlain } from './frozen-texts.ts';

/** Writes any value; right for everything, and slower than a writer that knows the fields. */
export type AnyText = (value: unknown) => string;

/** A key as it is written behind what comes before it: nothing, a value, or a text whose quote is still to be closed. */
export interface FieldKey {
  readonly beforeText: readonly [string, string, string];
  readonly beforeOther: readonly [string, string, string];
}
const [FIRST, AFTER_OTHER, AFTER_TEXT] = [0, 1, 2] as const;

export const fieldKey = (name: string): FieldKey => ({
  beforeText: [`"${name}":"`, `,"${name}":"`, `","${name}":"`],
  beforeOther: [`"${name}":`, `,"${name}":`, `","${name}":`],
});

export class Fields {
  private text = '{';
  private count = 0;
  private last: 0 | 1 | 2 = FIRST;
  private readonly any: AnyText;

  constructor(any: AnyText) {
    this.any = any;
  }

  add(key: FieldKey, value: unknown): void {
    if (value === undefined) return;
    if (typeof value === 'string' && isPlain(value)) {
      this.count += 1;
      this.text += key.beforeText[this.last];
      this.text += value;
      this.last = AFTER_TEXT;
    } else this.put(key, this.any(value));
  }

  /** The same of a value that is written already. */
  put(key: FieldKey, written: string): void {
    this.count += 1;
    this.text += key.beforeOther[this.last];
    this.text += written;
    this.last = AFTER_OTHER;
  }

  /** Counts a field that is written elsewhere. */
  skip(value: unknown): void {
    if (value !== undefined) this.count += 1;
  }

  /** What was added since it was asked last; in the first piece at least one field is. */
  cut(): string {
    const text = this.last === AFTER_TEXT ? `${this.text}"` : this.text;
    this.text = '';
    this.last = AFTER_OTHER;
    return text;
  }

  /** Whether all there is of the record was named. */
  isAllOf(record: object): boolean {
    return this.count === Object.keys(record).length;
  }
}
