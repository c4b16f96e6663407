/** Holdings -> CSV. What a table of holdings cannot say is listed, never dropped in silence. */
import Papa from 'papaparse';
import { partyIdOfName } from '../../statements/seal.ts';
import type { Interest, PartyId, RelationshipStatement, Statement } from '../../statements/types.ts';
import type { WriteResult } from '../types.ts';
import { COLUMNS, type Column } from './columns.ts';
import { notSaid } from './not-said.ts';
import { shareText } from './share-text.ts';

export function writeCsv(statements: readonly Statement[]): WriteResult {
  const parties = new Map(statements.flatMap((s) => (s.kind === 'party' ? [[s.party, s] as const] : [])));
  const named = new Set(
    statements.flatMap((s) =>
      s.kind === 'relationship' && s.interests.length > 0 ? [s.subject, s.interestedParty] : [],
    ),
  );
  const lost: { statementId: string; what: string }[] = [];
  const rows: Partial<Record<Column, string>>[] = [];
  for (const s of statements) {
    for (const what of notSaid(s, named)) lost.push({ statementId: s.statementId, what });
    if (s.kind === 'relationship') rows.push(...rowsOf(s, parties));
  }
  const used = COLUMNS.filter((c) => ['owner', 'owned', 'share'].includes(c) || rows.some((r) => (r[c] ?? '') !== ''));
  const lines = rows.map((r) => used.map((c) => guarded(r[c] ?? '')));
  lines.sort((a, b) => (a.join('\u0000') < b.join('\u0000') ? -1 : 1));
  return { text: `${Papa.unparse([[...used], ...lines], { newline: '\n' })}\n`, lost };
}

/** A cell that a spreadsheet would run as a formula is written as text. */
export const guarded = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

type Parties = ReadonlyMap<PartyId, Extract<Statement, { kind: 'party' }>>;

function rowsOf(s: RelationshipStatement, parties: Parties): Partial<Record<Column, string>>[] {
  return paired(s.interests).map(([first, votes], at) => ({
    ...party('owner', s.interestedParty, parties),
    ...party('owned', s.subject, parties),
    ...shareCell('share', first),
    ...(votes === undefined ? {} : shareCell('votes', votes)),
    interest: first.interestType === 'shareholding' ? '' : first.interestType,
    class: first.class ?? '',
    lot: first.lot ?? '',
    direct: first.directness,
    control: first.control ?? '',
    note: first.details ?? '',
    shares_count: first.sharesCount ?? '',
    from: first.startDate ?? '',
    to: first.endDate ?? '',
    as_of: s.statementDate ?? '',
    source: s.source.name,
    published: s.source.published ?? '',
    manner: s.source.manner,
    // Two rows of one record would be one replacing the other.
    record: s.recordId.startsWith('r:') ? '' : at === 0 ? s.recordId : `${s.recordId}#${at + 1}`,
  }));
}

/** A shareholding and the votes told beside it are one row. */
function paired(interests: readonly Interest[]): [Interest, Interest | undefined][] {
  const list: [Interest, Interest | undefined][] = [];
  for (const i of interests) {
    const last = list.at(-1);
    if (
      i.interestType === 'votingRights' &&
      last !== undefined &&
      last[1] === undefined &&
      last[0].interestType === 'shareholding' &&
      isBeside(last[0], i)
    )
      last[1] = i;
    else list.push([i, undefined]);
  }
  return list;
}

/** The votes say nothing of their own but their share: a row has one of everything else. */
const isBeside = (shares: Interest, votes: Interest): boolean =>
  votes.share !== undefined &&
  votes.control === undefined &&
  votes.sharesCount === undefined &&
  votes.role === undefined &&
  (['directness', 'startDate', 'endDate', 'class', 'lot', 'details'] as const).every((f) => shares[f] === votes[f]);

function party(column: 'owner' | 'owned', id: PartyId, parties: Parties): Partial<Record<Column, string>> {
  const known = parties.get(id);
  const name = known?.name ?? id.replace(/^name:/, '');
  const type = known === undefined || known.partyType === 'unknown' ? '' : known.partyType;
  return { [column]: name, [`${column}_type`]: type, [`${column}_id`]: partyIdOfName(name) === id ? '' : id };
}

function shareCell(plain: Column, i: Interest): Partial<Record<Column, string>> {
  return i.share === undefined ? {} : { [plain]: shareText(i.share.bounds) };
}
