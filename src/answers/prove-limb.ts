/** One limb of one verdict as steps: the shares first, then what weighs them, in the order the checker redoes it. */
import { ownershipBounds } from '../compute/index.ts';
import type { ControlOptions, Measure } from '../compute/types.ts';
import type { ProofBuilder, StepContent, VotesStep } from '../proof/index.ts';
import { certainOf, endsOf, intervalOf, REST } from '../proof/index.ts';
import type { DeclaredFigure, Node } from '../snapshot/types.ts';
import { type Interval, reaches, sameInterval, type Verdict } from '../terms/interval.ts';
import { atLeast } from '../verdicts/index.ts';
import type { Limb, RuleVerdict } from '../verdicts/types.ts';
import type { Books } from './books.ts';
import { deemedStep } from './prove-deemed.ts';

interface Proven {
  readonly id: string;
  readonly share: Interval;
}
/** A verdict, and the step that shows it; several are weighed before anything is claimed in the limb's own name. */
interface Told {
  readonly verdict: Verdict;
  /** writes the step under the limb's name */
  claim(limb: string): string;
}

const RANK: Record<Verdict, number> = { yes: 0, 'cannot-tell': 1, no: 2 };
const most = (list: readonly Verdict[]): Verdict => list.reduce<Verdict>((a, b) => (RANK[b] < RANK[a] ? b : a), 'no');
const least = (list: readonly Verdict[]): Verdict => list.reduce<Verdict>((a, b) => (RANK[b] > RANK[a] ? b : a), 'yes');

export class LimbProof {
  private readonly builder: ProofBuilder;
  private readonly books: Books;
  private readonly company: Node;
  private readonly v: Pick<RuleVerdict, 'seed' | 'rule' | 'version'>;

  constructor(
    builder: ProofBuilder,
    books: Books,
    company: Node,
    verdict: Pick<RuleVerdict, 'seed' | 'rule' | 'version'>,
  ) {
    this.builder = builder;
    this.books = books;
    this.company = company;
    this.v = verdict;
  }

  /** @returns the step that claims the limb's verdict; undefined where the steps at hand would show another */
  prove(limb: Limb, name = limb.rule.id): string | undefined {
    const told = this.told(limb);
    return told?.verdict === limb.verdict ? told.claim(name) : undefined;
  }

  private told(limb: Limb): Told | undefined {
    const { evidence: e, rule } = limb;
    if (e.readings !== undefined) return this.readings(limb, e.readings);
    if (e.right !== undefined) return this.right(limb, e.right);
    if (e.apart !== undefined) return this.apart(limb, e.apart.options, e.apart.measures);
    if (e.between !== undefined) return this.between(limb, e.between);
    if (e.role !== undefined) return this.role(limb, e.role);
    if (rule.engine === 'control') return this.controlled(limb);
    const proven = this.share(limb);
    // A share that was found tighter than its steps show is not claimed.
    if (proven === undefined || limb.share === undefined || !sameInterval(proven.share, limb.share)) return undefined;
    return this.line(limb, proven);
  }

