/**
 * What every rule needs to know of one company, worked out once however many rules ask: who stands above it, who votes
 * where, what each party controls there and owns of it. A rule's own line is no part of it.
 */
import { above, attributedIn, controlIn, JointHoldings, OwnersOf, VotesBook } from '../compute/index.ts';
import type {
  AttributedVotes,
  ControlOptions,
  ControlResult,
  Measure,
  OwnershipBounds,
  Undisclosed,
} from '../compute/types.ts';
import { Households } from '../snapshot/household.ts';
import type { Column, Node, Snapshot } from '../snapshot/types.ts';
import { compare } from '../terms/exact.ts';
import { sameInterval } from '../terms/interval.ts';
import { everybodyAbove } from './candidates.ts';
import { localTo } from './local.ts';
import { Potential } from './potential.ts';

/** Control drawn at one quota: who votes where, and what each seed controls and has. */
export class ControlWorkings {
  readonly options: ControlOptions;
  readonly votes: VotesBook;
  /** the company and everybody who votes in it or is stated to control it, all the way up */
  readonly within: ReadonlySet<Node>;
  readonly potential: Potential;
  private readonly workings: Workings;
  private readonly steps = new Map<string, ControlResult>();
  private readonly attributions = new Map<string, AttributedVotes>();

  constructor(workings: Workings, options: ControlOptions) {
    this.workings = workings;
    this.options = options;
    this.votes = new VotesBook(workings.snapshot, options, workings.joints);
    this.within = above(this.votes, workings.company);
    this.potential = new Potential(workings, this);
  }

  /** Everything above the company that the set controls by votes or as stated. */
  stepsOf(seed: readonly Node[]): ControlResult {
    return remembered(this.steps, keyOf(seed), () => controlIn(this.votes, seed, this.workings.everybody));
  }

  /** Votes of the company that are the seed's or those of what it controls. */
  attributedTo(seed: readonly Node[]): AttributedVotes {
    const { votes, workings, within } = this;
    return remembered(this.attributions, seed.join(), () => attributedIn(votes, seed, workings.company, within));
  }
}

export class Workings {
  /** cut to everybody above the company; nodes keep their numbers */
  readonly snapshot: Snapshot;
  readonly company: Node;
  readonly undisclosed: Undisclosed;
  /** the company and everybody above it by any holding, nearest first: a share without a vote leads up too */
  readonly everybody: ReadonlySet<Node>;
  readonly joints: JointHoldings;
  private readonly controls = new Map<string, ControlWorkings>();
  private readonly owners = new Map<string, OwnersOf>();
  private readonly far = new Map<string, Map<Node, boolean>>();
  private over: boolean | undefined;
  private alike: boolean | undefined;
  private apart: boolean | undefined;
  private kin: Households | undefined;

  constructor(snapshot: Snapshot, company: Node, undisclosed: Undisclosed) {
    this.everybody = everybodyAbove(snapshot, company);
    this.snapshot = localTo(snapshot, this.everybody);
    this.company = company;
    this.undisclosed = undisclosed;
    this.joints = new JointHoldings(this.snapshot, undisclosed);
  }

  /** A pact's members count where it says, so its workings are its own; everybody else's are shared by quota. */
  control(options: ControlOptions): ControlWorkings {
    if (options.limited !== undefined) return new ControlWorkings(this, options);
    const key = `${options.quota.toFraction()} ${options.inclusive}`;
    return remembered(this.controls, key, () => new ControlWorkings(this, options));
  }

  /** Integrated ownership of a company in one quantity: worked out for everybody at once where that can be. */
  ownership(company: Node, measure: Measure): OwnersOf {
    const { snapshot, undisclosed } = this;
    const key = `${company} ${measure}`;
    return remembered(this.owners, key, () => {
      const twin = measure === 'votes' && this.oneForAll ? this.ownership(company, 'economic') : undefined;
      return new OwnersOf(snapshot, company, { measure, undisclosed }, twin);
    });
  }

  /** What the seed owns of a company above the one asked about, by fillings. */
  heldIn(entity: Node, seed: readonly Node[], measure: Measure): OwnershipBounds {
    const whole = this.ownership(this.company, measure);
    // A seed may meet the company itself, and a column above 100 % may diverge below the entity only.
    const apart = this.overfull || this.undisclosed === 'anyone' || seed.includes(this.company);
    if (!apart && whole.leadsTo(entity)) {
      const found = whole.filledOf(entity, seed);
      // Nothing is also said of an entity that stands above the company only through the seed itself.
      if (found.bounds.hi.n !== 0n) return found;
    }
    return this.ownership(entity, measure).filled(seed);
  }

  /** Who is known to be far from every line of rules that ask alike, and who is not. */
  beyond(key: string): Map<Node, boolean> {
    return remembered(this.far, key, () => new Map());
  }

  /** Spouses and children, where a rule counts what they have. */
  get households(): Households {
    this.kin ??= new Households(this.snapshot);
    return this.kin;
  }

  /** Nobody's votes differ from its shares anywhere above. */
  get oneForAll(): boolean {
    const { economic, votes } = this.snapshot;
    this.alike ??= [...this.everybody].every((n) => sameColumn(economic.get(n), votes.get(n)));
    return this.alike;
  }

  /** Some company above has shares that may differ from its votes; the members of joint holders have both alike. */
  get toldApart(): boolean {
    const { economic, votes, oneShareOneVote } = this.snapshot;
    this.apart ??= [...this.everybody].some(
      (n) => economic.has(n) && !oneShareOneVote.has(n) && !sameColumn(economic.get(n), votes.get(n)),
    );
    return this.apart;
  }

  get overfull(): boolean {
    this.over ??= [this.snapshot.economic, this.snapshot.votes].some((c) => [...c.values()].some((x) => x.overfull));
    return this.over;
  }
}

export function sameColumn(a: Column | undefined, b: Column | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return a === b;
  if (a.complete !== b.complete || a.overfull !== b.overfull || compare(a.capacity, b.capacity) !== 0) return false;
  if (a.holdings.length !== b.holdings.length) return false;
  return a.holdings.every((h, at) => {
    const other = b.holdings[at];
    return h.owner === other?.owner && sameInterval(h.bounds, other.bounds);
  });
}

const keyOf = (seed: readonly Node[]): string => [...seed].sort((a, b) => a - b).join();

function remembered<V>(map: Map<string, V>, key: string, work: () => V): V {
  const found = map.get(key) ?? work();
  map.set(key, found);
  return found;
}
