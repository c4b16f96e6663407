/** One row of a file of nodes -> a party; one row of relationships -> an interest, a tie or an unsure identity. */
import { sealStatement } from '../../statements/seal.ts';
import type { PartyType, Source } from '../../statements/types.ts';
import { isPartialDate, MONTH_NAMES } from '../../terms/day.ts';
import { readDate } from '../../terms/grammar.ts';
import type { Problem } from '../../terms/problem.ts';
import { rowsOf } from '../csv/rows.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { LIKENESS, officerInterest, PASSED } from './links.ts';

export async function* readIcij(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  let table: Table | undefined;
  let row = 0;
  for await (const rows of rowsOf(chunks)) {
    for (const cells of rows) {
      row += 1;
      if (cells.every((c) => c.trim() === '')) continue;
      if (table === undefined) table = new Table(cells, context);
      else yield* table.items(cells, row);
    }
  }
}

class Table {
  private readonly at: ReadonlyMap<string, number>;
  private readonly context: ReadContext;
  private cells: readonly string[] = [];
  private row = 0;

  constructor(headers: readonly string[], context: ReadContext) {
    this.at = new Map(headers.map((h, at) => [h.replace(/^\ufeff/, '').trim(), at]));
    this.context = context;
  }

  items(cells: readonly string[], row: number): Iterable<ReadItem> {
    this.cells = cells;
    this.row = row;
    if (this.at.has('rel_type')) return this.relationship();
    // A file of addresses: no home is kept.
    return this.at.has('name') && !this.isAddresses() ? this.node() : [];
  }

  /** Addresses have a name column that is empty, right after the address. */
  private isAddresses(): boolean {
    return this.at.get('address') === 1;
  }

  private cell(name: string): string {
    return (this.cells[this.at.get(name) ?? -1] ?? '').trim();
  }
  private date(name: string): string | undefined {
    const text = this.cell(name);
    const m = /^(\d{1,2})-([A-Z]{3})[A-Z]*-(\d{4})$/i.exec(text);
    const month = MONTH_NAMES.findIndex((n) => n.slice(0, 3).toUpperCase() === (m?.[2] ?? '').toUpperCase()) + 1;
    const day = m === null ? '' : `${m[3]}-${String(month).padStart(2, '0')}-${(m[1] ?? '').padStart(2, '0')}`;
    if (month > 0 && isPartialDate(day)) return day;
    const read = readDate(text.replace(/T.*$/, ''));
    return read.ok ? read.date : undefined;
  }

  private bad(code: Problem['code'], message: string, field: string, severity: Problem['severity']): ReadItem {
    const place = { file: this.context.file, row: this.row, field };
    const expected = EXPECTED[field] ?? 'a day such as 23-MAR-2006 or 2006-03-23';
    return { problem: { code, severity, message, place, received: this.cell(field).slice(0, 200), expected } };
  }

  private *checkDates(): Iterable<ReadItem> {
    for (const field of ['start_date', 'end_date', 'incorporation_date'])
      if (this.cell(field) !== '' && this.date(field) === undefined)
        yield this.bad('bad-date', `${field} is not a date and is left out`, field, 'warning');
  }

  private base(recordId: string) {
    const file = this.context.file;
    return { recordId, recordStatus: 'new' as const, source: this.source(), locator: { file, row: this.row } };
  }
  private source(): Source {
    const leak = this.cell('sourceID');
    return {
      name: this.context.sourceName ?? (leak === '' ? 'ICIJ Offshore Leaks' : `ICIJ Offshore Leaks: ${leak}`),
      kind: 'other',
      manner: this.context.manner ?? 'register',
      publisher: 'ICIJ',
      licence: 'ODbL-1.0',
    };
  }

  private *node(): Iterable<ReadItem> {
    const id = this.cell('node_id');
    const name = this.cell('name');
    if (id === '' || name === '') {
      yield this.bad(
        'missing-value',
        `the node has no ${id === '' ? 'id' : 'name'}`,
        id === '' ? 'node_id' : 'name',
        'rejected',
      );
      return;
    }
    yield* this.checkDates();
    const others = [this.cell('original_name'), this.cell('former_name')].filter((n) => n !== '' && n !== name);
    const founded = this.date('incorporation_date');
    // Officers carry no mark of person or company.
    const partyType: PartyType = this.at.has('company_type') ? 'company' : 'unknown';
    yield {
      statement: sealStatement({
        kind: 'party',
        ...this.base(`icij:${id}`),
        party: partyOf(id),
        name,
        partyType,
        identifiers: [{ scheme: 'ICIJ', id }],
        ...(others.length === 0 ? {} : { otherNames: [...new Set(others)] }),
        ...(founded === undefined ? {} : { foundingDate: founded }),
      }),
    };
  }

  private *relationship(): Iterable<ReadItem> {
    const [from, to, type] = [this.cell('node_id_start'), this.cell('node_id_end'), this.cell('rel_type')];
    for (const field of ['node_id_start', 'node_id_end', 'rel_type'])
      if (this.cell(field) === '') {
        yield this.bad('missing-value', `the relationship has no ${field}`, field, 'rejected');
        return;
      }
    if (PASSED.has(type)) return;
    yield* this.checkDates();
    const link = this.cell('link');
    const [start, end] = [this.date('start_date'), this.date('end_date')];
    const dates = {
      ...(start === undefined ? {} : { startDate: start }),
      ...(end === undefined ? {} : { endDate: end }),
    };
    const [a, b] = [partyOf(from), partyOf(to)];
    const base = this.base(`icij:${from}:${to}:${type}:${link}:${this.cell('start_date')}`);
    if (LIKENESS.has(type)) {
      const reason = `ICIJ: ${type}`;
      if (a !== b)
        yield { statement: sealStatement({ kind: 'judgement', ...base, a, b, judgement: 'unsure', reason }) };
    } else if (type === 'officer_of') {
      const interests = [{ ...officerInterest(link), ...dates }];
      yield { statement: sealStatement({ kind: 'relationship', ...base, subject: b, interestedParty: a, interests }) };
    } else {
      const tie = type === 'intermediary_of' ? 'commercial' : 'other';
      const role = link === '' ? type : link;
      yield { statement: sealStatement({ kind: 'tie', ...base, tie, parties: [a, b], role, ...dates }) };
    }
  }
}

const partyOf = (id: string): string => `icij:${id}`;
const EXPECTED: Readonly<Record<string, string>> = {
  node_id: 'the id of a node',
  name: 'a name',
  node_id_start: 'the id of a node',
  node_id_end: 'the id of a node',
  rel_type: 'officer_of, intermediary_of, …',
};
