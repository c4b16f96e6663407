/** Descriptions of tables -> a mapping to save, to look at and to change. */
import type { ColumnDescription, TableDescription } from './describe.ts';
import { knownTable } from './known-tables.ts';
import type { ColumnMapping, ColumnMeaning, Meaning, TableMapping } from './mapping.ts';

/**
 * Every column with a header is in it, those that are not read as "ignore": what it says, nothing has to be guessed.
 * Read under it, the tables give the statements they give without it.
 */
export function mappingOf(tables: readonly TableDescription[]): ColumnMapping {
  const all = tables.map((d) => ({ ...tableOf(d), path: d.file }));
  const said: TableMapping[] = [];
  for (const { path, ...table } of all) {
    const twins = all.filter((t) => t.file === table.file && t.sheet === table.sheet);
    const alike = twins.every((t) => JSON.stringify({ ...t, path }) === JSON.stringify({ ...table, path }));
    // One name in two folders: one entry where it says the same of both.
    if (!alike) said.push({ ...table, file: path });
    else if (!said.some((t) => t.file === table.file && t.sheet === table.sheet)) said.push(table);
  }
  return { tables: said };
}

function tableOf(d: TableDescription): TableMapping & { readonly file: string } {
  const columns: Record<string, Meaning | ColumnMeaning> = {};
  for (const [place, c] of d.columns.entries()) {
    const name = d.header === 0 ? String(place + 1) : c.header.trim();
    // Of two columns of one header the first is meant, here as in the reading.
    if (name !== '' && !Object.hasOwn(columns, name)) columns[name] = saidOf(c);
  }
  const names = d.columns.map((c) => c.header);
  const always = d.mapping?.always ?? knownTable(d.file, names)?.table.always;
  const { separator, header } = d.mapping ?? {};
  return {
    file: d.file.replace(/^.*\//, ''),
    ...(d.sheet === undefined ? {} : { sheet: d.sheet }),
    ...(header === undefined ? {} : { header }),
    ...(separator === undefined ? {} : { separator }),
    ...(d.rows === 'holdings' ? {} : { rows: d.rows }),
    columns,
    ...(always === undefined ? {} : { always }),
  };
}

function saidOf({ meaning }: ColumnDescription): Meaning | ColumnMeaning {
  if (meaning === undefined) return 'ignore';
  return Object.keys(meaning).length === 1 ? meaning.is : meaning;
}
