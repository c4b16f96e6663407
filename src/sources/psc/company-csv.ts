/** The bulk table of UK companies -> one party a row. No owner is in it: it gives the numbers of the snapshot their names. */
import { sealStatement } from '../../statements/seal.ts';
import type { PartyType, Source } from '../../statements/types.ts';
import { isPartialDate } from '../../terms/day.ts';
import type { Problem } from '../../terms/problem.ts';
import { rowsOf } from '../csv/rows.ts';
import type { ReadContext, ReadItem, SourceFormat } from '../types.ts';
import { companyId, paddedNumber } from './company-number.ts';

export const ukCompanies: SourceFormat = {
  id: 'uk-companies',
  title: 'UK company table (BasicCompanyData)',
  extensions: ['csv'],
  detect: (head) => (/^\ufeff?"?CompanyName"?\s*,\s*"?\s*CompanyNumber"?\s*,/.test(head) ? 1 : 0),
  read: readCompanies,
};

async function* readCompanies(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  let table: CompanyTable | undefined;
  let row = 0;
  for await (const rows of rowsOf(chunks)) {
    for (const cells of rows) {
      row += 1;
      if (cells.every((c) => c.trim() === '')) continue;
      if (table === undefined) table = new CompanyTable(cells, context);
      else yield table.item(cells, row);
    }
  }
}

/** The day the company last confirmed its particulars, else the day it was registered under its name. */
const DATED = ['ConfStmtLastMadeUpDate', 'Returns.LastMadeUpDate', 'IncorporationDate'] as const;

class CompanyTable {
  private readonly at = new Map<string, number>();
  private readonly context: ReadContext;
  private readonly source: Source;

  /** Some headers have a blank before the name. */
  constructor(headers: readonly string[], context: ReadContext) {
    headers.forEach((h, at) => {
      this.at.set(h.replace(/^\ufeff/, '').trim(), at);
    });
    this.context = context;
    const published = /\d{4}-\d{2}-\d{2}/.exec(context.file)?.[0];
    this.source = Object.freeze({
      name: context.sourceName ?? 'UK register of companies',
      kind: 'register',
      manner: context.manner ?? 'register',
      publisher: 'Companies House',
      licence: 'OGL-UK-3.0',
      ...(published === undefined || !isPartialDate(published) ? {} : { published }),
    });
  }

  item(cells: readonly string[], row: number): ReadItem {
    const cell = (name: string): string => (cells[this.at.get(name) ?? -1] ?? '').trim();
    const [name, number] = [cell('CompanyName'), paddedNumber(cell('CompanyNumber'))];
    if (name === '' || number === undefined) return { problem: this.bad(name, cell('CompanyNumber'), row) };
    const former = [...this.at.keys()]
      .filter((h) => /^PreviousName_\d+\.CompanyName$/.test(h))
      .flatMap((h) => (cell(h) === '' ? [] : [cell(h)]));
    const founded = britishDay(cell('IncorporationDate'));
    const said = DATED.map((h) => britishDay(cell(h))).find((d) => d !== undefined);
    return {
      statement: sealStatement({
        kind: 'party',
        recordStatus: 'new',
        recordId: `coh:${number}`,
        party: companyId(number),
        name,
        partyType: partyType(cell('CompanyCategory')),
        identifiers: [{ scheme: 'GB-COH', id: number }],
        jurisdiction: 'GB',
        ...(former.length === 0 ? {} : { otherNames: former }),
        ...(founded === undefined ? {} : { foundingDate: founded }),
        ...(said === undefined ? {} : { statementDate: said }),
        source: this.source,
        locator: { file: this.context.file, row },
      }),
    };
  }

  private bad(name: string, number: string, row: number): Problem {
    const field = name === '' ? 'CompanyName' : 'CompanyNumber';
    return {
      code: name === '' ? 'missing-value' : 'bad-row',
      severity: 'rejected',
      message: name === '' ? 'the company has no name' : 'this is no company number',
      place: { file: this.context.file, row, field },
      received: name === '' ? name : number,
      expected: 'a name and a number such as 08209948 or SC012345',
    };
  }
}

/** The register writes day first: 11/09/2012 is 11 September. */
function britishDay(text: string): string | undefined {
  const m = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const day = m === null ? '' : `${m[3]}-${m[2]}-${m[1]}`;
  return isPartialDate(day) ? day : undefined;
}

const partyType = (category: string): PartyType => (/partnership/i.test(category) ? 'partnership' : 'company');
