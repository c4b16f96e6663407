/** One verdict that cannot be told, judged again on other facts. */
import type { Node, Snapshot, SnapshotOptions } from '../../snapshot/types.ts';
import { type Bench, benchOf } from '../bench.ts';
import type { JudgeInput, Outcome, RuleVerdict } from '../types.ts';
import { verdictOf } from '../verdict-of.ts';
import { SETTLE_LIMITS } from './limits.ts';

export class Retrial {
  readonly input: JudgeInput;
  readonly verdict: RuleVerdict;
  readonly bench: Bench;
  readonly limits: Readonly<Record<keyof typeof SETTLE_LIMITS, number>>;
  private trials = 0;
  private untriedFacts = 0;
  private untriedSets = 0;
  private readonly taken: Map<string, Snapshot>;

  /** @param taken snapshots under other choices, shared by all verdicts of one answer */
  constructor(
    input: JudgeInput,
    verdict: RuleVerdict,
    bench: Bench,
    taken: Map<string, Snapshot>,
    limits: Readonly<Record<keyof typeof SETTLE_LIMITS, number>> = SETTLE_LIMITS,
  ) {
    this.limits = limits;
    this.input = input;
    this.verdict = verdict;
    this.bench = bench;
    this.taken = taken;
  }

  /** The first so many; the rest are counted as facts that were not tried. */
  most<T>(list: readonly T[]): readonly T[] {
    this.untriedFacts += Math.max(0, list.length - this.limits.facts);
    return list.slice(0, this.limits.facts);
  }

  /** Sets that the limits leave out, of so many there are. */
  leaveOut(sets: number): void {
    this.untriedSets += sets;
  }

  /** May another fact or set be begun? One that may not is counted as not tried. */
  begins(what: 'fact' | 'set'): boolean {
    if (this.trials < this.limits.trials) return true;
    if (what === 'fact') this.untriedFacts += 1;
    else this.untriedSets += 1;
    return false;
  }

  /** What the limits left out, in words; undefined: nothing. */
  get leftOut(): string | undefined {
    const { facts, paired, tripled, trials } = this.limits;
    const { untriedFacts, untriedSets } = this;
    if (untriedFacts + untriedSets === 0) return undefined;
    const counts = [
      ...(untriedFacts === 0 ? [] : [`${untriedFacts} open fact${untriedFacts === 1 ? ' was' : 's were'} not tried`]),
      ...(untriedSets === 0
        ? []
        : [`${untriedSets} set${untriedSets === 1 ? ' of facts was' : 's of facts were'} not tried together`]),
    ];
    return `${counts.join(' and ')} (at most ${facts} facts of a kind, ${paired} in pairs, ${tripled} in threes, ${trials} trials)`;
  }

  /** The same statements under these choices beside those of the question, without these assumptions. */
  retaken(choices: Readonly<Record<string, string>>, off: readonly string[]): Snapshot {
    const key = JSON.stringify([Object.entries(choices).sort(), [...off].sort()]);
    const known = this.taken.get(key);
    if (known !== undefined) return known;
    const { options } = this.input.snapshot;
    const without = off.length === 0 ? {} : { off: [...(options.off ?? []), ...off] };
    const found = this.input.retake({
      choices: { ...options.choices, ...choices },
      ...without,
    } satisfies SnapshotOptions);
    this.taken.set(key, found);
    return found;
  }

  /** The party in another snapshot, by id; undefined where it is not there. */
  nodeIn(snapshot: Snapshot, node: Node): Node | undefined {
    return snapshot.nodeOf.get(this.input.snapshot.parties[node]?.id ?? '');
  }

  /** The same party and company on other facts; undefined where one of them is not there. */
  judged(snapshot: Snapshot): RuleVerdict | undefined {
    const { company, rule, version, undisclosed } = this.input;
    const at = this.nodeIn(snapshot, company);
    const [seed, issuers] = [this.verdict.seed, this.verdict.issuers ?? []].map((nodes) =>
      nodes.flatMap((n) => this.nodeIn(snapshot, n) ?? []),
    ) as [Node[], Node[]];
    if (at === undefined || seed.length < this.verdict.seed.length) return undefined;
    this.trials += 1;
    const candidate = this.verdict.issuers === undefined ? { seed } : { seed, issuers };
    return verdictOf(benchOf(snapshot, at, rule, version, undisclosed, candidate), seed);
  }
}

export function outcomeOf(text: string, judged: RuleVerdict): Outcome {
  return { if: text, verdict: judged.verdict, ...(judged.share === undefined ? {} : { share: judged.share }) };
}

/** always: every value decides; can: some do; undefined: none does. */
export function strengthOf(outcomes: readonly Outcome[]): 'always' | 'can' | undefined {
  const decided = outcomes.filter((o) => o.verdict !== 'cannot-tell').length;
  if (decided === 0) return undefined;
  return decided === outcomes.length ? 'always' : 'can';
}
