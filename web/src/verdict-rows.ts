/** The verdicts of a company under every rule as rows: one a rule, with its state, doubt first. */
import type { Control, Regime, RuleAsked, RuleVerdict, Verdict } from './types.ts';

/** What a rule says of the company; of a rule that leaves it out, that alone. */
export type State = Verdict | 'does-not-apply';

export interface VerdictRow {
  readonly regime: Regime;
  readonly asked: RuleAsked;
  readonly version: Regime['versions'][number] | undefined;
  readonly state: State;
  /** of the rule's own verdicts the one in most doubt, as if it applied */
  readonly top: RuleVerdict | undefined;
  /** another reading, or what is said without one source, would give another verdict */
  readonly hangs: boolean;
  /** everybody else it means or may mean */
  readonly others: readonly RuleVerdict[];
  /** the line that decides about `top`, else the first */
  readonly limb: Regime['versions'][number]['limbs'][number] | undefined;
}

const DOUBT: Record<State, number> = { 'cannot-tell': 0, yes: 1, no: 2, 'does-not-apply': 3 };

/**
 * Doubt first: what cannot be told, then what another reading or another source would tell otherwise. Among the same,
 * rules in force before those asked as if; a rule that means nobody keeps its row.
 */
export function verdictRows(found: Control, regimes: readonly Regime[]): VerdictRow[] {
  return (found.answer.rulesAsked ?? [])
    .flatMap((asked) => {
      const regime = regimes.find((r) => r.id === asked.rule);
      return regime === undefined ? [] : [rowOf(found, regime, asked)];
    })
    .sort((a, b) => doubtOf(a) - doubtOf(b) || AS_IF[a.asked.inForce] - AS_IF[b.asked.inForce]);
}

/** Between what cannot be told and what is certain in every reading, by every source. */
const DOUBTED = 0.5;
const doubtOf = ({ state, hangs }: VerdictRow): number =>
  hangs && (state === 'yes' || state === 'no') ? DOUBTED : DOUBT[state];

const hanging = (v: RuleVerdict): boolean =>
  [v.acrossReadings ?? {}, ...(v.otherSources ?? [])].some((x) => (x.verdict ?? v.verdict) !== v.verdict);

const AS_IF: Record<Verdict, number> = { yes: 0, 'cannot-tell': 0, no: 1 };

function rowOf(found: Control, regime: Regime, asked: RuleAsked): VerdictRow {
  const verdicts = found.answer.verdicts.filter((v) => v.rule === regime.id);
  const top = [...verdicts].sort((a, b) => DOUBT[a.verdict] - DOUBT[b.verdict])[0];
  const version = regime.versions.find((v) => v.version === asked.version);
  const deciding = top?.limbs.find((l) => l.verdict === top.verdict && l.share !== undefined);
  return {
    regime,
    asked,
    version,
    top,
    hangs: top !== undefined && hanging(top),
    state: asked.applies === 'no' ? 'does-not-apply' : (top?.verdict ?? 'no'),
    others: verdicts.filter((v) => v !== top && v.verdict !== 'no'),
    limb: version?.limbs.find((l) => l.id === deciding?.limb) ?? version?.limbs[0],
  };
}

/** Rules in force that day, and of those asked as if how many; a rule that does not apply is one of neither. */
export function counted(rows: readonly VerdictRow[]): Readonly<Record<State | 'all' | 'asIf', number>> {
  const meant = rows.filter((r) => r.state !== 'does-not-apply');
  const now = meant.filter((r) => r.asked.inForce !== 'no');
  const of = (state: State): number => now.filter((r) => r.state === state).length;
  return {
    all: now.length,
    asIf: meant.length - now.length,
    'cannot-tell': of('cannot-tell'),
    yes: of('yes'),
    no: of('no'),
    'does-not-apply': rows.length - meant.length,
  };
}

export interface Elsewhere {
  /** "A", "B": the sources left out, as the page numbers them */
  readonly letter: string;
  /** undefined: nothing is told without it */
  readonly verdict: Verdict | undefined;
  readonly share: RuleVerdict['share'];
}

/** What the row would say without each source that was left out in turn; the same where the answer names no other. */
export function withoutEach({ top, state }: VerdictRow, sources: readonly string[]): readonly Elsewhere[] {
  return sources.map((label, at) => {
    const other = top?.otherSources?.find((o) => o.without === label);
    const same = { verdict: top?.verdict ?? (state === 'does-not-apply' ? 'no' : state), share: top?.share };
    const { verdict, share } = other ?? same;
    return { letter: letterOf(at), verdict, share };
  });
}
export const letterOf = (at: number): string => String.fromCharCode(65 + at);

/** "1/4" as 25 */
export const percentOf = (text: string): number => {
  const [n = '0', d = '1'] = text.split('/');
  return Number(n) / Number(d);
};
