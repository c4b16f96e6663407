/** What an address says and this page does not understand: it is left out of the question, and never in silence. */
import { NOTATIONS } from '../../src/faces/draw/pen.ts';
import { FOLD, isDay, MEASURES, PLACE, PROVED, VIEWS } from './asking.ts';

export interface AddressFault {
  readonly parameter: string;
  readonly value: string;
  /** what would have been understood: values, or what kind of thing */
  readonly expected: 'day' | 'day-or-all' | 'reading' | 'percent' | 'place' | 'parameter' | 'once' | readonly string[];
}

const LISTS = ['choice', 'noAssume', 'change', 'place'];
const TEXTS = ['fold', 'quota', 'subject', 'rule', 'other', 'story'];
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  view: VIEWS,
  measure: MEASURES,
  notation: NOTATIONS,
  of: PROVED,
};
const DAYS: Readonly<Record<string, 'day' | 'day-or-all'>> = {
  asAt: 'day',
  knownAt: 'day-or-all',
  from: 'day',
  to: 'day',
  shownFrom: 'day',
  shownTo: 'day',
};
export const PARAMETERS = [...Object.keys(OPTIONS), ...Object.keys(DAYS), ...TEXTS, ...LISTS];

/** @param search of an address, with or without its "?"; @returns a fault each, in its order */
export function faultsOf(search: string): readonly AddressFault[] {
  const q = new URLSearchParams(search);
  const faults: AddressFault[] = [];
  for (const parameter of new Set(q.keys())) {
    const values = q.getAll(parameter);
    for (const value of values) {
      const expected = expectedFor(parameter, value);
      if (expected !== undefined) faults.push({ parameter, value, expected });
    }
    if (values.length > 1 && PARAMETERS.includes(parameter) && !LISTS.includes(parameter))
      faults.push({ parameter, value: values.join(', '), expected: 'once' });
  }
  return faults;
}

/** What was expected in its place; undefined: it is understood. An empty value says nothing. */
function expectedFor(parameter: string, value: string): AddressFault['expected'] | undefined {
  if (!PARAMETERS.includes(parameter)) return 'parameter';
  if (value === '') return undefined;
  const options = Object.hasOwn(OPTIONS, parameter) ? OPTIONS[parameter] : undefined;
  if (options !== undefined) return options.includes(value) ? undefined : options;
  const day = Object.hasOwn(DAYS, parameter) ? DAYS[parameter] : undefined;
  if (day !== undefined) return isDay(value) || (day === 'day-or-all' && value === 'all') ? undefined : day;
  if (parameter === 'fold' || parameter === 'quota') return FOLD.test(value) ? undefined : 'percent';
  if (parameter === 'place') return PLACE.test(value) ? undefined : 'place';
  return parameter === 'choice' && value.lastIndexOf('~') < 1 ? 'reading' : undefined;
}
