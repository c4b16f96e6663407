/** JSON -> a column mapping; what is wrong in it is named with its place, its value and what was expected. */
import { LookthroughError } from '../../terms/problem.ts';
import { COLUMNS, type Column } from './columns.ts';
import {
  type ColumnMapping,
  type ColumnMeaning,
  columnOf,
  KINDS,
  PARTY_WORDS,
  ROWS,
  type TableMapping,
} from './mapping.ts';

/** Meanings a table of parties has. */
const OF_PARTIES: readonly string[] = [...Object.keys(PARTY_WORDS), 'as_of', 'source', 'published', 'manner', 'ignore'];
const OF_HOLDINGS: readonly string[] = [...COLUMNS, 'ignore'];
const DATES: readonly string[] = ['from', 'to', 'as_of', 'published'];
const IDS: readonly string[] = ['owner_id', 'owned_id', 'id'];

/**
 * @param value parsed JSON: {"tables": [{"file": "holdings.csv", "columns": {"Stake": "share"}}]}
 * @param file its name, for errors
 * @throws LookthroughError input-rejected: `F.json, tables[0].columns.Stake: "shar" is not …; expected …`
 */
export function columnMapping(value: unknown, file = 'columns'): ColumnMapping {
  return new Checker(file).mapping(value);
}

type Fields = Readonly<Record<string, unknown>>;

class Checker {
  private readonly file: string;
  constructor(file: string) {
    this.file = file;
  }

  mapping(value: unknown): ColumnMapping {
    const fields = this.object(value, '', ['tables', 'about'], 'an object with "tables"');
    const { tables } = fields;
    if (!Array.isArray(tables) || tables.length === 0) this.bad('tables', tables, 'a list of one table or more');
    this.text(fields, 'about', '');
    for (const [at, table] of tables.entries()) this.table(table, `tables[${at}]`);
    return value as ColumnMapping;
  }

  private table(value: unknown, place: string): void {
    const known = ['file', 'sheet', 'header', 'separator', 'rows', 'columns', 'always', 'about'];
    const t = this.object(value, place, known, 'an object with "file" and "columns"');
    for (const key of ['file', 'sheet', 'about']) this.text(t, key, place);
    const { header, separator } = t;
    if (header !== undefined && !(Number.isSafeInteger(header) && (header as number) >= 0))
      this.bad(`${place}.header`, header, 'the number of the row, from 1, or 0 for a table without a header');
    if (separator !== undefined && !(typeof separator === 'string' && separator.length === 1))
      this.bad(`${place}.separator`, separator, 'one sign, such as ";"');
    this.word(t, 'rows', place, ROWS);
    const columns = this.object(t['columns'], `${place}.columns`, undefined, 'an object of header and meaning');
    const meanings = Object.entries(columns).map(
      ([name, m]) =>
        [name, this.meaning(m, `${place}.columns[${JSON.stringify(name)}]`, t as unknown as TableMapping)] as const,
    );
    this.onceEach(meanings, `${place}.columns`);
    this.always(t, place);
  }

  private meaning(value: unknown, place: string, { rows }: TableMapping): ColumnMeaning {
    const words = rows === 'parties' ? OF_PARTIES : OF_HOLDINGS;
    if (typeof value === 'string') {
      if (!words.includes(value)) this.bad(place, value, words.join(', '));
      return { is: value as ColumnMeaning['is'] };
    }
    const m = this.object(
      value,
      place,
      ['is', 'scheme', 'kind', 'dates', 'values'],
      'a meaning or an object with "is"',
    );
    const is = m['is'];
    if (typeof is !== 'string' || !words.includes(is)) this.bad(`${place}.is`, is, words.join(', '));
    this.text(m, 'scheme', place);
    this.word(m, 'kind', place, KINDS);
    this.word(m, 'dates', place, ['day-first']);
    this.only(m, 'scheme', place, is, IDS);
    this.only(m, 'kind', place, is, ['share']);
    this.only(m, 'dates', place, is, DATES);
    if (m['values'] !== undefined) this.texts(m['values'], `${place}.values`);
    return m as unknown as ColumnMeaning;
  }

  /** One column has each meaning; identifiers of several lists stand beside one another. */
  private onceEach(meanings: readonly (readonly [string, ColumnMeaning])[], place: string): void {
    const by = new Map<string, string>();
    for (const [name, meaning] of meanings) {
      const column = columnOf(meaning);
      if (column === undefined) continue;
      const key = `${column} ${meaning.scheme ?? ''}`;
      const first = by.get(key);
      if (first !== undefined)
        this.bad(`${place}[${JSON.stringify(name)}]`, meaning.is, `a meaning that "${first}" does not have already`);
      by.set(key, name);
    }
  }

  private always(t: Fields, place: string): void {
    if (t['always'] === undefined) return;
    const always = this.texts(t['always'], `${place}.always`);
    for (const key of Object.keys(always))
      if (!COLUMNS.includes(key as Column)) this.bad(`${place}.always`, key, COLUMNS.join(', '));
    this.word(always, 'kind', `${place}.always`, KINDS);
  }

  private texts(value: unknown, place: string): Fields {
    const fields = this.object(value, place, undefined, 'an object of words');
    for (const key of Object.keys(fields)) this.text(fields, key, place);
    return fields;
  }

  private only(m: Fields, key: string, place: string, is: string, of: readonly string[]): void {
    if (m[key] !== undefined && !of.includes(is))
      this.bad(`${place}.${key}`, m[key], `it beside ${of.join(' or ')}, not beside ${is}`);
  }

  private text(fields: Fields, key: string, place: string): void {
    const value = fields[key];
    if (value !== undefined && (typeof value !== 'string' || value === ''))
      this.bad(joined(place, key), value, 'a text that is not empty');
  }

  private word(fields: Fields, key: string, place: string, words: readonly string[]): void {
    const value = fields[key];
    if (value !== undefined && !words.includes(value as string)) this.bad(joined(place, key), value, words.join(', '));
  }

  private object(value: unknown, place: string, keys: readonly string[] | undefined, expected: string): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.bad(place, value, expected);
    const unknown = Object.keys(value).find((k) => keys !== undefined && !keys.includes(k));
    if (unknown !== undefined) this.bad(joined(place, unknown), unknown, `${(keys ?? []).join(', ')} here`);
    return value as Fields;
  }

  private bad(place: string, value: unknown, expected: string): never {
    const shown = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
    throw new LookthroughError(
      'input-rejected',
      `${this.file}${place === '' ? '' : `, ${place}`}: ${shown} is not understood; expected ${expected}`,
      { received: shown },
    );
  }
}

const joined = (place: string, key: string): string => (place === '' ? key : `${place}.${key}`);
