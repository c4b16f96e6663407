/** Writes the steps of a proof. It finds the inequalities; whether they prove anything is for the checker alone. */
import type {
  AttributedVotes,
  ControlOptions,
  ControlResult,
  FlowCertificate,
  JointHolding,
  OwnershipBounds,
} from '../compute/types.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { type Exact, fractionText } from '../terms/exact.ts';
import type { Interval, Verdict } from '../terms/interval.ts';
import { Aboves } from './above.ts';
import { REST } from './boxes.ts';
import { votesStep } from './build-votes.ts';
import { certainOf, countedIn } from './counted-in.ts';
import { endsOf, intervalOf } from './numbers.ts';
import { digestOfColumn, Premises } from './premises.ts';
import { votersOf } from './reach.ts';
import { prove, type Sheet, sheetOf } from './sums.ts';
import type { Ends, LineOut, Proof, Step, SumProof, Unproven } from './types.ts';

export interface VerdictClaim {
  readonly rule: string;
  readonly version: string;
  readonly limb: string;
  readonly clause: string;
  readonly seed: readonly Node[];
  readonly share: Interval;
  readonly threshold: Exact;
  readonly inclusive: boolean;
  readonly verdict: Verdict;
  /** step that proves the share */
  readonly rests: string;
}

/** What a seed holds of the company with the whole part of what it controls. */
export interface Credited {
  readonly company: Node;
  readonly measure: 'economic' | 'votes';
  /** the seed's own part is left out */
  readonly apart?: boolean;
}

/** A limb's verdict, or what is named, that no step shows, with the reason. */
export interface Left {
  readonly rule?: string;
  readonly limb?: string;
  readonly what?: string;
  readonly parties: readonly Node[];
  readonly why: string;
}

export interface ProofBuilder {
  /** @returns the id of the step */
  addOwnershipBounds(bounds: OwnershipBounds): string;
  /** `result`: the derivations the votes rest on */
  addAttributedVotes(
    attributed: AttributedVotes,
    seed: readonly Node[],
    company: Node,
    options: ControlOptions,
    result: ControlResult,
  ): string;
  addJoint(
    joint: JointHolding | undefined,
    set: readonly Node[],
    company: Node,
    options: Pick<ControlOptions, 'measure' | 'undisclosed'>,
  ): string;
  /**
   * @param rests the `votes` or `hands` step that derives who the seed controls above the same company
   * @returns the step, and the share it proves
   */
  addCredited(credited: Credited, rests: string): { readonly id: string; readonly share: Interval };
  addVerdict(claim: VerdictClaim): string;
  /** Given and not derived: who holds the company itself, all of them. */
  addColumn(measure: Measure, company: Node): void;
  /** One of them. */
  addHolding(measure: Measure, holder: Node, company: Node): void;
  /** A step made of others; the same step is written once. */
  add(make: (writing: Writing) => StepContent): string;
  /** Names what is said and shown by no step. */
  leave(left: Left): void;
  /** a step written before */
  stepAt(id: string): Step | undefined;
  build(): Proof;
}

type WithoutId<S> = S extends unknown ? Omit<S, 'id'> : never;
export type StepContent = WithoutId<Step>;
/** What the maker of a step writes with. */
export interface Writing {
  readonly premises: Pick<
    Premises,
    'column' | 'statedOver' | 'filed' | 'members' | 'office' | 'kin' | 'holding' | 'told'
  >;
  id(node: Node): string;
  /** a bound on what these hold of the company, the undeclared rest included where it is named */
  sum(measure: Measure, company: Node, set: ReadonlySet<string>, side: 'least' | 'most', of: CertainOf): SumProof;
}
type Measure = 'economic' | 'votes';
type CertainOf = (holder: string) => ReadonlySet<string>;

/** Above this many parties one flow proves the shares of all; below, each holder's lines are shorter to read. */
export const FLOW_FROM = 100;
/** Above this many premises a proof carries digests of the columns. */
export const FULL_PREMISES = 10_000;

export const proofBuilder = (snapshot: Snapshot): ProofBuilder => new Builder(snapshot);

