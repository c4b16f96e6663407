/** A source that says why no owner is named: a fact about the company, and never an owner. */
import type { RelationshipStatement, Statement } from '../statements/types.ts';
import { type Day, daysOf } from '../terms/day.ts';
import { lives } from './figures.ts';
import type { People } from './parties.ts';
import type { NotStated } from './types.ts';

/**
 * What stands on the day, by company: every relationship whose interested party is described by a reason in place of a
 * name. One without interests lasts until its record is closed. O(statements).
 */
export function notStated(statements: readonly Statement[], people: People, day: Day): NotStated[] {
  const reasons = new Map(
    statements.flatMap((s) => (s.kind === 'party' && s.unspecified !== undefined ? [[s.party, s] as const] : [])),
  );
  if (reasons.size === 0) return [];
  const found: NotStated[] = [];
  for (const s of statements) {
    if (s.kind !== 'relationship' || !stands(s, day)) continue;
    const why = reasons.get(s.interestedParty);
    const company = people.nodeOf.get(s.subject);
    if (why?.unspecified === undefined || company === undefined) continue;
    const { reason, description } = why.unspecified;
    found.push({
      company,
      reason,
      ...(description === undefined ? {} : { description }),
      statements: [s.statementId, why.statementId],
    });
  }
  return found.sort((a, b) => a.company - b.company || (words(a) < words(b) ? -1 : words(a) > words(b) ? 1 : 0));
}

const words = (n: NotStated): string => `${n.reason} ${n.description ?? ''} ${n.statements[0] ?? ''}`;

function stands(s: RelationshipStatement, day: Day): boolean {
  const from = s.statementDate ?? s.source.published;
  if (s.interests.length === 0) return s.recordStatus !== 'closed' || (from !== undefined && daysOf(from).first > day);
  return s.interests.some(
    ({ startDate, endDate }) =>
      lives(
        {
          ...(startDate === undefined ? {} : { start: daysOf(startDate) }),
          ...(endDate === undefined ? {} : { end: daysOf(endDate) }),
        },
        day,
      ) !== 'no',
  );
}
