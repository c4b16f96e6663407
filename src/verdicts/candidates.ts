/** Whom a rule could mean: everybody above the company, alone, and pacts that act in it or above it. */
import type { Node, Snapshot } from '../snapshot/types.ts';
import { isArrangement, rolesByArrangement } from './arrangement/roles.ts';
import type { Bench, Candidate } from './bench.ts';

/** Sorted; rules about persons leave out parties that cannot be persons, and keep leaves nobody has typed. */
export function candidatesOf(bench: Bench): readonly Candidate[] {
  const { snapshot, company, rule, everybody } = bench;
  const alone = [...everybody, ...relativesOf(bench)]
    .filter((n) => n !== company && (rule.who === 'anyone' || couldBePerson(snapshot, n)))
    .sort((a, b) => a - b)
    .map((n) => ({ seed: [n] }));
  const pacts = snapshot.concerts
    .filter((c) => c.issuers.some((n) => everybody.has(n)) && c.members.some((m) => everybody.has(m)))
    .map((c) => ({ seed: c.members, issuers: c.issuers }));
  return [...alone, ...pacts];
}

/** Whoever is caught for what the spouse or a child has, without a holding of his own. */
const relativesOf = ({ version, workings, everybody }: Bench): readonly Node[] =>
  version.limbs.some((l) => l.household === true) ? workings.households.beside(everybody) : [];

/** The company and everybody above it by shares, votes, stated control, a figure kept aside, a joint holding or a role in a trust; nearest first. */
export function everybodyAbove(s: Snapshot, company: Node): ReadonlySet<Node> {
  const said = new Map<Node, Node[]>();
  const push = (below: Node, node: Node): void => {
    const list = said.get(below);
    if (list === undefined) said.set(below, [node]);
    else list.push(node);
  };
  for (const c of s.statedControl) push(c.company, c.controller);
  for (const d of s.declared) if (d.aside) push(d.company, d.holder);
  const seen = new Set([company]);
  let roles: ReadonlyMap<Node, readonly Node[]> | undefined;
  for (const node of seen) {
    if (node !== company && isArrangement(s, node)) {
      roles ??= rolesByArrangement(s);
      for (const n of roles.get(node) ?? []) seen.add(n);
    }
    for (const columns of [s.economic, s.votes]) for (const h of columns.get(node)?.holdings ?? []) seen.add(h.owner);
    for (const n of said.get(node) ?? []) seen.add(n);
    // A joint holder's members stand behind it.
    for (const n of s.parties[node]?.members ?? []) seen.add(n);
  }
  return seen;
}

/** Member -> the joint holders among these that it belongs to. */
export function jointOf(s: Snapshot, among: ReadonlySet<Node>): ReadonlyMap<Node, readonly Node[]> {
  const found = new Map<Node, Node[]>();
  for (const node of among) {
    for (const member of s.parties[node]?.members ?? []) {
      const list = found.get(member);
      if (list === undefined) found.set(member, [node]);
      else list.push(node);
    }
  }
  return found;
}

/** A person, a group of unnamed persons, or a party nobody typed with nobody above it. */
export function couldBePerson(s: Snapshot, node: Node): boolean {
  const type = s.parties[node]?.type;
  if (type === 'person' || type === 'group') return true;
  if (type !== 'unknown') return false;
  const held = [s.economic, s.votes].some((columns) => (columns.get(node)?.holdings.length ?? 0) > 0);
  return !held && !s.statedControl.some((c) => c.company === node);
}
