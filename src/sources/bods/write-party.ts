/** An entity or a person as a record of BODS 0.4. */
import type { PartyStatement, RelationshipStatement } from '../../statements/types.ts';
import { type Altered, annotationsOf, undescribed } from './altered.ts';
import { firstDay } from './days-out.ts';
import { isNameless, REASONS, type Unspecified } from './unspecified.ts';
import { common } from './write-common.ts';
import type { Written } from './write-package.ts';

export type UnnamedParty = PartyStatement & { readonly unspecified: Unspecified };

const ENTITY: Readonly<Record<string, string>> = {
  company: 'registeredEntity',
  partnership: 'legalEntity',
  fund: 'legalEntity',
  trust: 'arrangement',
  arrangement: 'arrangement',
  state: 'state',
  'state-body': 'stateBody',
};

/** @param isComponent whether a relationship lists it as a part of a longer chain */
export function partyOut(s: PartyStatement, isComponent: boolean): Written {
  const person = s.partyType === 'person';
  const identifiers = (s.identifiers ?? []).map((i) => ({ id: i.id, [schemeField(i.scheme, person)]: i.scheme }));
  const altered: Altered[] = [];
  const details = person ? personDetails(s) : entityDetails(s, altered);
  return {
    ...common(s, s.party, person ? 'person' : 'entity', altered),
    recordDetails: {
      isComponent,
      ...details,
      ...(identifiers.length === 0 ? {} : { identifiers }),
    },
    ...annotationsOf(altered),
  };
}

/** A code of org-id.guide's shape is a scheme, of a person only a paper of a country; any other list has its name. */
const schemeField = (scheme: string, person: boolean): 'scheme' | 'schemeName' =>
  (person ? /^[A-Z]{3}-(?:PASSPORT|TAXID|IDCARD)$/ : /^[A-Z]{2}-[A-Z0-9_]+$/).test(scheme) ? 'scheme' : 'schemeName';

function personDetails(s: PartyStatement): object {
  const names = [...(isNameless(s.name) ? [] : [s.name]), ...(s.otherNames ?? [])];
  return {
    personType: `${withheldOut(s) ?? 'known'}Person`,
    ...(s.unspecified === undefined ? {} : { unspecifiedPersonDetails: reasonOut(s.unspecified) }),
    ...(names.length === 0
      ? {}
      : { names: names.map((fullName, at) => ({ type: at === 0 ? 'legal' : 'alternative', fullName })) }),
    ...(s.birthDate === undefined ? {} : { birthDate: s.birthDate.slice(0, 'YYYY-MM'.length) }),
  };
}

function entityDetails(s: PartyStatement, altered: Altered[]): object {
  const withheld = s.partyType === 'unknown' ? withheldOut(s) : undefined;
  const type = withheld === undefined ? (ENTITY[s.partyType] ?? 'unknownEntity') : `${withheld}Entity`;
  return {
    entityType: { type, ...(s.partyType === 'trust' && type === 'arrangement' ? { subtype: 'trust' } : {}) },
    ...(s.unspecified === undefined ? {} : { unspecifiedEntityDetails: reasonOut(s.unspecified) }),
    ...(isNameless(s.name) ? {} : { name: s.name }),
    ...(s.otherNames === undefined ? {} : { alternateNames: s.otherNames }),
    ...(s.jurisdiction === undefined ? {} : { jurisdiction: { name: s.jurisdiction, code: s.jurisdiction } }),
    ...(s.foundingDate === undefined
      ? {}
      : { foundingDate: firstDay(s.foundingDate, '/recordDetails/foundingDate', altered) }),
  };
}

/** Undefined for one who is known, if only by a record without a name. */
function withheldOut(s: PartyStatement): 'anonymous' | 'unknown' | undefined {
  if (s.unspecified === undefined || s.name.startsWith('unnamed ')) return undefined;
  return s.name.startsWith('anonymous ') ? 'anonymous' : 'unknown';
}

/** A reason that is no code of BODS is kept in the description. */
export function reasonOut({ reason, description }: Unspecified): object {
  if (REASONS.has(reason)) return { reason, ...(description === undefined ? {} : { description }) };
  return { reason: 'unknown', description: description === undefined ? reason : `${reason}: ${description}` };
}

/** A party that is described nowhere: of one whose id is its name, the name. */
export function bareOut(party: string, id: string, s: RelationshipStatement): Written {
  const altered: Altered[] = [];
  return {
    ...common({ ...s, originalId: id }, party, 'entity', altered),
    recordStatus: 'new',
    recordDetails: {
      isComponent: false,
      entityType: { type: 'unknownEntity' },
      ...(party.startsWith('name:') ? { name: party.slice('name:'.length) } : {}),
    },
    ...undescribed(altered),
  };
}
