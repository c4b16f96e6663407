/**
 * XML as a stream -> one plain object a record element. Namespaces are dropped, and attributes but the one asked for;
 * an element with only text is that text, repeated elements are a list. Entities of a document's own are refused by the parser, nesting
 * has a limit, so no document grows beyond its bytes.
 */
import { SaxesParser } from 'saxes';

export type XmlValue = string | XmlObject | readonly XmlValue[];
/** Without a prototype: an element called `__proto__` is an element. */
export interface XmlObject {
  readonly [name: string]: XmlValue;
}
export type XmlItem =
  | { readonly name: string; readonly value: XmlObject; readonly line: number; readonly header: Header }
  | { readonly error: string; readonly line: number; readonly column: number };
/** texts that stood outside any record, by element name */
export type Header = ReadonlyMap<string, string>;

const DEEPEST = 64;

/** An element with the attribute asked for holds it, and its own text, under names that no element can have. */
export const ATTRIBUTE = '@';
export const TEXT = '#';

/**
 * @param records local names of the elements to give out
 * @param attribute the one attribute that is kept, by its local name; the element is then an object even with text alone
 * @returns records in order; the first fault ends the document, what came before it is given
 */
export async function* xmlItems(
  chunks: AsyncIterable<string>,
  records: ReadonlySet<string>,
  attribute?: string,
): AsyncIterable<XmlItem> {
  const builder = new Builder(records, attribute);
  let begun = false;
  for await (const chunk of chunks) {
    // Some filings have a blank line before the declaration, which XML forbids.
    const text = begun ? chunk : chunk.replace(/^[\ufeff\s]+/, '');
    if (text === '') continue;
    begun = true;
    builder.write(text);
    yield* builder.take();
    if (builder.failed) return;
  }
  if (!begun) return;
  builder.end();
  yield* builder.take();
}

interface Frame {
  readonly name: string;
  readonly children: Record<string, XmlValue | XmlValue[]>;
  any: boolean;
  text: string;
}

class Builder {
  failed = false;
  private readonly parser = new SaxesParser({ position: true });
  private readonly records: ReadonlySet<string>;
  private readonly header = new Map<string, string>();
  private readonly stack: Frame[] = [];
  private inside = 0;
  private startLine = 0;
  private ready: XmlItem[] = [];

  constructor(records: ReadonlySet<string>, attribute: string | undefined) {
    this.records = records;
    this.parser.on('error', (error) => this.fail(error.message));
    this.parser.on('opentag', (tag) => {
      this.open(local(tag.name));
      const kept = attribute === undefined ? undefined : tag.attributes[attribute];
      if (typeof kept === 'string') this.keep(kept);
    });
    this.parser.on('text', (text) => this.add(text));
    this.parser.on('cdata', (text) => this.add(text));
    this.parser.on('closetag', () => this.close());
  }

  write(text: string): void {
    this.guarded(() => this.parser.write(text));
  }
  end(): void {
    this.guarded(() => this.parser.close());
  }
  take(): readonly XmlItem[] {
    const ready = this.ready;
    this.ready = [];
    return ready;
  }

  private guarded(step: () => unknown): void {
    if (this.failed) return;
    try {
      step();
    } catch (error) {
      this.fail((error as Error).message);
    }
  }

  private fail(message: string): void {
    if (this.failed) return;
    this.failed = true;
    const error = message.replace(/^\d+:\d+: /, '');
    this.ready.push({ error, line: this.parser.line, column: this.parser.column });
  }

  private open(name: string): void {
    if (this.failed) return;
    if (this.stack.length >= DEEPEST) this.fail(`elements are nested more than ${DEEPEST} deep`);
    if (this.inside === 0 && this.records.has(name)) {
      this.inside = this.stack.length + 1;
      this.startLine = this.parser.line;
    }
    this.stack.push({ name, children: Object.create(null) as Frame['children'], any: false, text: '' });
  }

  private keep(attribute: string): void {
    const frame = this.stack.at(-1);
    if (frame === undefined || this.failed) return;
    frame.children[ATTRIBUTE] = attribute;
    frame.any = true;
  }

  private add(text: string): void {
    const frame = this.stack.at(-1);
    if (frame !== undefined && !this.failed) frame.text += text;
  }

  private close(): void {
    const frame = this.stack.pop();
    if (frame === undefined || this.failed) return;
    if (Object.hasOwn(frame.children, ATTRIBUTE)) frame.children[TEXT] = frame.text.trim();
    const value: XmlValue = frame.any ? frame.children : frame.text.trim();
    if (this.inside === this.stack.length + 1) {
      this.inside = 0;
      const whole = typeof value === 'string' ? frame.children : value;
      this.ready.push({
        name: frame.name,
        value: whole as XmlObject,
        line: this.startLine,
        header: this.header,
      });
      return;
    }
    if (this.inside === 0) {
      if (typeof value === 'string' && value !== '') this.header.set(frame.name, value);
      return;
    }
    const parent = this.stack.at(-1);
    if (parent === undefined) return;
    const before = parent.children[frame.name];
    parent.any = true;
    if (before === undefined) parent.children[frame.name] = value;
    else if (Array.isArray(before)) (before as XmlValue[]).push(value);
    else parent.children[frame.name] = [before, value] as XmlValue[];
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
