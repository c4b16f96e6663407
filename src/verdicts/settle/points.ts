/** Open points as facts: what the verdict would be under each other reading; single points, then pairs. */
import type { OpenPoint } from '../../snapshot/types.ts';
import type { Fact, JudgeInput, Outcome, RuleVerdict, Settle } from '../types.ts';
import { MOST_FACTS, type Rejudge } from './limits.ts';

const KIND: Record<OpenPoint['kind'], Fact['kind']> = {
  directness: 'directness',
  misprint: 'reading',
  conflict: 'reading',
  identity: 'identity',
  date: 'date',
};
/** A hull of the other options is no reading of its own. */
const HULL = 'either';
const ORDER: readonly OpenPoint['kind'][] = ['directness', 'date', 'conflict', 'misprint', 'identity'];

export function fromPoints(input: JudgeInput, rejudge: Rejudge): Settle[] {
  const points = [...input.snapshot.openPoints]
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_FACTS);
  const found: Settle[] = [];
  const open: OpenPoint[] = [];
  for (const point of points) {
    const settled = settleBy(input, [point], rejudge);
    if (settled === undefined) continue;
    found.push(settled);
    if (settled.strength === 'can') open.push(point);
  }
  for (const [at, a] of open.entries()) {
    for (const b of open.slice(at + 1)) {
      const both = settleBy(input, [a, b], rejudge);
      if (both?.strength === 'always') found.push(both);
    }
  }
  return found;
}

const optionsOf = (p: OpenPoint): readonly OpenPoint['options'][number][] => p.options.filter((o) => o.id !== HULL);

function settleBy(input: JudgeInput, points: readonly OpenPoint[], rejudge: Rejudge): Settle | undefined {
  const combos = points.reduce<{ ids: Record<string, string>; texts: string[] }[]>(
    (all, p) =>
      all.flatMap((c) => optionsOf(p).map((o) => ({ ids: { ...c.ids, [p.id]: o.id }, texts: [...c.texts, o.text] }))),
    [{ ids: {}, texts: [] }],
  );
  const outcomes: Outcome[] = [];
  for (const { ids, texts } of combos) {
    const judged = rejudge(input.retake({ choices: { ...input.snapshot.options.choices, ...ids } }));
    if (judged !== undefined) outcomes.push(outcome(texts.join('; '), judged));
  }
  const decided = outcomes.filter((o) => o.verdict !== 'cannot-tell').length;
  if (decided === 0) return undefined;
  return { facts: points.map(factOf), strength: decided === outcomes.length ? 'always' : 'can', outcomes };
}

function outcome(text: string, judged: RuleVerdict): Outcome {
  return { if: text, verdict: judged.verdict, ...(judged.share === undefined ? {} : { share: judged.share }) };
}

function factOf(p: OpenPoint): Fact {
  const [holder, company] = p.parties;
  return {
    kind: KIND[p.kind],
    openPoint: p.id,
    text: p.text,
    ...(holder === undefined ? {} : { holder }),
    ...(company === undefined ? {} : { company }),
  };
}
