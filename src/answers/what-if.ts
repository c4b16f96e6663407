/** `what-if`: a scenario on the built snapshot: what moves, who crosses which line, who has to make an offer. */
import { controlIn, VotesBook } from '../compute/index.ts';
import { versionOn } from '../rules/index.ts';
import { broughtWarnings, type Change, moved, withChanges } from '../snapshot/change.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { type Exact, exact, HALF, ZERO } from '../terms/exact.ts';
import { addIntervals, type Interval, interval, point } from '../terms/interval.ts';
import { Workings } from '../verdicts/index.ts';
import { changesOut } from './amount-out.ts';
import { type AnswerBody, type AnswerContext, majority, nameOf, partyOut, undisclosedOf } from './context.ts';
import { controllerSentences, controllersChanged } from './controllers-changed.ts';
import { ruleWarnings } from './judged.ts';
import { monthsBefore } from './months.ts';
import { type JudgedMove, judgedMoves, type MoveLever, type MovePair, moveOut, moveSentences } from './moves.ts';
import { holderRows } from './owners.ts';
import { proveSaid, saidAfter, saidBefore, sideOf } from './prove-sides.ts';
import type { Question } from './question.ts';
import { supposed } from './scenario.ts';
import { powerChanges } from './scenario-power.ts';
import { leversOf } from './settle-amount.ts';
import { intervalWords } from './share-out.ts';
import { standingSettles } from './standing-settles.ts';
import { rulesAsked, type Standing, standingOut, standingSentences, standings } from './standings.ts';

type WhatIfQuestion = Extract<Question, { verb: 'what-if' }>;

/** Standing verdicts of a scenario for which the settling amount is looked for; the others are told without it. */
const MOST_SETTLED = 24;

export function whatIf(context: AnswerContext<WhatIfQuestion>): AnswerBody {
  const { snapshot: before, question: q, subject } = context;
  const changes = supposed(before, context.changes, subject);
  const after = withChanges(before, changes);
  const said = changesOut(before, changes);
  const rules = rulesAsked(q.rule, 'what-if', before.asAt);
  const yearBefore = context.retake({ asAt: monthsBefore(before.asAt, 12) });
  const pair: MovePair = { before, after, yearBefore };
  const pairFor = (id: string, option: string): MovePair => {
    const now = context.retake({ choices: { ...q.choices, [id]: option } });
    return { before: now, after: withChanges(now, changes) };
  };
  const workings = {
    before: context.workings?.(before, subject, undisclosedOf(q)) ?? new Workings(before, subject, undisclosedOf(q)),
    after: new Workings(after, subject, undisclosedOf(q)),
  };
  // Of all parties: a buyer the group controls may have nothing of the company yet.
  const book = new VotesBook(before, majority(q));
  const grew = (supposing: readonly Change[]) => (seed: Node) => grownBy(before, book, seed, subject, supposing);
  const levers = leversOf(before, changes);
  const moveLevers = levers.map((lever): MoveLever => {
    const within: MoveLever['within'] = (bounds) => {
      const supposing = lever.within(bounds);
      return { pair: { ...pair, after: withChanges(before, supposing) }, grew: grew(supposing) };
    };
    return { lever, within };
  });
  const moves = rules.moves.flatMap((rule) =>
    judgedMoves(pair, subject, rule, q, pairFor, grew(changes), workings.after, moveLevers),
  );
  const named = rules.standing.length === 1 && q.rule !== undefined && q.rule !== 'all';
  const stand = standings(pair, subject, rules.standing, q, named, workings);
  const controllers = controllersChanged(before, after, subject, q);
  // What holds in every reading is said first, then what cannot be told.
  const told = [
    ...moveSentences(after, moves.filter(isCertain), intervalWords),
    ...controllerSentences(controllers, nameOf(after, subject), 'would'),
    ...standingSentences(after, stand.filter(isCertainAfter), 'would'),
    ...moveSentences(
      after,
      moves.filter((m) => !isCertain(m)),
      intervalWords,
    ),
    ...standingSentences(
      after,
      stand.filter((x) => !isCertainAfter(x)),
      'would',
    ),
  ];
  const asked = [...rules.moves, ...rules.standing];
  return {
    answer: {
      headline: headline(nameOf(after, subject), told, rules.moves.length > 0),
      because: said.map((c) => c.text).join('; '),
      subject: partyOut(before, subject),
      scenario: true,
      changes: said,
      before: { holders: holderRows(before, subject, q, workings.before) },
      after: { holders: holderRows(after, subject, q, workings.after) },
      crossed: moves.filter((m) => m.overBefore !== m.overAfter || m.verdict !== 'no').map((m) => moveOut(after, m)),
      standings: stand.map((x, at) => ({
        ...standingOut(after, x),
        ...(at < MOST_SETTLED ? standingSettles(before, subject, x, levers, q) : {}),
      })),
      controllers,
      power: powerChanges(before, after, subject, {
        ...majority(q),
        quota: q.quota === undefined ? HALF : exact(q.quota).div(100),
      }),
    },
    rules: Object.fromEntries(asked.map((r) => [r.id, versionOn(r, before.asAt).version.version])),
    warnings: [
      ...rules.standing
        .filter(() => named)
        .flatMap((r) =>
          ruleWarnings(r, versionOn(r, before.asAt).version, versionOn(r, before.asAt).inForce, before.asAt),
        ),
      ...broughtWarnings(before, after),
    ],
    assumptions: after.assumptions,
    sides: [sideOf('scenario', after, saidAfter(subject, stand, moves), q)],
    prove: (builder) => proveSaid(builder, before, saidBefore(subject, stand, moves), q),
  };
}

