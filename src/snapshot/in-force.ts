/**
 * Rule 1: what is in force. For each record the latest statement known on `knownAt`; a closing statement ends it. The
 * true clock (start and end of an interest) is judged later, in figures.ts, on the day asked about.
 */
import type { RelationshipStatement, Statement } from '../statements/types.ts';
import { type Day, type Days, daysOf } from '../terms/day.ts';
import { type Ledger, order } from './ledger.ts';

/** The days a statement became known: published, else declared; undefined when neither is said. */
export function knownOn(s: Statement): Days | undefined {
  const date = s.source.published ?? s.statementDate;
  return date === undefined ? undefined : daysOf(date);
}

/** The days a statement speaks for: declared, else published. */
export function asOf(s: Statement): Days | undefined {
  const date = s.statementDate ?? s.source.published;
  return date === undefined ? undefined : daysOf(date);
}

/** First and last possible day of all publications and statements: the default `asAt` is the last. */
export function spanOf(statements: Iterable<Statement>): Days | undefined {
  let first: Day | undefined;
  let last: Day | undefined;
  for (const s of statements) {
    for (const date of [s.source.published, s.statementDate]) {
      if (date === undefined) continue;
      const days = daysOf(date);
      if (first === undefined || days.first < first) first = days.first;
      if (last === undefined || days.last > last) last = days.last;
    }
  }
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** Statements in force that are dated later than they can have been made: a slip most likely, and never a default day. */
export function tellAhead(standing: readonly Statement[], begun: Day, ledger: Ledger): void {
  const ahead = standing.filter((s) =>
    [s.source.published, s.statementDate].some((date) => date !== undefined && date > begun),
  );
  if (ahead.length === 0) return;
  const dates = ahead
    .flatMap((s) => [s.source.published, s.statementDate])
    .filter((date) => date !== undefined && date > begun);
  const last = dates.sort().at(-1);
  ledger.warn(
    'dated-in-the-future',
    `${ahead.length} ${ahead.length === 1 ? 'statement is' : 'statements are'} dated later than the day ${ahead.length === 1 ? 'it was' : 'they were'} read, up to ${last}; the default day is ${begun}, the last that had come`,
    [],
    ahead.map((s) => s.statementId),
  );
}

/** The statements in force, sorted by id; records reduced to their latest, closed ones carrying their end. */
export function inForce(statements: readonly Statement[], knownAt: Day | 'all', ledger: Ledger): Statement[] {
  const known = statements.filter((s) => isKnown(s, knownAt, ledger));
  const replaced = new Set(known.flatMap((s) => s.replaces ?? []));
  const current = known.filter((s) => s.originalId === undefined || !replaced.has(s.originalId));
  const records = groupByRecord(current);
  const result: Statement[] = [];
  for (const record of records.values()) {
    const latest = latestOf(record);
    if (latest !== undefined) result.push(latest);
  }
  return result.sort((a, b) => order(a.statementId, b.statementId));
}

function isKnown(s: Statement, knownAt: Day | 'all', ledger: Ledger): boolean {
  if (knownAt === 'all') return true;
  const days = knownOn(s);
  if (days === undefined) return true;
  if (days.first > knownAt) return false;
  if (days.last > knownAt) {
    ledger.warn(
      'date-uncertain',
      `known by ${knownAt} is not certain: dated ${days.first} to ${days.last}`,
      [],
      [s.statementId],
    );
  }
  return true;
}

function groupByRecord(statements: readonly Statement[]): Map<string, Statement[]> {
  const records = new Map<string, Statement[]>();
  for (const s of statements) {
    const key = `${s.kind} ${s.recordId}`;
    const group = records.get(key);
    if (group === undefined) records.set(key, [s]);
    else group.push(s);
  }
  return records;
}

/** Newest first by declared day, then by publication, then by content id. */
export function newestFirst(a: Statement, b: Statement): number {
  const [x, y] = [a, b].map((s) => daysOf(s.statementDate ?? s.source.published ?? '0001'));
  const [p, q] = [a, b].map((s) => daysOf(s.source.published ?? s.statementDate ?? '0001'));
  return (
    order(y?.first ?? '', x?.first ?? '') ||
    order(y?.last ?? '', x?.last ?? '') ||
    order(q?.first ?? '', p?.first ?? '') ||
    order(a.statementId, b.statementId)
  );
}

function latestOf(record: Statement[]): Statement | undefined {
  if (record.length > 1) record.sort(newestFirst);
  const latest = record[0];
  if (latest === undefined || latest.recordStatus !== 'closed') return latest;
  if (latest.kind !== 'relationship') return record.find((s) => s.recordStatus !== 'closed') ?? latest;
  return closedRecord(latest, record);
}

/** A closed record lives on for earlier days: its interests end on the closing day unless they say their own end. */
function closedRecord(closing: RelationshipStatement, record: readonly Statement[]): RelationshipStatement {
  const previous = record.find((s): s is RelationshipStatement => s.kind === 'relationship' && s.interests.length > 0);
  const interests = closing.interests.length > 0 ? closing.interests : (previous?.interests ?? []);
  const end = closing.statementDate ?? closing.source.published;
  if (end === undefined) return { ...closing, interests: [] };
  return { ...closing, interests: interests.map((i) => (i.endDate === undefined ? { ...i, endDate: end } : i)) };
}
