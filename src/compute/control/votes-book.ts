/**
 * A snapshot's votes ready for control questions: who votes where, what a set of parties has in one company, and what
 * sources state about control. Built once a question, O(n + m).
 */
import type { Holding, Node, Snapshot, StatedControl, TotalClaim } from '../../snapshot/types.ts';
import { compare, type Exact, ZERO } from '../../terms/exact.ts';
import { type Interval, reaches } from '../../terms/interval.ts';
import { jointHolding } from '../joint-holding/reference.ts';
import { JointHoldings } from '../joint-holding/remembered.ts';
import type { ControlOptions, JointHolding } from '../types.ts';

export class VotesBook {
  readonly snapshot: Snapshot;
  readonly options: ControlOptions;
  private readonly heldBy = new Map<Node, Holding[]>();
  private readonly statedBy = new Map<Node, StatedControl[]>();
  private readonly claimsOn = new Map<Node, TotalClaim[]>();
  private readonly leastCertain = new Map<Node, ReadonlySet<Node>>();

  private readonly joints: JointHoldings;

  /** @param joints of the same snapshot, where other questions share them */
  constructor(snapshot: Snapshot, options: ControlOptions, joints?: JointHoldings) {
    this.joints = joints ?? new JointHoldings(snapshot, options.undisclosed);
    this.snapshot = snapshot;
    this.options = options;
    for (const column of this.columns().values()) for (const h of column.holdings) push(this.heldBy, h.owner, h);
    for (const claim of snapshot.claims) push(this.claimsOn, claim.company, claim);
    if (options.stated === false) return;
    for (const c of snapshot.statedControl) push(this.statedBy, c.controller, c);
  }

  columns(): Snapshot['votes'] {
    return this.options.measure === 'votes' ? this.snapshot.votes : this.snapshot.economic;
  }

  /** Companies the party votes in. */
  holdingsOf(owner: Node): readonly Holding[] {
    return this.heldBy.get(owner) ?? [];
  }

  statedOf(controller: Node): readonly StatedControl[] {
    return this.statedBy.get(controller) ?? [];
  }

  joint(company: Node, set: ReadonlySet<Node>, certainOf?: (holder: Node) => ReadonlySet<Node>): JointHolding {
    const { measure, undisclosed } = this.options;
    if (!this.joints.dependsOnControl(company, measure)) return this.joints.of(company, set, measure);
    return jointHolding(this.snapshot, company, set, {
      measure,
      undisclosed,
      claims: this.claimsOn.get(company) ?? [],
      ...(certainOf === undefined ? {} : { certainOf }),
    });
  }

  /** Who of the set votes in the company, in the order of its column. */
  handsIn(company: Node, set: ReadonlySet<Node>): readonly Node[] {
    return this.joints.handsIn(company, set, this.options.measure);
  }

  reaches(held: Interval): 'yes' | 'no' | 'cannot-tell' {
    return reaches(held, this.options.quota, this.options.inclusive);
  }

  /** A cheap test that can only err towards yes: the sum of single upper ends. */
  couldReach(company: Node, set: ReadonlySet<Node>, seen: Exact): boolean {
    const column = this.columns().get(company);
    if (this.options.undisclosed === 'anyone' && column?.complete !== true) return true;
    return set.size > 0 && compare(seen, ZERO) > 0 && compare(seen, this.options.quota) >= 0;
  }

  /** Remembers what one party certainly controls, for stated totals that count it. */
  remembered(holder: Node, work: () => ReadonlySet<Node>): ReadonlySet<Node> {
    const known = this.leastCertain.get(holder);
    if (known !== undefined) return known;
    const found = work();
    this.leastCertain.set(holder, found);
    return found;
  }
}

function push<V>(map: Map<Node, V[]>, key: Node, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
