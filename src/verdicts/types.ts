/** What a rule says about one party or group, limb by limb, and what would settle it. */
import type { AttributedVotes, ControlOptions, Measure, OwnershipBounds, Undisclosed } from '../compute/types.ts';
import type { ArrangementRole, LimbRule, Rule, RuleVersion } from '../rules/types.ts';
import type { Relative } from '../snapshot/household.ts';
import type { DeclaredFigure, Node, Office, Snapshot, SnapshotOptions, Warning } from '../snapshot/types.ts';
import type { Interval, Verdict } from '../terms/interval.ts';
import type { SummedUp } from './summed-up.ts';

export interface JudgeInput {
  readonly snapshot: Snapshot;
  readonly company: Node;
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly undisclosed: Undisclosed;
  /** a row for every party, however many there are and however far they are from every line */
  readonly allParties?: boolean;
  /** the same statements under other choices: what an open point would change */
  retake(options: SnapshotOptions): Snapshot;
}

/** What a limb rests on, for the proof. */
export interface Evidence {
  readonly attributed?: { readonly result: AttributedVotes; readonly options: ControlOptions; readonly company: Node };
  readonly bounds?: OwnershipBounds;
  /** the seed with the whole part of what it controls by these options, and nobody else */
  readonly credited?: { readonly options: ControlOptions; readonly joints: readonly Node[] };
  /** what the entities the seed controls hold without it, in each of these quantities */
  readonly apart?: {
    readonly options: ControlOptions;
    readonly measures: readonly Measure[];
    /** a majority of the shares is control too, and shares and votes are told apart above the company */
    readonly sharesToo: boolean;
  };
  /** every entity above the company that could stand in between, with the quantities it is looked at in */
  readonly between?: {
    readonly options: ControlOptions;
    readonly sharesToo: boolean;
    readonly entities: readonly { readonly entity: Node; readonly measures: readonly Measure[] }[];
  };
  /** a stated right over the company, the seed's or that of what it controls by these options */
  readonly right?: { readonly options: ControlOptions; readonly basis: 'board' | 'any' };
  /** the text as it is read in several ways */
  readonly readings?: readonly Limb[];
  /** where direct holdings alone do not count: is anything held through others */
  readonly through?: Verdict;
  /** whose part counts with the seed's own */
  readonly kin?: { readonly options: ControlOptions; readonly relatives: readonly Relative[] };
  /** figures filed under the rule, and the limb without them */
  readonly filed?: { readonly figures: readonly DeclaredFigure[]; readonly limb: Limb };
  /** holders of the company counted together, where shares are added and not multiplied */
  readonly hands?: { readonly certain: readonly Node[]; readonly possible: readonly Node[] };
  /** of a role in a trust: the trust over the line, the role, and, where a company has it, the person's part in that company */
  readonly role?: RoleEvidence;
}

export interface RoleEvidence {
  readonly trust: Node;
  readonly office: Office;
  readonly weight: Verdict;
  /** how the trust stands to the line, and the limbs that say so */
  readonly over: Verdict;
  readonly limbs: readonly Limb[];
  readonly through?: { readonly holder: Node; readonly limbs: readonly Limb[] };
}

export interface Limb {
  readonly rule: LimbRule;
  readonly verdict: Verdict;
  readonly share?: Interval;
  /** the band the share is filed in, where the law has bands and the share lies in one for certain */
  readonly band?: string;
  readonly because: string;
  /** owner first, company last */
  readonly path?: readonly Node[];
  readonly evidence: Evidence;
}

export type FactKind = 'share' | 'directness' | 'completeness' | 'identity' | 'date' | 'reading' | 'stated-control';
export interface Fact {
  readonly kind: FactKind;
  readonly holder?: Node;
  readonly company?: Node;
  readonly openPoint?: string;
  readonly text: string;
}
export interface Outcome {
  readonly if: string;
  readonly verdict: Verdict;
  readonly share?: Interval;
}
export interface Settle {
  readonly facts: readonly Fact[];
  readonly strength: 'always' | 'can';
  readonly outcomes: readonly Outcome[];
}

export interface RuleVerdict {
  readonly seed: readonly Node[];
  /** of a pact: the companies it names, where its members count together */
  readonly issuers?: readonly Node[];
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly verdict: Verdict;
  /** of the limb that decides */
  readonly share?: Interval;
  readonly clause: string;
  readonly basis: string;
  readonly limbs: readonly Limb[];
  readonly wouldSettle: readonly Settle[];
}

/**
 * A party over the line that is no person and at which the chain ends. opened: its parties are known and stand among
 * the verdicts. parties-unknown: a trust none of whose parties is named. not-opened: its parties are named, and what the
 * rule makes of them is not judged. owners-unknown: an entity whose owners nobody names.
 */
export interface End {
  readonly node: Node;
  readonly verdict: RuleVerdict;
  readonly standing: 'opened' | 'parties-unknown' | 'not-opened' | 'owners-unknown';
  readonly clause: string;
  readonly parties: readonly { readonly node: Node; readonly role: ArrangementRole }[];
  /** roles of a trust in which nobody is named */
  readonly unnamed: readonly ArrangementRole[];
}

export interface CompanyVerdicts {
  /** of rules about persons */
  readonly ends: readonly End[];
  /** yes first, then cannot-tell, then no */
  readonly verdicts: readonly RuleVerdict[];
  /** of companies with very many parties above them: those certainly not meant, without rows of their own */
  readonly summedUp?: SummedUp;
  readonly undisclosed: {
    readonly measure: 'economic' | 'votes';
    readonly share: Interval;
    readonly couldHideOwner: Verdict;
  };
  readonly fallback?: {
    readonly verdict: Verdict;
    readonly clause: string;
    readonly because: string;
    readonly officials: readonly Node[];
  };
  readonly warnings: readonly Warning[];
}
