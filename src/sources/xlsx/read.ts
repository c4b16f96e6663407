/** A workbook -> statements, sheet by sheet and row by row; what a sheet is not read for is said. */
import type { Problem } from '../../terms/problem.ts';
import { namesFile, tableFor } from '../csv/mapping.ts';
import type { Package, ReadContext, ReadItem } from '../types.ts';
import { BadXml } from '../xml/events.ts';
import { rowsOfSheet } from './sheet.ts';
import { SheetTable } from './sheet-table.ts';
import { type Sheet, type Workbook, workbookOf } from './workbook.ts';

/**
 * @returns statements and Problems in the order of the sheets; sheets without a table last, as warnings where another
 *   sheet has one
 * @throws LookthroughError limit-reached: more texts or cells than are held at once
 */
export async function* readXlsx(parts: Package, context: ReadContext): AsyncIterable<ReadItem> {
  if (parts.names.some((n) => n.toLowerCase() === 'xl/workbook.bin')) {
    yield { problem: binary(context.file) };
    return;
  }
  const book = await opened(parts, context.file);
  if ('severity' in book) {
    yield { problem: book };
    return;
  }
  for (const problem of sheetsNotThere(context, book)) yield { problem };
  const without: { readonly problem: Problem; readonly asked: boolean }[] = [];
  let tables = 0;
  for (const sheet of book.sheets) {
    const file = placeOfSheet(context.file, sheet.name);
    const said = tableFor(context.columns, context.file, sheet.name);
    // Asked for by its name, a hidden sheet is read.
    if (sheet.hidden && said?.sheet === undefined) yield { problem: hiddenSheet(file) };
    else {
      const table = new SheetTable({ ...context, file }, said);
      yield* rowsRead(parts, sheet, book, table, file);
      if (table.isTable) tables += 1;
      else without.push({ problem: table.missing(), asked: said?.sheet !== undefined });
    }
  }
  if (!book.sheets.some((s) => !s.hidden)) without.push({ problem: noSheet(context.file), asked: true });
  // Beside a table, a sheet of notes is no fault; one that a mapping speaks of is.
  for (const { problem, asked } of without)
    yield { problem: tables > 0 && !asked ? { ...problem, severity: 'warning' } : problem };
}

export async function opened(parts: Package, file: string): Promise<Workbook | Problem> {
  try {
    return await workbookOf(parts, file);
  } catch (error) {
    if (error instanceof BadXml) return badXml(error, file);
    throw error;
  }
}

async function* rowsRead(
  parts: Package,
  sheet: Sheet,
  book: Workbook,
  table: SheetTable,
  file: string,
): AsyncIterable<ReadItem> {
  if (sheet.part === undefined) return;
  try {
    for await (const row of rowsOfSheet(parts.open(sheet.part), book)) {
      yield* table.row(row);
      if (table.done) return;
    }
  } catch (error) {
    if (!(error instanceof BadXml)) throw error;
    yield { problem: badXml(error, file) };
  }
}

const badXml = ({ message, line, column }: BadXml, file: string): Problem => ({
  code: 'bad-xml',
  severity: 'rejected',
  message,
  place: { file, line, column },
  expected: 'a whole workbook, as a spreadsheet program writes it',
});

export const hiddenSheet = (file: string): Problem => ({
  code: 'hidden-sheet',
  severity: 'warning',
  message: 'the sheet is hidden and is not read',
  place: { file },
  expected: 'a visible sheet, if it is to be read',
});

/** As a spreadsheet program names a sheet of a file. */
export const placeOfSheet = (file: string, sheet: string): string => `${file}, sheet '${sheet.replace(/'/g, "''")}'`;

/** Sheets a mapping names in this workbook and which it has not. */
export const sheetsNotThere = ({ columns, file }: ReadContext, book: Workbook): readonly Problem[] =>
  (columns?.tables ?? [])
    .filter((t) => t.file !== undefined && namesFile(t.file, file))
    .flatMap((t) =>
      t.sheet === undefined || book.sheets.some((s) => s.name === t.sheet) ? [] : [noSuchSheet(file, t.sheet, book)],
    );

const noSuchSheet = (file: string, name: string, book: Workbook): Problem => ({
  code: 'missing-column',
  severity: 'rejected',
  message: `the mapping names a sheet "${name}" that is not there`,
  place: { file },
  received: name,
  expected: `a sheet that is there: ${book.sheets.map((s) => s.name).join(', ')}`,
});

const noSheet = (file: string): Problem => ({
  code: 'empty-input',
  severity: 'rejected',
  message: 'the workbook has no visible sheet',
  place: { file },
  expected: 'a sheet with a header row such as owner, owned, share',
});

const binary = (file: string): Problem => ({
  code: 'unknown-format',
  severity: 'rejected',
  message: 'a binary workbook (.xlsb) is not read',
  place: { file },
  expected: 'the workbook saved as .xlsx',
});
