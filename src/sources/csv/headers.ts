/** A header row -> what each of its columns means: as a mapping says, else guessed, with the reason. */
import type { Problem } from '../../terms/problem.ts';
import { COLUMNS, type Column } from './columns.ts';
import { type ColumnMeaning, columnOf, meaningOf, type Rows, type TableMapping } from './mapping.ts';
import { bare, DAY_FIRST, folded, IDENTIFIERS, SHARES, SYNONYMS } from './synonyms.ts';

export type Why = 'mapping' | 'own word' | 'usual header' | 'unknown' | 'taken' | 'no header';

/** One column of the table, in its order. */
export interface ColumnUse {
  readonly place: number;
  readonly header: string;
  /** undefined: it is not read */
  readonly meaning?: ColumnMeaning;
  readonly why: Why;
}

export interface IdentifierColumn {
  readonly of: 'owner' | 'owned';
  readonly scheme: string;
  readonly place: number;
}

export interface Headers {
  /** column -> place in the row */
  readonly at: ReadonlyMap<Column, number>;
  readonly identifiers: readonly IdentifierColumn[];
  /** columns whose dates are written day first */
  readonly dayFirst: ReadonlySet<Column>;
  /** column -> the table's words -> ours */
  readonly values: ReadonlyMap<Column, Readonly<Record<string, string>>>;
  readonly always: Readonly<Partial<Record<Column, string>>>;
  readonly rows: Rows;
  readonly uses: readonly ColumnUse[];
  /** what is needed and not there: owner, owned, or headers the mapping names */
  readonly missing: readonly string[];
  readonly problems: readonly Problem[];
  /** something needed is missing */
  readonly unusable: boolean;
}

/**
 * @param row the header row as it stands
 * @param table what a mapping says of this table
 * @param number of the row, for Problems
 */
export function headersOf(row: readonly string[], file: string, table?: TableMapping, number = 1): Headers {
  const rows = table?.rows ?? 'holdings';
  const said = saidIn(row, table);
  const uses = usesOf(row, said.at, rows);
  const at = new Map<Column, number>();
  const identifiers: IdentifierColumn[] = [];
  const dayFirst = new Set<Column>();
  const values = new Map<Column, Readonly<Record<string, string>>>();
  const always: Partial<Record<Column, string>> = { ...table?.always };
  for (const { place, meaning } of uses) {
    const column = meaning === undefined ? undefined : columnOf(meaning);
    if (meaning === undefined || column === undefined) continue;
    if (meaning.scheme === undefined) at.set(column, place);
    else identifiers.push({ of: column === 'owner_id' ? 'owner' : 'owned', scheme: meaning.scheme, place });
    if (meaning.dates === 'day-first') dayFirst.add(column);
    if (meaning.values !== undefined) values.set(column, meaning.values);
    if (meaning.kind !== undefined) always.kind = meaning.kind;
  }
  const found = { at, identifiers, dayFirst, values, always, rows, uses };
  if (rows === 'none') return { ...found, missing: [], problems: [], unusable: false };
  const missing = said.absent.length > 0 ? said.absent : neededIn(found);
  const problems =
    said.absent.length > 0 ? said.absent.map((n) => notThere(file, row, n, number)) : guesses(file, uses, number);
  if (said.absent.length === 0 && missing.length > 0) problems.push(missingColumns(file, row, missing, number));
  return { ...found, missing, problems, unusable: missing.length > 0 };
}

/** Place -> meaning, for the columns a mapping names; and the names that are not there. */
function saidIn(row: readonly string[], table: TableMapping | undefined) {
  const at = new Map<number, ColumnMeaning>();
  const absent: string[] = [];
  const names = row.map(folded);
  for (const [name, meaning] of Object.entries(table?.columns ?? {})) {
    const exact = row.indexOf(name);
    const place = exact >= 0 ? exact : names.indexOf(folded(name));
    if (place >= 0) at.set(place, meaningOf(meaning));
    else absent.push(name);
  }
  return { at, absent };
}

