/** JSON texts that would be made millions of times over: of sources, which statements share, and of plain strings. */

/** The text of a value, made once for a frozen object of plain values that many statements share. */
export class FrozenTexts {
  private readonly texts = new WeakMap<object, string>();
  private readonly write: (value: unknown) => string;

  constructor(write: (value: unknown) => string) {
    this.write = write;
  }

  /** Whoever may still change is written each time. */
  of(value: unknown): string {
    if (typeof value !== 'object' || value === null || !Object.isFrozen(value)) return this.write(value);
    const known = this.texts.get(value);
    if (known !== undefined) return known;
    const text = this.write(value);
    this.texts.set(value, text);
    return text;
  }
}

/** What JSON escapes: quotes, backslashes, control characters and halves of surrogate pairs. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** As `JSON.stringify` writes it; most texts need no escape and are only put between quotes. */
export const jsonString = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);
