/**
 * The most a party can be credited with at one line of control, whatever the logic of a rule: its own part with that of
 * everything it may control, and its share multiplied up the chains. A party for whom that stays below every line of a
 * rule is certainly not meant, and need not be judged limb by limb. Only ever too large: then the limbs are judged.
 */
import type { Measure } from '../compute/types.ts';
import type { Node } from '../snapshot/types.ts';
import { compare, type Exact, ZERO } from '../terms/exact.ts';
import type { ControlWorkings, Workings } from './workings.ts';

const MEASURES: readonly Measure[] = ['economic', 'votes'];

export class Potential {
  private readonly workings: Workings;
  private readonly control: ControlWorkings;
  private readonly hands = new Map<Node, ReadonlySet<Node>>();
  private readonly counted = new Map<Node, Exact | undefined>();
  private readonly chained = new Map<Node, Exact>();
  private readonly between = new Map<Node, Exact>();
  private roof: readonly Node[] | undefined;

  constructor(workings: Workings, control: ControlWorkings) {
    this.workings = workings;
    this.control = control;
  }

  /** Its own part of the company with that of all it may control; undefined: it may control the company itself. */
  mostCounted(party: Node): Exact | undefined {
    if (!this.counted.has(party)) {
      const { company } = this.workings;
      const hands = this.handsOf(party);
      this.counted.set(party, hands.has(company) ? undefined : this.joint(company, hands));
    }
    return this.counted.get(party);
  }

  /** Its part multiplied up the chains. */
  mostMultiplied(party: Node): Exact {
    const { workings } = this;
    return remembered(this.chained, party, () =>
      this.measures.map((m) => workings.ownership(workings.company, m).of([party]).bounds.hi).reduce(larger),
    );
  }

  /** Of any entity that may control the company. */
  mostBetween(party: Node): Exact {
    return remembered(this.between, party, () => this.ofRoof(party));
  }

  /** The party and all it may control. */
  handsOf(party: Node): ReadonlySet<Node> {
    return remembered(
      this.hands,
      party,
      () => new Set([party, ...this.control.stepsOf([party]).possible.map((s) => s.company)]),
    );
  }

  private ofRoof(party: Node): Exact {
    const { workings } = this;
    const hands = this.handsOf(party);
    let most = ZERO;
    for (const entity of this.entities()) {
      if (entity === party) continue;
      for (const m of this.measures) most = larger(most, workings.heldIn(entity, [party], m).bounds.hi);
      most = larger(most, this.joint(entity, new Set([...hands].filter((n) => n !== entity))));
    }
    return most;
  }

  /** Quantities in which chains multiply differently. */
  private get measures(): readonly Measure[] {
    return this.workings.oneForAll ? ['economic'] : MEASURES;
  }

  private joint(company: Node, hands: ReadonlySet<Node>): Exact {
    const { oneShareOneVote } = this.workings.snapshot;
    const measures: readonly Measure[] = oneShareOneVote.has(company) ? ['votes'] : MEASURES;
    return measures.map((m) => this.workings.joints.of(company, hands, m).bounds.hi).reduce(larger);
  }

  /** Entities that may control the company. */
  private entities(): readonly Node[] {
    const { workings, control } = this;
    const { economic, votes } = workings.snapshot;
    this.roof ??= [...workings.everybody].filter(
      (n) =>
        n !== workings.company &&
        (economic.has(n) || votes.has(n)) &&
        control.stepsOf([n]).possible.some((s) => s.company === workings.company),
    );
    return this.roof;
  }
}

const larger = (a: Exact, b: Exact): Exact => (compare(a, b) < 0 ? b : a);

function remembered<V>(map: Map<Node, V>, party: Node, work: () => V): V {
  const found = map.get(party) ?? work();
  map.set(party, found);
  return found;
}