  private line({ rule }: Limb, { id, share }: Proven): Told {
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

  private share(limb: Limb): Proven | undefined {
    const { attributed, bounds, credited, filed, kin } = limb.evidence;
    if (kin !== undefined) return this.household(kin);
    if (filed !== undefined) return this.filed(filed.limb, filed.figures);
    if (bounds !== undefined) return { id: this.builder.addOwnershipBounds(bounds), share: bounds.bounds };
    if (credited !== undefined) return this.credited(limb, credited.options, credited.joints);
    if (attributed === undefined) return undefined;
    const id = this.books.of(this.company, attributed.options).prove(this.builder, this.v.seed);
    return { id, share: attributed.result.share };
  }

  private credited(limb: Limb, options: ControlOptions, joints: readonly Node[]): Proven | undefined {
    const { measure } = limb.rule;
    const { seed } = this.v;
    if (limb.rule.oneStep !== undefined) return joints.length > 0 ? undefined : this.deemed(limb, options);
    const all = [...new Set([...seed, ...joints])].sort((a, b) => a - b);
    const found = this.books.of(this.company, options).proveCredited(this.builder, all, measure);
    if (joints.length === 0) return found;
    const id = this.builder.add(({ id, premises }) => ({
      kind: 'member',
      measure,
      set: seed.map(id),
      company: id(this.company),
      share: endsOf(found.share),
      joints: joints.map((n) => premises.members(n)),
      rests: found.id,
    }));
    return { id, share: found.share };
  }

  private filed(limb: Limb, figures: readonly DeclaredFigure[]): Proven | undefined {
    const base = this.share(limb);
    if (base === undefined) return undefined;
    const share = figures.reduce<Interval>((all, d) => atLeast(all, d.total), base.share);
    const id = this.builder.add(({ id, premises }) => ({
      kind: 'filed',
      rule: this.v.rule.id,
      measure: limb.rule.measure,
      set: this.v.seed.map(id),
      company: id(this.company),
      share: endsOf(share),
      figures: figures.map((d) => premises.filed(d)),
      rests: base.id,
    }));
    return { id, share };
  }

  /** Nothing is claimed for a pact, or where undeclared hands may vote: the step knows neither. */
  private deemed(limb: Limb, options: ControlOptions): Proven | undefined {
    const { oneStep, measure } = limb.rule;
    if (oneStep === undefined || options.limited !== undefined || options.undisclosed !== 'declared') return undefined;
    const rests = this.books.of(this.company, options).prove(this.builder, this.v.seed);
    const votes = this.votes(rests);
    if (votes === undefined) return undefined;
    let share: Interval | undefined;
    const id = this.builder.add(({ id, premises, sum }) => {
      const content = deemedStep(
        this.books.snapshot,
        this.company,
        { measure, oneStep, votes, rests },
        { id, premises, sum },
      );
      share = intervalOf(content.share);
      return content;
    });
    return share === undefined ? undefined : { id, share };
  }

  private household({ options, relatives }: NonNullable<Limb['evidence']['kin']>): Proven {
    const book = this.books.of(this.company, options);
    const [person] = this.v.seed as [Node];
    const own = book.prove(this.builder, [person]);
    const theirs = relatives.map((relative) => ({ relative, votes: book.prove(this.builder, [relative.node]) }));
    const all = [own, ...theirs.map((t) => t.votes)].flatMap((id) => this.votes(id) ?? []);
    const sure = [own, ...theirs.filter((t) => t.relative.counts === 'yes').map((t) => t.votes)];
    const certain = sure
      .flatMap((id) => this.votes(id) ?? [])
      .flatMap((v) => [...v.seed, ...v.certain.map((c) => c.company)]);
    const possible = all.flatMap((v) => [...v.seed, ...v.possible]);
    let share: Interval | undefined;
    const id = this.builder.add(({ id, premises, sum }) => {
      const company = id(this.company);
      const without = (list: readonly string[]): Set<string> => new Set(list.filter((p) => p !== company));
      const most = without(possible);
      if (options.undisclosed === 'anyone') most.add(REST);
      const [low, high] = [
        sum('votes', this.company, without(certain), 'least', certainOf(all)),
        sum('votes', this.company, most, 'most', certainOf(all)),
      ];
      const ends = { lo: low.bound, hi: high.bound, loOpen: low.open, hiOpen: high.open };
      share = intervalOf(ends);
      return {
        kind: 'household',
        measure: 'votes',
        set: [id(person)],
        company,
        share: ends,
        least: low,
        most: high,
        own,
        kin: theirs.map(({ relative, votes }) => ({ premise: premises.kin(person, relative), votes })),
      };
    });
    return { id, share: share as unknown as Interval };
  }

  /** A verdict step of another kind under the limb's name. */
  private ruled(
    { rule }: Limb,
    verdict: Verdict,
    rest: (writing: Parameters<Parameters<ProofBuilder['add']>[0]>[0]) => object,
  ): Told {
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

  private controlled(limb: Limb): Told | undefined {
    const { attributed } = limb.evidence;
    if (attributed === undefined) return undefined;
    const rests = this.books.of(this.company, attributed.options).prove(this.builder, this.v.seed);
    const { share } = attributed.result;
    const verdict = this.derived(rests);
    if (JSON.stringify(endsOf(share)) !== JSON.stringify(this.votes(rests)?.share)) return undefined;
    return this.ruled(limb, verdict, ({ id }) => ({
      kind: 'controlled',
      company: id(this.company),
      share: endsOf(share),
      rests,
    }));
  }

  private votes(id: string): VotesStep | undefined {
    const step = this.builder.stepAt(id);
    return step?.kind === 'votes' ? step : undefined;
  }
  /** Control as the step derives it. */
  private derived(id: string): Verdict {
    return this.votes(id)?.verdict ?? 'cannot-tell';
  }

  private right(limb: Limb, { options, basis }: NonNullable<Limb['evidence']['right']>): Told {
    const { snapshot } = this.books;
    const stated = snapshot.statedControl.some(
      (c) => c.company === this.company && (basis === 'any' || c.basis === basis),
    );
    const rests = stated ? this.books.of(this.company, options).prove(this.builder, this.v.seed) : undefined;
    return this.ruled(limb, limb.verdict, ({ id, premises }) => {
      premises.statedOver(this.company);
      return { kind: 'right', company: id(this.company), basis, ...(rests === undefined ? {} : { rests }) };
    });
  }

  private readings(limb: Limb, list: readonly Limb[]): Told | undefined {
    const told = list.map((l) => this.told(l));
    if (told.some((t, at) => t?.verdict !== list[at]?.verdict)) return undefined;
    const [first] = told as Told[];
    if (first === undefined || told.length < 2) return first;
    const agree = told.every((t) => t?.verdict === first.verdict);
    const share = agree ? list[0]?.share : undefined;
    return this.weighed(limb, 'readings', agree ? first.verdict : 'cannot-tell', told as Told[], share);
  }

  private weighed(
    limb: Limb,
    how: 'any' | 'readings' | 'unclear',
    verdict: Verdict,
    parts: readonly Told[],
    share?: Interval,
  ): Told {
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

  private any(limb: Limb, parts: readonly Told[]): Told | undefined {
    if (parts.length < 2) return parts[0];
    return this.weighed(limb, 'any', most(parts.map((p) => p.verdict)), parts);
  }

  /** The first decides, unless the second leaves open what the text adds. */
  private unclear(limb: Limb, first: Told, second: () => Told): Told {
    if (first.verdict !== 'no') return first;
    const fuller = second();
    return this.weighed(limb, 'unclear', fuller.verdict === 'no' ? 'no' : 'cannot-tell', [first, fuller]);
  }

  private apart(limb: Limb, options: ControlOptions, measures: readonly Measure[]): Told | undefined {
    const { seed } = this.v;
    const book = this.books.of(this.company, options);
    const one = (measure: Measure): Told => {
      const alone = book.proveCredited(this.builder, seed, measure, true);
      const told = this.line(limb, alone);
      // With nothing in the hands of what it controls there is nothing to add its own part to.
      if (alone.share.hi.n === 0n) return told;
      return this.unclear(limb, told, () => this.line(limb, book.proveCredited(this.builder, seed, measure)));
    };
    return this.any(limb, measures.map(one));
  }

  private between(limb: Limb, { options, entities }: NonNullable<Limb['evidence']['between']>): Told {
    const list = entities.map(({ entity, measures }) => {
      const book = this.books.of(this.company, options);
      const rests = book.prove(this.builder, [entity]);
      const control = this.derived(rests);
      const interest = control === 'no' ? undefined : this.interest(limb, entity, options, measures);
      return {
        entity,
        control: rests,
        told: least([control, interest?.verdict ?? 'no']),
        interest,
      };
    });
    const verdict = most(list.map((x) => x.told));
    const shown = verdict === 'yes' ? list.filter((x) => x.told === 'yes').slice(0, 1) : list;
    return {
      verdict,
      claim: (name) => {
        const interests = shown.map(({ interest }, at) => interest?.claim(`${name}/${at + 1}`));
        return this.ruled(limb, verdict, ({ id, premises }) => {
          for (const { entity } of entities) for (const m of ['economic', 'votes'] as const) premises.column(m, entity);
          for (const m of ['economic', 'votes'] as const) premises.column(m, this.company);
          return {
            kind: 'between',
            company: id(this.company),
            entities: shown.map(({ entity, control }, at) => ({
              entity: id(entity),
              control,
              ...(interests[at] === undefined ? {} : { interest: interests[at] }),
            })),
          };
        }).claim(name);
      },
    };
  }

  private interest(limb: Limb, entity: Node, options: ControlOptions, measures: readonly Measure[]): Told | undefined {
    const { seed } = this.v;
    const { snapshot } = this.books;
    const one = (measure: Measure): Told => {
      const bounds = ownershipBounds(snapshot, seed, entity, { measure, undisclosed: options.undisclosed });
      const held = { id: this.builder.addOwnershipBounds(bounds), share: bounds.bounds };
      const whole = (): Proven => this.books.of(entity, options).proveCredited(this.builder, seed, measure);
      return this.unclear(limb, this.line(limb, held), () => this.line(limb, whole()));
    };
    return this.any(limb, measures.map(one));
  }

  private role(limb: Limb, role: NonNullable<Limb['evidence']['role']>): Told | undefined {
    const trust = new LimbProof(this.builder, this.books, this.company, { ...this.v, seed: [role.trust] });
    const over = shown(role.limbs, (l) => trust.prove(l));
    if (over.verdict !== role.over) return undefined;
    const there = role.through && new LimbProof(this.builder, this.books, role.through.holder, this.v);
    const through = role.through && shown(role.through.limbs, (l) => there?.prove(l, `${limb.rule.id}/${l.rule.id}`));
    if (role.through !== undefined && through?.whole !== true && through?.verdict !== 'yes') return undefined;
    return this.ruled(
      limb,
      least([over.verdict, role.weight, role.office.live, through?.verdict ?? 'yes']),
      ({ id, premises }) => ({
        kind: 'role',
        company: id(this.company),
        trust: id(role.trust),
        office: premises.office(role.office),
        weight: role.weight,
        over: over.ids,
        ...(through === undefined ? {} : { through: through.ids }),
      }),
    );
  }
}

/** What the limbs that could be shown say together; `whole`: all could be. */
function shown(
  limbs: readonly Limb[],
  prove: (limb: Limb) => string | undefined,
): { readonly verdict: Verdict; readonly ids: readonly string[]; readonly whole: boolean } {
  const proven = limbs.flatMap((l) => {
    const id = prove(l);
    return id === undefined ? [] : [{ id, verdict: l.verdict }];
  });
  const verdict = most(proven.map((p) => p.verdict));
  return { verdict, ids: proven.map((p) => p.id), whole: proven.length === limbs.length };
}
