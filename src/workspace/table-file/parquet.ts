/** Statements → a Parquet file: one table, of interests. */
import type { PartyStatement, Statement } from '../../statements/types.ts';
import { ENGINE_VERSION } from '../engine-version.ts';
import type { DataTold } from './about.ts';
import { interestTable } from './interests.ts';
import { notTold } from './lost.ts';
import { newestOf } from './parties.ts';
import { type BytesResult, byText, type Cell, type Lost, type Table } from './types.ts';

/**
 * @param statements in any order; the file does not depend on it
 * @returns a row an interest, every column always there; data version and last day in the file's metadata; and what
 *   the file does not say
 */
export async function parquet(statements: readonly Statement[], data: DataTold): Promise<BytesResult> {
  const { parquetOf } = await import('../../store/duckdb/parquet.ts');
  const { table, lost } = wellFormed(interestTable(statements));
  const bytes = await parquetOf(table.columns, table.rows, {
    data_version: data.version,
    ...(data.last === undefined ? {} : { data_as_of: data.last }),
    written_by: `lookthrough ${ENGINE_VERSION}`,
  });
  const apart = statements.filter((s) => s.kind !== 'party');
  return { bytes, lost: [...notTold(apart), ...partiesNotTold(statements), ...lost] };
}

/** Rows of interests name and type their parties, by the newest statement of each, and say nothing more of them. */
function partiesNotTold(statements: readonly Statement[]): Lost[] {
  const newest = newestOf(statements);
  const held = new Set(statements.flatMap((s) => (s.kind === 'relationship' ? [s.subject, s.interestedParty] : [])));
  return statements
    .filter((s) => s.kind === 'party' && !(held.has(s.party) && newest.get(s.party) === s && isPlain(s)))
    .map(({ statementId }) => ({ statementId, what: 'a table of interests has no row for a party' }))
    .sort((a, b) => byText([a.statementId], [b.statementId]));
}

/** What a party statement has besides the name and the type: the statement itself, and who makes it. */
const SAID: ReadonlySet<string> = new Set<keyof PartyStatement>([
  ...(['kind', 'party', 'name', 'partyType', 'source', 'locator'] as const),
  ...(['statementId', 'recordId', 'recordStatus', 'statementDate'] as const),
]);
const isPlain = (s: PartyStatement): boolean =>
  s.recordStatus !== 'closed' && Object.entries(s).every(([key, value]) => SAID.has(key) || value === undefined);

/** Half a pair of surrogates has no bytes in UTF-8. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function wellFormed(table: Table): { readonly table: Table; readonly lost: readonly Lost[] } {
  const statement = table.columns.findIndex((c) => c.name === 'statement');
  const halves = new Set<string>();
  const whole = (cell: Cell | undefined, row: Table['rows'][number]): Cell | undefined => {
    if (typeof cell !== 'string' || cell.search(HALF) < 0) return cell;
    halves.add(String(row[statement] ?? ''));
    return cell.replace(HALF, '\ufffd');
  };
  const rows = table.rows.map((row) => row.map((cell) => whole(cell, row)));
  const what = 'halves of surrogate pairs are written as U+FFFD';
  return { table: { ...table, rows }, lost: [...halves].map((statementId) => ({ statementId, what })) };
}
