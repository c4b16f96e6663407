/** JSON texts that would be made millions of times over: of sources and shares, which statements have in common, and of plain strings. */

/** The text of a value, made once for a frozen object of plain values that many statements share. */
export class FrozenTexts {
  private readonly texts = new WeakMap<object, string>();
  private readonly write: (value: unknown) => string;
  /** the one asked for last: statements of one publication come after one another */
  private last: unknown;
  private lastText = '';

  constructor(write: (value: unknown) => string) {
    this.write = write;
  }

  /** Whoever may still change is written each time. */
  of(value: unknown): string {
    if (value === this.last && value !== undefined) return this.lastText;
    if (typeof value !== 'object' || value === null || !Object.isFrozen(value)) return this.write(value);
    this.last = value;
    this.lastText = this.texts.get(value) ?? this.made(value);
    return this.lastText;
  }

  private made(value: object): string {
    const text = this.write(value);
    this.texts.set(value, text);
    return text;
  }
}

/** What JSON escapes: quotes, backslashes, control characters and halves of surrogate pairs. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Whether the text between quotes is its JSON, as of most. */
export const isPlain = (text: string): boolean => !ESCAPED.test(text);

/** As `JSON.stringify` writes it. */
export const jsonString = (text: string): string => (isPlain(text) ? `"${text}"` : JSON.stringify(text));
