/**
 * From relationship statements to figures: one interest of one holder in one company, judged against the day asked
 * about (rule 1's true clock), with misprint readings applied and nominees passed through (rule 11).
 */
import type { Directness, Interest, PartyId, RelationshipStatement, Statement } from '../statements/types.ts';
import { type Day, type Days, daysOf } from '../terms/day.ts';
import { ONE, ZERO } from '../terms/exact.ts';
import { type InterestType, quantitiesOf } from '../terms/interest-types.ts';
import { type Interval, interval } from '../terms/interval.ts';
import type { Hedge, Share, ShareOf } from '../terms/share.ts';
import { asOf } from './in-force.ts';
import type { Ledger } from './ledger.ts';
import type { People } from './parties.ts';
import type { Node } from './types.ts';

/** Which column a figure speaks to: shares (economics, and votes by assumption), votes apart, other economic rights. */
export type Slot = 'shares' | 'votes' | 'profits';

export interface Figure {
  readonly holder: Node;
  readonly company: Node;
  readonly slot: Slot;
  readonly interestType: InterestType;
  readonly directness: Directness;
  /** undefined: the source gives no figure */
  readonly share?: Share;
  readonly of: ShareOf;
  readonly class?: string;
  readonly lot?: string;
  readonly start?: Days;
  readonly end?: Days;
  readonly startText?: string;
  readonly endText?: string;
  readonly asOf?: Days;
  readonly source: string;
  readonly manner: 'register' | 'prose';
  readonly rank: number;
  readonly regime?: string;
  readonly isComponent: boolean;
  readonly statement: string;
}

/** yes: lives on the day for certain; maybe: its dates do not decide; no: not alive. */
export function lives(f: { start?: Days; end?: Days }, day: Day): 'yes' | 'maybe' | 'no' {
  if (f.start !== undefined && f.start.first > day) return 'no';
  if (f.end !== undefined && f.end.last <= day) return 'no';
  const started = f.start === undefined || f.start.last <= day;
  const ended = f.end !== undefined && f.end.first <= day;
  return started && !ended ? 'yes' : 'maybe';
}

/** What a figure allows on a day it lives on; not certainly alive: the lower end falls to 0. */
export function boundsOf(f: Figure, life: 'yes' | 'maybe'): Interval {
  const bounds = f.share?.bounds ?? interval(ZERO, ONE);
  return life === 'yes' ? bounds : interval(ZERO, bounds.hi, false, bounds.hiOpen);
}

export const hedgeOf = (f: Figure): Hedge => f.share?.hedge ?? 'some';

export function readFigures(statements: readonly Statement[], people: People, ledger: Ledger): Figure[] {
  const figures: Figure[] = [];
  for (const s of statements) {
    if (s.kind !== 'relationship') continue;
    const read = asRead(s, people, ledger);
    for (const interest of read.interests) {
      const figure = figureFrom(read, interest, people);
      if (figure !== undefined) figures.push(figure);
    }
  }
  return figures;
}

/** The statement under the reading in force: as printed unless its misprint point is switched. */
export function asRead(s: RelationshipStatement, people: People, ledger: Ledger): RelationshipStatement {
  const readings = s.otherReadings ?? [];
  if (readings.length === 0) return s;
  const [holder, company] = [nameOf(people, s.interestedParty), nameOf(people, s.subject)];
  const words = s.interests.find((i) => i.share !== undefined)?.share?.words ?? 'the figure';
  const options = readings.map((r, at) => ({
    id: r.subject === undefined ? `reading-${at + 1}` : nameOf(people, r.subject),
    text: `${words} is meant of ${r.subject === undefined ? company : nameOf(people, r.subject)}: ${r.reason}`,
  }));
  const nodes = [s.interestedParty, s.subject, ...readings.flatMap((r) => r.subject ?? [])].flatMap(
    (id) => people.nodeOf.get(id) ?? [],
  );
  const chosen = ledger.open({
    id: `misprint:${holder} > ${company}`,
    kind: 'misprint',
    text: `${words} of ${company} held by ${holder} may be a slip of the source`,
    options: [{ id: 'as-printed', text: `${words} of ${company}, as printed` }, ...options],
    default: 'as-printed',
    parties: nodes,
    statements: [s.statementId],
  });
  ledger.warn(
    'misprint-suspected',
    `${words} of ${company} held by ${holder} is kept as printed but suspect: ${readings.map((r) => r.reason).join('; ')}`,
    nodes,
    [s.statementId],
  );
  const reading = readings[options.findIndex((o) => o.id === chosen)];
  if (reading === undefined) return s;
  const share = reading.share;
  return {
    ...s,
    subject: reading.subject ?? s.subject,
    interestedParty: reading.interestedParty ?? s.interestedParty,
    interests:
      share === undefined ? s.interests : s.interests.map((i) => (i.share === undefined ? i : { ...i, share })),
  };
}

function nameOf(people: People, id: PartyId): string {
  const node = people.nodeOf.get(id);
  return node === undefined ? id : people.name(node);
}

function figureFrom(s: RelationshipStatement, interest: Interest, people: People): Figure | undefined {
  const slot = slotOf(interest);
  if (slot === undefined) return undefined;
  const holder = people.nodeOf.get(s.nomineeFor ?? s.interestedParty);
  const company = people.nodeOf.get(s.subject);
  if (holder === undefined || company === undefined) return undefined;
  const date = asOf(s);
  return {
    holder,
    company,
    slot,
    interestType: interest.interestType,
    directness: interest.directness,
    of: interest.share?.of ?? (slot === 'votes' ? 'votes' : s.source.manner === 'prose' ? 'unknown' : 'capital'),
    source: `${s.source.name} ${s.source.publisher ?? ''}`,
    manner: s.source.manner,
    rank: s.source.rank ?? 0,
    isComponent: s.isComponent === true,
    statement: s.statementId,
    ...(interest.share === undefined ? {} : { share: interest.share }),
    ...(interest.class === undefined ? {} : { class: interest.class }),
    ...(interest.lot === undefined ? {} : { lot: interest.lot }),
    ...(interest.startDate === undefined ? {} : { start: daysOf(interest.startDate), startText: interest.startDate }),
    ...(interest.endDate === undefined ? {} : { end: daysOf(interest.endDate), endText: interest.endDate }),
    ...(date === undefined ? {} : { asOf: date }),
    ...(s.regime === undefined ? {} : { regime: s.regime }),
  };
}

/** Roles, control and board rights have no column; a trust role counts only with a stated share (rule 11). */
function slotOf(interest: Interest): Slot | undefined {
  const quantities = quantitiesOf(interest.interestType);
  if (interest.interestType === 'votingRights' || (interest.share?.of === 'votes' && quantities.includes('votes'))) {
    return 'votes';
  }
  if (interest.interestType === 'shareholding') return 'shares';
  if (!quantities.includes('economic')) return undefined;
  return interest.interestType === 'beneficiaryOfLegalArrangement' && interest.share === undefined
    ? undefined
    : 'profits';
}
