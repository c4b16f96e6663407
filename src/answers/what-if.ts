/** `what-if`: a scenario on the built snapshot: what moves, who crosses which line, who has to make an offer. */
import { control } from '../compute/index.ts';
import { type Change, impossible, withChanges } from '../snapshot/change.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { type Exact, ZERO } from '../terms/exact.ts';
import { type Interval, interval, point } from '../terms/interval.ts';
import { LookthroughError } from '../terms/problem.ts';
import { type AnswerBody, type AnswerContext, majority, nameOf, partyOut } from './context.ts';
import { monthsBefore } from './months.ts';
import { type JudgedMove, judgedMoves, type MovePair, moveOut, moveRules, moveSentence } from './moves.ts';
import { holderRows } from './owners.ts';
import type { Question } from './question.ts';
import { intervalWords } from './share-out.ts';
import { CompanyVotes } from './votes.ts';

type WhatIfQuestion = Extract<Question, { verb: 'what-if' }>;

export function whatIf(context: AnswerContext<WhatIfQuestion>): AnswerBody {
  const { snapshot: before, question: q, subject, changes } = context;
  refuseImpossible(before, changes);
  const after = withChanges(before, changes);
  const rules = moveRules(q.rule, 'what-if');
  const yearBefore = context.retake({ asAt: monthsBefore(before.asAt, 12) });
  const pair: MovePair = { before, after, yearBefore };
  const pairFor = (id: string, option: string): MovePair => {
    const now = context.retake({ choices: { ...q.choices, [id]: option } });
    return { before: now, after: withChanges(now, changes) };
  };
  const moves = rules.flatMap((rule) =>
    judgedMoves(pair, subject, rule, q, pairFor, (seed) => grownBy(before, seed, subject, changes, q)),
  );
  return {
    answer: {
      headline: headline(after, subject, moves),
      because: changes.map((c) => changeText(before, c)).join('; '),
      subject: partyOut(before, subject),
      scenario: true,
      before: { holders: holderRows(before, subject, q) },
      after: { holders: holderRows(after, subject, q) },
      crossed: moves.filter((m) => m.overBefore !== m.overAfter || m.verdict !== 'no').map((m) => moveOut(after, m)),
    },
    rules: Object.fromEntries(rules.map((r) => [r.id, r.versions.at(-1)?.version ?? ''])),
    assumptions: after.assumptions,
    prove(builder) {
      const votes = new CompanyVotes(before, subject, majority(q));
      for (const m of moves) votes.prove(builder, m.seed);
    },
  };
}

function refuseImpossible(s: Snapshot, changes: readonly Change[]): void {
  for (const [at, c] of changes.entries()) {
    const now = withChanges(s, changes.slice(0, at));
    if (!impossible(now, c)) continue;
    throw new LookthroughError('usage', `${changeText(s, c)}: the seller certainly has less than that`);
  }
}

/** The part of the changes that flows into or out of what the seed certainly has with it; unsure members widen it. */
function grownBy(
  s: Snapshot,
  seed: Node,
  company: Node,
  changes: readonly Change[],
  q: Question,
): Interval | undefined {
  if (changes.some((c) => c.kind !== 'transfer' || c.company !== company)) return undefined;
  const result = control(s, [seed], majority(q));
  const certain = new Set([seed, ...result.certain.map((x) => x.company)]);
  const possible = new Set([seed, ...result.possible.map((x) => x.company)]);
  let total: Interval = point(ZERO);
  for (const c of changes) {
    if (c.kind !== 'transfer') continue;
    for (const [party, sign] of [
      [c.buyer, 1],
      [c.seller, -1],
    ] as const) {
      if (!possible.has(party)) continue;
      total = plus(total, sign === 1 ? c.share : c.share.neg(), certain.has(party));
    }
  }
  return total;
}
function plus(a: Interval, share: Exact, sure: boolean): Interval {
  if (sure) return interval(a.lo.add(share), a.hi.add(share));
  return share.s < 0n ? interval(a.lo.add(share), a.hi) : interval(a.lo, a.hi.add(share));
}

function changeText(s: Snapshot, c: Change): string {
  if (c.kind === 'concert') return `${c.members.map((n) => nameOf(s, n)).join(' and ')} act in concert`;
  const share = intervalWords(point(c.share));
  if (c.kind === 'issue') return `${nameOf(s, c.company)} issues ${share} new shares to ${nameOf(s, c.buyer)}`;
  return `${nameOf(s, c.seller)} sells ${share} of ${nameOf(s, c.company)} to ${nameOf(s, c.buyer)}`;
}

function headline(s: Snapshot, company: Node, moves: readonly JudgedMove[]): string {
  const [first] = moves;
  if (first === undefined)
    return `In this scenario nobody comes near a line of an offer rule in ${nameOf(s, company)}.`;
  return `${moves.map((m) => moveSentence(s, m, intervalWords)).join('. ')}.`;
}
