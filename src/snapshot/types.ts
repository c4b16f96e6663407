/**
 * What is true on one day, as known on one day, under one choice per open point: a frozen graph. Every holding keeps
 * the statements it came from. Node numbers are positions in `parties`, sorted by id, so nothing depends on row order.
 */
import type { Directness, PartyId, PartyType, Source, Statement } from '../statements/types.ts';
import type { Day, Days, PartialDate } from '../terms/day.ts';
import type { Exact } from '../terms/exact.ts';
import type { Interval } from '../terms/interval.ts';
import type { Hedge, ShareOf } from '../terms/share.ts';

/** Position in Snapshot.parties. */
export type Node = number;

export interface Party {
  readonly id: PartyId;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly type: PartyType;
  readonly identifiers: readonly { readonly scheme: string; readonly id: string }[];
  readonly jurisdiction?: string;
  readonly listed?: string;
  readonly unspecified?: { readonly reason: string; readonly description?: string };
  /** joint holder: its members */
  readonly members?: readonly Node[];
  /** ids that an identity judgement or a shared identifier merged into this one */
  readonly mergedFrom?: readonly PartyId[];
  /** statements about the party itself */
  readonly statements: readonly string[];
}

/** One owner's part of one column. */
export interface Holding {
  readonly owner: Node;
  readonly company: Node;
  /** what the facts allow for this holding alone, before the column tightens it; fractions of one */
  readonly bounds: Interval;
  readonly directness: Directness;
  readonly statements: readonly string[];
  /** assumptions (ids) this holding stands on in this quantity */
  readonly assumptions: readonly string[];
}

/** All declared holders of one company in one quantity. */
export interface Column {
  readonly company: Node;
  /** sorted by owner */
  readonly holdings: readonly Holding[];
  /** the source says nobody else holds: the column sums to exactly `capacity` */
  readonly complete: boolean;
  /** 1, or the sum of the lower ends where --over-100 as-stated lifted the limit */
  readonly capacity: Exact;
  /** true: as-stated data above 100 %; sums may pass one and integrated ownership may diverge */
  readonly overfull: boolean;
}

/** DESIGN §4 rule 3: a stated total of `holder` in `company` that may count the holdings of `counts`. Binds votes. */
export interface TotalClaim {
  readonly holder: Node;
  readonly company: Node;
  /** K: other declared holders of the column that the holder could be counting; sorted */
  readonly counts: readonly Node[];
  /** T */
  readonly total: Interval;
  /** stated or chosen as a total: holder with all of `counts` it certainly controls holds at most T.hi */
  readonly cap: boolean;
  /** with `cap`: members of `counts` that are counted for sure (the reading "total"); [] where only control decides */
  readonly capCounts: readonly Node[];
  readonly statements: readonly string[];
}

/** A declared figure kept beside the column: an indirect stake, a total, or the printed figure of an open directness. */
export interface DeclaredFigure {
  readonly holder: Node;
  readonly company: Node;
  readonly total: Interval;
  readonly directness: Directness;
  readonly of: ShareOf;
  readonly regime?: string;
  /** takes no room in the column: a claim about the answer (rule 2) */
  readonly aside: boolean;
  readonly statements: readonly string[];
}

export interface StatedControl {
  readonly controller: Node;
  readonly company: Node;
  readonly basis: 'stated' | 'contract' | 'board';
  readonly statements: readonly string[];
  /** id of the `stated-control` assumption */
  readonly assumption: string;
}

export interface Concert {
  readonly members: readonly Node[];
  /** the pact counts only in these companies */
  readonly issuers: readonly Node[];
  readonly statements: readonly string[];
}

export interface Office {
  readonly party: Node;
  readonly company: Node;
  readonly role: string;
  readonly interestType: string;
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  /** yes / no / cannot-tell on asAt */
  readonly live: 'yes' | 'no' | 'cannot-tell';
  readonly statements: readonly string[];
}

/** Why a source names no owner of the company, or not this one. */
export interface NotStated {
  readonly company: Node;
  /** a reason of BODS, or the source's own */
  readonly reason: string;
  readonly description?: string;
  /** the relationship, then what is said of the party */
  readonly statements: readonly string[];
}

