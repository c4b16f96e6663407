/** `changes`: what is different between two days: verdicts first, then holdings, transfers and offices. */
import { versionOn } from '../rules/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { TransactionStatement } from '../statements/types.ts';
import { dateText, daysOf, isPartialDate } from '../terms/day.ts';
import { sameInterval } from '../terms/interval.ts';
import { LookthroughError } from '../terms/problem.ts';
import { type AnswerBody, type AnswerContext, listWords, majority, nameOf, partyOut } from './context.ts';
import { controllerSentences, controllersChanged } from './controllers-changed.ts';
import { monthsBefore } from './months.ts';
import { type JudgedMove, judgedMoves, type MovePair, moveOut, moveSentences } from './moves.ts';
import { saidAfter, saidBefore, sideOf } from './prove-sides.ts';
import type { Question } from './question.ts';
import { intervalWords, shareOut } from './share-out.ts';
import { rulesAsked, standingOut, standingSentences, standings } from './standings.ts';
import { CompanyVotes } from './votes.ts';

type ChangesQuestion = Extract<Question, { verb: 'changes' }>;

export function changes(context: AnswerContext<ChangesQuestion>): AnswerBody {
  const { question: q, subject } = context;
  const { from, to } = sidesOf(q, context.snapshot);
  const at = (side: Side, choices = q.choices): Snapshot =>
    context.retake({ ...side, ...(choices === undefined ? {} : { choices }) });
  const [before, after] = [at(from), at(to)];
  const company = after.nodeOf.get(context.snapshot.parties[subject]?.id ?? '') ?? subject;
  const companyThen = before.nodeOf.get(after.parties[company]?.id ?? '') ?? company;
  const pair: MovePair = { before, after, yearBefore: at({ ...to, asAt: monthsBefore(to.asAt, 12) }) };
  const pairFor = (id: string, option: string): MovePair => {
    const choices = { ...q.choices, [id]: option };
    return { before: at(from, choices), after: at(to, choices) };
  };
  const rules = rulesAsked(q.rule, 'changes', to.asAt);
  // Two states of knowledge are no move: nobody bought anything, we only know better.
  const judged = from.asAt === to.asAt ? [] : rules.moves;
  const moves = judged.flatMap((rule) => judgedMoves(pair, company, rule, q, pairFor, () => undefined));
  const stand = standings(pair, company, rules.standing, q);
  const edges = (['votes', 'economic'] as const).flatMap((m) => changedHoldings(before, after, m, company));
  const transfers = transfersOf(after, company, from.asAt, to.asAt);
  const controllers = controllersChanged(before, after, company, q);
  const told = [
    ...moveSentences(after, moves.filter(tells), intervalWords),
    ...controllerSentences(controllers, nameOf(after, company), 'did'),
    ...standingSentences(after, stand, 'did'),
  ];
  const inBefore = (n: Node): Node | undefined => before.nodeOf.get(after.parties[n]?.id ?? '');
  const sides = [
    sideOf('period', before, saidBefore(companyThen, stand, moves, inBefore), q),
    sideOf('period', after, saidAfter(company, stand, moves), q),
  ];
  // A proof starts from one state of the facts: that of the answer, where one of the two compared is that one.
  const own = context.snapshot;
  const isOwn = (s: Snapshot): boolean => s.asAt === own.asAt && s.knownAt === own.knownAt;
  return {
    answer: {
      headline: headline(after, company, periodWords(from, to), told, transfers, edges.length),
      subject: partyOut(after, company),
      from: from.asAt,
      to: to.asAt,
      ...(from.knownAt === to.knownAt ? {} : { knownFrom: from.knownAt, knownTo: to.knownAt }),
      verdicts: moves.map((m) => moveOut(after, m)),
      standings: stand.map((x) => standingOut(after, x)),
      controllers,
      groups: groupVotes(
        before,
        after,
        company,
        moves.map((m) => m.seed[0] as Node),
        q,
      ),
      edges,
      transfers,
      changed: told.length + edges.length + transfers.length > 0,
    },
    rules: Object.fromEntries([...judged, ...rules.standing].map((r) => [r.id, versionOn(r, to.asAt).version.version])),
    warnings: after.warnings,
    prove: (builder) => {
      for (const side of sides) if (isOwn(side.snapshot)) side.prove(builder);
    },
    sides: sides.filter((side) => !isOwn(side.snapshot)),
  };
}

/** Who stood over the line and stands there still, and owes nothing, is no news; nor is a range that stayed as it was. */
const tells = (m: JudgedMove): boolean =>
  m.overBefore !== m.overAfter || (m.verdict !== 'no' && !sameInterval(m.before, m.after));

/** One of the two compared: the day it is true on and what was known. */
interface Side {
  readonly asAt: string;
  readonly knownAt: string;
}

