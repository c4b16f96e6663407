/** The pages and the text of a PDF as Chromium writes it: objects by number, streams inflated, glyphs by their ToUnicode map. */
import { inflateSync } from 'node:zlib';

export interface PdfPage {
  /** in points, 72 to the inch */
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

export function pagesOf(bytes: Uint8Array): PdfPage[] {
  const objects = objectsOf(Buffer.from(bytes));
  return [...objects.values()]
    .filter(({ head }) => /\/Type\s*\/Page\b(?!s)/.test(head))
    .map(({ head }) => {
      const box = /\/MediaBox\s*\[([^\]]+)\]/.exec(head)?.[1]?.trim().split(/\s+/).map(Number) ?? [];
      const fonts = fontsOf(head, objects);
      const content = /\/Contents\s+(\d+) 0 R/.exec(head)?.[1] ?? '';
      return { width: box[2] ?? 0, height: box[3] ?? 0, text: shown(content, fonts, objects) };
    });
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}
type Objects = ReadonlyMap<string, PdfObject>;
type Glyphs = ReadonlyMap<number, string>;

function objectsOf(file: Buffer): Objects {
  const text = file.toString('latin1');
  if (!text.startsWith('%PDF-')) throw new Error('this is no PDF');
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\s*([\s\S]*?)endobj/g)) {
    const [, id = '', body = ''] = match;
    const at = body.indexOf('stream');
    const head = at < 0 ? body : body.slice(0, at);
    const length = Number(/\/Length\s+(\d+)/.exec(head)?.[1] ?? 0);
    const start = at < 0 ? 0 : at + (body.startsWith('stream\r\n', at) ? 8 : 7);
    const raw = Buffer.from(at < 0 ? '' : body.slice(start, start + length), 'latin1');
    objects.set(id, { head, stream: head.includes('FlateDecode') ? inflated(raw) : raw.toString('latin1') });
  }
  return objects;
}
/** A stream whose bytes hold "endobj" would be cut: it is none of text. */
function inflated(raw: Buffer): string {
  try {
    return inflateSync(raw).toString('latin1');
  } catch {
    return '';
  }
}

function fontsOf(head: string, objects: Objects): ReadonlyMap<string, Glyphs> {
  const resources = /\/Resources\s+(\d+) 0 R/.exec(head)?.[1];
  const from = resources === undefined ? head : (objects.get(resources)?.head ?? '');
  const fonts = new Map<string, Glyphs>();
  for (const [, name = '', id = ''] of from.matchAll(/\/(F\d+)\s+(\d+) 0 R/g)) {
    const map = /\/ToUnicode\s+(\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1] ?? '';
    fonts.set(name, glyphsOf(objects.get(map)?.stream ?? ''));
  }
  return fonts;
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
function glyphsOf(map: string): Glyphs {
  const glyphs = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', letters = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      glyphs.set(Number.parseInt(glyph, 16), utf16(letters));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let g = Number.parseInt(from, 16), n = 0; g <= Number.parseInt(to, 16); g += 1, n += 1)
        glyphs.set(g, String.fromCodePoint((utf16(first).codePointAt(0) ?? 0) + n));
  return glyphs;
}

/** Runs of glyphs in the order they are painted, forms that the page draws included. */
function shown(id: string, fonts: ReadonlyMap<string, Glyphs>, objects: Objects): string {
  let [text, font]: [string, Glyphs | undefined] = ['', undefined];
  for (const [token, name, run] of (objects.get(id)?.stream ?? '').matchAll(
    /\/(F\d+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>|\bET\b/g,
  )) {
    if (name !== undefined) font = fonts.get(name);
    else if (run !== undefined)
      for (const glyph of run.match(/.{4}/g) ?? []) text += font?.get(Number.parseInt(glyph, 16)) ?? '';
    else if (token === 'ET') text += '\n';
  }
  return text;
}
