/** Who stands behind a node by control of the votes, told in the numbers of either graph. */

import { LEAD } from '../../compute/control/leads.ts';
import { type ControlRegister, controlRegister } from '../../compute/control/register.ts';
import type { Behind } from '../../compute/register/credited.ts';
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import type { Register } from './types.ts';

export class Behinds {
  private readonly register: Register;
  private readonly quota: { readonly quota: number; readonly inclusive: boolean };
  private control: ControlRegister | undefined;
  /** node of shares -> node of votes, and back; made where the two are apart */
  private readonly there: Int32Array | undefined;
  private readonly back: Int32Array | undefined;

  constructor(register: Register, quota: { readonly quota: number; readonly inclusive: boolean }) {
    this.register = register;
    this.quota = quota;
    if (register.votes === register.shares) return;
    this.there = translated(register.shares, register.votes);
    this.back = translated(register.votes, register.shares);
  }

  /** Controllers of a node of the votes graph, each once; found for all companies at the first call. */
  inVotes(company: number, visit: (controller: number, certain: boolean) => void): void {
    this.control ??= controlRegister({ graph: this.register.votes }, this.quota);
    const { holders, lead, weak, listStart, list } = this.control;
    let sure = true;
    for (let at = company; at >= holders; ) {
      const k = at - holders;
      const owner = lead[k] as number;
      if (owner === LEAD.nobody) return;
      if (owner <= LEAD.lists) {
        const end = listStart[LEAD.lists - owner + 1] as number;
        for (let e = listStart[LEAD.lists - owner] as number; e < end; e += 1) {
          const x = list[e] as number;
          visit(x >= 0 ? x : ~x, x >= 0 && sure);
        }
        return;
      }
      if (weak[k] === 1) sure = false;
      visit(owner, sure);
      at = owner;
    }
  }

  of(graph: ShareGraph): Behind {
    if (graph === this.register.votes) return (node, visit) => this.inVotes(node, visit);
    return (node, visit) =>
      this.inVotes(this.toVotes(graph, node), (x, certain) => visit(this.fromVotes(graph, x), certain));
  }

  toVotes(graph: ShareGraph, node: number): number {
    return graph === this.register.votes || this.there === undefined ? node : (this.there[node] as number);
  }

  fromVotes(graph: ShareGraph, node: number): number {
    return graph === this.register.votes || this.back === undefined ? node : (this.back[node] as number);
  }
}

function translated(from: ShareGraph, to: ShareGraph): Int32Array {
  const place = new Int32Array(to.nodes);
  for (let node = 0; node < to.nodes; node += 1) place[to.origin[node] as number] = node;
  return from.origin.map((party) => place[party] as number);
}
