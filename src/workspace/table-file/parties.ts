/** Parties as a table: a row for what each statement says of one, and for each that is only named. */
import { type PartyId, type PartyStatement, partiesOf, type Statement } from '../../statements/types.ts';
import { saidBy } from './said-by.ts';
import { byText, type Column, lines, type Table, tableOf } from './types.ts';

/** A party, and what one statement says of it; none: it is only named by others. */
interface Row {
  readonly id: PartyId;
  readonly s?: PartyStatement;
}

const text = (name: string, of: (row: Row) => string | undefined): Column<Row> => ({ name, type: 'string', of });

const COLUMNS: readonly Column<Row>[] = [
  text('name', (r) => r.s?.name ?? nameInId(r.id)),
  text('party', (r) => r.id),
  text('type', (r) => r.s?.partyType),
  text('other_names', (r) => lines(r.s?.otherNames)),
  text('identifiers', (r) => lines(r.s?.identifiers?.map((i) => `${i.scheme}:${i.id}`))),
  text('jurisdiction', (r) => r.s?.jurisdiction),
  text('listed', (r) => r.s?.listed),
  text('founded', (r) => r.s?.foundingDate),
  // A day of birth is personal: the month tells two persons of one name apart.
  text('born', (r) => r.s?.birthDate?.slice(0, 'YYYY-MM'.length)),
  text('members', (r) => lines(r.s?.members)),
  text('nobody_named', (r) => {
    const u = r.s?.unspecified;
    return u === undefined || u.description === undefined ? u?.reason : `${u.reason}: ${u.description}`;
  }),
  ...saidBy<Row>(),
];

/** @param statements in any order; the table does not depend on it */
export function partyTable(statements: readonly Statement[]): Table {
  const said = statements.filter((s) => s.kind === 'party');
  const known = new Set(said.map((s) => s.party));
  const named = new Set(statements.flatMap(partiesOf).filter((id) => !known.has(id)));
  const rows: Row[] = [...said.map((s) => ({ id: s.party, s })), ...[...named].map((id) => ({ id }))];
  const keyed = rows.map((r) => ({ r, key: [r.s?.name ?? nameInId(r.id), r.id, r.s?.statementId ?? ''] }));
  const sorted = keyed.sort((a, b) => byText(a.key, b.key)).map(({ r }) => r);
  return tableOf('Parties', COLUMNS, sorted);
}

/** What a table calls a party and takes it for: by its newest statement; of one day, the one with the least id. */
export function newestOf(statements: readonly Statement[]): ReadonlyMap<PartyId, PartyStatement> {
  const newest = new Map<PartyId, PartyStatement>();
  const day = (s: PartyStatement): string => s.source.published ?? s.statementDate ?? '';
  for (const s of statements) {
    if (s.kind !== 'party') continue;
    const other = newest.get(s.party);
    if (other === undefined || byText([day(other), s.statementId], [day(s), other.statementId]) < 0)
      newest.set(s.party, s);
  }
  return newest;
}

/** A reader of tables makes ids of names: there the name is all there is. */
export const nameInId = (id: PartyId): string => id.replace(/^name:/, '');
