/** What each sheet of a workbook is read as, from its first rows. */
import { type DescribedItem, TableSample } from '../csv/describe.ts';
import { emptyTable } from '../csv/empty.ts';
import { tableFor } from '../csv/mapping.ts';
import type { Package, ReadContext } from '../types.ts';
import { hiddenSheet, opened, placeOfSheet, sheetsNotThere } from './read.ts';
import { rowsOfSheet } from './sheet.ts';
import { cellsIn, columnsIn } from './sheet-table.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** @throws LookthroughError limit-reached: more texts than are held at once */
export async function* describeXlsx(parts: Package, context: ReadContext): AsyncIterable<DescribedItem> {
  const book = await opened(parts, context.file);
  if ('severity' in book) {
    yield { problem: book };
    return;
  }
  for (const problem of sheetsNotThere(context, book)) yield { problem };
  for (const sheet of book.sheets) {
    const place = placeOfSheet(context.file, sheet.name);
    if (sheet.hidden && tableFor(context.columns, context.file, sheet.name)?.sheet === undefined)
      yield { problem: hiddenSheet(place) };
    else {
      const table = (await sampleOf(parts, sheet, book, new TableSample(context, sheet.name, place))).description();
      yield table === undefined
        ? { problem: { ...emptyTable(place), severity: 'warning', message: 'the sheet holds no row' } }
        : { table };
    }
  }
}

/** Cells below the header by its columns, as the reading takes them. */
async function sampleOf(parts: Package, sheet: Sheet, book: Workbook, sample: TableSample): Promise<TableSample> {
  let columns: readonly number[] | undefined;
  if (sheet.part === undefined) return sample;
  for await (const row of rowsOfSheet(parts.open(sheet.part), book)) {
    const here = columns ?? columnsIn(row, sample.headless);
    sample.row(cellsIn(row, here), row.number);
    if (sample.found) columns = here;
    if (sample.enough) break;
  }
  return sample;
}
