/** What a statement says that BODS 0.4 has no place for: told, never dropped in silence. */

import { dayOfBirthLost, noPlaceFor, type SaidName } from '../../statements/said.ts';
import type { Interest, PartyStatement, RelationshipStatement } from '../../statements/types.ts';
import { controlSaid, isUkFiling, usualOf } from './interest.ts';
import { REASONS } from './unspecified.ts';
import { isUri } from './write-common.ts';

type Said = PartyStatement | RelationshipStatement;

/** @param isKept whether the record of a statement that is replaced is written with it */
export const notSaid = (s: Said, isKept: (replaced: string, record: string) => boolean): readonly string[] =>
  [
    ...publicationLost(s),
    ...(s.kind === 'party' ? partyLost(s) : relationLost(s)),
    noPlaceFor(s, (name) => !NOWHERE.has(name) || isElsewhere(s, name, isKept)),
  ].filter((what) => what !== '');

/** What no field of 0.4 says, beside what is listed by its value below. */
const NOWHERE: ReadonlySet<SaidName> = new Set([
  'record',
  'replaces',
  'attributed-to',
  'source-kind',
  'page',
  'paragraph',
  'words',
  'of',
  'control',
]);

function isElsewhere(s: Said, name: SaidName, isKept: (replaced: string, record: string) => boolean): boolean {
  if (name === 'record') return s.kind === 'relationship' || s.recordId === s.party;
  if (name === 'replaces') return (s.replaces ?? []).every((id) => id === s.recordId || isKept(id, s.recordId));
  if (name === 'source-kind') return s.source.kind === 'register' || s.source.kind === 'self-declaration';
  if (s.kind === 'party') return false;
  // The reader takes both from the type and the details of the interest.
  if (name === 'of') return s.interests.every((i) => i.share === undefined || i.share.of === usualOf(i.interestType));
  if (name === 'control') return s.interests.every((i) => i.control === controlSaid(i));
  return false;
}

function publicationLost({ source }: Said): readonly string[] {
  const { published, publisher, licence, rank, manner, url } = source;
  const details = [publisher, licence].filter((v) => v !== undefined).join(', ');
  return [
    ...(published === undefined && details !== ''
      ? [`without a day of publication there is no place for its publisher and licence: ${details}`]
      : []),
    ...(published === undefined || licence === undefined || isUri(licence)
      ? []
      : [`its licence is no address: ${licence}`]),
    ...(url === undefined || isUri(url) ? [] : [`its address is no URI: ${url}`]),
    ...(rank === undefined ? [] : ['the rank of its source has no field']),
    ...(manner === 'register' ? [] : ['that its source is prose, whose figures are rounded, has no field']),
  ];
}

function partyLost(s: PartyStatement): readonly string[] {
  const code = s.unspecified?.reason;
  return [
    ...dayOfBirthLost(s),
    ...(s.members === undefined ? [] : [`members of a joint holder: ${s.members.join(', ')}`]),
    ...(s.listed === undefined ? [] : [`where it is listed: ${s.listed}`]),
    ...(['partnership', 'fund', 'business-unit', 'group', 'joint'].includes(s.partyType)
      ? [`that it is a ${s.partyType}`]
      : []),
    ...(code === undefined || REASONS.has(code)
      ? []
      : [`"${code}" is no reason of BODS: it is written in the description`]),
  ];
}

function relationLost(s: RelationshipStatement): readonly string[] {
  return [
    ...s.interests.flatMap(interestLost),
    ...(s.nomineeFor === undefined ? [] : [`that it is held for ${s.nomineeFor}`]),
    ...((s.otherReadings ?? []).length === 0 ? [] : ['other readings of the passage']),
    ...(s.regime === undefined || isUkFiling(s.interests) ? [] : [`the regime it was filed under: ${s.regime}`]),
    ...(s.isComponent === true && s.components !== undefined ? ['a component has no components in BODS 0.4'] : []),
  ];
}

function interestLost(i: Interest): readonly string[] {
  if (i.interestType === 'otherOffice') return [`BODS has no code for this office, ${i.role ?? ''}: it is left out`];
  const lost: string[] = [];
  if (i.sharesCount !== undefined) lost.push(`the number of shares, ${i.sharesCount}`);
  if (i.class !== undefined) lost.push(`the class of the shares, ${i.class}`);
  if (i.lot !== undefined) lost.push(`the lot of the shares, ${i.lot}`);
  if (i.role !== undefined) lost.push(`the role in words, ${i.role}`);
  if (i.directness === 'total') lost.push('that the figure is a total');
  const hedge = i.share?.hedge;
  if (hedge !== undefined && hedge !== 'exact' && hedge !== 'range')
    lost.push(`how the share was said: ${i.share?.words ?? hedge}`);
  return lost;
}
