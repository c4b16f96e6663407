/** Which companies and which voters a step is about. */
import type { ControlOptions, ControlResult } from '../compute/types.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { REST } from './boxes.ts';

/** The company and everything above it along one quantity and stated control. */
export function ancestors(
  s: Snapshot,
  measure: 'economic' | 'votes',
  company: Node,
  stated: boolean,
): ReadonlySet<Node> {
  const controllers = new Map<Node, Node[]>();
  if (stated)
    for (const c of s.statedControl) {
      const list = controllers.get(c.company);
      if (list === undefined) controllers.set(c.company, [c.controller]);
      else list.push(c.controller);
    }
  const seen = new Set([company]);
  for (const node of seen) {
    for (const h of s[measure].get(node)?.holdings ?? []) seen.add(h.owner);
    for (const c of controllers.get(node) ?? []) seen.add(c);
  }
  return seen;
}

/** The company and everything above it along shares, votes and stated control alike. */
export function ancestorsByAny(s: Snapshot, company: Node): ReadonlySet<Node> {
  const seen = new Set([company]);
  for (const node of seen) {
    for (const m of ['economic', 'votes'] as const) for (const n of s[m].get(node)?.holdings ?? []) seen.add(n.owner);
    for (const c of s.statedControl) if (c.company === node) seen.add(c.controller);
  }
  return seen;
}

/** Members of a pact, and what each controls alone, count with the pact only in the companies it names. */
export class Limits {
  private readonly of = new Map<Node, { readonly root: Node; readonly companies: ReadonlySet<Node> }>();

  static of(seed: readonly Node[], limited: ControlOptions['limited'], result: ControlResult): Limits | undefined {
    if (limited === undefined) return undefined;
    const limits = new Limits();
    for (const node of seed) {
      const companies = limited.get(node);
      if (companies !== undefined) limits.of.set(node, { root: node, companies });
    }
    for (const { company, through } of [...result.certain, ...result.possible]) {
      const inherited = through.map((n) => limits.of.get(n));
      const first = inherited[0];
      const alone = first !== undefined && inherited.every((l) => l?.root === first.root);
      if (alone && !first.companies.has(company) && !limits.of.has(company)) limits.of.set(company, first);
    }
    return limits;
  }

  counts(node: Node, company: Node): boolean {
    return this.of.get(node)?.companies.has(company) ?? true;
  }

  out(id: (n: Node) => string): { limited?: { party: string; root: string; companies: string[] }[] } {
    const list = [...this.of].map(([node, l]) => ({
      party: id(node),
      root: id(l.root),
      companies: [...l.companies].map(id),
    }));
    return { limited: list };
  }
}

/** Those of the set that count in the company, the company itself left out; with the undeclared rest where it may be theirs. */
export function votersOf(
  limits: Limits | undefined,
  set: readonly Node[],
  company: Node,
  undisclosed: 'declared' | 'anyone' = 'declared',
  id?: (n: Node) => string,
): ReadonlySet<Node | string> {
  const voters: (Node | string)[] = set.filter((n) => n !== company && (limits?.counts(n, company) ?? true));
  const named = id === undefined ? voters : voters.map((v) => (typeof v === 'number' ? id(v) : v));
  return new Set(undisclosed === 'anyone' ? [...named, REST] : named);
}
