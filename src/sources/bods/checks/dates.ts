/** Dates of a statement that cannot be: none at all, to come, or in the wrong order. */
import { daysOf } from '../../../terms/day.ts';
import { dateOf, list, object } from '../party.ts';
import { type Checked, type Fault, fault } from './fault.ts';

const EARLIEST = '1800';
const OLDEST = 120;
const DAY = 'a day, as 2017-11-18';

/** @param today nothing is to come without it */
export function dateFaults(s: Checked, today: string | undefined): readonly Fault[] {
  const named = [...clocks(s), ...lives(s), ...terms(s)];
  return [
    ...named.flatMap(([pointer, value]) => unreadable(s, pointer, value)),
    ...[...clocks(s), ...lives(s)].flatMap(([pointer, value]) => toCome(pointer, value, today)),
    ...order(s),
    ...age(s),
  ];
}

type Named = readonly (readonly [pointer: string, value: unknown])[];

/** Days on which something was said, published or fetched. */
const clocks = ({ value }: Checked): Named => [
  ['/statementDate', value['statementDate']],
  ['/publicationDetails/publicationDate', object(value['publicationDetails'])['publicationDate']],
  ['/source/retrievedAt', object(value['source'])['retrievedAt']],
  ...list(value['annotations']).map((a, i) => [`/annotations/${i}/creationDate`, a['creationDate']] as const),
];
const lives = ({ details, at }: Checked): Named =>
  ['birthDate', 'deathDate', 'foundingDate', 'dissolutionDate'].map((f) => [`${at}/${f}`, details[f]] as const);
const terms = ({ details, at }: Checked): Named =>
  list(details['interests']).flatMap((interest, i) =>
    ['startDate', 'endDate'].map((f) => [`${at}/interests/${i}/${f}`, interest[f]] as const),
  );

/** The schema says it of 0.4. An empty text is how some write "none". */
function unreadable({ records }: Checked, pointer: string, value: unknown): readonly Fault[] {
  if (records || value === undefined || value === null || value === '' || dateOf(value) !== undefined) return [];
  return [fault('bad-date', pointer, 'this is no date and is left out', DAY, value)];
}

function toCome(pointer: string, value: unknown, today: string | undefined): readonly Fault[] {
  const date = dateOf(value);
  if (date === undefined || today === undefined || daysOf(date).first <= today) return [];
  return [fault('bad-date', pointer, 'the date is still to come', 'a day that has been', value)];
}

/** Certainly later: the first possible day of one after the last of the other. */
const after = (a: string, b: string): boolean => daysOf(a).first > daysOf(b).last;

function order({ details, at }: Checked): readonly Fault[] {
  const wrong = (of: Checked['details'], where: string, from: string, to: string, what: string): readonly Fault[] => {
    const [first, last] = [dateOf(of[from]), dateOf(of[to])];
    if (first === undefined || last === undefined || !after(first, last)) return [];
    return [fault('bad-date', `${where}/${to}`, what, `not before ${from}, ${first}`, of[to])];
  };
  return [
    ...wrong(details, at, 'birthDate', 'deathDate', 'the death is before the birth'),
    ...wrong(details, at, 'foundingDate', 'dissolutionDate', 'the dissolution is before the founding'),
    ...list(details['interests']).flatMap((interest, i) =>
      wrong(interest, `${at}/interests/${i}`, 'startDate', 'endDate', 'the interest ends before it begins'),
    ),
  ];
}

function age({ details, at }: Checked): readonly Fault[] {
  const early = ['birthDate', 'deathDate'].flatMap((f) => {
    const date = dateOf(details[f]);
    if (date === undefined || daysOf(date).last >= EARLIEST) return [];
    return [
      fault('bad-date', `${at}/${f}`, `the date is before ${EARLIEST}`, 'a date of somebody now concerned', date),
    ];
  });
  const [born, died] = [dateOf(details['birthDate']), dateOf(details['deathDate'])];
  const years = born === undefined || died === undefined ? 0 : Number(died.slice(0, 4)) - Number(born.slice(0, 4));
  if (years <= OLDEST) return early;
  const message = `the person would have lived for more than ${OLDEST} years`;
  return [...early, fault('bad-date', `${at}/deathDate`, message, `a life of at most ${OLDEST} years`, died)];
}
