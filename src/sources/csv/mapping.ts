/** A column mapping: what the columns of named tables mean, said by a person. It wins over every guess. */
import type { Column } from './columns.ts';

/** `holdings`: one holding a row; `parties`: one party a row, with its id, name and type; `none`: not read. */
export const ROWS = ['holdings', 'parties', 'none'] as const;
export type Rows = (typeof ROWS)[number];

/** What the figures of a share column are of. `both`: the source says them of capital and of votes. */
export const KINDS = ['economic', 'votes', 'both'] as const;
export type Kind = (typeof KINDS)[number];

/** In a table of parties its columns have shorter names. */
export const PARTY_WORDS = { name: 'owned', id: 'owned_id', type: 'owned_type' } as const;
export type Meaning = Column | keyof typeof PARTY_WORDS | 'ignore';

export interface ColumnMeaning {
  readonly is: Meaning;
  /** of owner_id, owned_id, id: the list the numbers are of, such as XI-LEI or GB-COH */
  readonly scheme?: string;
  /** of share: what it is of */
  readonly kind?: Kind;
  /** of a column of dates: 05/06/2015 is 5 June */
  readonly dates?: 'day-first';
  /** the table's words -> ours: {"Personne physique": "person"} */
  readonly values?: Readonly<Record<string, string>>;
}

export interface TableMapping {
  /** name of the file without folders, or its end; "*" stands for any letters; without it: every file */
  readonly file?: string;
  /** of a workbook; without it: every sheet of it */
  readonly sheet?: string;
  /** row of the header, from 1; 0: there is none, columns are named "1", "2", …; without it: looked for */
  readonly header?: number;
  /** what parts the cells of a text, where it is not the sign found most often in the header */
  readonly separator?: string;
  /** default: holdings */
  readonly rows?: Rows;
  /** header -> what it means; a header that is not here is guessed */
  readonly columns: Readonly<Record<string, Meaning | ColumnMeaning>>;
  /** what is true of every row that says nothing else: {"owned_type": "company"} */
  readonly always?: Readonly<Partial<Record<Column, string>>>;
  readonly about?: string;
}

export interface ColumnMapping {
  readonly tables: readonly TableMapping[];
  readonly about?: string;
}

/**
 * The table of a mapping that speaks of a file or sheet: of several, one that names the sheet, then one that names the
 * file, then the first.
 * @param file as in the place of a Problem, folders and archive before it
 */
export function tableFor(mapping: ColumnMapping | undefined, file: string, sheet?: string): TableMapping | undefined {
  const fitting = (mapping?.tables ?? []).filter(
    (t) => (t.file === undefined || namesFile(t.file, file)) && (t.sheet === undefined || t.sheet === sheet),
  );
  const exact = (t: TableMapping): number => (t.sheet === undefined ? 0 : 2) + (t.file === undefined ? 0 : 1);
  return fitting.reduce<TableMapping | undefined>(
    (best, t) => (best === undefined || exact(t) > exact(best) ? t : best),
    undefined,
  );
}

/** "b.csv" names "b.csv" and "a/b.csv", not "ab.csv". */
export function namesFile(pattern: string, file: string): boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '[^/]*');
  return new RegExp(`(?:^|/)${escaped}$`, 'u').test(file);
}

export const meaningOf = (meaning: Meaning | ColumnMeaning): ColumnMeaning =>
  typeof meaning === 'string' ? { is: meaning } : meaning;

/** The column of a table of holdings that a meaning stands for; undefined: to be ignored. */
export const columnOf = ({ is }: ColumnMeaning): Column | undefined =>
  is === 'ignore'
    ? undefined
    : Object.hasOwn(PARTY_WORDS, is)
      ? PARTY_WORDS[is as keyof typeof PARTY_WORDS]
      : (is as Column);
