/** The step of power indices: the votes of each player, and what counting their coalitions gives. */
import type { CompanyPower } from '../compute/index.ts';
import { MOST_PLAYERS, type ProofBuilder } from '../proof/index.ts';
import type { Node } from '../snapshot/types.ts';
import { type Exact, fractionText } from '../terms/exact.ts';
import { isPoint } from '../terms/interval.ts';

type Index = CompanyPower['indices'][number];
const COLUMN = { measure: 'votes', undisclosed: 'declared' } as const;

export function provePower(
  builder: ProofBuilder,
  company: Node,
  found: CompanyPower,
  { quota, inclusive }: { readonly quota: Exact; readonly inclusive: boolean },
): void {
  const { players, indices, act } = found;
  if (indices.length === 0) return;
  const left = (what: string, why: string): void => builder.leave({ what, parties: [], why });
  left('which holders vote as one', 'the grouping of holders under one controller or in one pact is taken as given');
  if (players.length > MOST_PLAYERS) {
    left(
      'every index',
      `coalitions of up to ${MOST_PLAYERS} players are counted again, and here are ${players.length}`,
    );
    return;
  }
  const shown = indices.filter(isCounted);
  const votes = players.map((p) => builder.addJoint(undefined, [...p.members], company, COLUMN));
  builder.add(({ id }) => ({
    kind: 'power',
    company: id(company),
    quota: fractionText(quota),
    inclusive,
    players: players.map((p, at) => ({ members: p.members.map(id), votes: votes[at] as string })),
    indices: shown.map((i) => ({ name: i.name as Shown, values: i.values.map((v) => fractionText(v.lo)) })),
    ...(act !== undefined && isPoint(act) ? { act: fractionText(act.lo) } : {}),
  }));
  for (const i of indices)
    if (!isCounted(i)) left(i.name, 'its value is one of chances or of a sea of voters, which no coalition counts');
}

type Shown = Exclude<Index['name'], 'oceanic-shapley-shubik'>;
const isCounted = (i: Index): boolean => i.method === 'exact' && i.name !== 'oceanic-shapley-shubik';
