/** Defects of one entity or person: schemes, addresses, listings, types, political exposure. */
import { list, object, text } from '../party.ts';
import { type Checked, type Fault, fault } from './fault.ts';

export function partyFaults(s: Checked): readonly Fault[] {
  if (s.kind === 'entity') return [...identifiers(s), ...addresses(s), ...listing(s), ...subtype(s)];
  return s.kind === 'person' ? [...personType(s), ...personIdentifiers(s), ...exposure(s)] : [];
}

/** The shape of a code of org-id.guide: a country or XI, XM …, then one or two words. The list itself grows daily. */
const REGISTER = /^[A-Z]{2}(-[A-Z0-9_]{1,12}){1,2}$/;

function identifiers({ details, at }: Checked): readonly Fault[] {
  return list(details['identifiers']).flatMap((identifier, i) => {
    const scheme = identifier['scheme'];
    if (scheme === undefined || scheme === null || isScheme(scheme)) return [];
    const message = 'the scheme is no code of a list of registers';
    return [
      fault('bad-statement', `${at}/identifiers/${i}/scheme`, message, 'a code of org-id.guide, as GB-COH', scheme),
    ];
  });
}

/** ISO 3166 leaves AAA to AAZ, QMA to QZZ, XAA to XXZ and ZZA to ZZZ to whoever wants them: they name no country. */
const DOCUMENT = /^(?!AA|Q[M-Z]|X[A-X]|ZZ)[A-Z]{3}-(PASSPORT|TAXID|IDCARD)$/;

const isScheme = (scheme: unknown): boolean =>
  typeof scheme === 'string' && (REGISTER.test(scheme) || DOCUMENT.test(scheme));

function personIdentifiers({ details, at }: Checked): readonly Fault[] {
  return list(details['identifiers']).flatMap((identifier, i) => {
    const scheme = text(identifier['scheme']);
    if (
      scheme === undefined ||
      DOCUMENT.test(scheme) ||
      (REGISTER.test(scheme) && !/-(PASSPORT|TAXID|IDCARD|ID)$/.test(scheme))
    )
      return [];
    const message = 'the scheme names no document of a person';
    const expected = 'a country of three letters with PASSPORT, TAXID or IDCARD, as GBR-TAXID';
    return [fault('bad-statement', `${at}/identifiers/${i}/scheme`, message, expected, scheme)];
  });
}

const PERSON_TYPES: ReadonlySet<string> = new Set(['knownPerson', 'anonymousPerson', 'unknownPerson']);

function personType({ details, at, records }: Checked): readonly Fault[] {
  const type = text(details['personType']);
  if (records || type === undefined || PERSON_TYPES.has(type)) return [];
  return [
    fault('bad-statement', `${at}/personType`, 'there is no such type of person', [...PERSON_TYPES].join(', '), type),
  ];
}

/** Places a person has and a company has not. A person may have any: registers give the registered one too. */
const OF_PERSONS: ReadonlySet<string> = new Set(['placeOfBirth', 'home', 'residence', 'service']);

function addresses({ details, at }: Checked): readonly Fault[] {
  const types = list(details['addresses']).map((a) => text(a['type']));
  const message = 'an entity has no such address';
  const wrong = types.flatMap((type, i) =>
    type === undefined || !OF_PERSONS.has(type)
      ? []
      : [fault('bad-statement', `${at}/addresses/${i}/type`, message, 'registered, business, alternative', type)],
  );
  const alone = types.length > 0 && types.every((t) => t === 'alternative');
  const lonely = 'an alternative address stands without the one it is an alternative to';
  return alone ? [...wrong, fault('bad-statement', `${at}/addresses`, lonely, 'a first address beside it')] : wrong;
}

function listing({ details, at, records }: Checked): readonly Fault[] {
  const public_ = object(details['publicListing']);
  const pointer = `${at}/publicListing`;
  const securities = list(public_['securitiesListings']);
  // In 0.4 a company may file with an authority of the market without being listed.
  const urls = records ? [] : public_['companyFilingsURLs'];
  const filings = Array.isArray(urls) ? urls : [];
  const message = 'the company is said not to be listed, and listings are given';
  const denied = public_['hasPublicListing'] === false && securities.length + filings.length > 0;
  const markets = securities.flatMap((s, i) => {
    if (text(s['marketIdentifierCode']) === undefined || text(s['operatingMarketIdentifierCode']) !== undefined)
      return [];
    const missing = 'a market is named without the one that operates it';
    const where = `${pointer}/securitiesListings/${i}/operatingMarketIdentifierCode`;
    return [fault('missing-value', where, missing, 'the operating MIC of ISO 10383')];
  });
  return denied
    ? [fault('bad-statement', `${pointer}/hasPublicListing`, message, 'true, or no listings', false), ...markets]
    : markets;
}

/** 0.3 spells the type out in the subtype. */
function subtype({ details, at }: Checked): readonly Fault[] {
  const category = text(object(details['entitySubtype'])['generalCategory']);
  const type = text(details['entityType']);
  if (category === undefined || type === undefined || category.startsWith(`${type}-`)) return [];
  const pointer = `${at}/entitySubtype/generalCategory`;
  return [fault('bad-statement', pointer, 'the subtype is of another type of entity', `${type}-…`, category)];
}

/** Political exposure: details belong to one who is exposed, a reason for missing details to one of whom it is not known. */
function exposure({ details, at }: Checked): readonly Fault[] {
  const now = object(details['politicalExposure']);
  const [status, field] =
    details['hasPepStatus'] === undefined
      ? [text(now['status']), 'politicalExposure/status']
      : [details['hasPepStatus'] === true ? 'isPep' : 'isNotPep', 'hasPepStatus'];
  const given = [...list(details['pepStatusDetails']), ...list(now['details'])];
  const missing = given.filter((d) => d['missingInfoReason'] !== undefined).length;
  const bad = (message: string, expected: string): readonly Fault[] => [
    fault('bad-statement', `${at}/${field}`, message, expected, status),
  ];
  if (given.length === 0) return [];
  if (status === undefined)
    return bad('details of political exposure are given without a status', 'isPep, isNotPep or unknown');
  if (status === 'isPep' && missing > 0)
    return bad(
      'the person is said to be politically exposed, and details are said to be missing',
      'the details, or another status',
    );
  return status === 'isNotPep' && missing < given.length
    ? bad('the person is said not to be politically exposed, and details are given', 'isPep, or no details')
    : [];
}
