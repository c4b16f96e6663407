/** All owners of one company of a register in exact fractions: what the exact engine says, read from the graph. */
import { type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';
import { ratio } from '../../terms/exact.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { components } from '../loops/components.ts';
import { type IntegratedOwnership, ownersAlong } from './reference.ts';
import type { Walks } from './walks.ts';

type Link = Walks['owners'][number][number];

/**
 * Everybody above the company with its part of it, companies in between included.
 * @param company a node of the graph
 * @returns as integratedOwners, by nodes of the graph
 * @throws LookthroughError usage: nobody is declared to hold the node, or a share above it is a range or was rounded
 * Cost: the holdings above the company; k³ operations on growing fractions for every member of a loop of k. For loops
 *   of hundreds ask RegisterOwners.exact.
 */
export function registerFractions(graph: ShareGraph, company: number): IntegratedOwnership {
  if (!(company >= graph.holders && company < graph.nodes)) {
    throw new LookthroughError('usage', `node ${company} has no declared owners: nothing stands above it`, {
      received: String(company),
      choices: [`${graph.holders} to ${graph.nodes - 1}`],
    });
  }
  const seen = new Set([company]);
  for (const node of seen) for (const owner of ownersOf(graph, node)) seen.add(owner);
  const nodes = [...seen].sort((a, b) => a - b);
  const place = new Map(nodes.map((node, at) => [node, at] as const));
  const owners = nodes.map((node) => linksOf(graph, node, place));
  const groups = components(nodes.length, (at) => (owners[at] ?? []).map((link) => link.owner));
  return ownersAlong({ nodes, place, owners, groups }, company);
}

function ownersOf(graph: ShareGraph, node: number): Int32Array {
  if (node < graph.holders) return graph.owner.subarray(0, 0);
  return graph.owner.subarray(graph.ownerStart[node - graph.holders], graph.ownerStart[node - graph.holders + 1]);
}

function linksOf(graph: ShareGraph, node: number, place: ReadonlyMap<number, number>): readonly Link[] {
  const first = node < graph.holders ? 0 : (graph.ownerStart[node - graph.holders] as number);
  return Array.from(ownersOf(graph, node), (owner, i) => {
    const code = graph.ownerCode[first + i] as number;
    if (code < 0) {
      throw new LookthroughError(
        'usage',
        `node ${owner} holds a range of node ${node}, not one figure; ask for bounds of ownership`,
        { received: `${owner} > ${node}`, choices: ['RegisterOwners', 'RegisterBand'] },
      );
    }
    return { owner: place.get(owner) as number, share: ratio(code, WHOLE) };
  });
}
