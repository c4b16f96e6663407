/** The parts of a workbook that its cells rest on: which sheets there are, texts, number formats. */
import { LookthroughError } from '../../terms/problem.ts';
import type { Package } from '../types.ts';
import { type XmlAttributes, xmlEvents } from '../xml/events.ts';
import { type Book, plainText } from './cell.ts';
import { builtIn, type Shown, shownBy } from './number-format.ts';

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** its part; undefined: no part of the package */
  readonly part: string | undefined;
}
export interface Workbook extends Book {
  readonly sheets: readonly Sheet[];
}

/** Texts of all cells together, in characters: they are held while the sheets are read. */
export const MOST_TEXT = 512e6;
/** What even an empty text takes. */
const EACH_TEXT = 16;

/** @throws BadXml; LookthroughError limit-reached: texts beyond `mostText` */
export async function workbookOf(parts: Package, file: string, mostText = MOST_TEXT): Promise<Workbook> {
  const found = new Parts(parts);
  const root = (await found.relations('')).find((r) => r.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const relations = await found.relations(root);
  const partOf = (type: string): string | undefined => relations.find((r) => r.type === type)?.target;
  let from1904 = false;
  const sheets: Sheet[] = [];
  for await (const { name, parent, attributes } of found.elements(root)) {
    if (name === 'workbookPr') from1904 = isTrue(attributes.get('date1904'));
    if (name !== 'sheet' || parent !== 'sheets') continue;
    const relation = relations.find((r) => r.id === attributes.get('id'));
    // A chart has a sheet of its own, without a cell.
    if (relation !== undefined && relation.type !== 'worksheet') continue;
    const hidden = /^(?:hidden|veryHidden)$/.test(attributes.get('state') ?? '');
    sheets.push({ name: attributes.get('name') ?? '', hidden, part: found.known(relation?.target) });
  }
  return {
    sheets,
    from1904,
    styles: await stylesOf(found, partOf('styles')),
    strings: await stringsOf(parts, found.known(partOf('sharedStrings')), file, mostText),
  };
}

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

interface Relation {
  readonly id: string;
  /** the last word of its URI, which has one beginning in the strict and one in the transitional form */
  readonly type: string;
  readonly target: string;
}
interface Element {
  readonly name: string;
  readonly parent: string;
  readonly attributes: XmlAttributes;
}

/** Parts by their name, which has no case (ISO/IEC 29500-2, 6.2.2). */
class Parts {
  private readonly parts: Package;
  private readonly names: ReadonlyMap<string, string>;
  constructor(parts: Package) {
    this.parts = parts;
    this.names = new Map(parts.names.map((n) => [n.toLowerCase(), n]));
  }

  known(name: string | undefined): string | undefined {
    return name === undefined ? undefined : this.names.get(name.toLowerCase());
  }

  async *elements(name: string | undefined): AsyncIterable<Element> {
    const known = this.known(name);
    if (known === undefined) return;
    for await (const events of xmlEvents(this.parts.open(known)))
      for (const event of events) if (event.kind === 'open') yield event;
  }

  /** @param of a part; '' is the package */
  async relations(of: string): Promise<readonly Relation[]> {
    const [folder, file] = [of.replace(/[^/]*$/, ''), of.replace(/^.*\//, '')];
    const found: Relation[] = [];
    for await (const { name, attributes } of this.elements(`${folder}_rels/${file}.rels`)) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') continue;
      const type = (attributes.get('Type') ?? '').replace(/^.*\//, '');
      found.push({ id: attributes.get('Id') ?? '', type, target: resolved(folder, attributes.get('Target') ?? '') });
    }
    return found;
  }
}

/** A target as a part's name; only names of this package are ever opened. */
function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

async function stylesOf(parts: Parts, part: string | undefined): Promise<readonly Shown[]> {
  const own = new Map<number, Shown>();
  const styles: Shown[] = [];
  for await (const { name, parent, attributes } of parts.elements(part)) {
    const id = Number(attributes.get('numFmtId') ?? 0);
    if (name === 'numFmt' && parent === 'numFmts') own.set(id, shownBy(attributes.get('formatCode') ?? ''));
    if (name === 'xf' && parent === 'cellXfs') styles.push(own.get(id) ?? builtIn(id));
  }
  return styles;
}

/** Runs of one text are joined; the reading beside East Asian signs (rPh) is no part of it. */
async function stringsOf(
  parts: Package,
  part: string | undefined,
  file: string,
  most: number,
): Promise<readonly string[]> {
  const strings: string[] = [];
  let [text, inText, aside, size] = ['', false, false, 0];
  if (part === undefined) return strings;
  for await (const events of xmlEvents(parts.open(part))) {
    for (const event of events) {
      if (event.kind === 'text') text += inText ? event.text : '';
      else if (event.name === 'rPh') aside = event.kind === 'open';
      else if (event.name === 't') inText = event.kind === 'open' && !aside;
      else if (event.name === 'si' && event.kind === 'open') text = '';
      else if (event.name === 'si') {
        strings.push(plainText(text));
        size += text.length + EACH_TEXT;
        text = '';
      }
    }
    if (size + text.length > most)
      throw new LookthroughError('limit-reached', `the texts of ${file} are longer than ${most} characters`, {
        received: file,
      });
  }
  return strings;
}
