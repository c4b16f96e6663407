/** Small made registers in three formats, each in several files, so that one import is many batches. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../benchmarks/seeded.mjs';

/**
 * @param folder made if it is not there
 * @param size companies a file; a file gives some three statements a company
 * @param files how many of each format
 * @param wide bytes of spaces behind the records of the first UK file, which says no more by them
 */
export function writeMadeFiles(folder, { size = 250, files = 4, seed = 4, wide = 0 } = {}) {
  mkdirSync(folder, { recursive: true });
  const chance = seeded(seed);
  for (let file = 0; file < files; file += 1) {
    const companies = Array.from({ length: size }, (_, i) => file * size + i);
    writeFileSync(join(folder, `bods-${file}.jsonl`), lines(companies.flatMap((c) => bods(c, chance))));
    const spaces = file === 0 ? ' '.repeat(Math.ceil(wide / size)) : '';
    writeFileSync(
      join(folder, `psc-${file}.txt`),
      lines(
        companies.map((c) => psc(c, chance)),
        spaces,
      ),
    );
    writeFileSync(
      join(folder, `shares-${file}.csv`),
      `owner,owned,share\n${companies.map((c) => row(c, chance)).join('\n')}\n`,
    );
  }
}
const lines = (records, spaces = '') => records.map((r) => `${JSON.stringify(r)}${spaces}\n`).join('');

/** A company, a person and the holding between them, as three statements of BODS 0.4. */
function bods(at, chance) {
  const about = (recordId, recordType, recordDetails) => ({
    statementId: `${recordId}-statement-of-the-register`,
    declarationSubject: `company-${at}`,
    statementDate: '2024-05-01',
    recordId,
    recordType,
    recordStatus: 'new',
    recordDetails,
  });
  return [
    about(`company-${at}`, 'entity', {
      isComponent: false,
      entityType: { type: 'registeredEntity' },
      name: `Harbour ${at} Ltd`,
      identifiers: [{ id: `H${at}`, scheme: 'XX-REG' }],
    }),
    about(`person-${at}`, 'person', {
      isComponent: false,
      personType: 'knownPerson',
      names: [{ type: 'legal', fullName: `Ada Ferry ${at}` }],
    }),
    about(`holding-${at}`, 'relationship', {
      isComponent: false,
      subject: `company-${at}`,
      interestedParty: `person-${at}`,
      interests: [{ type: 'shareholding', directOrIndirect: 'direct', share: { exact: 1 + chance.below(100) } }],
    }),
  ];
}

const BANDS = ['25-to-50', '50-to-75', '75-to-100'];
/** A record of the UK snapshot: a person, the company and the holding between them, as three statements. */
export const psc = (at, chance) => ({
  company_number: String(10_000_000 + at),
  data: {
    kind: 'individual-person-with-significant-control',
    name: `Mr Noel Quay ${at}`,
    name_elements: { forename: 'Noel', surname: `Quay ${at}` },
    date_of_birth: { month: 1 + chance.below(12), year: 1950 + chance.below(50) },
    links: { self: `/company/${10_000_000 + at}/persons-with-significant-control/individual/p${at}` },
    natures_of_control: [`ownership-of-shares-${BANDS[chance.below(3)]}-percent`],
    notified_on: '2021-12-13',
  },
});

const row = (at, chance) => `Lock ${at} SA,Weir ${chance.below(40)}-${Math.floor(at / 40)} SA,${1 + chance.below(9)}`;
