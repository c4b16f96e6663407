/** Rows of a form that speak of one holding, and what is held after the last of them. */
import type { Interest } from '../../statements/types.ts';
import { type FormRow, joined } from './form-rows.ts';

/** What is wrong with a row, or nothing. */
export function faultOf(row: FormRow): { what: string; field: string; received?: string } | undefined {
  if (row.title === undefined) return { what: 'the security has no title', field: 'securityTitle' };
  const numbers = [
    ['sharesOwnedFollowingTransaction', row.held],
    ['underlyingSecurityShares', row.underlyingShares],
  ] as const;
  for (const [field, received] of numbers)
    if (received !== undefined && !/^\d+(\.\d+)?$/.test(received))
      return { what: 'this is no number of shares', field, received };
  const any = row.held ?? row.heldValue ?? row.underlyingShares;
  return any === undefined
    ? { what: 'no number of shares is given', field: 'sharesOwnedFollowingTransaction' }
    : undefined;
}

/** Rows with one key are one holding: of one security, held by one way, and for a right on the same terms. */
export const keyOf = (row: FormRow): string =>
  [row.title, row.ownership, row.nature, ...(row.derivative ? [row.underlying, row.price, row.expires] : [])]
    .map((part) => part ?? '')
    .join('|');

/**
 * The row with the level after the filing: by the day of the transaction, then by the order of the table; a holding
 * without a day is of the end. It carries the footnotes of all rows of the holding.
 */
export function lastOf(rows: readonly FormRow[]): ReadonlyMap<string, FormRow> {
  const last = new Map<string, FormRow>();
  for (const row of rows) {
    const known = last.get(keyOf(row));
    const latest = known === undefined || dayOfRow(row) >= dayOfRow(known) ? row : known;
    last.set(keyOf(row), { ...latest, notes: [...new Set([...(known?.notes ?? []), ...row.notes])] });
  }
  return last;
}
const dayOfRow = (row: FormRow): string => (row.trade === undefined ? '9999' : (row.trade.date ?? ''));

/** @returns whether the level after the filing is nought, so that the holding is over */
export const isOver = (row: FormRow): boolean => row.held !== undefined && /^0+$/.test(row.held);

/** A number of shares and no share: how many there are in all, a form does not say. */
export function interestOf(row: FormRow, end: string | undefined): Interest {
  const details = detailsOf(row);
  return {
    interestType: row.derivative ? 'conditionalRightsGrantedByContract' : 'shareholding',
    directness: row.ownership === 'D' ? 'direct' : row.ownership === 'I' ? 'indirect' : 'unknown',
    ...(row.derivative || row.title === undefined ? {} : { class: row.title }),
    ...(row.held === undefined ? {} : { sharesCount: row.held }),
    ...(end === undefined ? {} : { endDate: end }),
    ...(details === undefined ? {} : { details }),
  };
}

/** In words: the terms of a right, through whom it is held, and the footnotes. */
function detailsOf(row: FormRow): string | undefined {
  const terms = row.derivative
    ? [
        row.title,
        row.underlying === undefined ? undefined : `over ${row.underlyingShares ?? 'shares'} of ${row.underlying}`,
        row.price === undefined ? undefined : `price ${row.price}`,
        row.exercisable === undefined ? undefined : `exercisable ${row.exercisable}`,
        row.expires === undefined ? undefined : `expires ${row.expires}`,
      ]
    : [];
  const value = row.heldValue === undefined ? undefined : `value held ${row.heldValue}`;
  return joined([...terms, value, row.nature, ...row.notes]);
}
