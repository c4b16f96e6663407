/**
 * XML as a stream of begins, texts and ends, with attributes, for documents whose cells are attributes. Prefixes are
 * dropped. A document type is refused, so no entity of a document's own can make it grow; nesting has a limit.
 */
import { SaxesParser } from 'saxes';

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly parent: string; readonly attributes: XmlAttributes }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close'; readonly name: string };
export type XmlAttributes = ReadonlyMap<string, string>;

/** The first fault of a document; what came before it was given. */
export class BadXml extends Error {
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const DEEPEST = 64;
/** Characters of one text or tag: the parser holds it until it ends. */
const LONGEST = 64e6;

/**
 * @returns the events of a document, in lists of any length
 * @throws BadXml where the document is not well formed, has a document type, nests too deep, or has a text that does not end
 */
export async function* xmlEvents(chunks: AsyncIterable<string>): AsyncIterable<readonly XmlEvent[]> {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  const open: string[] = [];
  let ready: XmlEvent[] = [];
  let fault: BadXml | undefined;
  const fail = (message: string): void => {
    fault ??= new BadXml(message.replace(/^\d+:\d+: /, ''), parser.line, parser.column);
  };
  const push = (event: XmlEvent): void => {
    if (fault === undefined) ready.push(event);
  };
  parser.on('error', (error) => fail(error.message));
  parser.on('doctype', () => fail('the document has a document type, which is not read'));
  parser.on('opentag', (tag) => {
    if (open.length >= DEEPEST) fail(`elements are nested more than ${DEEPEST} deep`);
    const name = local(tag.name);
    push({ kind: 'open', name, parent: open.at(-1) ?? '', attributes: attributesOf(tag.attributes) });
    open.push(name);
  });
  parser.on('text', (text) => push({ kind: 'text', text }));
  parser.on('cdata', (text) => push({ kind: 'text', text }));
  parser.on('closetag', (tag) => {
    open.pop();
    push({ kind: 'close', name: local(tag.name) });
  });
  const step = (write: () => unknown): readonly XmlEvent[] => {
    try {
      write();
    } catch (error) {
      fail((error as Error).message);
    }
    const events = ready;
    ready = [];
    return events;
  };
  let held = 0;
  for await (const chunk of chunks) {
    const events = step(() => parser.write(chunk));
    held = events.length > 0 ? 0 : held + chunk.length;
    if (held > LONGEST) fail(`a text or a tag is longer than ${LONGEST} characters`);
    yield events;
    if (fault !== undefined) throw fault;
  }
  yield step(() => parser.close());
  if (fault !== undefined) throw fault;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An attribute without a prefix goes before one of the same name with one. */
function attributesOf(given: Readonly<Record<string, string>>): XmlAttributes {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    const short = local(name);
    if (short === name || !found.has(short)) found.set(short, value);
  }
  return found;
}
