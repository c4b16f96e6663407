/**
 * The grouped form of 0.1: three lists by kind, which name one another by `describedByStatement`. Each becomes the
 * statement of 0.1 that it is in the form the standard kept.
 */
import { isObject } from './json-object.ts';

type Json = Readonly<Record<string, unknown>>;

const LISTS = [
  ['entityStatements', entity],
  ['personStatements', person],
  ['beneficialOwnershipStatements', relationship],
] as const;

/** @returns undefined for a document that is not grouped; parties first, as references ask */
export function groupedStatements(value: unknown): readonly { value: unknown; pointer: string }[] | undefined {
  if (!isObject(value) || !Array.isArray(value['statementGroups'])) return undefined;
  return value['statementGroups'].flatMap((group, g) =>
    LISTS.flatMap(([list, statement]) => {
      const listed: readonly unknown[] = isObject(group) && Array.isArray(group[list]) ? group[list] : [];
      return listed.map((item, i) => ({
        value: isObject(item) ? statement(item) : item,
        pointer: `/statementGroups/${g}/${list}/${i}`,
      }));
    }),
  );
}

function entity({ type, ...rest }: Json): Json {
  return { ...rest, entityType: type, statementType: 'entityStatement' };
}

function person({ name, alternateNames, ...rest }: Json): Json {
  const others: readonly unknown[] = Array.isArray(alternateNames) ? alternateNames : [];
  const names = [...(name === undefined ? [] : [{ fullName: name }]), ...others];
  return { ...rest, names, statementType: 'personStatement' };
}

function relationship({ subject, interestedParty, ...rest }: Json): Json {
  const [owned, owner] = [reference(subject), reference(interestedParty)];
  return { ...rest, subject: owned, interestedParty: owner, statementType: 'ownershipOrControlStatement' };
}

/** A party that is not described by a statement stays as it stands. */
function reference(of: unknown): unknown {
  if (!isObject(of)) return of;
  const [owned, owner] = [of['entity'], of['person']];
  if (isObject(owned)) return { describedByEntityStatement: owned['describedByStatement'] };
  return isObject(owner) ? { describedByPersonStatement: owner['describedByStatement'] } : of;
}
