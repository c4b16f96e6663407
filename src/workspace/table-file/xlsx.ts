/** Statements → an Excel workbook. */
import type { Statement } from '../../statements/types.ts';
import { aboutTable, type DataTold } from './about.ts';
import { cut, sheetsOf, used } from './fit.ts';
import { interestTable } from './interests.ts';
import { notTold } from './lost.ts';
import { partyTable } from './parties.ts';
import type { BytesResult } from './types.ts';
import { workbook } from './workbook.ts';

/**
 * @param statements in any order; the workbook does not depend on it
 * @returns an .xlsx file with the sheets Parties, Interests and About, and what they do not say
 * @throws LookthroughError limit-reached: a sheet of over 4 GiB
 */
export function xlsx(statements: readonly Statement[], data: DataTold): BytesResult {
  const told = [partyTable(statements), interestTable(statements)].map((t) => cut(used(t)));
  const lost = [...notTold(statements), ...told.flatMap((t) => t.lost)];
  // What is cut of a source's name here is told already of the statement that has it.
  const about = cut(aboutTable(statements, data, lost)).table;
  return { bytes: workbook([...told.map((t) => t.table), about].flatMap((t) => sheetsOf(t))), lost };
}
