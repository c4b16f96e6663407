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
import { percentDecimal } from '../../terms/exact.ts';
import { type Interval, isPoint } from '../../terms/interval.ts';
import { shareText } from '../csv/share-text.ts';
import type { WriteResult } from '../types.ts';
import { numbersOut } from './identifiers.ts';
import { isPair, notSaid } from './not-said.ts';
import { OFFICES, VOTES } from './schemata.ts';

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  /** ids it had before it was merged */
  readonly referents?: readonly string[];
}

export function writeFtm(statements: readonly Statement[]): WriteResult {
  const lost: { statementId: string; what: string }[] = [];
  const named = new Set(statements.flatMap((s) => (s.kind === 'party' ? [s.party] : [])));
  const out = new Map<string, string>();
  const put = (e: Entity, { source }: Statement): void => {
    const properties = Object.fromEntries(Object.entries(e.properties).filter(([, v]) => v.length > 0));
    const line = JSON.stringify({ ...e, properties, datasets: [source.name] });
    // Two statements about one party are two lines: whoever loads them merges them by their id.
    out.set(line, line);
  };
  for (const s of statements) {
    for (const what of notSaid(s)) if (what !== '') lost.push({ statementId: s.statementId, what });
    if (s.kind === 'party') put(partyOut(s), s);
    else if (s.kind === 'relationship') for (const e of relationOut(s)) put(e, s);
    else if (s.kind === 'tie') for (const e of tieOut(s)) put(e, s);
    if (s.kind !== 'relationship' && s.kind !== 'tie') continue;
    for (const id of partiesOf(s)) {
      if (named.has(id)) continue;
      named.add(id);
      put({ id, schema: 'LegalEntity', properties: { name: [id.replace(/^name:/, '')] } }, s);
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

function partyOut(s: PartyStatement): Entity {
  const numbers = numbersOut(s);
  const person = s.partyType === 'person';
  return {
    id: s.party,
    schema: SCHEMA[s.partyType] ?? 'LegalEntity',
    properties: {
      name: [s.name],
      alias: s.otherNames ?? [],
      jurisdiction: list(s.jurisdiction?.toLowerCase()),
      ...numbers.properties,
      ...(person
        ? { birthDate: list(s.birthDate?.slice(0, 'YYYY-MM'.length)) }
        : { incorporationDate: list(s.foundingDate) }),
      ...provenance(s),
    },
    ...(numbers.referents.length === 0 ? {} : { referents: numbers.referents }),
  };
}

function relationOut(s: RelationshipStatement): readonly Entity[] {
  const status = s.recordStatus === 'closed' ? ['ended'] : [];
  return s.interests.map((i, at) => {
    const id = at === 0 ? s.recordId : `${s.recordId}#interest-${at}`;
    const common = { startDate: list(i.startDate), endDate: list(i.endDate), status, ...provenance(s) };
    if (i.interestType === 'shareholding' || i.interestType === 'votingRights') return ownershipOut(s, i, id, common);
    if (OFFICES.has(i.interestType)) {
      const properties = { director: [s.interestedParty], organization: [s.subject], role: [i.role ?? i.interestType] };
      return { id, schema: 'Directorship', properties: { ...properties, ...common } };
    }
    const role = [i.control === undefined ? (i.role ?? i.interestType) : `control (${i.control})`];
    const properties = { subject: [s.interestedParty], object: [s.subject], role };
    return { id, schema: 'UnknownLink', properties: { ...properties, ...common } };
  });
}

function ownershipOut(
  s: RelationshipStatement,
  i: Interest,
  id: string,
  common: Readonly<Record<string, readonly string[]>>,
): Entity {
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
const percentageText = (b: Interval): string => (isPoint(b) ? percentDecimal(b.lo) : undefined) ?? shareText(b);

function tieOut(s: TieStatement): readonly Entity[] {
  const [a, b] = s.parties;
  if (a === undefined || b === undefined || !isPair(s)) return [];
  const common = { startDate: list(s.startDate), endDate: list(s.endDate), ...provenance(s) };
  if (s.tie === 'family') {
    const properties = { person: [a], relative: [b], relationship: list(s.role) };
    return [{ id: s.recordId, schema: 'Family', properties: { ...properties, ...common } }];
  }
  const properties = { subject: [a], object: [b], role: [s.role ?? s.tie] };
  return [{ id: s.recordId, schema: 'UnknownLink', properties: { ...properties, ...common } }];
}
