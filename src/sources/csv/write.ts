/** Holdings -> CSV. What a table of holdings cannot say is listed, never dropped in silence. */
import Papa from 'papaparse';
import { partyIdOfName } from '../../statements/seal.ts';
import type { Interest, PartyId, RelationshipStatement, Statement } from '../../statements/types.ts';
import { compare, type Exact, fractionText, HUNDRED } from '../../terms/exact.ts';
import type { Interval } from '../../terms/interval.ts';
import type { WriteResult } from '../types.ts';
import { COLUMNS, type Column } from './columns.ts';

export function writeCsv(statements: readonly Statement[]): WriteResult {
  const parties = new Map(statements.flatMap((s) => (s.kind === 'party' ? [[s.party, s] as const] : [])));
  const lost: { statementId: string; what: string }[] = [];
  const rows: Partial<Record<Column, string>>[] = [];
  for (const s of statements) {
    if (s.kind === 'party') continue;
    if (s.kind !== 'relationship')
      lost.push({ statementId: s.statementId, what: `a table of holdings has no row for a ${s.kind}` });
    else rows.push(...rowsOf(s, parties, lost));
  }
  const used = COLUMNS.filter((c) => ['owner', 'owned', 'share'].includes(c) || rows.some((r) => (r[c] ?? '') !== ''));
  const lines = rows.map((r) => used.map((c) => guarded(r[c] ?? '')));
  lines.sort((a, b) => (a.join('\u0000') < b.join('\u0000') ? -1 : 1));
  return { text: `${Papa.unparse([[...used], ...lines], { newline: '\n' })}\n`, lost };
}

/** A cell that a spreadsheet would run as a formula is written as text. */
const guarded = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

type Parties = ReadonlyMap<PartyId, Extract<Statement, { kind: 'party' }>>;

function rowsOf(
  s: RelationshipStatement,
  parties: Parties,
  lost: { statementId: string; what: string }[],
): Partial<Record<Column, string>>[] {
  if (
    s.nomineeFor !== undefined ||
    (s.otherReadings ?? []).length > 0 ||
    s.interests.some((i) => i.role !== undefined)
  ) {
    lost.push({ statementId: s.statementId, what: 'nominees, other readings and offices have no column' });
  }
  return paired(s.interests).map(([first, votes]) => ({
    ...party('owner', s.interestedParty, parties),
    ...party('owned', s.subject, parties),
    ...shareCells('share', 'min', 'max', first),
    ...(votes === undefined ? {} : shareCells('votes', 'votes_min', 'votes_max', votes)),
    interest: first.interestType === 'shareholding' ? '' : first.interestType,
    class: first.class ?? '',
    lot: first.lot ?? '',
    direct: first.directness,
    control: first.control ?? '',
    note: first.details ?? '',
    from: first.startDate ?? '',
    to: first.endDate ?? '',
    as_of: s.statementDate ?? '',
    source: s.source.name,
    published: s.source.published ?? '',
    manner: s.source.manner,
    record: s.recordId.startsWith('r:') ? '' : s.recordId,
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
      last[0].directness === i.directness
    )
      last[1] = i;
    else list.push([i, undefined]);
  }
  return list;
}

function party(column: 'owner' | 'owned', id: PartyId, parties: Parties): Partial<Record<Column, string>> {
  const known = parties.get(id);
  const name = known?.name ?? id.replace(/^name:/, '');
  const type = known === undefined || known.partyType === 'unknown' ? '' : known.partyType;
  return { [column]: name, [`${column}_type`]: type, [`${column}_id`]: partyIdOfName(name) === id ? '' : id };
}

const number = (a: Exact): string =>
  fractionText(a.mul(HUNDRED)).includes('/') ? a.mul(HUNDRED).toString(12) : fractionText(a.mul(HUNDRED));

/** Points as a figure; other intervals by their ends, so that reading them back gives the same interval. */
function shareCells(plain: Column, _low: Column, _high: Column, i: Interest): Partial<Record<Column, string>> {
  if (i.share === undefined) return {};
  const { bounds } = i.share;
  if (compare(bounds.lo, bounds.hi) === 0) return { [plain]: pointText(bounds.lo) };
  return { [plain]: rangeText(bounds) };
}
/** A decimal that ends, else the fraction itself: a third is 1/3. */
function pointText(a: Exact): string {
  const text = fractionText(a.mul(HUNDRED));
  const decimal = number(a);
  return !text.includes('/') || decimalIsExact(a) ? `exactly ${decimal}%` : `${fractionText(a)}`;
}
const decimalIsExact = (a: Exact): boolean => {
  let d = a.mul(HUNDRED).d;
  while (d % 2n === 0n) d /= 2n;
  while (d % 5n === 0n) d /= 5n;
  return d === 1n;
};
const rangeText = (b: Interval): string =>
  `${b.loOpen ? '(' : '['}${number(b.lo)},${number(b.hi)}${b.hiOpen ? ')' : ']'}`;
