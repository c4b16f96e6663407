/** Joint holdings of one snapshot, each worked out once however many rules and parties ask for it. */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import type { JointHolding, Measure, Undisclosed } from '../types.ts';
import { jointHolding } from './reference.ts';

export class JointHoldings {
  readonly snapshot: Snapshot;
  readonly undisclosed: Undisclosed;
  private readonly claimed: ReadonlySet<Node>;
  private readonly known: Record<Measure, Map<Node, Map<string, JointHolding>>> = {
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
   * Cost: as `jointHolding` the first time; then the holders of the column.
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
    const key = this.handsIn(company, set, measure);
    const found = answers.get(key) ?? jointHolding(snapshot, company, set, { measure, undisclosed, claims: [] });
    answers.set(key, found);
    return found;
  }

  private answersOn(company: Node, measure: Measure): Map<string, JointHolding> {
    const found = this.known[measure].get(company) ?? new Map<string, JointHolding>();
    this.known[measure].set(company, found);
    return found;
  }

  /** Who of the set holds in the company: nobody else adds anything. */
  private handsIn(company: Node, set: ReadonlySet<Node>, measure: Measure): string {
    const columns = measure === 'votes' ? this.snapshot.votes : this.snapshot.economic;
    let key = '';
    for (const { owner } of columns.get(company)?.holdings ?? []) if (set.has(owner)) key += `${owner} `;
    return key;
  }
}
