/** A .pptx read back: the archive by its directory, the slide by an XML parser; what is not well formed throws. */
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

export async function unzipped(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return files;
}

export function parsed(xml: string): Element {
  const parser = new SaxesParser();
  type Open = { name: string; attributes: Record<string, string>; children: Element[]; text: string };
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack: Open[] = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const open: Open = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [], text: '' };
    stack.at(-1)?.children.push(open);
    stack.push(open);
  });
  parser.on('text', (text) => {
    const open = stack.at(-1) as Open;
    open.text += text;
  });
  parser.on('closetag', () => stack.pop());
  parser.write(xml).close();
  return root.children[0] as Element;
}

/** All elements of a name, in the order of the document. */
export function all(from: Element, name: string): Element[] {
  const found: Element[] = [];
  const stack = [from];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.name === name) found.push(e);
    stack.push(...[...e.children].reverse());
  }
  return found;
}
export const first = (from: Element, name: string): Element => {
  const [found] = all(from, name);
  if (found === undefined) throw new Error(`there is no ${name} in ${from.name}`);
  return found;
};
/** The words of the slide, texts parted by a space. */
export const wordsOf = (from: Element): string =>
  all(from, 'a:t')
    .map((t) => t.text)
    .join(' ');
