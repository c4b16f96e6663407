/** Proofs about a state of the facts other than the answer's own: after a scenario, or the other end of a period. */
import type { ProofBuilder } from '../proof/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { RuleVerdict } from '../verdicts/types.ts';
import { majority } from './context.ts';
import { proveVerdicts } from './prove-verdict.ts';
import type { Question } from './question.ts';
import { CompanyVotes } from './votes.ts';

export interface Side {
  readonly of: 'scenario' | 'period';
  readonly snapshot: Snapshot;
  /** adds the steps that side rests on */
  prove(builder: ProofBuilder): void;
}

/** What is said of one company in one state of the facts. */
interface Said {
  readonly company: Node;
  readonly verdicts: readonly RuleVerdict[];
  /** whose votes an offer rule looked at */
  readonly movers: readonly (readonly Node[])[];
}

interface Move {
  readonly seed: readonly Node[];
}

/** After a change, in that state of the facts. */
export const saidAfter = (
  company: Node,
  stand: readonly { readonly after?: RuleVerdict }[],
  moves: readonly Move[],
): Said => ({ company, verdicts: stand.flatMap((x) => x.after ?? []), movers: moves.map((m) => m.seed) });

/** Before it. `inBefore`: where a party stands in the facts before, if it does. */
export const saidBefore = (
  company: Node,
  stand: readonly { readonly before?: RuleVerdict }[],
  moves: readonly Move[],
  inBefore: (node: Node) => Node | undefined = (n) => n,
): Said => ({
  company,
  verdicts: stand.flatMap((x) => x.before ?? []),
  movers: moves.map((m) => m.seed.flatMap((n) => inBefore(n) ?? [])).filter((seed) => seed.length > 0),
});

export const sideOf = (of: Side['of'], snapshot: Snapshot, said: Said, q: Question): Side => ({
  of,
  snapshot,
  prove: (builder) => proveSaid(builder, snapshot, said, q),
});

export function proveSaid(builder: ProofBuilder, s: Snapshot, { company, verdicts, movers }: Said, q: Question): void {
  const votes = new CompanyVotes(s, company, majority(q));
  for (const seed of movers) votes.prove(builder, seed);
  proveVerdicts(builder, s, company, verdicts);
}
