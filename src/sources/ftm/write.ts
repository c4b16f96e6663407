/** Statements -> FollowTheMoney entities, one a line. What its schemata cannot say is listed, never dropped in silence. */
import type {
  Interest,
  PartyStatement,
  PartyType,
  RelationshipStatement,
  Statement,
  TieStatement,
} from '../../statements/types.ts';
import { partiesOf } from '../../statements/types.ts';
import { type Exact, fractionText, HUNDRED, percentNumber } from '../../terms/exact.ts';
import { type Interval, isPoint } from '../../terms/interval.ts';
import type { WriteResult } from '../types.ts';
import { numbersOut } from './identifiers.ts';
import { VOTES } from './schemata.ts';

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  /** ids it had before it was merged */
  readonly referents?: readonly string[];
}
type Lost = { statementId: string; what: string }[];

export function writeFtm(statements: readonly Statement[]): WriteResult {
  const lost: Lost = [];
  const named = new Set(statements.flatMap((s) => (s.kind === 'party' ? [s.party] : [])));
  const out = new Map<string, string>();
  const put = (e: Entity): void => {
    const properties = Object.fromEntries(Object.entries(e.properties).filter(([, v]) => v.length > 0));
    const line = JSON.stringify({ ...e, properties });
    // Two statements about one party are two lines: whoever loads them merges them by their id.
    out.set(line, line);
  };
  for (const s of statements) {
    for (const what of sourceLost(s)) lost.push({ statementId: s.statementId, what });
    if (s.kind === 'party') put(partyOut(s, lost));
    else if (s.kind === 'relationship') for (const e of relationOut(s, lost)) put(e);
    else if (s.kind === 'tie') for (const e of tieOut(s, lost)) put(e);
    else lost.push({ statementId: s.statementId, what: `FollowTheMoney has no schema for a ${s.kind}` });
    if (s.kind !== 'relationship' && s.kind !== 'tie') continue;
    for (const id of partiesOf(s)) {
      if (named.has(id)) continue;
      named.add(id);
      put({ id, schema: 'LegalEntity', properties: { name: [id.replace(/^name:/, '')] } });
    }
  }
  return {
    text: [...out.keys()]
      .sort()
      .map((l) => `${l}\n`)
      .join(''),
    lost,
  };
}

const SCHEMA: Readonly<Partial<Record<PartyType, string>>> = {
  person: 'Person',
  company: 'Company',
  partnership: 'Company',
  fund: 'Company',
  'state-body': 'PublicBody',
  state: 'PublicBody',
};

const list = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);
const provenance = (s: Statement) => ({
  date: list(s.statementDate),
  publisher: list(s.source.publisher),
  sourceUrl: list(s.source.url),
});

/** What is said of the source and has no property; the same for every kind. */
function sourceLost(s: Statement): readonly string[] {
  const { published, licence, manner } = s.source;
  return [
    ...(published === undefined ? [] : ['the day it was published']),
    ...(licence === undefined ? [] : [`the licence of its source, ${licence}`]),
    ...(manner === 'register' ? [] : ['that its source is prose, whose figures are rounded']),
    ...(s.kind === 'relationship' && s.components !== undefined ? ['the components of an indirect link'] : []),
    ...(s.kind === 'relationship' && s.regime !== undefined ? [`the regime it was filed under, ${s.regime}`] : []),
  ];
}

function partyOut(s: PartyStatement, lost: Lost): Entity {
  if (s.unspecified !== undefined)
    lost.push({ statementId: s.statementId, what: `why nobody is named (${s.unspecified.reason}) has no property` });
  if (s.members !== undefined) lost.push({ statementId: s.statementId, what: 'members of a joint holder' });
  const numbers = numbersOut(s);
  for (const i of numbers.lost) lost.push({ statementId: s.statementId, what: `the number ${i.id} of ${i.scheme}` });
  const person = s.partyType === 'person';
  return {
    id: s.party,
    schema: SCHEMA[s.partyType] ?? 'LegalEntity',
    properties: {
      name: [s.name],
      alias: s.otherNames ?? [],
      jurisdiction: list(s.jurisdiction?.toLowerCase()),
      ...numbers.properties,
      ...(person ? { birthDate: list(s.birthDate) } : { incorporationDate: list(s.foundingDate) }),
      ...provenance(s),
    },
    ...(numbers.referents.length === 0 ? {} : { referents: numbers.referents }),
  };
}

