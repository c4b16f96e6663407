/**
 * Who has an interest at the line in entities that control others, entity by entity: multiplied along the chains, or
 * reached only when entities the party controls count in full, where the text does not say whether they do.
 */
import { CreditedColumn, creditedVerdict } from '../../compute/register/credited.ts';
import type { Line } from '../../compute/register/decide.ts';
import { ownersAbove } from '../../compute/register/owners.ts';
import { ROW } from '../../compute/register/types.ts';
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import type { Behinds } from './behind.ts';
import type { RowShare } from './rows.ts';

export class Interests {
  private readonly graph: ShareGraph;
  private readonly line: Line;
  private readonly column: CreditedColumn;
  /** entity -> places in the lists below */
  private readonly start: Int32Array;
  private readonly party: Int32Array;
  private readonly verdict: Uint8Array;
  private readonly shares: readonly RowShare[];

  constructor(graph: ShareGraph, line: Line, behinds: Behinds) {
    this.graph = graph;
    this.line = line;
    this.column = new CreditedColumn(graph, behinds.of(graph));
    const wanted = controllersOfAny(graph, behinds);
    const found: { entity: number; party: number; verdict: number; share: RowShare }[] = [];
    ownersAbove(graph, line, (entity, party, verdict, share) => {
      if (wanted[entity] === 1) found.push({ entity, party, verdict, share });
    });
    found.sort((a, b) => a.entity - b.entity);
    this.start = new Int32Array(graph.nodes + 1);
    for (const { entity } of found) this.start[entity + 1] = (this.start[entity + 1] as number) + 1;
    for (let x = 0; x < graph.nodes; x += 1)
      this.start[x + 1] = (this.start[x + 1] as number) + (this.start[x] as number);
    this.party = Int32Array.from(found, (f) => f.party);
    this.verdict = Uint8Array.from(found, (f) => f.verdict);
    this.shares = found.map((f) => f.share);
  }

  /** @param company what the entity controls: the party does not reach the entity through it */
  in(entity: number, company: number, visit: (party: number, verdict: number, share: RowShare) => void): void {
    if (entity < this.graph.holders) return;
    const told = new Set<number>();
    const end = this.start[entity + 1] as number;
    for (let i = this.start[entity] as number; i < end; i += 1) {
      told.add(this.party[i] as number);
      visit(this.party[i] as number, this.verdict[i] as number, this.shares[i] as RowShare);
    }
    this.column.read(entity, company);
    this.column.party.forEach((p, i) => {
      if (told.has(p) || p === entity) return;
      const share = this.column.withOwn(i);
      if (creditedVerdict(this.line, share) !== 0) visit(p, ROW.cannotTell, share);
    });
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