/** @throws LookthroughError usage: one end of a period is missing, or both periods are */
function sidesOf(q: ChangesQuestion, s: Snapshot): { readonly from: Side; readonly to: Side } {
  const days = q.from !== undefined && q.to !== undefined;
  const known = q.knownFrom !== undefined && q.knownTo !== undefined;
  const half =
    (q.from === undefined) !== (q.to === undefined) || (q.knownFrom === undefined) !== (q.knownTo === undefined);
  if (half || (!days && !known))
    throw new LookthroughError(
      'usage',
      'changes needs two days, "from" and "to", or two states of knowledge, "knownFrom" and "knownTo"',
    );
  for (const [name, day] of Object.entries({ from: q.from, to: q.to, knownFrom: q.knownFrom, knownTo: q.knownTo })) {
    if (day !== undefined && (!isPartialDate(day) || day.length !== 10))
      throw new LookthroughError('usage', `"${name}" takes a day such as 2015-03-31, not "${day}"`, { received: day });
  }
  return {
    from: { asAt: q.from ?? s.asAt, knownAt: q.knownFrom ?? s.knownAt },
    to: { asAt: q.to ?? s.asAt, knownAt: q.knownTo ?? s.knownAt },
  };
}

function periodWords(from: Side, to: Side): string {
  const days = from.asAt === to.asAt ? '' : `Between ${dateText(from.asAt)} and ${dateText(to.asAt)}`;
  if (from.knownAt === to.knownAt) return days;
  const day = (d: string): string => (d === 'all' ? 'today' : dateText(d));
  const known = `${days === '' ? 'Between' : ', and between'} what was known by ${day(from.knownAt)} and by ${day(to.knownAt)}`;
  return `${days}${known}`;
}

function changedHoldings(before: Snapshot, after: Snapshot, measure: 'votes' | 'economic', company: Node): object[] {
  const of = (s: Snapshot) => new Map((s[measure].get(company)?.holdings ?? []).map((h) => [h.owner, h] as const));
  const [then, now] = [of(before), of(after)];
  return [...new Set([...then.keys(), ...now.keys()])]
    .sort((a, b) => a - b)
    .flatMap((owner) => {
      const [a, b] = [then.get(owner), now.get(owner)];
      if (a !== undefined && b !== undefined && sameInterval(a.bounds, b.bounds)) return [];
      return [
        {
          measure,
          party: partyOut(after, owner),
          ...(a === undefined ? {} : { from: shareOut(a.bounds) }),
          ...(b === undefined ? {} : { to: shareOut(b.bounds) }),
          statements: [...new Set([...(a?.statements ?? []), ...(b?.statements ?? [])])].sort(),
        },
      ];
    });
}

interface TransferOut {
  readonly text: string;
  readonly date?: string;
  readonly statement: string;
}
function transfersOf(s: Snapshot, company: Node, from: string, to: string): TransferOut[] {
  if (from === to) return [];
  const id = (node: string): number => s.nodeOf.get(node) ?? -1;
  const inside = (t: TransactionStatement): boolean =>
    t.date === undefined || (daysOf(t.date).first <= to && daysOf(t.date).last >= from);
  return [...s.statements.values()]
    .filter(
      (t): t is TransactionStatement =>
        t.kind === 'transaction' &&
        id(t.company) === company &&
        t.share !== undefined &&
        t.status === 'completed' &&
        inside(t),
    )
    .sort((a, b) => (a.statementId < b.statementId ? -1 : 1))
    .map((t) => ({
      text: `${listWords(t.buyers.map((p) => nameOf(s, id(p))))} took ${t.share?.words ?? ''}${t.sellers.length === 0 ? '' : ` from ${listWords(t.sellers.map((p) => nameOf(s, id(p))))}`}`,
      ...(t.date === undefined ? {} : { date: t.date }),
      statement: t.statementId,
    }));
}

function groupVotes(before: Snapshot, after: Snapshot, company: Node, seeds: readonly Node[], q: Question): object[] {
  const votes = (s: Snapshot, seed: Node) => new CompanyVotes(s, company, majority(q)).of([seed]).share;
  return seeds.map((seed) => ({
    party: partyOut(after, seed),
    from: shareOut(votes(before, seed)),
    to: shareOut(votes(after, seed)),
  }));
}

function headline(
  s: Snapshot,
  company: Node,
  period: string,
  verdicts: readonly string[],
  transfers: readonly TransferOut[],
  edges: number,
): string {
  const told = transfers.map(
    (t) => `${t.text} of ${nameOf(s, company)}${t.date === undefined ? '' : ` (${dateText(t.date)})`}`,
  );
  if (told.length + verdicts.length > 0) return `${period}: ${[...told, ...verdicts].join('; ')}.`;
  return edges === 0
    ? `${period} nothing changed in ${nameOf(s, company)} as far as the facts say.`
    : `${period} no verdict on ${nameOf(s, company)} changed; holdings did, ${edges} of them.`;
}
