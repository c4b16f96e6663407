/** The step for a household: each member with what that one controls, and all their votes in the company together. */
import { certainOf, countedIn, intervalOf, REST, type VotesStep } from '../proof/index.ts';
import type { Node } from '../snapshot/types.ts';
import type { Interval } from '../terms/interval.ts';
import type { Limb } from '../verdicts/types.ts';
import type { Ground, Proven } from './prove-ground.ts';

type Kin = NonNullable<Limb['evidence']['kin']>;

export function householdStep(ground: Ground, { options, relatives }: Kin): Proven {
  const { builder, seed } = ground;
  const book = ground.book(options);
  const own = book.prove(builder, seed);
  const theirs = relatives.map((relative) => ({ relative, votes: book.prove(builder, [relative.node]) }));
  const steps = (ids: readonly string[]): VotesStep[] => ids.flatMap((id) => ground.votes(id) ?? []);
  const all = steps([own, ...theirs.map((t) => t.votes)]);
  const sure = steps([own, ...theirs.filter((t) => t.relative.counts === 'yes').map((t) => t.votes)]);
  let share: Interval | undefined;
  const id = builder.add(({ id, premises, sum }) => {
    const certain = new Set(
      sure.flatMap((v) => [
        ...countedIn(
          v,
          v.certain.map((c) => c.company),
        ),
      ]),
    );
    const possible = new Set(all.flatMap((v) => [...countedIn(v, v.possible)]));
    if (options.undisclosed === 'anyone') possible.add(REST);
    const low = sum('votes', ground.company, certain, 'least', certainOf(all));
    const high = sum('votes', ground.company, possible, 'most', certainOf(all));
    const ends = { lo: low.bound, hi: high.bound, loOpen: low.open, hiOpen: high.open };
    share = intervalOf(ends);
    return {
      kind: 'household',
      measure: 'votes',
      set: seed.map(id),
      company: id(ground.company),
      share: ends,
      least: low,
      most: high,
      own,
      kin: theirs.map(({ relative, votes }) => ({
        premise: premises.kin(whose(ground, relative.node), relative),
        votes,
      })),
    };
  });
  return { id, share: share as unknown as Interval };
}

/** Whose kin: of a pact any member's will do. */
function whose({ books, seed }: Ground, kin: Node): Node {
  return seed.find((n) => books.households.of(n).some((r) => r.node === kin)) ?? (seed[0] as Node);
}