/** What a mapping says comes first, so that a guess further left cannot take its meaning. */
function usesOf(row: readonly string[], said: ReadonlyMap<number, ColumnMeaning>, rows: Rows): readonly ColumnUse[] {
  const taken = new Set<string>([...said.values()].map(keyOf));
  return row.map((header, place): ColumnUse => {
    const meaning = said.get(place);
    if (meaning !== undefined) return { place, header, meaning, why: 'mapping' };
    const guess = rows === 'holdings' ? guessOf(header) : undefined;
    if (guess === undefined) return { place, header, why: folded(header) === '' ? 'no header' : 'unknown' };
    const key = keyOf(guess.meaning);
    if (taken.has(key)) return { place, header, why: 'taken' };
    taken.add(key);
    return { place, header, ...guess };
  });
}
const keyOf = (m: ColumnMeaning): string => `${columnOf(m) ?? ''} ${m.scheme ?? ''}`;

interface Guess {
  readonly meaning: ColumnMeaning;
  readonly why: Why;
}
function guessOf(header: string): Guess | undefined {
  const name = folded(header);
  const whole = guessOfName(name);
  if (whole !== undefined) return whole;
  const left = bare(name);
  const guess = left === undefined ? undefined : guessOfName(left);
  // "% from" is no day.
  if (guess === undefined || (name.includes('%') && !SHARES.has(columnOf(guess.meaning) ?? 'note'))) return undefined;
  return { ...guess, why: 'usual header' };
}
function guessOfName(name: string): Guess | undefined {
  const own = COLUMNS.find((c) => c.replace(/_/g, ' ') === name);
  if (own !== undefined) return { meaning: { is: own }, why: 'own word' };
  const usual = Object.hasOwn(SYNONYMS, name) ? SYNONYMS[name] : undefined;
  const listed = Object.hasOwn(IDENTIFIERS, name) ? IDENTIFIERS[name] : undefined;
  const dates = DAY_FIRST.has(name) ? { dates: 'day-first' as const } : {};
  const meaning = usual === undefined ? listed : { is: usual, ...dates };
  return meaning === undefined ? undefined : { meaning, why: 'usual header' };
}

function neededIn({ at, identifiers, rows }: Pick<Headers, 'at' | 'identifiers' | 'rows'>): readonly string[] {
  const known = (who: 'owner' | 'owned'): boolean =>
    at.has(who) || at.has(`${who}_id`) || identifiers.some((i) => i.of === who);
  if (rows === 'parties') return at.has('owned') ? [] : ['name'];
  return (['owner', 'owned'] as const).filter((who) => !known(who));
}

const guesses = (file: string, uses: readonly ColumnUse[], row: number): Problem[] =>
  uses
    .filter((u) => u.why === 'usual header')
    .map(({ header, meaning }) => ({
      code: 'column-guessed',
      severity: 'warning',
      message: `column "${header}" is taken for ${meaning?.is}${meaning?.scheme === undefined ? '' : ` (${meaning.scheme})`}`,
      place: { file, row, field: header },
      received: header,
    }));

const listed = (row: readonly string[]): string =>
  row
    .filter((c) => c.trim() !== '')
    .join(', ')
    .slice(0, 400);

const notThere = (file: string, row: readonly string[], name: string, number: number): Problem => ({
  code: 'missing-column',
  severity: 'rejected',
  message: `the mapping names a column "${name}" that is not there`,
  place: { file, row: number },
  received: name,
  expected: `a column that is there: ${listed(row)}`,
});

const missingColumns = (file: string, row: readonly string[], missing: readonly string[], number: number): Problem => ({
  code: 'missing-column',
  severity: 'rejected',
  message: `no column for ${missing.join(' and ')}`,
  place: { file, row: number },
  received: row.join(', ').slice(0, 200),
  expected:
    'a header row with owner, owned, share (also min, max, votes, interest, class, direct, from, to, as_of, source, owner_type), or a column mapping',
});
