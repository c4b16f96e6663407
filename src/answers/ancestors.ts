/** Everybody above a company, everything below a party: along holdings of either quantity and stated control. */
import type { Node, Snapshot } from '../snapshot/types.ts';

/** Owners, their owners … sorted; the company itself only by a loop. */
export function ancestorsOf(s: Snapshot, company: Node): Node[] {
  const controllers = groupBy(
    s.statedControl,
    (c) => c.company,
    (c) => c.controller,
  );
  const aside = groupBy(
    s.declared.filter((d) => d.aside),
    (d) => d.company,
    (d) => d.holder,
  );
  return walk(company, (node) => [
    ...(s.economic.get(node)?.holdings ?? []).map((h) => h.owner),
    ...(s.votes.get(node)?.holdings ?? []).map((h) => h.owner),
    ...(controllers.get(node) ?? []),
    ...(aside.get(node) ?? []),
  ]);
}

/** Holdings, their holdings … sorted. */
export function descendantsOf(s: Snapshot, holder: Node): Node[] {
  const held = new Map<Node, Node[]>();
  const note = (owner: Node, company: Node): void => {
    const list = held.get(owner);
    if (list === undefined) held.set(owner, [company]);
    else list.push(company);
  };
  for (const columns of [s.economic, s.votes]) {
    for (const column of columns.values()) for (const h of column.holdings) note(h.owner, h.company);
  }
  for (const c of s.statedControl) note(c.controller, c.company);
  for (const d of s.declared) if (d.aside) note(d.holder, d.company);
  return walk(holder, (node) => held.get(node) ?? []);
}

function walk(start: Node, next: (node: Node) => readonly Node[]): Node[] {
  const seen = new Set<Node>();
  const queue: Node[] = [start];
  for (let at = 0; at < queue.length; at += 1) {
    for (const node of next(queue[at] as Node)) {
      if (seen.has(node)) continue;
      seen.add(node);
      queue.push(node);
    }
  }
  seen.delete(start);
  return [...seen].sort((a, b) => a - b);
}

function groupBy<T>(list: readonly T[], key: (t: T) => Node, value: (t: T) => Node): Map<Node, Node[]> {
  const groups = new Map<Node, Node[]>();
  for (const t of list) {
    const group = groups.get(key(t));
    if (group === undefined) groups.set(key(t), [value(t)]);
    else group.push(value(t));
  }
  return groups;
}
