/** Interests as a table: a row an interest, its share exact at both ends. */
import type { Interest, PartyId, PartyStatement, RelationshipStatement, Statement } from '../../statements/types.ts';
import { percentNumber } from '../../terms/exact.ts';
import { isPoint } from '../../terms/interval.ts';
import type { Share } from '../../terms/share.ts';
import { percentExact } from '../graph-file/share-text.ts';
import { nameInId, newestOf } from './parties.ts';
import { saidBy } from './said-by.ts';
import { byText, type Column, lines, type Table, tableOf } from './types.ts';

interface Row {
  readonly s: RelationshipStatement;
  /** none: the statement ties the two and names no interest */
  readonly i?: Interest;
  readonly parties: ReadonlyMap<PartyId, PartyStatement>;
}

const text = (name: string, of: (row: Row) => string | undefined): Column<Row> => ({ name, type: 'string', of });

function party(name: string, idOf: (s: RelationshipStatement) => PartyId): Column<Row>[] {
  return [
    text(name, ({ s, parties }) => parties.get(idOf(s))?.name ?? nameInId(idOf(s))),
    text(`${name}_party`, ({ s }) => idOf(s)),
    text(`${name}_type`, ({ s, parties }) => parties.get(idOf(s))?.partyType),
  ];
}

const share = (of: (share: Share) => string | number | boolean | undefined) => (row: Row) =>
  row.i?.share === undefined ? undefined : of(row.i.share);
const told = (name: string, of: (share: Share) => string | undefined): Column<Row> => ({
  name,
  type: 'string',
  of: share(of),
});

/** Per cent. The exact ends are text; the numbers beside them are for sums and charts, rounded outwards. */
const SHARE: readonly Column<Row>[] = [
  told('share', ({ bounds: b }) => {
    if (isPoint(b)) return `${percentExact(b.lo)}%`;
    return `${b.loOpen ? '(' : '['}${percentExact(b.lo)}, ${percentExact(b.hi)}${b.hiOpen ? ')' : ']'}%`;
  }),
  told('least', ({ bounds }) => percentExact(bounds.lo)),
  { name: 'least_open', type: 'boolean', of: share(({ bounds }) => bounds.loOpen) },
  told('most', ({ bounds }) => percentExact(bounds.hi)),
  { name: 'most_open', type: 'boolean', of: share(({ bounds }) => bounds.hiOpen) },
  { name: 'least_number', type: 'double', of: share(({ bounds }) => percentNumber(bounds.lo, 'down')) },
  { name: 'most_number', type: 'double', of: share(({ bounds }) => percentNumber(bounds.hi, 'up')) },
  told('of', (x) => x.of),
  told('hedge', (x) => x.hedge),
  told('figure', (x) => (x.figure === undefined ? undefined : percentExact(x.figure))),
  told('words', (x) => x.words),
];

const COLUMNS: readonly Column<Row>[] = [
  ...party('owner', (s) => s.interestedParty),
  ...party('owned', (s) => s.subject),
  text('interest', (r) => r.i?.interestType),
  ...SHARE,
  text('directness', (r) => r.i?.directness),
  text('control', (r) => r.i?.control),
  text('role', (r) => r.i?.role),
  text('class', (r) => r.i?.class),
  text('lot', (r) => r.i?.lot),
  text('number_of_shares', (r) => r.i?.sharesCount),
  text('details', (r) => r.i?.details),
  text('from', (r) => r.i?.startDate),
  text('to', (r) => r.i?.endDate),
  text('nominee_for', (r) => r.s.nomineeFor),
  text('regime', (r) => r.s.regime),
  { name: 'is_component', type: 'boolean', of: (r) => r.s.isComponent },
  text('components', (r) => lines(r.s.components)),
  ...saidBy<Row>(),
];

/** @param statements in any order; the table does not depend on it */
export function interestTable(statements: readonly Statement[]): Table {
  const parties = newestOf(statements);
  const holdings = statements.filter((s) => s.kind === 'relationship');
  const name = (id: PartyId): string => parties.get(id)?.name ?? nameInId(id);
  const key = (s: RelationshipStatement): string[] => [name(s.subject), name(s.interestedParty), s.statementId];
  const keyed = holdings.map((s) => ({ s, key: key(s) })).sort((a, b) => byText(a.key, b.key));
  const rows = keyed.flatMap(({ s }): Row[] =>
    s.interests.length === 0 ? [{ s, parties }] : s.interests.map((i) => ({ s, i, parties })),
  );
  return tableOf('Interests', COLUMNS, rows);
}
