/**
 * The most one undeclared party could have: the whole of every undeclared rest, every entity whose owners nobody names,
 * and all that these bring it to control. So "the undeclared rest cannot reach the line" is safe to say.
 */
import { canBeOwned } from '../../compute/bounds/unowned.ts';
import { jointHolding, ownershipBounds } from '../../compute/index.ts';
import type { Measure } from '../../compute/types.ts';
import type { LimbRule } from '../../rules/types.ts';
import type { Node } from '../../snapshot/types.ts';
import { type Interval, reaches } from '../../terms/interval.ts';
import type { Bench } from '../bench.ts';
import { controllersOf } from '../coexist/engine.ts';

/** Could an undeclared party reach this limb's line, in the company or at a link above it? */
export function couldReach(bench: Bench, limb: LimbRule, hands: ReadonlySet<Node>): boolean {
  const at = (share: Interval): boolean => reaches(share, limb.threshold, limb.inclusive) !== 'no';
  const multiplied = (company: Node, measure: Measure): Interval =>
    ownershipBounds(bench.snapshot, [], company, { measure, undisclosed: 'anyone' }).bounds;
  switch (limb.engine) {
    case 'multiply':
      return at(multiplied(bench.company, limb.measure));
    case 'attribute':
    case 'roll-up':
    case 'control':
      return at(together(bench, bench.company, hands, limb.measure));
    case 'coexist-a':
      return bench.measuresOf(bench.company, limb.measure).some((m) => at(together(bench, bench.company, hands, m)));
    case 'coexist-b':
      return controllersOf(bench).some(({ entity }) =>
        bench
          .measuresOf(entity, limb.measure)
          .some((m) => at(multiplied(entity, m)) || at(together(bench, entity, hands, m))),
      );
    case 'readings':
      return (limb.readings ?? []).some((r) => couldReach(bench, { ...limb, engine: r.engine }, hands));
    default:
      // Rights over the board and other influence have no rest that could be measured.
      return false;
  }
}

/** Entities above the company that one undeclared party could control. O(holdings above), times how often one is met. */
export function hiddenHands(bench: Bench): ReadonlySet<Node> {
  const { snapshot, company, everybody } = bench;
  const entities = new Set([...everybody].filter((n) => n !== company && canBeOwned(snapshot, n)));
  const below = companiesOf(bench, entities);
  const set = new Set<Node>();
  for (let look: Iterable<Node> = entities; ; ) {
    const next = new Set<Node>();
    for (const node of look) {
      if (set.has(node) || !couldControl(bench, node, set)) continue;
      set.add(node);
      for (const held of below.get(node) ?? []) if (!set.has(held)) next.add(held);
    }
    if (next.size === 0) return set;
    look = next;
  }
}

function couldControl(bench: Bench, node: Node, hands: ReadonlySet<Node>): boolean {
  const { snapshot, version } = bench;
  if (!snapshot.economic.has(node) && !snapshot.votes.has(node)) return true;
  const measures: readonly Measure[] = version.control.sharesToo === true ? ['votes', 'economic'] : ['votes'];
  const { quota, inclusive } = version.control;
  return measures.some((m) => reaches(together(bench, node, hands, m), quota, inclusive) !== 'no');
}

function together(bench: Bench, company: Node, hands: ReadonlySet<Node>, measure: Measure): Interval {
  const others = hands.has(company) ? new Set([...hands].filter((n) => n !== company)) : hands;
  return jointHolding(bench.snapshot, company, others, { measure, undisclosed: 'anyone' }).bounds;
}

/** Owner -> the entities among these that it has a part of. */
function companiesOf({ snapshot }: Bench, entities: ReadonlySet<Node>): ReadonlyMap<Node, readonly Node[]> {
  const found = new Map<Node, Node[]>();
  for (const columns of [snapshot.economic, snapshot.votes]) {
    for (const company of entities) {
      for (const { owner } of columns.get(company)?.holdings ?? []) {
        const list = found.get(owner);
        if (list === undefined) found.set(owner, [company]);
        else list.push(company);
      }
    }
  }
  return found;
}
