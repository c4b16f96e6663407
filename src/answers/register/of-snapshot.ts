/** The share graphs of a snapshot: nodes are listed in the order of its parties, so `origin` leads back to them. */
import { BandTable, buildGraph, type ShareGraph } from '../../snapshot/graph/index.ts';
import type { Column, Node, Snapshot } from '../../snapshot/types.ts';
import { couldBePerson } from '../../verdicts/candidates.ts';
import type { Register } from './types.ts';

/**
 * @param s a snapshot without columns above the whole (`overfull`): those are judged one by one
 * @returns shares and votes; one graph where every share has its vote. O(n + m)
 */
export function registerOfSnapshot(s: Snapshot): Register {
  const shares = graphOf(s, s.economic);
  const apart = [...s.economic.keys(), ...s.votes.keys()].some((company) => !s.oneShareOneVote.has(company));
  const votes = apart ? graphOf(s, s.votes) : shares;
  return { shares, votes, notPerson: (party) => !couldBePerson(s, party) };
}

function graphOf(s: Snapshot, columns: ReadonlyMap<Node, Column>): ShareGraph {
  const links = [...columns.values()].reduce((sum, column) => sum + column.holdings.length, 0);
  const table = new BandTable();
  const [owner, company, code] = [new Int32Array(links), new Int32Array(links), new Int32Array(links)];
  let at = 0;
  for (const column of columns.values()) {
    for (const h of column.holdings) {
      owner[at] = h.owner;
      company[at] = h.company;
      code[at++] = table.codeOf(h.bounds);
    }
  }
  const complete = [...columns.values()].filter((c) => c.complete).map((c) => c.company);
  return buildGraph({ nodes: s.parties.length, links, owner, company, code, bands: table.bands(), complete }).graph;
}
