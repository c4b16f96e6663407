/** What every engine looks at for one company under one rule, and what several of them need is worked out once. */
import { above, controlIn, OwnersOf, VotesBook } from '../compute/index.ts';
import type { ControlOptions, ControlResult, Measure, Undisclosed } from '../compute/types.ts';
import type { ControlQuota, Rule, RuleVersion } from '../rules/types.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { everybodyAbove, jointOf } from './candidates.ts';
import { localTo } from './local.ts';

/** A party alone, or the members of a pact, who count together in the companies it names and nowhere else. */
export interface Candidate {
  readonly seed: readonly Node[];
  readonly issuers?: readonly Node[];
}

export class Bench {
  /** cut to everybody above the company; nodes keep their numbers */
  readonly snapshot: Snapshot;
  readonly company: Node;
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly undisclosed: Undisclosed;
  readonly control: ControlOptions;
  readonly votes: VotesBook;
  /** a pact's companies; undefined for a party alone */
  readonly issuers: ReadonlySet<Node> | undefined;
  /** the company and everybody who votes in it or is stated to control it, all the way up */
  readonly within: ReadonlySet<Node>;
  /** the same by any holding, nearest first: a share without a vote leads up too */
  readonly everybody: ReadonlySet<Node>;
  private readonly candidate: Candidate;
  private free: Bench | undefined;
  private readonly others = new Map<ControlQuota, Bench>();
  private joint: ReadonlyMap<Node, readonly Node[]> | undefined;
  private readonly known = new Map<string, ControlResult>();
  private readonly owners = new Map<Measure, OwnersOf>();

  constructor(
    subject: Pick<Bench, 'snapshot' | 'company' | 'rule' | 'version' | 'undisclosed'>,
    candidate: Candidate = { seed: [] },
  ) {
    const { seed, issuers } = candidate;
    this.candidate = candidate;
    this.everybody = everybodyAbove(subject.snapshot, subject.company);
    this.snapshot = localTo(subject.snapshot, this.everybody);
    this.company = subject.company;
    this.rule = subject.rule;
    this.version = subject.version;
    this.undisclosed = subject.undisclosed;
    this.issuers = issuers === undefined ? undefined : new Set(issuers);
    const limit = this.issuers;
    const limited = limit === undefined ? {} : { limited: new Map(seed.map((m) => [m, limit] as const)) };
    const { quota, inclusive } = this.version.control;
    this.control = { measure: 'votes', quota, inclusive, undisclosed: this.undisclosed, ...limited };
    this.votes = new VotesBook(this.snapshot, this.control);
    this.within = above(this.votes, this.company);
  }

  /** Everything above the company that the set controls by votes or as stated. */
  steps(seed: readonly Node[]): ControlResult {
    const key = [...seed].sort((a, b) => a - b).join();
    const found = this.known.get(key) ?? controlIn(this.votes, seed, this.everybody);
    this.known.set(key, found);
    return found;
  }

  readonly certainOf = (holder: Node): ReadonlySet<Node> => new Set(this.steps([holder]).certain.map((s) => s.company));

  /** Integrated ownership of the company in one quantity: worked out for everybody at once where that can be. */
  ownership(measure: Measure): OwnersOf {
    const { snapshot, company, undisclosed } = this;
    const known = this.owners.get(measure) ?? new OwnersOf(snapshot, company, { measure, undisclosed });
    this.owners.set(measure, known);
    return known;
  }

  /** The same company and party where an entity counts as controlled from another line on. */
  under(control: ControlQuota): Bench {
    const { company, rule, version, undisclosed, candidate } = this;
    const known =
      this.others.get(control) ??
      new Bench({ snapshot: this.snapshot, company, rule, version: { ...version, control }, undisclosed }, candidate);
    this.others.set(control, known);
    return known;
  }

  /** The same company without the pact: what each party has on its own. */
  alone(): Bench {
    if (this.issuers === undefined) return this;
    this.free ??= new Bench(this);
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
