/** Joint holdings of one snapshot, each worked out once however many rules and parties ask for it. */
import type { Column, Node, Snapshot } from '../../snapshot/types.ts';
import type { JointHolding, Measure, Undisclosed } from '../types.ts';
import { ColumnSums } from './column-sums.ts';
import { jointHolding } from './reference.ts';

export class JointHoldings {
  readonly snapshot: Snapshot;
  readonly undisclosed: Undisclosed;
  private readonly claimed: ReadonlySet<Node>;
  private readonly known: Record<Measure, Map<Node, Map<string, JointHolding>>> = {
    economic: new Map(),
    votes: new Map(),
  };
  private readonly sums: Record<Measure, Map<Node, ColumnSums | undefined>> = {
    economic: new Map(),
    votes: new Map(),
  };

  constructor(snapshot: Snapshot, undisclosed: Undisclosed) {
    this.snapshot = snapshot;
    this.undisclosed = undisclosed;
    this.claimed = new Set(snapshot.claims.map((c) => c.company));
  }

  /** A stated total of votes counts what its holder controls, so such an answer belongs to one question alone. */
  dependsOnControl(company: Node, measure: Measure): boolean {
    return measure === 'votes' && this.claimed.has(company);
  }

  /**
   * What `jointHolding` says of the set.
   * @param certainOf what a holder certainly controls, for stated totals; without any the answer is remembered
   * Cost: where no claim binds the column, its holders once, then those of the set; else as `jointHolding`.
   */
  of(
    company: Node,
    set: ReadonlySet<Node>,
    measure: Measure,
    certainOf?: (holder: Node) => ReadonlySet<Node>,
  ): JointHolding {
    const { snapshot, undisclosed } = this;
    if (this.dependsOnControl(company, measure)) {
      const rest = certainOf === undefined ? {} : { certainOf };
      return jointHolding(snapshot, company, set, { measure, undisclosed, ...rest });
    }
    const answers = this.answersOn(company, measure);
    const sums = this.sumsOf(company, measure);
    const places = sums?.among(set);
    const key = places?.join(' ') ?? this.handsIn(company, set, measure).join(' ');
    const known = answers.get(key);
    if (known !== undefined) return known;
    const bounds = places === undefined ? undefined : sums?.bounds(places, undisclosed);
    const found =
      bounds === undefined
        ? jointHolding(snapshot, company, set, { measure, undisclosed, claims: [] })
        : { bounds, loose: false };
    answers.set(key, found);
    return found;
  }

  /** Who of the set holds in the company, in the order of its column: nobody else adds anything. */
  handsIn(company: Node, set: ReadonlySet<Node>, measure: Measure): readonly Node[] {
    const sums = this.sumsOf(company, measure);
    if (sums !== undefined) return sums.among(set).map((at) => sums.ownerAt(at));
    const holdings = this.columnsOf(measure).get(company)?.holdings ?? [];
    return holdings.map((h) => h.owner).filter((n) => set.has(n));
  }

  private columnsOf(measure: Measure): ReadonlyMap<Node, Column> {
    return measure === 'votes' ? this.snapshot.votes : this.snapshot.economic;
  }

  private sumsOf(company: Node, measure: Measure): ColumnSums | undefined {
    const known = this.sums[measure];
    if (!known.has(company)) {
      const column = this.columnsOf(measure).get(company);
      known.set(company, column === undefined ? undefined : ColumnSums.of(column));
    }
    return known.get(company);
  }

  private answersOn(company: Node, measure: Measure): Map<string, JointHolding> {
    const found = this.known[measure].get(company) ?? new Map<string, JointHolding>();
    this.known[measure].set(company, found);
    return found;
  }
}