/** How one figure was said: for tables, charts and evidence cards. */
export interface Said {
  readonly owner: Node;
  readonly company: Node;
  readonly words?: string;
  readonly hedge: Hedge;
  readonly of: ShareOf;
  readonly bounds: Interval;
  readonly directness: Directness;
  readonly interestType: string;
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  readonly statement: string;
  /** used: it decides the holding; corroborates; left-out: a conflict or an older figure */
  readonly use: 'used' | 'corroborates' | 'left-out' | 'aside';
}

export interface Assumption {
  /** "stated-control:Lei Jun > Xiaomi": the kind, then what it is about */
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  /** parties it touches */
  readonly parties: readonly Node[];
  readonly statements: readonly string[];
  readonly on: boolean;
}

export interface OpenPoint {
  readonly id: string;
  readonly kind: 'directness' | 'misprint' | 'conflict' | 'identity' | 'date';
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly default: string;
  readonly chosen: string;
  /** an identity that rests on a name alone */
  readonly byName?: true;
  readonly parties: readonly Node[];
  readonly statements: readonly string[];
}

export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
  readonly parties: readonly Node[];
  readonly statements: readonly string[];
}

export const WARNING_CODES = [
  'date-uncertain',
  'dated-in-the-future',
  'declared-disagrees',
  'rounded',
  'over-100',
  'over-100-as-stated',
  'conflict',
  'misprint-suspected',
  'loose-bound',
  'merge-made-loop',
  'self-holding',
  'contradiction',
  'rule-not-in-force',
  'rule-does-not-apply',
  'rule-unverified',
  'remainder-undeclared',
  'rows-above-100',
  'partial-answer',
  'seller-exceeds',
  'transfer-unplaced',
  'owner-not-stated',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** Title and publisher, which tell two sources apart. */
export const sourceLabel = ({ name, publisher }: Source): string =>
  publisher === undefined ? name : `${name} (${publisher})`;

export interface SnapshotOptions {
  /** the day asked about; default: the last possible day of the latest publication or statement given */
  readonly asAt?: Day;
  /** the last day in the data that had come when it was taken in: what is dated later is told of */
  readonly begun?: Day;
  /** leave out what was published later; default: all */
  readonly knownAt?: Day | 'all';
  /** open point id -> option id */
  readonly choices?: Readonly<Record<string, string>>;
  /** assumption ids or kinds that are switched off */
  readonly off?: readonly string[];
  /** assumption ids or kinds switched back on after a kind was switched off */
  readonly on?: readonly string[];
  readonly over100?: 'widen' | 'as-stated';
  /** labels of sources (`sourceLabel`) whose statements are left out; who is who stays as it is */
  readonly without?: readonly string[];
}

export interface Snapshot {
  readonly asAt: Day;
  readonly knownAt: Day | 'all';
  readonly options: SnapshotOptions;
  readonly parties: readonly Party[];
  readonly nodeOf: ReadonlyMap<PartyId, Node>;
  /** company -> column; companies without a declared holder have none */
  readonly economic: ReadonlyMap<Node, Column>;
  readonly votes: ReadonlyMap<Node, Column>;
  /** companies whose votes column is the economic one under one-share-one-vote */
  readonly oneShareOneVote: ReadonlySet<Node>;
  readonly claims: readonly TotalClaim[];
  readonly declared: readonly DeclaredFigure[];
  readonly statedControl: readonly StatedControl[];
  readonly concerts: readonly Concert[];
  readonly offices: readonly Office[];
  /** sorted by company */
  readonly notStated: readonly NotStated[];
  readonly said: readonly Said[];
  readonly assumptions: readonly Assumption[];
  readonly openPoints: readonly OpenPoint[];
  readonly warnings: readonly Warning[];
  /** statements that are in force or stand beside (ties, transactions), by id */
  readonly statements: ReadonlyMap<string, Statement>;
  /** days of the data as a whole, for the default date */
  readonly span?: Days;
}
