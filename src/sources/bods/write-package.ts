/**
 * What a package of BODS 0.4 wants of its statements together: an id each, a record of one kind that begins once, whole
 * records before what names them. What is changed for it is put back when it is read.
 */
import { digestOf } from '../../statements/seal.ts';
import { alter } from './altered.ts';

/** A statement as it is written; its parts may be changed here. */
export interface Written {
  statementId: string;
  recordId: string;
  recordType: string;
  recordStatus: string;
  readonly declarationSubject: string;
  readonly statementDate: string;
  readonly source: object;
  readonly recordDetails: Readonly<Record<string, unknown>>;
}

/** @param all in any order; @returns the same in theirs, which does not depend on the order given */
export function asPackage(all: readonly Written[]): readonly Written[] {
  const parties = new Set(all.filter((s) => s.recordType !== 'relationship').map((s) => s.recordId));
  for (const s of all) apart(s, parties);
  const ordered = [...all].sort(inOrder);
  const ids = new Set<string>();
  const begun = new Set<string>();
  for (const s of ordered) {
    if (ids.has(s.statementId))
      alter(s, 'statementId', `s:${digestOf({ again: s.statementId, of: s.recordId, ids: ids.size })}`);
    ids.add(s.statementId);
    if (s.recordStatus === 'new' && begun.has(s.recordId)) alter(s, 'recordStatus', 'updated');
    begun.add(s.recordId);
  }
  return ordered;
}

/** A register may know a relationship and its holder by one id. */
function apart(s: Written, parties: ReadonlySet<string>): void {
  const named = (record: string): string => (parties.has(record) ? `${record}#relationship` : record);
  if (s.recordType === 'relationship' && parties.has(s.recordId)) alter(s, 'recordId', named(s.recordId));
}

const KINDS = ['entity', 'person', 'relationship'];
const STATUSES = ['new', 'updated', 'closed'];

/** Parts of a link before the link, and of one record what was said first. */
function inOrder(a: Written, b: Written): number {
  const part = (s: Written): number => (s.recordDetails['componentRecords'] === undefined ? 0 : 1);
  return (
    KINDS.indexOf(a.recordType) - KINDS.indexOf(b.recordType) ||
    part(a) - part(b) ||
    byText(a.recordId, b.recordId) ||
    byText(a.statementDate, b.statementDate) ||
    STATUSES.indexOf(a.recordStatus) - STATUSES.indexOf(b.recordStatus) ||
    byText(a.statementId, b.statementId) ||
    byText(JSON.stringify(a), JSON.stringify(b))
  );
}
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
