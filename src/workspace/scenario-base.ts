/**
 * What scenarios start from. Somebody who asks "what if" asks again: another price, another buyer. While the same
 * statements are meant, the snapshot before the change and what was worked out on it are kept, of one company at a time.
 */
import type { Identities } from '../snapshot/parties.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Node, Snapshot, SnapshotOptions } from '../snapshot/types.ts';
import type { Statement } from '../statements/types.ts';
import type { StatementStore } from '../store/types.ts';
import { Workings } from '../verdicts/index.ts';

/** Snapshots of the same statements: the one asked about, the year before, a few other readings. */
const MOST_SNAPSHOTS = 4;

export class ScenarioBase {
  private readonly statements: ReadonlySet<Statement>;
  private readonly notAsked: string;
  private readonly taken = new Map<string, Snapshot>();
  private latest: Workings | undefined;
  private latestOf: Snapshot | undefined;

  private constructor(statements: readonly Statement[], identities: Identities) {
    this.statements = new Set(statements);
    this.notAsked = notAskedIn(identities);
  }

  /** The base kept for this store if it rests on these very statements, else a new one, which is kept instead. */
  static of(store: StatementStore, statements: readonly Statement[], identities: Identities): ScenarioBase {
    const kept = BASES.get(store);
    if (kept?.restsOn(statements, identities) === true) return kept;
    const base = new ScenarioBase(statements, identities);
    BASES.set(store, base);
    return base;
  }

  /** As `takeSnapshot`, each set of options once. */
  snapshot(options: SnapshotOptions, statements: readonly Statement[], identities: Identities): Snapshot {
    const key = JSON.stringify(options);
    const found = this.taken.get(key) ?? takeSnapshot(statements, options, identities);
    this.taken.set(key, found);
    for (const oldest of this.taken.keys()) if (this.taken.size > MOST_SNAPSHOTS) this.taken.delete(oldest);
    return found;
  }

  /** What every rule needs to know of the company on a snapshot of this base. */
  workings(snapshot: Snapshot, company: Node, undisclosed: Workings['undisclosed']): Workings {
    const { latest } = this;
    const same = latest !== undefined && this.latestOf === snapshot && latest.company === company;
    if (same && latest.undisclosed === undisclosed) return latest;
    const found = new Workings(snapshot, company, undisclosed);
    if (![...this.taken.values()].includes(snapshot)) return found;
    [this.latest, this.latestOf] = [found, snapshot];
    return found;
  }

  /** A statement that was erased in between is another object, whatever its id. */
  private restsOn(statements: readonly Statement[], identities: Identities): boolean {
    return (
      statements.length === this.statements.size &&
      statements.every((s) => this.statements.has(s)) &&
      notAskedIn(identities) === this.notAsked
    );
  }
}

const BASES = new WeakMap<StatementStore, ScenarioBase>();

const notAskedIn = ({ notAsked = [] }: Identities): string => JSON.stringify(notAsked);
