/** Who has which role in a trust or a like arrangement, as far as sources say. */
import type { ArrangementRole } from '../../rules/types.ts';
import type { Node, Office, Snapshot } from '../../snapshot/types.ts';

/** Each role with its name in sentences, in the order of Regulation (EU) 2024/1624 Art. 58(1). */
export const ROLES: Readonly<Record<ArrangementRole, string>> = {
  settlor: 'settlor',
  trustee: 'trustee',
  protector: 'protector',
  beneficiaryOfLegalArrangement: 'beneficiary',
};

export const isArrangement = (s: Snapshot, node: Node): boolean => {
  const type = s.parties[node]?.type;
  return type === 'trust' || type === 'arrangement';
};

export const roleOf = (office: Office): ArrangementRole | undefined =>
  Object.hasOwn(ROLES, office.interestType) ? (office.interestType as ArrangementRole) : undefined;

const stands = (o: Office): boolean => o.live !== 'no' && roleOf(o) !== undefined;

/** Roles that are or may be held on the day, in the order of the snapshot. */
export const rolesIn = (s: Snapshot, trust: Node): readonly Office[] =>
  s.offices.filter((o) => o.company === trust && stands(o));

/** Arrangement -> whoever has a role in it. O(offices). */
export function rolesByArrangement(s: Snapshot): ReadonlyMap<Node, readonly Node[]> {
  const found = new Map<Node, Node[]>();
  for (const o of s.offices) {
    if (!stands(o)) continue;
    const list = found.get(o.company);
    if (list === undefined) found.set(o.company, [o.party]);
    else list.push(o.party);
  }
  return found;
}