function relationOut(s: RelationshipStatement, lost: Lost): readonly Entity[] {
  if (s.nomineeFor !== undefined || (s.otherReadings ?? []).length > 0)
    lost.push({ statementId: s.statementId, what: 'for whom the holder holds, or another reading, has no property' });
  const status = s.recordStatus === 'closed' ? ['ended'] : [];
  return s.interests.map((i, at) => {
    const id = at === 0 ? s.recordId : `${s.recordId}#interest-${at}`;
    const common = { startDate: list(i.startDate), endDate: list(i.endDate), status, ...provenance(s) };
    if (i.interestType === 'shareholding' || i.interestType === 'votingRights')
      return ownershipOut(s, i, id, common, lost);
    if (OFFICES.has(i.interestType)) {
      const properties = { director: [s.interestedParty], organization: [s.subject], role: [i.role ?? i.interestType] };
      return { id, schema: 'Directorship', properties: { ...properties, ...common } };
    }
    lost.push({ statementId: s.statementId, what: `${i.interestType} has no schema; written as an unknown link` });
    const role = [i.control === undefined ? (i.role ?? i.interestType) : `control (${i.control})`];
    const properties = { subject: [s.interestedParty], object: [s.subject], role };
    return { id, schema: 'UnknownLink', properties: { ...properties, ...common } };
  });
}
const OFFICES: ReadonlySet<string> = new Set(['boardMember', 'boardChair', 'otherOffice', 'seniorManagingOfficial']);

function ownershipOut(
  s: RelationshipStatement,
  i: Interest,
  id: string,
  common: Readonly<Record<string, readonly string[]>>,
  lost: Lost,
): Entity {
  if (i.class !== undefined || i.lot !== undefined || i.control !== undefined)
    lost.push({ statementId: s.statementId, what: 'a class, a lot or control beside a holding has no property' });
  if (i.directness === 'total') lost.push({ statementId: s.statementId, what: 'that a figure is a total' });
  const said = i.directness === 'direct' || i.directness === 'indirect' ? [i.directness] : [];
  return {
    id,
    schema: 'Ownership',
    properties: {
      owner: [s.interestedParty],
      asset: [s.subject],
      percentage: i.share === undefined ? [] : [percentageText(i.share.bounds)],
      ownershipType: said,
      sharesType: i.interestType === 'votingRights' ? [VOTES] : [],
      sharesCount: list(i.sharesCount),
      role: list(i.details),
      ...common,
    },
  };
}

/** "49", "1/3", "(25,50]": what the grammar of shares reads back to the same ends. */
function percentageText(b: Interval): string {
  if (isPoint(b)) return decimal(b.lo) ?? fractionText(b.lo);
  const ends = [decimal(b.lo) ?? percentNumber(b.lo, 'down'), decimal(b.hi) ?? percentNumber(b.hi, 'up')];
  return `${b.loOpen ? '(' : '['}${ends[0]},${ends[1]}${b.hiOpen ? ')' : ']'}`;
}
/** A percentage as a decimal that ends; undefined for one that does not. */
function decimal(value: Exact): string | undefined {
  const text = value.mul(HUNDRED).toString();
  return text.includes('(') ? undefined : text;
}

function tieOut(s: TieStatement, lost: Lost): readonly Entity[] {
  const [a, b] = s.parties;
  if (a === undefined || b === undefined || s.parties.length > 2 || (s.issuers ?? []).length > 0) {
    lost.push({ statementId: s.statementId, what: 'a tie of more than two, or over named issuers, has no schema' });
    return [];
  }
  const common = { startDate: list(s.startDate), endDate: list(s.endDate), ...provenance(s) };
  if (s.tie === 'family') {
    const properties = { person: [a], relative: [b], relationship: list(s.role) };
    return [{ id: s.recordId, schema: 'Family', properties: { ...properties, ...common } }];
  }
  if (s.tie !== 'other')
    lost.push({ statementId: s.statementId, what: `a ${s.tie} tie is written as an unknown link` });
  const properties = { subject: [a], object: [b], role: [s.role ?? s.tie] };
  return [{ id: s.recordId, schema: 'UnknownLink', properties: { ...properties, ...common } }];
}
