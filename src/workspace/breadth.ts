/**
 * How widely those invest who hold a part of two companies: a question about the two reads nothing else of what an index
 * fund holds, and would take it for a tie.
 */
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { PartyId } from '../statements/types.ts';
import type { StatementStore } from '../store/types.ts';

/**
 * @param parties of whom the common holders are counted
 * @returns of each holder of a part of them all: of how many companies it is said to hold a part, all its ids together.
 *   One look-up for all of them
 */
export async function breadthOfHolders(
  store: StatementStore,
  s: Snapshot,
  parties: readonly PartyId[],
): Promise<ReadonlyMap<Node, number>> {
  const columns = parties.map((id) => s.economic.get(s.nodeOf.get(id) ?? -1)?.holdings ?? []);
  const [first = [], ...others] = columns.map((holdings) => new Set(holdings.map((h) => h.owner)));
  const common = [...first].filter((owner) => others.every((owners) => owners.has(owner)));
  const idsOf = (n: Node): readonly PartyId[] => {
    const party = s.parties[n];
    return party === undefined ? [] : [party.id, ...(party.mergedFrom ?? [])];
  };
  const counts = await store.breadth([...new Set(common.flatMap(idsOf))]);
  return new Map(common.map((n) => [n, idsOf(n).reduce((sum, id) => sum + (counts.get(id) ?? 0), 0)]));
}
