/** Defects of one relationship: shares said twice, an owner unnamed, components of a component. */
import { isObject } from '../json-items.ts';
import { list, object } from '../party.ts';
import { type Checked, type Fault, fault } from './fault.ts';

export const relationshipFaults = (s: Checked): readonly Fault[] => [
  ...shares(s),
  ...unnamedOwner(s),
  ...components(s),
];

function shares({ details, at }: Checked): readonly Fault[] {
  return list(details['interests']).flatMap((interest, i) => {
    const share = object(interest['share']);
    const pointer = `${at}/interests/${i}/share`;
    const given = (f: string): boolean => typeof share[f] === 'number';
    const twice = (['minimum', 'maximum'] as const).flatMap((end) => {
      const exclusive = end === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
      const message = `the share has both ${end} and ${exclusive}; the exclusive one counts`;
      return given(end) && given(exclusive) ? [fault('bad-share', pointer, message, 'one of the two', share)] : [];
    });
    const ends = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].filter(given);
    const differs = given('exact') && ends.some((f) => share[f] !== share['exact']);
    const message = 'the share is both exact and a range; the exact figure counts';
    return [...twice, ...(differs ? [fault('bad-share', pointer, message, 'either exact, or a range', share)] : [])];
  });
}

/** An owner who is known to be a person and is not named is an unknown or anonymous person, not nobody. */
function unnamedOwner({ details, at }: Checked): readonly Fault[] {
  const party = details['interestedParty'];
  const unnamed = isObject(party) && (party['unspecified'] !== undefined || party['reason'] !== undefined);
  if (!unnamed || !list(details['interests']).some((i) => i['beneficialOwnershipOrControl'] === true)) return [];
  const message = 'a beneficial owner is a person, and none is named here';
  return [fault('bad-reference', `${at}/interestedParty`, message, 'an unknown or anonymous person', party)];
}

function components({ details, at }: Checked): readonly Fault[] {
  const field = details['componentStatementIDs'] === undefined ? 'componentRecords' : 'componentStatementIDs';
  const listed = details[field];
  if (details['isComponent'] !== true || !Array.isArray(listed) || listed.length === 0) return [];
  const message = 'a component lists components of its own';
  return [fault('bad-statement', `${at}/${field}`, message, 'components of the whole relationship only', listed)];
}
