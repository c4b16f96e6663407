/** Published tables that are read as they stand: known by file name and header, described as a mapping would. */
import { headersOf } from './headers.ts';
import { namesFile, type TableMapping } from './mapping.ts';

interface KnownTable {
  readonly title: string;
  readonly table: TableMapping & { readonly file: string };
}

/** Ids of the commission's database; companies and media have numbers of their own. */
const COMPANY = 'DE-KEK';
const MEDIUM = 'DE-KEK-MEDIUM';
const KEK = 'KEK, Germany: who owns media';

export const KNOWN_TABLES: readonly KnownTable[] = [
  {
    title: 'shares in media companies of the German commission on concentration in the media (KEK)',
    table: {
      file: 'kek_shares.csv',
      columns: {
        shareholder: { is: 'owner_id', scheme: COMPANY },
        owns: { is: 'owned_id', scheme: COMPANY },
        share: 'share',
      },
      always: { source: KEK },
    },
  },
  {
    // Persons, families and firms stand in this one table: nothing in it tells them apart, so the type stays unknown.
    title: 'media companies of the German commission on concentration in the media (KEK)',
    table: {
      file: 'kek_company.csv',
      rows: 'parties',
      columns: { id: { is: 'id', scheme: COMPANY }, name: 'name', url: 'ignore', address: 'ignore', comment: 'ignore' },
      always: { source: KEK },
    },
  },
  {
    // Who runs a medium is no share in it: what is held is the medium, how much is not said.
    title: 'media of the German commission on concentration in the media (KEK)',
    table: {
      file: 'kek_media.csv',
      columns: {
        id: { is: 'owned_id', scheme: MEDIUM },
        owner: { is: 'owner_id', scheme: COMPANY },
        name: 'owned',
        url: 'ignore',
        type: 'note',
      },
      always: { source: KEK, owned_type: 'business-unit' },
    },
  },
  {
    title: 'parties of "Médias français, qui possède quoi" (Le Monde diplomatique, Acrimed)',
    table: {
      file: 'medias_francais.tsv',
      rows: 'parties',
      columns: {
        nom: 'name',
        typeLibelle: {
          is: 'type',
          values: {
            'Personne physique': 'person',
            'Personne morale': 'company',
            Média: 'business-unit',
            État: 'state',
          },
        },
      },
    },
  },
];

/** The known table of this name, where every column it is known by is there. */
export function knownTable(file: string, header: readonly string[]): KnownTable | undefined {
  return KNOWN_TABLES.find(({ table }) => namesFile(table.file, file) && !headersOf(header, file, table).unusable);
}
