/** Headers people use for the columns of a table of holdings: what a guess rests on. */
import type { Column } from './columns.ts';

export const SYNONYMS: Readonly<Record<string, Column>> = {
  holder: 'owner',
  shareholder: 'owner',
  'interested party': 'owner',
  'owner name': 'owner',
  'shareholder name': 'owner',
  parent: 'owner',
  origine: 'owner',
  actionnaire: 'owner',
  gesellschafter: 'owner',
  investor: 'owner',
  company: 'owned',
  subject: 'owned',
  issuer: 'owned',
  'company name': 'owned',
  entity: 'owned',
  subsidiary: 'owned',
  owns: 'owned',
  cible: 'owned',
  filiale: 'owned',
  beteiligung: 'owned',
  investee: 'owned',
  'owned company': 'owned',
  percent: 'share',
  percentage: 'share',
  '%': 'share',
  stake: 'share',
  shareholding: 'share',
  ownership: 'share',
  'ownership %': 'share',
  'share %': 'share',
  pct: 'share',
  valeur: 'share',
  anteil: 'share',
  part: 'share',
  holding: 'share',
  minimum: 'min',
  'share min': 'min',
  'min %': 'min',
  maximum: 'max',
  'share max': 'max',
  'max %': 'max',
  'voting rights': 'votes',
  vote: 'votes',
  'votes %': 'votes',
  'voting %': 'votes',
  'votes min': 'votes_min',
  'votes max': 'votes_max',
  'interest type': 'interest',
  type: 'interest',
  'share class': 'class',
  directness: 'direct',
  'direct or indirect': 'direct',
  start: 'from',
  'start date': 'from',
  since: 'from',
  end: 'to',
  'end date': 'to',
  until: 'to',
  date: 'as_of',
  'as of': 'as_of',
  'as at': 'as_of',
  'source name': 'source',
  'published on': 'published',
  datepublication: 'published',
  'date de publication': 'published',
  depuis: 'from',
  'owner type': 'owner_type',
  'holder type': 'owner_type',
  'owned type': 'owned_type',
  'company type': 'owned_type',
  'owner party': 'owner_id',
  'owned party': 'owned_id',
  'owner id': 'owner_id',
  'owned id': 'owned_id',
  'company id': 'owned_id',
  'share kind': 'kind',
  'kind of share': 'kind',
};

/** In French, so that 05/06/2015 below is 5 June. */
export const DAY_FIRST: ReadonlySet<string> = new Set(['datepublication', 'date de publication', 'depuis']);

/** Headers of identifiers whose list is known by their name. */
export const IDENTIFIERS: Readonly<Record<string, { readonly is: 'owner_id' | 'owned_id'; readonly scheme: string }>> =
  {
    'owner lei': { is: 'owner_id', scheme: 'XI-LEI' },
    'shareholder lei': { is: 'owner_id', scheme: 'XI-LEI' },
    'parent lei': { is: 'owner_id', scheme: 'XI-LEI' },
    lei: { is: 'owned_id', scheme: 'XI-LEI' },
    'owned lei': { is: 'owned_id', scheme: 'XI-LEI' },
    'company lei': { is: 'owned_id', scheme: 'XI-LEI' },
    'subsidiary lei': { is: 'owned_id', scheme: 'XI-LEI' },
  };

/** Case, width and the number of blanks make no difference between two headers. */
export const folded = (header: string): string =>
  header
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');