/**
 * The part of the changes that flows into or out of what the seed certainly has with it; unsure members widen it. Where
 * it has both sides with it, nothing flows, whatever the amount.
 */
function grownBy(
  before: Snapshot,
  book: VotesBook,
  seed: Node,
  company: Node,
  changes: readonly Change[],
): Interval | undefined {
  const transfers = changes.filter((c) => c.kind === 'transfer');
  if (transfers.length < changes.length || transfers.some((c) => c.company !== company)) return undefined;
  const result = controlIn(book, [seed]);
  const certain = new Set([seed, ...result.certain.map((x) => x.company)]);
  const possible = new Set([seed, ...result.possible.map((x) => x.company)]);
  let total: Interval = point(ZERO);
  let now = before;
  for (const c of transfers) {
    const amount = moved(now, c);
    const [into, outOf] = [partIn(c.buyer), partIn(c.seller)];
    total = addIntervals(total, flow(amount, into.most - outOf.least, into.least - outOf.most));
    now = withChanges(now, [c]);
  }
  return total;

  function partIn(party: Node): { readonly least: 0 | 1; readonly most: 0 | 1 } {
    return { least: certain.has(party) ? 1 : 0, most: possible.has(party) ? 1 : 0 };
  }
}

/** Of one amount between `least` and `most` times itself, each -1, 0 or 1. */
function flow(amount: Interval, most: number, least: number): Interval {
  const end = (times: number, up: boolean): readonly [Exact, boolean] => {
    if (times === 0) return [ZERO, false];
    const high = times > 0 === up;
    const [value, open] = high ? [amount.hi, amount.hiOpen] : [amount.lo, amount.loOpen];
    return [times > 0 ? value : value.neg(), open];
  };
  const [[lo, loOpen], [hi, hiOpen]] = [end(least, false), end(most, true)];
  return interval(lo, hi, loOpen, hiOpen);
}

const isCertain = ({ verdict }: JudgedMove): boolean => verdict !== 'cannot-tell';
const isCertainAfter = ({ after }: Standing): boolean => after?.verdict !== 'cannot-tell';

function headline(company: string, told: readonly string[], judgesMoves: boolean): string {
  if (told.length > 0) return `${told.join('. ')}.`;
  return judgesMoves
    ? `In this scenario nobody comes near a line of an offer rule in ${company}.`
    : `In this scenario no verdict on ${company} would change.`;
}
