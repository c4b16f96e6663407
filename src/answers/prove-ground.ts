/** What the steps of one limb are written with: whose verdict it is, on which company, and how verdicts are claimed. */
import type { ControlOptions } from '../compute/types.ts';
import type { ProofBuilder, StepContent, VotesStep, Writing } from '../proof/index.ts';
import { endsOf } from '../proof/index.ts';
import type { Node } from '../snapshot/types.ts';
import { type Interval, reaches, type Verdict } from '../terms/interval.ts';
import type { Limb, RuleVerdict } from '../verdicts/types.ts';
import type { Books } from './books.ts';
import type { CompanyVotes } from './votes.ts';

/** A step, and the share it proves. */
export interface Proven {
  readonly id: string;
  readonly share: Interval;
}
/** A verdict, and the step that shows it; several are weighed before anything is claimed in the limb's own name. */
export interface Told {
  readonly verdict: Verdict;
  /** writes the step under the limb's name */
  claim(limb: string): string;
}

const RANK: Record<Verdict, number> = { yes: 0, 'cannot-tell': 1, no: 2 };
/** One is enough. */
export const most = (list: readonly Verdict[]): Verdict =>
  list.reduce<Verdict>((a, b) => (RANK[b] < RANK[a] ? b : a), 'no');
/** All must hold. */
export const least = (list: readonly Verdict[]): Verdict =>
  list.reduce<Verdict>((a, b) => (RANK[b] > RANK[a] ? b : a), 'yes');

export type Judged = Pick<RuleVerdict, 'seed' | 'rule' | 'version'>;

export class Ground {
  readonly builder: ProofBuilder;
  readonly books: Books;
  readonly company: Node;
  readonly v: Judged;

  constructor(builder: ProofBuilder, books: Books, company: Node, verdict: Judged) {
    this.builder = builder;
    this.books = books;
    this.company = company;
    this.v = verdict;
  }

  get seed(): readonly Node[] {
    return this.v.seed;
  }

  book(options: ControlOptions, company = this.company): CompanyVotes {
    return this.books.of(company, options);
  }

  votes(id: string): VotesStep | undefined {
    const step = this.builder.stepAt(id);
    return step?.kind === 'votes' ? step : undefined;
  }

  /** A share against the limb's line. */
  line({ rule }: Limb, { id, share }: Proven): Told {
    const { threshold, inclusive, clause } = rule;
    const verdict = reaches(share, threshold, inclusive);
    const { rule: r, version, seed } = this.v;
    return {
      verdict,
      claim: (limb) =>
        this.builder.addVerdict({
          rule: r.id,
          version: version.version,
          limb,
          clause,
          seed,
          share,
          threshold,
          inclusive,
          verdict,
          rests: id,
        }),
    };
  }

  /** A verdict step of another kind under the limb's name. */
  ruled({ rule }: Limb, verdict: Verdict, rest: (writing: Writing) => object): Told {
    return {
      verdict,
      claim: (limb) =>
        this.builder.add(
          (writing) =>
            ({
              rule: this.v.rule.id,
              version: this.v.version.version,
              limb,
              clause: rule.clause,
              parties: this.v.seed.map((n) => writing.id(n)),
              verdict,
              ...rest(writing),
            }) as StepContent,
        ),
    };
  }

  weighed(limb: Limb, how: Weighing, verdict: Verdict, parts: readonly Told[], share?: Interval): Told {
    return {
      verdict,
      claim: (name) => {
        const ids = parts.map((p, at) => p.claim(`${name}/${at + 1}`));
        return this.ruled(limb, verdict, () => ({
          kind: 'weighed',
          how,
          ...(share === undefined ? {} : { share: endsOf(share) }),
          parts: ids,
        })).claim(name);
      },
    };
  }

  any(limb: Limb, parts: readonly Told[]): Told | undefined {
    if (parts.length < 2) return parts[0];
    return this.weighed(limb, 'any', most(parts.map((p) => p.verdict)), parts);
  }

  /** The first decides, unless the second leaves open what the text adds. */
  unclear(limb: Limb, first: Told, second: () => Told): Told {
    if (first.verdict !== 'no') return first;
    const fuller = second();
    return this.weighed(limb, 'unclear', fuller.verdict === 'no' ? 'no' : 'cannot-tell', [first, fuller]);
  }
}

type Weighing = 'any' | 'all' | 'readings' | 'unclear';
