/** Whom a scenario can concern: a changed column matters to whoever stands above it, and to nobody beside or below. */
import type { Households } from '../snapshot/household.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { everybodyAbove } from '../verdicts/index.ts';

/**
 * @param before,after a snapshot and the same with changes: parties keep their places
 * @param kin the families of both
 * @returns parties of whom something may differ in the company; undefined where more than columns and pacts differ.
 *   Cost: the part above the company, once for each changed column there.
 */
export function touched(
  before: Snapshot,
  after: Snapshot,
  company: Node,
  kin: Households,
): ReadonlySet<Node> | undefined {
  const kept = ['parties', 'statedControl', 'declared', 'offices', 'statements'] as const;
  if (kept.some((part) => before[part] !== after[part])) return undefined;
  const found = new Set<Node>();
  const here = new Set([...everybodyAbove(before, company), ...everybodyAbove(after, company)]);
  for (const node of here) {
    if (before.economic.get(node) === after.economic.get(node) && before.votes.get(node) === after.votes.get(node))
      continue;
    for (const s of [before, after]) for (const n of everybodyAbove(s, node)) found.add(n);
  }
  // What one has counts for a spouse or parent who stands nowhere above.
  if (found.size > 0) for (const n of kin.named) found.add(n);
  const known = new Set(before.concerts);
  for (const pact of after.concerts) if (!known.has(pact)) for (const n of pact.members) found.add(n);
  return found;
}
