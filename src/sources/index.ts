/** Every format the engine reads and writes. A new source is its folder plus one line here. */
import { bods } from './bods/index.ts';
import { cacNigeria } from './cac-nigeria/index.ts';
import { csv } from './csv/index.ts';
import { type ColumnMapping, namesFile } from './csv/mapping.ts';
import { cvr } from './cvr/index.ts';
import { ftm } from './ftm/index.ts';
import { gleif } from './gleif/index.ts';
import { icij } from './icij/index.ts';
import { itieRdc } from './itie-rdc/index.ts';
import { own } from './own/index.ts';
import { ukCompanies } from './psc/company-csv.ts';
import { psc } from './psc/index.ts';
import { rpvs } from './rpvs/index.ts';
import { sec } from './sec/index.ts';
import type { PackageFormat, SourceFormat } from './types.ts';
import { wikidata } from './wikidata/index.ts';
import { xlsx } from './xlsx/index.ts';

export const SOURCES: readonly SourceFormat[] = [
  own,
  psc,
  ukCompanies,
  gleif,
  ftm,
  icij,
  sec,
  cvr,
  rpvs,
  cacNigeria,
  itieRdc,
  wikidata,
  csv,
  bods,
];

/** Formats whose files are zips of parts that rest on each other. */
export const PACKAGES: readonly PackageFormat[] = [xlsx];

/**
 * The format most sure of itself, if any is; a text that a column mapping names is a table, whatever it looks like.
 * @param head the first 64 kB
 */
export function detectFormat(head: string, file: string, columns?: ColumnMapping): SourceFormat | undefined {
  const named = columns?.tables.some((t) => t.file !== undefined && namesFile(t.file, file)) === true;
  if (named && !isOther(file)) return csv;
  const scored = SOURCES.map((format) => ({ format, score: format.detect(head, file) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.format : undefined;
}

/** By its ending a file of another format, which no "*" of a mapping makes a table. */
function isOther(file: string): boolean {
  const ending = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if ([...csv.extensions, 'txt'].includes(ending)) return false;
  return SOURCES.some((s) => s.extensions.includes(ending));
}

export { columnMapping } from './csv/check-mapping.ts';
export type { ColumnDescription, DescribedItem, TableDescription } from './csv/describe.ts';
export { type ColumnMapping, type ColumnMeaning, type TableMapping, tableFor } from './csv/mapping.ts';
export { mappingOf } from './csv/mapping-of.ts';
export type { Package, PackageFormat, ReadContext, ReadItem, SourceFormat, WriteResult } from './types.ts';
