/** Two sources that name two controllers, neither of whom is said to control the other: both kept, and it is said. */
import type { Controller } from '../compute/types.ts';
import { order } from '../snapshot/ledger.ts';
import { type Node, type Snapshot, sourceLabel, type Warning } from '../snapshot/types.ts';
import { listWords, nameOf } from './context.ts';
import type { CompanyVotes } from './votes.ts';

/**
 * @param controllers as found, in any order; only certain ones of a single party are compared
 * @returns one warning for each pair whose last links come from different sources. Cost: what each of them controls
 */
export function partedSources(
  s: Snapshot,
  company: Node,
  controllers: readonly Controller[],
  votes: CompanyVotes,
): readonly Warning[] {
  const certain = controllers.filter((c) => c.verdict === 'certain' && c.seed.length === 1);
  if (certain.length < 2) return [];
  const found = certain.map((c) => {
    const node = c.seed[0] as Node;
    const below = new Set(votes.derivation([node]).certain.map((step) => step.company));
    return { node, below, ...lastLink(s, company, c) };
  });
  return found.flatMap((a, at) =>
    found.slice(at + 1).flatMap((b) => {
      const chained = a.below.has(b.node) || b.below.has(a.node);
      const shared = a.sources.some((name) => b.sources.includes(name));
      if (chained || shared || a.sources.length === 0 || b.sources.length === 0) return [];
      const [one, other, name] = [nameOf(s, a.node), nameOf(s, b.node), nameOf(s, company)];
      const message = `${listWords(a.sources)} has it that ${one} controls ${name}, ${listWords(b.sources)} that ${other} does; neither says that one of them controls the other`;
      const statements = [...new Set([...a.statements, ...b.statements])].sort(order);
      return [{ code: 'contradiction' as const, message, parties: [a.node, b.node, company].sort(order), statements }];
    }),
  );
}

/** Who says the last step of a chain of control, from the party next to the company. */
function lastLink(
  s: Snapshot,
  company: Node,
  { chain }: Controller,
): { sources: string[]; statements: readonly string[] } {
  const next = chain.at(-2);
  const stated = s.statedControl.filter((c) => c.company === company && c.controller === next);
  const held = s.votes.get(company)?.holdings.filter((h) => h.owner === next) ?? [];
  const statements = [...new Set([...stated, ...held].flatMap((x) => x.statements))].sort(order);
  const titles = statements.flatMap((id) => {
    const source = s.statements.get(id)?.source;
    return source === undefined ? [] : [sourceLabel(source)];
  });
  return { sources: [...new Set(titles)].sort(order), statements };
}
