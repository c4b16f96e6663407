/** What a statement says that a table of holdings has no column for: told, never dropped in silence. */
import { noPlaceFor, type SaidName } from '../../statements/said.ts';
import type { Interest, PartyId, RelationshipStatement, Statement } from '../../statements/types.ts';
import type { ShareOf } from '../../terms/share.ts';
import { isRounded } from './share-text.ts';

/** @param named parties that have a row: of these the name and the type are written */
export function notSaid(s: Statement, named: ReadonlySet<PartyId>): readonly string[] {
  if (s.kind === 'party') {
    if (!named.has(s.party)) return ['a table of holdings has no row for a party that holds nothing and is not held'];
    return some(noPlaceFor(s, (name) => PARTY.has(name) || isUsual(s, name)));
  }
  if (s.kind !== 'relationship') return [`a table of holdings has no row for a ${s.kind}`];
  const rounded = s.interests.some((i) => i.share !== undefined && isRounded(i.share.bounds));
  return [
    ...some(noPlaceFor(s, (name) => HOLDING.has(name) || isUsual(s, name) || isMeant(s, name))),
    ...(rounded ? ['an end of the share that is no decimal is rounded outward'] : []),
  ];
}

const some = (what: string): readonly string[] => (what === '' ? [] : [what]);

/** The row of a holding says who says it; of a party it says no more. */
const PARTY: ReadonlySet<SaidName> = new Set(['type', 'source', 'published', 'manner']);
const HOLDING: ReadonlySet<SaidName> = new Set([
  'record',
  'date',
  'source',
  'published',
  'manner',
  'share',
  'directness',
  'shares-count',
  'from',
  'to',
  'class',
  'lot',
  'control',
  'details',
]);

/** A reader takes every file of rows for a table. */
const isUsual = (s: Statement, name: SaidName): boolean => name === 'source-kind' && s.source.kind === 'table';

const isMeant = (s: RelationshipStatement, name: SaidName): boolean =>
  name === 'of' && s.interests.every((i) => i.share === undefined || i.share.of === meant(i, s.source.manner));

/** What the reader takes a share for. */
function meant(i: Interest, manner: 'register' | 'prose'): ShareOf {
  if (i.class !== undefined && i.interestType !== 'votingRights') return `class:${i.class}`;
  if (i.interestType === 'votingRights') return 'votes';
  return manner === 'register' ? 'capital' : 'unknown';
}
