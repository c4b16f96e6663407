/** What would settle an answer: facts that do it alone come first, and three of them are written out. */
import type { RuleVerdict, Structure } from '../types.ts';

type Settle = RuleVerdict['wouldSettle'][number];
export interface Settling extends Settle {
  readonly who: string;
}
const WRITTEN = 3;

/** @returns those written out, and those that open when asked for */
export function settlingOf({ answer }: Structure): {
  readonly first: readonly Settling[];
  readonly more: readonly Settling[];
} {
  const all = answer.verdicts.flatMap((v) =>
    v.wouldSettle.map((w) => ({ ...w, who: v.party?.name ?? (v.group ?? []).map((p) => p.name).join(' + ') })),
  );
  const alone = all.filter((w) => w.facts.length === 1);
  const first = (alone.length > 0 ? alone : all).slice(0, WRITTEN);
  return { first, more: all.filter((w) => !first.includes(w)) };
}

/** The choice that assumes an outcome, where one open point is the whole fact. */
export function choiceOf(w: Settling, text: string, found: Structure): Record<string, string> | undefined {
  const [fact] = w.facts;
  const point = found.openPoints.find((p) => p.id === fact?.openPoint);
  const option = point?.options.find((o) => o.text === text);
  return w.facts.length === 1 && point !== undefined && option !== undefined ? { [point.id]: option.id } : undefined;
}
