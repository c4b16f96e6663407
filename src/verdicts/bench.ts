/** What every engine looks at for one company under one rule, and what several of them need is worked out once. */
import type { OwnersOf, VotesBook } from '../compute/index.ts';
import type { AttributedVotes, ControlOptions, ControlResult, Measure, Undisclosed } from '../compute/types.ts';
import type { ControlQuota, Rule, RuleVersion } from '../rules/types.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { Verdict } from '../terms/interval.ts';
import { jointOf } from './candidates.ts';
import type { Potential } from './potential.ts';
import type { Limb } from './types.ts';
import { type ControlWorkings, Workings } from './workings.ts';

/** A party alone, or the members of a pact, who count together in the companies it names and nowhere else. */
export interface Candidate {
  readonly seed: readonly Node[];
  readonly issuers?: readonly Node[];
}

/** What a bench is about. */
export type BenchSubject = Pick<Bench, 'snapshot' | 'company' | 'rule' | 'version' | 'undisclosed'>;

/** An entity between a party and the company that controls it. */
export interface Controller {
  readonly entity: Node;
  readonly certain: boolean;
}

/** A trust that is or may be over a line of the rule. */
export interface OverLine {
  readonly trust: Node;
  readonly verdict: Exclude<Verdict, 'no'>;
  readonly limbs: readonly Limb[];
}

export class Bench {
  /** what it shares with the benches of other rules */
  readonly workings: Workings;
  readonly company: Node;
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly undisclosed: Undisclosed;
  /** a pact's companies; undefined for a party alone */
  readonly issuers: ReadonlySet<Node> | undefined;
  private readonly drawn: ControlWorkings;
  private readonly candidate: Candidate;
  private free: Bench | undefined;
  private readonly others = new Map<ControlQuota, Bench>();
  private joint: ReadonlyMap<Node, readonly Node[]> | undefined;
  private controllers: readonly Controller[] | undefined;
  private withOwners: readonly Node[] | undefined;
  private trusts: readonly OverLine[] | undefined;

  /** @param workings of the same snapshot, company and undeclared rest, where other rules share them */
  constructor(subject: BenchSubject, candidate: Candidate = { seed: [] }, workings?: Workings) {
    const { seed, issuers } = candidate;
    this.candidate = candidate;
    this.workings = workings ?? new Workings(subject.snapshot, subject.company, subject.undisclosed);
    this.company = subject.company;
    this.rule = subject.rule;
    this.version = subject.version;
    this.undisclosed = subject.undisclosed;
    this.issuers = issuers === undefined ? undefined : new Set(issuers);
    const limit = this.issuers;
    const limited = limit === undefined ? {} : { limited: new Map(seed.map((m) => [m, limit] as const)) };
    const { quota, inclusive } = this.version.control;
    const options = { measure: 'votes', quota, inclusive, undisclosed: this.undisclosed, ...limited } as const;
    this.drawn = this.workings.control(options);
  }

  /** cut to everybody above the company; nodes keep their numbers */
  get snapshot(): Snapshot {
    return this.workings.snapshot;
  }

  get control(): ControlOptions {
    return this.drawn.options;
  }

  get votes(): VotesBook {
    return this.drawn.votes;
  }

  /** the most each party can be credited with at this line of control */
  get potential(): Potential {
    return this.drawn.potential;
  }

  /** the company and everybody who votes in it or is stated to control it, all the way up */
  get within(): ReadonlySet<Node> {
    return this.drawn.within;
  }

  /** the same by any holding, nearest first: a share without a vote leads up too */
  get everybody(): ReadonlySet<Node> {
    return this.workings.everybody;
  }

  /** Everything above the company that the set controls by votes or as stated. */
  steps(seed: readonly Node[]): ControlResult {
    return this.drawn.stepsOf(seed);
  }

  /** Votes of the company that are the seed's or those of what it controls. */
  attributedTo(seed: readonly Node[]): AttributedVotes {
    return this.drawn.attributedTo(seed);
  }

  readonly certainOf = (holder: Node): ReadonlySet<Node> => new Set(this.steps([holder]).certain.map((s) => s.company));

  /** Integrated ownership of the company in one quantity: worked out for everybody at once where that can be. */
  ownership(measure: Measure): OwnersOf {
    return this.workings.ownership(this.company, measure);
  }

  /** Entities that certainly or possibly control the company, sought once. */
  controllersBy(seek: () => readonly Controller[]): readonly Controller[] {
    this.controllers ??= seek();
    return this.controllers;
  }

  /** Everybody above the company who has owners, by number. */
  get owned(): readonly Node[] {
    const { company, snapshot } = this;
    this.withOwners ??= [...this.everybody]
      .filter((n) => n !== company && (snapshot.economic.has(n) || snapshot.votes.has(n)))
      .sort((a, b) => a - b);
    return this.withOwners;
  }

  /** Trusts above the company that are or may be over a line of the rule, sought once. */
  trustsBy(seek: () => readonly OverLine[]): readonly OverLine[] {
    this.trusts ??= seek();
    return this.trusts;
  }

  /** The same company and party where an entity counts as controlled from another line on. */
  under(control: ControlQuota): Bench {
    const { company, rule, version, undisclosed, candidate } = this;
    const known =
      this.others.get(control) ??
      new Bench(
        { snapshot: this.snapshot, company, rule, version: { ...version, control }, undisclosed },
        candidate,
        this.workings,
      );
    this.others.set(control, known);
    return known;
  }

  /** The same company without the pact: what each party has on its own. */
  alone(): Bench {
    if (this.issuers === undefined) return this;
    this.free ??= new Bench(this, undefined, this.workings);
    return this.free;
  }

  /** Joint holders the party is a member of. O(part above) once. */
  jointOf(member: Node): readonly Node[] {
    this.joint ??= jointOf(this.snapshot, this.everybody);
    return this.joint.get(member) ?? [];
  }

  /** May the seed itself be counted in the company: a pact that does not name it counts only through what it controls. */
  get countsHere(): boolean {
    return this.issuers?.has(this.company) ?? true;
  }

  /** Measures in which the holdings of a company can differ: one where each share has its vote. */
  measuresOf(company: Node, first: Measure): readonly Measure[] {
    if (this.snapshot.oneShareOneVote.has(company)) return [first];
    return first === 'economic' ? ['economic', 'votes'] : ['votes', 'economic'];
  }
}

export function benchOf(
  snapshot: Snapshot,
  company: Node,
  rule: Rule,
  version: RuleVersion,
  undisclosed: Undisclosed,
  candidate?: Candidate,
): Bench {
  return new Bench({ snapshot, company, rule, version, undisclosed }, candidate);
}
