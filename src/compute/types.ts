/** What the measures take and give. `reference.ts` and `sparse.ts` of a measure share these and one contract suite. */
import type { Node } from '../snapshot/types.ts';
import type { Exact } from '../terms/exact.ts';
import type { Interval } from '../terms/interval.ts';

export type Measure = 'economic' | 'votes';
/** declared: the undeclared rest counts for nobody; anyone: it may be the party asked about */
export type Undisclosed = 'declared' | 'anyone';

/** One line of a bound certificate, see THEORY: T(z) <= z for upper, z <= T_min(z) with a rank for lower. */
export interface CertificateLine {
  readonly node: Node;
  /** fraction of one */
  readonly value: Exact;
  /** upper: the true value is below it; lower: the true value is above it */
  readonly open: boolean;
  /** lower: falls strictly along some positive edge towards the holder; 0 for the holder itself */
  readonly rank: number;
}

/** What runs through one party: at least lo and at most hi of the company asked about. */
export interface FlowLine {
  readonly node: Node;
  readonly bounds: Interval;
  /** members of one loop share its number; 0: in no loop */
  readonly loop: number;
}

/** One certificate for everybody above a company: rows of what is poured up its owners. */
export interface FlowCertificate {
  readonly measure: Measure;
  readonly company: Node;
  /** parties above, the company included */
  readonly size: number;
  /** each after everything it holds of above the company, members of a loop side by side */
  lines(): readonly FlowLine[];
}

export interface OwnershipBounds {
  /** integrated ownership of the set of holders in the company, a fraction of one */
  readonly bounds: Interval;
  /** sound but perhaps not tight (own shares given as a range, a claim that could matter) */
  readonly loose: boolean;
  readonly measure: Measure;
  readonly undisclosed: Undisclosed;
  readonly holders: readonly Node[];
  readonly company: Node;
  readonly upper: readonly CertificateLine[];
  readonly lower: readonly CertificateLine[];
  /** where one certificate covers every holder of the company; `upper` and `lower` are then drawn up only when read */
  readonly flow?: FlowCertificate;
}

export interface JointHolding {
  /** what the set holds together in the column, total claims included; fractions of one */
  readonly bounds: Interval;
  readonly loose: boolean;
}

export interface ControlOptions {
  readonly measure: Measure;
  /** a fraction of one */
  readonly quota: Exact;
  /** true: holding exactly the quota is enough (OFAC); false: more than the quota (majority) */
  readonly inclusive: boolean;
  readonly undisclosed: Undisclosed;
  /** stated control, contract and board rights count as control (default true) */
  readonly stated?: boolean;
  /** party -> companies in which it counts with the seed (a pact names its issuers); absent: everywhere */
  readonly limited?: ReadonlyMap<Node, ReadonlySet<Node>>;
}

export interface ControlStep {
  readonly company: Node;
  readonly basis: 'majority' | 'stated' | 'contract' | 'board';
  /** joint votes of the seed and what it controlled before this step */
  readonly held: Interval;
  /** members of the set that hold votes in the company (majority), or the controller named (stated) */
  readonly through: readonly Node[];
}

export interface ControlResult {
  readonly seed: readonly Node[];
  /** least fixpoint on column minima, in derivation order */
  readonly certain: readonly ControlStep[];
  /** least fixpoint on column maxima, in derivation order; holds every certain company too */
  readonly possible: readonly ControlStep[];
}

export interface AttributedVotes {
  /** lo: least joint votes of the holder with all it certainly controls; hi: most with all it possibly controls */
  readonly share: Interval;
  readonly certainWith: readonly Node[];
  readonly possibleWith: readonly Node[];
  readonly loose: boolean;
}

export interface Controller {
  readonly seed: readonly Node[];
  readonly verdict: 'certain' | 'possible';
  readonly basis: 'majority' | 'joint-majority' | 'stated' | 'contract' | 'board' | 'concert';
  /** seed first, company last: one shortest chain of control steps */
  readonly chain: readonly Node[];
}
