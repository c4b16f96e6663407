/**
 * Who has an interest at the line in entities that control others, entity by entity: multiplied along the chains, or
 * reached only when entities the party controls count in full, where the text does not say whether they do.
 */
import { CreditedColumn, creditedVerdict } from '../../compute/register/credited.ts';
import type { Line } from '../../compute/register/decide.ts';
import { ownerShare, ownersAbove } from '../../compute/register/owners.ts';
import { ROW } from '../../compute/register/types.ts';
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import type { Behinds } from './behind.ts';
import type { RowShare } from './rows.ts';

interface Interest {
  readonly party: number;
  readonly verdict: number;
  readonly share: RowShare;
}

export class Interests {
  private readonly graph: ShareGraph;
  private readonly line: Line;
  private readonly behinds: Behinds;
  private readonly column: CreditedColumn;
  private wanted: Uint8Array | undefined;
  private found: Map<number, Interest[]> | undefined;

  constructor(graph: ShareGraph, line: Line, behinds: Behinds) {
    this.graph = graph;
    this.line = line;
    this.behinds = behinds;
    this.column = new CreditedColumn(graph, behinds.of(graph));
  }

  /** Keeps a row of a sweep that asked the same of the same graph: the sweep is not run again for it. */
  note(
    graph: ShareGraph,
    line: Line,
    entity: number,
    party: number,
    verdict: number,
    least: number,
    most: number,
  ): void {
    if (graph !== this.graph || line.threshold !== this.line.threshold || line.inclusive !== this.line.inclusive)
      return;
    this.keep(entity, party, verdict, least, most);
  }

  /** @param company what the entity controls: the party does not reach the entity through it */
  in(entity: number, company: number, visit: (party: number, verdict: number, share: RowShare) => void): void {
    if (entity < this.graph.holders) return;
    if (this.found === undefined)
      ownersAbove(this.graph, this.line, (e, party, verdict, least, most) => this.keep(e, party, verdict, least, most));
    const told = new Set<number>();
    for (const { party, verdict, share } of this.found?.get(entity) ?? []) {
      told.add(party);
      visit(party, verdict, share);
    }
    this.column.read(entity, company);
    this.column.party.forEach((p, i) => {
      if (told.has(p) || p === entity) return;
      const share = this.column.withOwn(i);
      if (creditedVerdict(this.line, share) !== 0) visit(p, ROW.cannotTell, share);
    });
  }

  /** Only entities that control something are asked for later. */
  private keep(entity: number, party: number, verdict: number, least: number, most: number): void {
    this.wanted ??= controllersOfAny(this.graph, this.behinds);
    this.found ??= new Map();
    if (this.wanted[entity] !== 1) return;
    const interest = { party, verdict, share: ownerShare(least, most) };
    const list = this.found.get(entity);
    if (list === undefined) this.found.set(entity, [interest]);
    else list.push(interest);
  }
}

/** 1 for every node with a column that controls some company, certainly or possibly. */
function controllersOfAny(graph: ShareGraph, behinds: Behinds): Uint8Array {
  const found = new Uint8Array(graph.nodes);
  for (let c = graph.holders; c < graph.nodes; c += 1) {
    behinds.inVotes(behinds.toVotes(graph, c), (x) => {
      found[behinds.fromVotes(graph, x)] = 1;
    });
  }
  return found;
}
