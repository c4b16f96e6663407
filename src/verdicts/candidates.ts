/** Whom a rule could mean: everybody above the company, alone, and pacts that name it. */
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { Bench } from './limbs.ts';

/** Sorted; rules about persons leave out parties that cannot be persons, and keep leaves nobody has typed. */
export function candidatesOf({ snapshot, company, rule }: Bench): readonly (readonly Node[])[] {
  const above = everybodyAbove(snapshot, company);
  const alone = above.filter((n) => rule.who === 'anyone' || couldBePerson(snapshot, n)).map((n) => [n]);
  const pacts = snapshot.concerts
    .filter((c) => c.issuers.includes(company) && c.members.some((m) => above.includes(m)))
    .map((c) => c.members);
  return [...alone, ...pacts];
}

function everybodyAbove(s: Snapshot, company: Node): readonly Node[] {
  const stated = new Map<Node, Node[]>();
  for (const c of s.statedControl) stated.set(c.company, [...(stated.get(c.company) ?? []), c.controller]);
  for (const d of s.declared) if (d.aside) stated.set(d.company, [...(stated.get(d.company) ?? []), d.holder]);
  const seen = new Set([company]);
  for (const node of seen) {
    for (const columns of [s.economic, s.votes]) for (const h of columns.get(node)?.holdings ?? []) seen.add(h.owner);
    for (const n of stated.get(node) ?? []) seen.add(n);
    // A joint holder's members stand behind it.
    for (const n of s.parties[node]?.members ?? []) seen.add(n);
  }
  seen.delete(company);
  return [...seen].sort((a, b) => a - b);
}

/** A person, a group of unnamed persons, or a party nobody typed with nobody above it. */
export function couldBePerson(s: Snapshot, node: Node): boolean {
  const type = s.parties[node]?.type;
  if (type === 'person' || type === 'group') return true;
  if (type !== 'unknown') return false;
  return (s.economic.get(node)?.holdings.length ?? 0) === 0 && !s.statedControl.some((c) => c.company === node);
}
