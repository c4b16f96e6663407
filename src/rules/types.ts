/** A rule of law as data: thresholds, what counts, how chains count, who is added, when in force, under which clause. */
import type { Day } from '../terms/day.ts';
import type { Exact } from '../terms/exact.ts';
import type { Interval, Verdict } from '../terms/interval.ts';

/**
 * How a holding counts up a chain. multiply: shares along a chain are multiplied and chains added. roll-up: a holder is
 * credited with the whole holding of whatever it has a majority stake in. attribute: the same for votes, control of any
 * basis counts. control: the company is controlled. coexist-a: controlled entities hold the threshold directly.
 * coexist-b: the threshold is held in an entity that controls the company. board: right to appoint its majority.
 * influence: control by other means, as stated. aggregate: blocked parties are added and what they hold is blocked too.
 * arrangement: a role in a trust that is over a line of the other limbs.
 * readings: the text leaves the logic open; each reading is judged, and where they part it cannot be told.
 */
export type Engine =
  | 'multiply'
  | 'roll-up'
  | 'attribute'
  | 'control'
  | 'coexist-a'
  | 'coexist-b'
  | 'board'
  | 'influence'
  | 'aggregate'
  | 'offer'
  | 'arrangement'
  | 'readings';

/**
 * How sure we are of a wording. text: the primary text was read. quoted: it was read in quotation or paraphrase.
 * memory: it is written from memory and must be read before anybody relies on it.
 */
export type Confidence = 'text' | 'quoted' | 'memory';

/** Roles in a trust or a like arrangement, by their BODS code. */
export type ArrangementRole = 'settlor' | 'trustee' | 'protector' | 'beneficiaryOfLegalArrangement';

/** When an entity counts as controlled. */
export interface ControlQuota {
  readonly quota: Exact;
  readonly inclusive: boolean;
  /** true: the quota in shares is control too, not only in votes */
  readonly sharesToo?: boolean;
}

/** One way in which a text that leaves its chain logic open is read. */
export interface Reading {
  readonly name: string;
  readonly engine: Engine;
  /** where this reading draws the line of control elsewhere than the version */
  readonly control?: ControlQuota;
}

export interface LimbRule {
  readonly id: string;
  readonly title: string;
  readonly engine: Engine;
  readonly measure: 'economic' | 'votes';
  /** a fraction of one */
  readonly threshold: Exact;
  /** true: exactly the threshold is enough */
  readonly inclusive: boolean;
  readonly clause: string;
  readonly confidence?: Confidence;
  /** of the engine `readings` */
  readonly readings?: readonly Reading[];
  /** true: only holdings through entities count, or together with them; a direct holding alone does not */
  readonly needsIndirect?: boolean;
  /** an entity in which the party has this part of the votes counts in full, for one step and no further */
  readonly oneStep?: { readonly quota: Exact; readonly inclusive: boolean };
  /** what the spouse and children under 18 are interested in counts as the person's own (engine `attribute`) */
  readonly household?: boolean;
  /** apart: parties acting in concert are not added under this limb; default: they are */
  readonly pacts?: 'added' | 'apart';
  /** of the engine `arrangement`: what having a role in a trust over the line makes of a person; a role left out: nothing */
  readonly roles?: Readonly<Partial<Record<ArrangementRole, Verdict>>>;
  /** natures of control in which a share is filed */
  readonly bands?: readonly { readonly nature: string; readonly share: Interval }[];
}

export interface RuleVersion {
  readonly version: string;
  readonly from?: Day;
  /** first day on which it is no longer in force */
  readonly to?: Day;
  readonly limbs: readonly LimbRule[];
  /** when an entity counts as controlled under this rule */
  readonly control: ControlQuota;
  /** whether it is in force from this day on is not known here */
  readonly unknownFrom?: Day;
  /** of rules on blocked lists: each way in which an entity is blocked; default: shares, at the quota of `control` */
  readonly blocks?: readonly {
    readonly measure: 'economic' | 'votes';
    readonly quota: Exact;
    readonly inclusive: boolean;
    /** stated control counts too */
    readonly stated: boolean;
  }[];
  /** add all blocked parties (aggregate), or judge each alone */
  readonly addsBlocked?: boolean;
  /** between the line and `to`, more than `points` in so many months */
  readonly creeper?: { readonly to: Exact; readonly points: Exact; readonly months: number };
}

/** Which companies a rule leaves out, or is about alone. */
export interface Scope {
  readonly means: 'left-out' | 'only';
  /** listed: on a market of `where`; formed: under the law of `where` */
  readonly companies: 'listed' | 'formed';
  /** ISO code of a country; regulated: a market of a standing that no data tells */
  readonly where: string;
  readonly clause: string;
  /** first day on which it is so */
  readonly from?: Day;
}

export type RuleVerb = 'control' | 'beneficial-owners' | 'screen' | 'what-if' | 'changes' | 'structure';

export interface Rule {
  readonly id: string;
  readonly title: string;
  /** short name in sentences: "the Hong Kong listing rules" */
  readonly name: string;
  /** what the rule calls whom it means, in "… of T": "a beneficial owner" */
  readonly role: string;
  readonly jurisdiction: string;
  readonly verbs: readonly RuleVerb[];
  /** oldest first */
  readonly versions: readonly RuleVersion[];
  /** natural persons only, or any party */
  readonly who: 'persons' | 'anyone';
  /** undefined: which companies it is about is not judged */
  readonly scope?: readonly Scope[];
  readonly fallback?: { readonly clause: string; readonly text: string };
  readonly url: string;
  /** false: not checked against the official text; answers carry the warning `rule-unverified` */
  readonly verified: boolean;
  /** of the rule as a whole; a limb may say otherwise */
  readonly confidence: Confidence;
  /** what this rule leaves open in this version, said with every answer */
  readonly notes: readonly string[];
}
