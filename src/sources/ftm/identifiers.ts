/**
 * Numbers of an entity: each property of FollowTheMoney is a list of numbers of one register, and of one country where the
 * register is national. Codes that several share (KPP, tickers) and papers of a person are none.
 */
import type { Identifier, PartyStatement } from '../../statements/types.ts';
import { paddedNumber } from '../psc/company-number.ts';

/** Property -> scheme, where the number alone says whose it is. */
const SCHEMES: readonly (readonly [property: string, scheme: string])[] = [
  ['leiCode', 'XI-LEI'],
  ['wikidataId', 'WIKIDATA'],
  ['cikCode', 'US-SEC-CIK'],
  ['irsCode', 'US-EIN'],
  ['uniqueEntityId', 'US-SAM-UEI'],
  ['npiCode', 'US-NPI'],
  ['cageCode', 'CAGE'],
  ['dunsCode', 'DUNS'],
  ['permId', 'PERMID'],
  ['bvdId', 'BVD'],
  ['giiNumber', 'GIIN'],
  ['swiftBic', 'BIC'],
  ['vatCode', 'VAT'],
  ['isinCode', 'ISIN'],
  ['isin', 'ISIN'],
  ['figiCode', 'FIGI'],
  ['imoNumber', 'IMO'],
  ['mmsi', 'MMSI'],
  ['innCode', 'RU-INN'],
  ['ogrnCode', 'RU-OGRN'],
  ['okpoCode', 'RU-OKPO'],
  ['voenCode', 'AZ-VOEN'],
  ['ibcRuc', 'VG-IBC'],
];

/** Property -> words, where a country has to be named with it. */
const NATIONAL: readonly (readonly [property: string, words: string])[] = [
  ['registrationNumber', 'registration number'],
  ['taxNumber', 'tax number'],
  ['idNumber', 'identity number'],
  ['licenseNumber', 'licence number'],
];

export interface FoundNumbers {
  readonly identifiers: readonly Identifier[];
  /** properties with numbers that no country is named for: they would make strangers one */
  readonly countryless: readonly string[];
}

/** @param all the values of a property; @param country ISO code in capitals, where one is named */
export function numbersOf(all: (property: string) => readonly string[], country: string | undefined): FoundNumbers {
  const own = SCHEMES.flatMap(([property, scheme]) => all(property).map((id) => ({ scheme, id })));
  const national = NATIONAL.filter(([property]) => all(property).length > 0);
  if (country === undefined) return { identifiers: unique(own), countryless: national.map(([property]) => property) };
  const numbers = national.flatMap(([property, words]) =>
    all(property).map((id) => {
      const uk = country === 'GB' && property === 'registrationNumber' ? paddedNumber(id) : undefined;
      return uk === undefined ? { scheme: `${country} ${words}`, id } : { scheme: 'GB-COH', id: uk };
    }),
  );
  return { identifiers: unique([...own, ...numbers]), countryless: [] };
}

const unique = (list: readonly Identifier[]): readonly Identifier[] => [
  ...new Map(list.map((i) => [`${i.scheme} ${i.id}`, i])).values(),
];

export interface WrittenNumbers {
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly referents: readonly string[];
  readonly lost: readonly Identifier[];
}

/** Back into properties; a national number needs the country of its party, which is written where it has none. */
export function numbersOut(s: PartyStatement): WrittenNumbers {
  const properties: Record<string, string[]> = {};
  const referents: string[] = [];
  const lost: Identifier[] = [];
  let country = s.jurisdiction;
  for (const i of s.identifiers ?? []) {
    const [of, property] = propertyOf(i.scheme);
    if (i.scheme === 'ftm') {
      if (i.id !== s.party) referents.push(i.id);
    } else if (property === undefined || (of !== undefined && country !== undefined && of !== country)) lost.push(i);
    else {
      country ??= of;
      properties[property] = [...(properties[property] ?? []), i.id];
    }
  }
  const named = country === undefined || s.jurisdiction !== undefined ? {} : { country: [country.toLowerCase()] };
  return { properties: { ...properties, ...named }, referents, lost };
}

/** Other names of the same lists. */
const ALIASES: Readonly<Record<string, string>> = { LEI: 'XI-LEI', CIK: 'US-SEC-CIK', 'XI-WIKIDATA': 'WIKIDATA' };

function propertyOf(scheme: string): readonly [country: string | undefined, property: string | undefined] {
  if (scheme === 'GB-COH') return ['GB', 'registrationNumber'];
  const own = SCHEMES.find(([, s]) => s === (ALIASES[scheme] ?? scheme));
  if (own !== undefined) return [undefined, own[0]];
  const national = /^([A-Z]{2}) (.+)$/.exec(scheme);
  const found = NATIONAL.find(([, words]) => words === national?.[2]);
  return [national?.[1], found?.[0]];
}
