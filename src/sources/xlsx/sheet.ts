/** A sheet's part -> its rows, as they stream by. */
import { xmlEvents } from '../xml/events.ts';
import { addressOf, LAST_COLUMN, LAST_ROW } from './address.ts';
import { type Book, type CellFault, textOfCell } from './cell.ts';

export interface SheetRow {
  /** from 1 */
  readonly number: number;
  /** cells that are not empty, by column from 0 */
  readonly cells: ReadonlyMap<number, string>;
  readonly faults: ReadonlyMap<number, CellFault>;
}

/**
 * @returns rows that have a cell with something in it, in the order of the file
 * @throws BadXml; what came before the fault is given
 */
export async function* rowsOfSheet(chunks: AsyncIterable<string>, book: Book): AsyncIterable<SheetRow> {
  const scan = new Scan(book);
  for await (const events of xmlEvents(chunks)) {
    for (const event of events) {
      if (event.kind === 'text') scan.text(event.text);
      else if (event.kind === 'open') scan.open(event.name, event.attributes);
      else scan.close(event.name);
    }
    yield* scan.take();
  }
}

/** Every spreadsheet program ends a cell's text here. */
const LONGEST = 32_767;

type Attributes = ReadonlyMap<string, string>;

class Scan {
  private readonly book: Book;
  private ready: SheetRow[] = [];
  private row = 0;
  private column = -1;
  private cells = new Map<number, string>();
  private faults = new Map<number, CellFault>();
  private type = 'n';
  private style = 0;
  private value = '';
  private formula = false;
  /** inside a cell's value, or a text of it that is no reading aside */
  private taking = false;
  private inCell = false;
  private aside = false;

  constructor(book: Book) {
    this.book = book;
  }

  take(): readonly SheetRow[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }

  text(text: string): void {
    if (this.taking && this.value.length <= LONGEST) this.value += text;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.beginRow(attributes);
    else if (name === 'c') this.beginCell(attributes);
    else if (!this.inCell) return;
    else if (name === 'f') this.formula = true;
    else if (name === 'rPh') this.aside = true;
    else if (name === 'v' || name === 't') this.taking = !this.aside;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.taking = false;
    else if (name === 'rPh') this.aside = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
  }

  /** Rows and cells without an address follow the one before. */
  private beginRow(attributes: Attributes): void {
    const given = attributes.get('r') ?? '';
    this.row = /^[1-9]\d{0,6}$/.test(given) && Number(given) <= LAST_ROW ? Number(given) : this.row + 1;
    this.column = -1;
    this.cells = new Map();
    this.faults = new Map();
  }

  private beginCell(attributes: Attributes): void {
    const given = attributes.get('r');
    this.column = (given === undefined ? undefined : addressOf(given))?.column ?? this.column + 1;
    this.type = attributes.get('t') ?? 'n';
    this.style = Number(attributes.get('s') ?? 0);
    this.value = '';
    this.formula = false;
    this.inCell = true;
  }

  private endCell(): void {
    this.inCell = false;
    if (this.column > LAST_COLUMN) return;
    const { type, style, value, formula } = this;
    const found = value.length > LONGEST ? tooLong(value) : textOfCell({ type, style, value, formula }, this.book);
    if (typeof found !== 'string') this.faults.set(this.column, found);
    else if (found.trim() !== '') this.cells.set(this.column, found);
  }

  private endRow(): void {
    const { row, cells, faults } = this;
    if (cells.size > 0 || faults.size > 0) this.ready.push({ number: row, cells, faults });
  }
}

const tooLong = (text: string): CellFault => ({
  message: `the text of the cell is longer than ${LONGEST} characters`,
  received: text.slice(0, 200),
  expected: 'a name, a share or a date',
});