class Builder implements ProofBuilder {
  private readonly s: Snapshot;
  private readonly premises: Premises;
  private readonly steps: Step[] = [];
  private readonly unproven: Unproven[] = [];
  private readonly known = new Map<string, string>();
  private readonly aboves: Aboves;

  constructor(snapshot: Snapshot) {
    this.s = snapshot;
    this.premises = new Premises(snapshot);
    this.aboves = new Aboves(snapshot);
  }

  private id(node: Node): string {
    return this.s.parties[node]?.id ?? '';
  }
  private ids(nodes: Iterable<Node>): string[] {
    return [...nodes].map((n) => this.id(n));
  }

  /** One step a question, however often it is asked for. */
  private step(key: string, make: (id: string) => Step): string {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const id = `s${this.steps.length + 1}`;
    this.known.set(key, id);
    this.steps.push(make(id));
    return id;
  }

  addOwnershipBounds(b: OwnershipBounds): string {
    if (b.flow !== undefined && b.flow.size > FLOW_FROM) return this.addFlow(b.flow);
    return this.step(`ownership ${b.measure} ${b.undisclosed} ${b.holders.join()} ${b.company}`, (id) => {
      for (const line of b.upper) this.premises.column(b.measure, line.node);
      const out = (l: OwnershipBounds['upper'][number]): LineOut => ({
        party: this.id(l.node),
        value: fractionText(l.value),
        open: l.open,
        rank: l.rank,
      });
      return {
        id,
        kind: 'ownership',
        measure: b.measure,
        undisclosed: b.undisclosed,
        holders: this.ids(b.holders),
        company: this.id(b.company),
        share: endsOf(b.bounds),
        upper: b.upper.map(out),
        lower: b.lower.map(out),
      };
    });
  }

  /** One step for every holder of the company, where a certificate for each would be as long again. */
  private addFlow(flow: FlowCertificate): string {
    return this.step(`flow ${flow.measure} ${flow.company}`, (id) => {
      const lines = flow.lines();
      for (const line of lines) this.premises.column(flow.measure, line.node);
      return {
        id,
        kind: 'flow',
        measure: flow.measure,
        company: this.id(flow.company),
        lines: lines.map((l) => ({ party: this.id(l.node), loop: l.loop, ...endsOf(l.bounds) })),
      };
    });
  }

  addAttributedVotes(
    _attributed: AttributedVotes,
    seed: readonly Node[],
    company: Node,
    options: ControlOptions,
    result: ControlResult,
  ): string {
    const key = `votes ${options.measure} ${options.undisclosed} ${fractionText(options.quota)} ${options.inclusive} ${options.stated} ${seed.join()} ${company}`;
    return this.step(key, (id) => ({ id, ...votesStep(this.writing(), this.aboves, seed, company, options, result) }));
  }

  private prove(
    options: Pick<ControlOptions, 'measure' | 'undisclosed'>,
    company: Node,
    set: ReadonlySet<Node | string>,
    side: 'least' | 'most',
    certainOf: (holder: string) => ReadonlySet<string>,
  ): SumProof {
    const names = new Set([...set].map((x) => (typeof x === 'number' ? this.id(x) : x)));
    const sheet = this.sheet(options, company, certainOf);
    return sheet === undefined ? { bound: '0', open: false, uses: [] } : prove(sheet, names, side);
  }

  private sheet(
    options: Pick<ControlOptions, 'measure'>,
    company: Node,
    certainOf: (holder: string) => ReadonlySet<string>,
  ): Sheet | undefined {
    const column = this.premises.columnOf(options.measure, this.id(company));
    // A stated total binds votes and says nothing of shares.
    const claims = options.measure === 'votes' ? this.premises.claimsOn(this.id(company)) : [];
    return column === undefined ? undefined : sheetOf(column, claims, certainOf, this.premises.boxes(column));
  }

