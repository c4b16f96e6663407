/**
 * Level 2, who consolidates whom. Accounting consolidation means control, and no percentage: a quantifier, where one
 * is given, is 100.00 in one file and 1.00 in the next for one fact, so it is not read.
 */
import type { Interest } from '../../statements/types.ts';
import { dayOf, items, object, text } from './fields.ts';
import type { Json } from './forms.ts';
import { relationMeaning } from './relation-type.ts';

export type Relation =
  | { readonly as: 'relationship'; readonly interest: Interest }
  | { readonly as: 'tie'; readonly role: string; readonly startDate?: string; readonly endDate?: string };

/** @returns undefined for a type that is not on the list */
export function relationOf(record: Json): Relation | undefined {
  const relationship = object(record['Relationship']);
  const type = text(relationship['RelationshipType']) ?? '';
  const meaning = relationMeaning(type);
  if (meaning === undefined) return undefined;
  const life = lifeOf(relationship);
  if (meaning === 'tie') return { as: 'tie', role: type, ...life };
  const checked = text(object(record['Registration'])['ValidationSources']);
  const details = [type, standardOf(relationship), checked].filter((d) => d !== undefined).join('; ');
  return {
    as: 'relationship',
    interest: { interestType: 'otherInfluenceOrControl', directness: meaning, control: 'stated', ...life, details },
  };
}

/** Only a RELATIONSHIP_PERIOD is the life of the link; without its type a period may be an accounting year. */
function lifeOf(relationship: Json): { startDate?: string; endDate?: string } {
  const periods = [
    ...items(relationship['RelationshipPeriods'], 'RelationshipPeriod'),
    ...items(relationship['Period'], 'RelationshipPeriod'),
  ].map(object);
  const life = periods.find((p) => text(p['PeriodType'] ?? p['periodType']) === 'RELATIONSHIP_PERIOD');
  if (life === undefined) return {};
  const [start, end] = [dayOf(life['StartDate'] ?? life['startDate']), dayOf(life['EndDate'] ?? life['endDate'])];
  return { ...(start === undefined ? {} : { startDate: start }), ...(end === undefined ? {} : { endDate: end }) };
}

function standardOf(relationship: Json): string | undefined {
  const all = [
    ...items(relationship['RelationshipQualifiers'], 'RelationshipQualifier'),
    ...items(relationship['Qualifiers'], 'RelationshipQualifier'),
  ];
  return all.map((q) => text(object(q)['QualifierCategory'])).find((c) => c !== undefined);
}
