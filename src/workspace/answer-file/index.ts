/** An answer as a spreadsheet: one of its tables as CSV, all of them as a workbook. */
import Papa from 'papaparse';
import type { Envelope } from '../../answers/envelope.ts';
import { guarded } from '../../sources/csv/write.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { cut, sheetsOf } from '../table-file/fit.ts';
import type { Cell, Table } from '../table-file/types.ts';
import { workbook } from '../table-file/workbook.ts';
import type { Workspace } from '../workspace.ts';
import { aboutRows, framed } from './about.ts';
import type { Row } from './cells.ts';
import { mainTable, rowsByTable, tableFrom } from './tables.ts';

export const ANSWER_FILES = ['csv', 'xlsx'] as const;
export type AnswerFile = (typeof ANSWER_FILES)[number];

export interface AnswerFileOptions {
  /** which table of the answer a CSV holds; default: the one the question is asked for. A workbook holds all */
  readonly table?: string;
  /** CSV: begin with a byte order mark, without which Excel takes the file for the code page of the machine */
  readonly bom?: boolean;
}

/**
 * An answer for a spreadsheet. Every row of a CSV and every sheet says what it is true of; a scenario says so first.
 * @returns the text of a CSV (LF, quoted where needed) or the bytes of an .xlsx; the same for the same answer. Text a
 *   spreadsheet would run as a formula is written as text.
 * @throws LookthroughError usage: a table the answer does not have; limit-reached: a sheet of over 4 GiB
 * @example await answerAs(workspace, envelope, 'csv', { bom: true });
 */
export async function answerAs(
  workspace: Workspace,
  envelope: Envelope,
  format: AnswerFile,
  options: AnswerFileOptions = {},
): Promise<string | Uint8Array> {
  const tables = rowsByTable(envelope);
  const name = options.table ?? mainTable(envelope);
  const rows = tables.get(name);
  if (rows === undefined)
    throw new LookthroughError(
      'usage',
      `this answer has no table "${name}"; there are ${[...tables.keys()].join(', ')}`,
      {
        received: name,
        choices: [...tables.keys()],
      },
    );
  if (format === 'csv')
    return csv(
      envelope,
      tableFrom(
        name,
        rows.map((r) => framed(envelope, r)),
      ),
      options.bom === true,
    );
  return workbookOf(envelope, tables, await aboutRows(workspace, envelope));
}

/** What a cell cannot hold is cut, and said on the first sheet. */
function workbookOf(e: Envelope, tables: ReadonlyMap<string, readonly Row[]>, about: readonly Row[]): Uint8Array {
  const filled = [...tables].filter(([, list]) => list.length > 0);
  const fitted = filled.map(([sheet, list]) =>
    cut(
      tableFrom(
        sheet,
        list.map((r) => framed(e, r)),
      ),
    ),
  );
  const lost = fitted.flatMap((f) => f.lost.map(({ what }) => ({ what: 'cut', value: f.table.name, more: what })));
  const told = cut(tableFrom('About', [...about, ...lost])).table;
  return workbook([told, ...fitted.map((f) => f.table)].flatMap((t) => sheetsOf(t)));
}

/** A table without rows keeps the columns that say what nothing was found in. */
function csv(envelope: Envelope, table: Table, bom: boolean): string {
  const head = table.columns.length > 0 ? table.columns.map((c) => c.name) : Object.keys(framed(envelope, {}));
  const text = (cell: Cell | undefined): Cell => (typeof cell === 'string' ? guarded(cell) : (cell ?? ''));
  const rows = table.rows.map((row) => row.map(text));
  return `${bom ? '\ufeff' : ''}${Papa.unparse([head, ...rows], { newline: '\n' })}\n`;
}
