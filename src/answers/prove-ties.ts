/** The steps of ties: one a tie, each link with what it rests on. */
import type { Tie } from '../compute/index.ts';
import type { ControlOptions } from '../compute/types.ts';
import { endsOf, type ProofBuilder, type Writing } from '../proof/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { HALF } from '../terms/exact.ts';
import { Books } from './books.ts';

const MAJORITY: ControlOptions = { measure: 'votes', quota: HALF, inclusive: false, undisclosed: 'declared' };
type Link = Tie['path'][number];

export function proveTies(builder: ProofBuilder, s: Snapshot, a: Node, b: Node, ties: readonly Tie[]): void {
  const books = new Books(s);
  builder.leave({
    what: 'that there is no other tie',
    parties: [a, b],
    why: 'a proof lists what is there; verify with the data looks for all of them again',
  });
  for (const tie of ties) {
    const derived =
      tie.kind === 'common-controller'
        ? tie.path.map((l) => books.of(l.to, MAJORITY).prove(builder, [l.from]))
        : undefined;
    builder.add(({ id, premises }) => ({
      kind: 'tie',
      how: tie.kind,
      a: id(a),
      b: id(b),
      links: tie.path.map((l, at) => ({
        from: id(l.from),
        to: id(l.to),
        rests: derived?.[at] ?? premiseOf(s, tie.kind, l, premises) ?? '',
      })),
      ...(tie.strength === undefined ? {} : { share: endsOf(tie.strength) }),
    }));
  }
}

function premiseOf(s: Snapshot, kind: Tie['kind'], link: Link, premises: Writing['premises']): string | undefined {
  if (HELD.has(kind)) return premises.holding('economic', link.from, link.to);
  if (kind === 'office') {
    const office = s.offices.find(
      (o) => o.live !== 'no' && o.party === link.from && o.company === link.to && same(o.statements, link.statements),
    );
    if (office !== undefined) return premises.office(office);
  }
  return premises.told(link.statements[0] ?? '');
}

const HELD: ReadonlySet<Tie['kind']> = new Set(['direct-stake', 'common-holder', 'joint-holding', 'chain']);
const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();
