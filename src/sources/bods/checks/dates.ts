/** Dates of a statement that cannot be: none at all, to come, or in the wrong order. */
import { daysOf } from '../../../terms/day.ts';
import { dateOf, list, object } from '../party.ts';
import { type Checked, type Fault, fault } from './fault.ts';

const EARLIEST = '1800';
const OLDEST = 120;
const DAY = 'a day, as 2017-11-18';

/** @param today nothing is to come without it */
export function dateFaults(s: Checked, today: string | undefined): readonly Fault[] {
  const faults: Fault[] = [];
  const unreadable: See = (pointer, value) => {
    if (isUnreadable(value)) faults.push(fault('bad-date', pointer, 'this is no date and is left out', DAY, value));
  };
  // The schema says it of 0.4.
  if (!s.records) for (const dates of [clocks, lives, terms]) dates(s, unreadable);
  const toCome: See = (pointer, value) => {
    if (isToCome(value, today))
      faults.push(
        fault(STATED.has(pointer) ? 'dated-in-the-future' : 'bad-date', pointer, TO_COME, 'a day that has been', value),
      );
  };
  if (today !== undefined) for (const dates of [clocks, lives]) dates(s, toCome);
  order(s, faults);
  age(s, faults);
  return faults;
}

const TO_COME = 'the date is still to come';
/** Days a statement is made on or published: the default day is one of them. */
const STATED: ReadonlySet<string> = new Set(['/statementDate', '/publicationDetails/publicationDate']);

/** Called with each date that is there; most statements have few of those they could have. */
type See = (pointer: string, value: unknown) => void;

/** Days on which something was said, published or fetched. */
function clocks({ value }: Checked, see: See): void {
  const published = object(value['publicationDetails'])['publicationDate'];
  const retrieved = object(value['source'])['retrievedAt'];
  if (value['statementDate'] !== undefined) see('/statementDate', value['statementDate']);
  if (published !== undefined) see('/publicationDetails/publicationDate', published);
  if (retrieved !== undefined) see('/source/retrievedAt', retrieved);
  for (const [i, a] of list(value['annotations']).entries())
    if (a['creationDate'] !== undefined) see(`/annotations/${i}/creationDate`, a['creationDate']);
}

const LIVES = ['birthDate', 'deathDate', 'foundingDate', 'dissolutionDate'] as const;
function lives({ details, at }: Checked, see: See): void {
  for (const f of LIVES) if (details[f] !== undefined) see(`${at}/${f}`, details[f]);
}

const TERMS = ['startDate', 'endDate'] as const;
function terms({ details, at }: Checked, see: See): void {
  for (const [i, interest] of list(details['interests']).entries())
    for (const f of TERMS) if (interest[f] !== undefined) see(`${at}/interests/${i}/${f}`, interest[f]);
}

/** An empty text is how some write "none". */
const isUnreadable = (value: unknown): boolean => value !== null && value !== '' && dateOf(value) === undefined;

function isToCome(value: unknown, today: string | undefined): boolean {
  const date = dateOf(value);
  return date !== undefined && today !== undefined && daysOf(date).first > today;
}

/** Certainly later: the first possible day of one after the last of the other. */
const after = (a: string, b: string): boolean => daysOf(a).first > daysOf(b).last;

const ORDER = [
  ['birthDate', 'deathDate', 'the death is before the birth'],
  ['foundingDate', 'dissolutionDate', 'the dissolution is before the founding'],
] as const;

function order({ details, at }: Checked, faults: Fault[]): void {
  const check = (of: Checked['details'], where: () => string, from: string, to: string, what: string): void => {
    if (of[from] === undefined || of[to] === undefined) return;
    const [first, last] = [dateOf(of[from]), dateOf(of[to])];
    if (first === undefined || last === undefined || !after(first, last)) return;
    faults.push(fault('bad-date', `${where()}/${to}`, what, `not before ${from}, ${first}`, of[to]));
  };
  for (const [from, to, what] of ORDER) check(details, () => at, from, to, what);
  for (const [i, interest] of list(details['interests']).entries())
    check(interest, () => `${at}/interests/${i}`, 'startDate', 'endDate', 'the interest ends before it begins');
}

function age({ details, at }: Checked, faults: Fault[]): void {
  for (const f of ['birthDate', 'deathDate'] as const) {
    const date = dateOf(details[f]);
    if (date !== undefined && daysOf(date).last < EARLIEST)
      faults.push(
        fault('bad-date', `${at}/${f}`, `the date is before ${EARLIEST}`, 'a date of somebody now concerned', date),
      );
  }
  if (details['birthDate'] === undefined || details['deathDate'] === undefined) return;
  const [born, died] = [dateOf(details['birthDate']), dateOf(details['deathDate'])];
  const years = born === undefined || died === undefined ? 0 : Number(died.slice(0, 4)) - Number(born.slice(0, 4));
  if (years <= OLDEST) return;
  const message = `the person would have lived for more than ${OLDEST} years`;
  faults.push(fault('bad-date', `${at}/deathDate`, message, `a life of at most ${OLDEST} years`, died));
}