  addJoint(
    _joint: JointHolding | undefined,
    set: readonly Node[],
    company: Node,
    options: Pick<ControlOptions, 'measure' | 'undisclosed'>,
  ): string {
    return this.step(`joint ${options.measure} ${options.undisclosed} ${set.join()} ${company}`, (id) => {
      this.premises.column(options.measure, company);
      const names = new Set<string>(this.ids(set));
      const least = this.prove(options, company, names, 'least', () => new Set());
      const most = this.prove(
        options,
        company,
        votersOf(undefined, set, company, options.undisclosed, (n) => this.id(n)),
        'most',
        () => new Set(),
      );
      return {
        id,
        kind: 'joint',
        measure: options.measure,
        undisclosed: options.undisclosed,
        set: [...names],
        company: this.id(company),
        share: { lo: least.bound, hi: most.bound, loOpen: least.open, hiOpen: most.open },
        least,
        most,
      };
    });
  }

  addCredited({ measure, company, apart }: Credited, rests: string): { readonly id: string; readonly share: Interval } {
    const rest = this.stepAt(rests);
    if (rest?.kind !== 'votes' && rest?.kind !== 'hands') throw new RangeError(`${rests} derives no control`);
    this.premises.column(measure, company);
    const { undisclosed } = rest.options;
    const sum = (derived: readonly string[], side: 'least' | 'most'): SumProof => {
      const counted = countedIn(rest, derived, apart);
      if (side === 'most' && undisclosed === 'anyone') counted.add(REST);
      return this.prove({ measure, undisclosed }, company, counted, side, certainOf([rest]));
    };
    const certain = rest.certain.map((x) => x.company);
    const [least, most] = [sum(certain, 'least'), sum(rest.possible, 'most')];
    const share: Ends = { lo: least.bound, hi: most.bound, loOpen: least.open, hiOpen: most.open };
    const id = this.step(`credited ${apart === true} ${measure} ${rests}`, (at) => ({
      id: at,
      kind: 'credited',
      ...(apart === true ? { apart: true as const } : {}),
      measure,
      set: [...rest.seed],
      company: this.id(company),
      share,
      least,
      most,
      rests,
    }));
    return { id, share: intervalOf(share) };
  }

  addVerdict(v: VerdictClaim): string {
    return this.step(`verdict ${v.rule} ${v.limb} ${v.seed.join()} ${v.rests}`, (id) => ({
      id,
      kind: 'verdict',
      rule: v.rule,
      version: v.version,
      limb: v.limb,
      clause: v.clause,
      parties: this.ids(v.seed),
      share: endsOf(v.share),
      threshold: fractionText(v.threshold),
      inclusive: v.inclusive,
      verdict: v.verdict,
      rests: v.rests,
    }));
  }

  addColumn(measure: Measure, company: Node): void {
    this.premises.column(measure, company);
  }

  addHolding(measure: Measure, holder: Node, company: Node): void {
    this.premises.holding(measure, holder, company);
  }

  private writing(): Writing {
    return {
      premises: this.premises,
      id: (n) => this.id(n),
      sum: (measure, company, set, side, certainOf) =>
        this.prove({ measure, undisclosed: 'declared' }, company, set, side, certainOf),
    };
  }

  add(make: (writing: Writing) => StepContent): string {
    const content = make(this.writing());
    return this.step(JSON.stringify(content), (id) => ({ id, ...content }) as Step);
  }

  leave({ parties, ...left }: Left): void {
    this.unproven.push({ ...left, parties: this.ids(parties) });
  }

  stepAt(id: string): Step | undefined {
    return this.steps[Number(id.slice(1)) - 1];
  }

  build(): Proof {
    const { list } = this.premises;
    const rest = {
      steps: [...this.steps],
      ...(this.unproven.length === 0 ? {} : { unproven: [...this.unproven] }),
    };
    if (list.length <= FULL_PREMISES) return { level: 'full', premises: [...list], ...rest };
    const premises = list.map((p) =>
      p.kind === 'column'
        ? {
            id: p.id,
            kind: 'digest' as const,
            measure: p.measure,
            company: p.company,
            name: p.name,
            digest: digestOfColumn(p),
          }
        : p,
    );
    return { level: 'digest', premises, ...rest };
  }
}
