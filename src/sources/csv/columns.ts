/** The columns of a table of holdings, and the headers people use for them. */
import type { Problem } from '../../terms/problem.ts';

export const COLUMNS = [
  'owner',
  'owned',
  'share',
  'min',
  'max',
  'votes',
  'votes_min',
  'votes_max',
  'interest',
  'class',
  'lot',
  'direct',
  'from',
  'to',
  'as_of',
  'source',
  'published',
  'manner',
  'owner_type',
  'owned_type',
  'owner_id',
  'owned_id',
  'control',
  'record',
] as const;
export type Column = (typeof COLUMNS)[number];

const SYNONYMS: Readonly<Record<string, Column>> = {
  holder: 'owner',
  shareholder: 'owner',
  'interested party': 'owner',
  'owner name': 'owner',
  'shareholder name': 'owner',
  parent: 'owner',
  origine: 'owner',
  actionnaire: 'owner',
  gesellschafter: 'owner',
  investor: 'owner',
  company: 'owned',
  subject: 'owned',
  issuer: 'owned',
  'company name': 'owned',
  entity: 'owned',
  subsidiary: 'owned',
  owns: 'owned',
  cible: 'owned',
  filiale: 'owned',
  beteiligung: 'owned',
  investee: 'owned',
  'owned company': 'owned',
  percent: 'share',
  percentage: 'share',
  '%': 'share',
  stake: 'share',
  shareholding: 'share',
  ownership: 'share',
  'ownership %': 'share',
  'share %': 'share',
  pct: 'share',
  valeur: 'share',
  anteil: 'share',
  part: 'share',
  holding: 'share',
  minimum: 'min',
  'share min': 'min',
  'min %': 'min',
  maximum: 'max',
  'share max': 'max',
  'max %': 'max',
  'voting rights': 'votes',
  vote: 'votes',
  'votes %': 'votes',
  'voting %': 'votes',
  'votes min': 'votes_min',
  'votes max': 'votes_max',
  'interest type': 'interest',
  type: 'interest',
  'share class': 'class',
  directness: 'direct',
  'direct or indirect': 'direct',
  start: 'from',
  'start date': 'from',
  since: 'from',
  end: 'to',
  'end date': 'to',
  until: 'to',
  date: 'as_of',
  'as of': 'as_of',
  'as at': 'as_of',
  'source name': 'source',
  'published on': 'published',
  datepublication: 'published',
  'date de publication': 'published',
  depuis: 'from',
  'owner type': 'owner_type',
  'holder type': 'owner_type',
  'owned type': 'owned_type',
  'company type': 'owned_type',
  'owner party': 'owner_id',
  'owned party': 'owned_id',
  'owner id': 'owner_id',
  'owned id': 'owned_id',
  'company id': 'owned_id',
};

/** In French, so that 05/06/2015 below is 5 June. */
const DAY_FIRST: ReadonlySet<string> = new Set(['datepublication', 'date de publication', 'depuis']);

const folded = (header: string): string =>
  header
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');

export interface Headers {
  /** column -> place in the row */
  readonly at: ReadonlyMap<Column, number>;
  /** columns whose dates are written day first */
  readonly dayFirst: ReadonlySet<Column>;
  readonly problems: readonly Problem[];
  /** needed columns are missing */
  readonly unusable: boolean;
}

/** @param given overrides: our column -> their header */
export function headersOf(row: readonly string[], file: string, given: Readonly<Record<string, string>> = {}): Headers {
  const at = new Map<Column, number>();
  const dayFirst = new Set<Column>();
  const problems: Problem[] = [];
  const wanted = new Map(Object.entries(given).map(([ours, theirs]) => [folded(theirs), ours as Column] as const));
  for (const [place, header] of row.entries()) {
    const name = folded(header);
    const plain = COLUMNS.find((c) => c.replace(/_/g, ' ') === name);
    const column = wanted.get(name) ?? plain ?? SYNONYMS[name];
    if (column === undefined || at.has(column)) continue;
    at.set(column, place);
    if (DAY_FIRST.has(name)) dayFirst.add(column);
    if (plain === undefined && !wanted.has(name)) problems.push(guessed(file, header, column));
  }
  const missing = (['owner', 'owned'] as const).filter((c) => !at.has(c));
  if (missing.length > 0) problems.push(missingColumns(file, row, missing));
  return { at, dayFirst, problems, unusable: missing.length > 0 };
}

function guessed(file: string, header: string, column: Column): Problem {
  return {
    code: 'column-guessed',
    severity: 'warning',
    message: `column "${header}" is taken for ${column}`,
    place: { file, row: 1, field: header },
    received: header,
  };
}
function missingColumns(file: string, row: readonly string[], missing: readonly Column[]): Problem {
  return {
    code: 'missing-column',
    severity: 'rejected',
    message: `no column for ${missing.join(' and ')}`,
    place: { file, row: 1 },
    received: row.join(', ').slice(0, 200),
    expected:
      'a header row with owner, owned, share (also min, max, votes, interest, class, direct, from, to, as_of, source, owner_type)',
  };
}
