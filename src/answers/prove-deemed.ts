/** The step for deemed interests: which holders of the company count in full for what the set has in their votes. */
import { certainOf, countedIn, type DeemedStep, intervalOf, type VotesStep, type Writing } from '../proof/index.ts';
import type { LimbRule } from '../rules/types.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { reaches } from '../terms/interval.ts';

interface Basis {
  readonly measure: 'economic' | 'votes';
  readonly oneStep: NonNullable<LimbRule['oneStep']>;
  readonly votes: VotesStep;
  /** id of the step of these votes */
  readonly rests: string;
}

export function deemedStep(
  s: Snapshot,
  company: Node,
  { measure, oneStep, votes, rests }: Basis,
  { id, premises, sum }: Writing,
): Omit<DeemedStep, 'id'> {
  const { quota, inclusive } = oneStep;
  const self = id(company);
  const set = (list: readonly string[], without: string): Set<string> => new Set(list.filter((p) => p !== without));
  const certain = [
    ...countedIn(
      votes,
      votes.certain.map((c) => c.company),
    ),
  ];
  const possible = [...countedIn(votes, votes.possible)];
  for (const m of ['economic', 'votes'] as const) premises.column(m, company);
  const holders = [s.economic, s.votes].flatMap((c) => c.get(company)?.holdings ?? []).map((h) => h.owner);
  const looked = [...new Set(holders)].map((node) => {
    premises.column('votes', node);
    const entity = id(node);
    const least = sum('votes', node, set(certain, entity), 'least', () => new Set());
    const most = sum('votes', node, set(possible, entity), 'most', () => new Set());
    const share = intervalOf({ lo: least.bound, hi: most.bound, loOpen: least.open, hiOpen: most.open });
    return { entity, least, most, verdict: reaches(share, quota, inclusive) };
  });
  const inside = looked.filter((l) => l.verdict !== 'no').map((l) => l.entity);
  const deemed = looked.filter((l) => l.verdict === 'yes');
  const of = certainOf([votes]);
  const least = sum(measure, company, new Set([...certain, ...deemed.map((d) => d.entity)]), 'least', of);
  const most = sum(measure, company, new Set([...possible, ...inside]), 'most', of);
  return {
    kind: 'deemed',
    measure,
    set: [...votes.seed],
    company: self,
    quota: quota.toFraction(),
    inclusive,
    share: { lo: least.bound, hi: most.bound, loOpen: least.open, hiOpen: most.open },
    least,
    most,
    deemed: deemed.map((d) => ({ entity: d.entity, least: d.least })),
    outside: looked.filter((l) => l.verdict === 'no').map((l) => ({ entity: l.entity, most: l.most })),
    rests,
  };
}
