/** Writes the step of votes through a chain: what is certain in order, what is possible, and what is out of reach. */
import type { ControlOptions, ControlResult } from '../compute/types.ts';
import type { Node } from '../snapshot/types.ts';
import { fractionText } from '../terms/exact.ts';
import { reaches, type Verdict } from '../terms/interval.ts';
import type { Aboves } from './above.ts';
import type { Writing } from './builder.ts';
import { intervalOf } from './numbers.ts';
import { Limits, votersOf } from './reach.ts';
import type { Ends, VotesStep } from './types.ts';

type Named = ReadonlySet<string>;
const NONE = (): Named => new Set();

/** @param aboves who stands above a company, known to the whole proof */
export function votesStep(
  { id, premises, sum }: Writing,
  aboves: Aboves,
  seed: readonly Node[],
  company: Node,
  options: ControlOptions,
  result: ControlResult,
): Omit<VotesStep, 'id'> {
  const { measure, undisclosed } = options;
  const stated = options.stated !== false;
  const above = aboves.of(measure, company, stated, (node) => {
    premises.column(measure, node);
    if (stated) premises.statedOver(node);
  });
  const ids = (nodes: Iterable<Node>): string[] => [...nodes].map(id);
  const limits = Limits.of(seed, options.limited, result);
  const certain = [...seed, ...result.certain.map((x) => x.company)];
  const possible = [...seed, ...result.possible.map((x) => x.company)];
  const certainOf = controlledBy(ids(seed), ids(result.certain.map((x) => x.company)));
  const voters = (set: readonly Node[], of: Node, rest?: ControlOptions['undisclosed']): Named =>
    votersOf(limits, set, of, rest, id) as Named;
  const least = sum(measure, company, voters(certain, company), 'least', certainOf);
  const most = sum(measure, company, voters(possible, company, undisclosed), 'most', certainOf);
  const share: Ends = { lo: least.bound, hi: most.bound, loOpen: least.open, hiOpen: most.open };
  const inside = new Set(possible);
  const reached = undisclosed === 'anyone' ? [...above.keys()] : aboves.heldBy(possible, measure, above);
  return {
    kind: 'votes',
    seed: ids(seed),
    company: id(company),
    options: { measure, undisclosed, quota: fractionText(options.quota), inclusive: options.inclusive, stated },
    ...(limits?.out(id) ?? {}),
    certain: result.certain
      .filter((x) => above.has(x.company))
      .map((x) => ({
        company: id(x.company),
        basis: x.basis,
        through: ids(x.through),
        ...(x.basis === 'majority' ? { least: sum(measure, x.company, new Set(ids(x.through)), 'least', NONE) } : {}),
      })),
    possible: ids(result.possible.map((x) => x.company).filter((n) => above.has(n))),
    outside: reached
      .filter((n) => n !== company && !inside.has(n))
      .map((n) => ({
        company: id(n),
        most: sum(measure, n, voters(possible, n, undisclosed), 'most', certainOf),
      })),
    share,
    least,
    most,
    verdict: verdictOf(result, company, share, options),
  };
}

/** Only of a single seed is it derived here what it surely controls. */
function controlledBy(seed: readonly string[], certain: readonly string[]): (holder: string) => Named {
  const held = new Set(certain);
  return (holder) => (seed.length === 1 && holder === seed[0] ? held : NONE());
}

function verdictOf(result: ControlResult, company: Node, share: Ends, options: ControlOptions): Verdict {
  if (result.certain.some((x) => x.company === company)) return 'yes';
  if (result.possible.some((x) => x.company === company)) return 'cannot-tell';
  return reaches(intervalOf(share), options.quota, options.inclusive) === 'no' ? 'no' : 'cannot-tell';
}
