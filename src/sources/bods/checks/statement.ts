/** Defects of one statement that no schema of BODS names. */
import { isObject } from '../json-items.ts';
import { list, object } from '../party.ts';
import { dateFaults } from './dates.ts';
import { type Checked, checkedOf, type Fault, fault, type Json } from './fault.ts';
import { partyFaults } from './party.ts';
import { relationshipFaults } from './relationship.ts';

/** @returns what is wrong with this statement alone; [] where nothing is */
export function statementFaults(value: Json, today: string | undefined): readonly Fault[] {
  const s = checkedOf(value);
  const own = s.kind === 'relationship' ? relationshipFaults(s) : partyFaults(s);
  const found = [version(s), dateFaults(s, today), annotations(s), misplaced(s), own];
  // Most statements have none, and millions are asked.
  return found.every((faults) => faults.length === 0) ? NONE : found.flat();
}

const NONE: readonly Fault[] = [];

/** 0.3.0 is 0.3. */
const VERSION = /^0\.[1-4](\.\d+)?$/;

function version({ value }: Checked): readonly Fault[] {
  const declared = object(value['publicationDetails'])['bodsVersion'];
  if (declared === undefined || (typeof declared === 'string' && VERSION.test(declared))) return [];
  const message = 'there is no such version of BODS; the statement is read by its shape';
  return [fault('bad-version', '/publicationDetails/bodsVersion', message, '0.1, 0.2, 0.3 or 0.4', declared)];
}

/** An annotation may speak of a field that is missing, so where a pointer leads is not judged; "/" is meant for the whole. */
function annotations({ value }: Checked): readonly Fault[] {
  return list(value['annotations']).flatMap((annotation, i) => {
    const target = annotation['statementPointerTarget'];
    if (typeof target !== 'string' || target === '' || target.startsWith('/')) return [];
    const pointer = `/annotations/${i}/statementPointerTarget`;
    return [fault('bad-reference', pointer, 'this is no JSON pointer', 'a JSON pointer, as /statementId', target)];
  });
}

const OF_DETAILS = ['identifiers', 'names', 'name', 'addresses', 'interests', 'subject', 'interestedParty'] as const;

/** 0.4 keeps these in the record; beside it they are not read. */
function misplaced({ value, records }: Checked): readonly Fault[] {
  if (!records || !isObject(value['recordDetails'])) return [];
  return OF_DETAILS.filter((f) => value[f] !== undefined).map((f) =>
    fault(
      'bad-statement',
      `/${f}`,
      'this stands outside recordDetails and is not read',
      `recordDetails.${f}`,
      value[f],
    ),
  );
}
