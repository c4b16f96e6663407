/**
 * What a statement says beyond its core, name by name, so that a writer can tell which of it the other format has no
 * place for. The core (who, of what kind, in whom, the ends of a share) is every writer's own business.
 */
import type { Interest, PartyStatement, RelationshipStatement, Statement, TieStatement } from './types.ts';

/** Words for a report: they complete "there is no place for …". */
export const WORDS = {
  record: 'the record it belongs to',
  status: 'whether its record is new, updated or closed',
  date: 'the day it is said for',
  'original-id': "the source's own id",
  replaces: 'which statements it replaces',
  'attributed-to': 'whose words are reported',
  source: 'the title of its source',
  'source-kind': 'what kind of source it is',
  manner: 'that its source is prose, whose figures are rounded',
  publisher: 'the publisher',
  published: 'the day it was published',
  url: 'the address of its source',
  rank: 'the rank of its source',
  licence: 'the licence of its source',
  page: 'the page',
  paragraph: 'the paragraph',
  words: "the source's words",
  type: 'the type of the party',
  'other-names': 'other names',
  identifiers: 'identifiers',
  jurisdiction: 'the jurisdiction',
  listed: 'where it is listed',
  founded: 'the day of foundation',
  born: 'the month of birth',
  members: 'members of a joint holder',
  unspecified: 'why nobody is named',
  interests: 'that there is no interest',
  directness: 'whether it is direct, indirect or a total',
  share: 'the share',
  hedge: 'how the share was said',
  of: 'what the share is of',
  'shares-count': 'the number of shares',
  from: 'the day it begins',
  to: 'the day it ends',
  class: 'the class of the shares',
  lot: 'the lot of the shares',
  control: 'that it is control',
  role: 'the role',
  details: 'the details',
  component: 'whether it is part of a longer link',
  components: 'the parts of an indirect link',
  'nominee-for': 'for whom it is held',
  'other-readings': 'other readings of the passage',
  regime: 'the regime it was filed under',
  issuers: 'the issuers a tie names',
} as const;
export type SaidName = keyof typeof WORDS;

/** @returns each name once, in the order of `WORDS`; what is left out or the usual is not said */
export function saidIn(s: Statement): readonly SaidName[] {
  const said = new Set<SaidName>(namesIn(s));
  return (Object.keys(WORDS) as SaidName[]).filter((name) => said.has(name));
}

/** One sentence for what is said and not kept, "" where nothing is. */
export function noPlaceFor(s: Statement, kept: (name: SaidName) => boolean): string {
  const names = saidIn(s).filter((name) => !kept(name));
  return names.length === 0 ? '' : `there is no place for ${names.map((name) => WORDS[name]).join(', ')}`;
}

/** Formats of others are given the month of birth of a person, also where a statement tells the day. */
export const dayOfBirthLost = (s: PartyStatement): readonly string[] =>
  (s.birthDate ?? '').length > 'YYYY-MM'.length ? ['the day of birth is written as its month'] : [];

/** A record the content decides is not the source's; a file and a line are those of the old file. */
function* namesIn(s: Statement): Iterable<SaidName> {
  const { source: x, locator: at } = s;
  if (s.recordId !== `r:${s.statementId.slice(2)}`) yield 'record';
  if (s.recordStatus !== 'new') yield 'status';
  yield 'source';
  yield* given({ date: s.statementDate, 'original-id': s.originalId, 'attributed-to': s.attributedTo });
  yield* given({ replaces: s.replaces, publisher: x.publisher, published: x.published, url: x.url, rank: x.rank });
  yield* given({ licence: x.licence, page: at.page, paragraph: at.paragraph, words: at.words });
  yield 'source-kind';
  if (x.manner !== 'register') yield 'manner';
  if (s.kind === 'party') yield* ofParty(s);
  if (s.kind === 'relationship') yield* ofRelationship(s);
  if (s.kind === 'tie') yield* ofTie(s);
}

function* ofParty(s: PartyStatement): Iterable<SaidName> {
  if (s.partyType !== 'unknown') yield 'type';
  yield* given({ 'other-names': s.otherNames, identifiers: s.identifiers, jurisdiction: s.jurisdiction });
  yield* given({ listed: s.listed, founded: s.foundingDate, born: s.birthDate, members: s.members });
  yield* given({ unspecified: s.unspecified });
}

function* ofRelationship(s: RelationshipStatement): Iterable<SaidName> {
  if (s.interests.length === 0) yield 'interests';
  for (const i of s.interests) yield* saidOfInterest(i);
  yield* given({ component: s.isComponent, components: s.components, 'nominee-for': s.nomineeFor });
  yield* given({ 'other-readings': s.otherReadings, regime: s.regime });
}

/** Of one interest of several, where a writer treats them apart. */
export function* saidOfInterest(i: Interest): Iterable<SaidName> {
  yield 'directness';
  yield* given({ share: i.share, 'shares-count': i.sharesCount, from: i.startDate, to: i.endDate, class: i.class });
  yield* given({ lot: i.lot, control: i.control, role: i.role, details: i.details });
  if (i.share === undefined) return;
  yield 'of';
  // The words of a plain figure or band are the figure.
  const { hedge } = i.share;
  if (hedge !== 'exact' && hedge !== 'range') yield 'hedge';
}

function* ofTie(s: TieStatement): Iterable<SaidName> {
  yield* given({ role: s.role, from: s.startDate, to: s.endDate, issuers: s.issuers });
}

function* given(values: Readonly<Partial<Record<SaidName, unknown>>>): Iterable<SaidName> {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    yield name as SaidName;
  }
}
