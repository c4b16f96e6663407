/** `changes`: what is different between two days: verdicts first, then holdings, transfers and offices. */
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { TransactionStatement } from '../statements/types.ts';
import { dateText, daysOf } from '../terms/day.ts';
import { sameInterval } from '../terms/interval.ts';
import { type AnswerBody, type AnswerContext, listWords, majority, nameOf, partyOut } from './context.ts';
import { controllersNow } from './control.ts';
import { monthsBefore } from './months.ts';
import { judgedMoves, type MovePair, moveOut, moveRules, moveSentence } from './moves.ts';
import type { Question } from './question.ts';
import { intervalWords, shareOut } from './share-out.ts';
import { CompanyVotes } from './votes.ts';

type ChangesQuestion = Extract<Question, { verb: 'changes' }>;

export function changes(context: AnswerContext<ChangesQuestion>): AnswerBody {
  const { question: q, subject } = context;
  const at = (asAt: string, choices = q.choices): Snapshot =>
    context.retake({ asAt, ...(choices === undefined ? {} : { choices }) });
  const [before, after] = [at(q.from), at(q.to)];
  const company = after.nodeOf.get(context.snapshot.parties[subject]?.id ?? '') ?? subject;
  const pair: MovePair = { before, after, yearBefore: at(monthsBefore(q.to, 12)) };
  const pairFor = (id: string, option: string): MovePair => {
    const choices = { ...q.choices, [id]: option };
    return { before: at(q.from, choices), after: at(q.to, choices) };
  };
  const moves = moveRules(q.rule, 'changes').flatMap((rule) =>
    judgedMoves(pair, company, rule, q, pairFor, () => undefined),
  );
  const edges = (['votes', 'economic'] as const).flatMap((m) => changedHoldings(before, after, m, company));
  const transfers = transfersOf(after, company, q);
  return {
    answer: {
      headline: headline(
        after,
        company,
        q,
        moves.map((m) => moveSentence(after, m, intervalWords)),
        transfers,
      ),
      subject: partyOut(after, company),
      from: q.from,
      to: q.to,
      verdicts: moves.map((m) => moveOut(after, m)),
      controllers: controllersChanged(before, after, company, q),
      groups: groupVotes(
        before,
        after,
        company,
        moves.map((m) => m.seed[0] as Node),
        q,
      ),
      edges,
      transfers,
      changed: moves.length > 0 || edges.length > 0 || transfers.length > 0,
    },
    rules: Object.fromEntries(moveRules(q.rule, 'changes').map((r) => [r.id, r.versions.at(-1)?.version ?? ''])),
    warnings: after.warnings,
    prove(builder) {
      const votes = new CompanyVotes(context.snapshot, subject, majority(q));
      for (const m of moves) votes.prove(builder, m.seed);
    },
  };
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
function transfersOf(s: Snapshot, company: Node, q: ChangesQuestion): TransferOut[] {
  const id = (node: string): number => s.nodeOf.get(node) ?? -1;
  const inside = (t: TransactionStatement): boolean =>
    t.date === undefined || (daysOf(t.date).first <= q.to && daysOf(t.date).last >= q.from);
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

function controllersChanged(before: Snapshot, after: Snapshot, company: Node, q: Question): object {
  const names = (s: Snapshot): string[] =>
    controllersNow(s, company, q).map((c) => listWords(c.seed.map((n) => nameOf(s, n))));
  const [then, now] = [names(before), names(after)];
  return {
    before: then,
    after: now,
    came: now.filter((n) => !then.includes(n)),
    went: then.filter((n) => !now.includes(n)),
  };
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
  q: ChangesQuestion,
  moves: readonly string[],
  transfers: readonly TransferOut[],
): string {
  const period = `Between ${dateText(q.from)} and ${dateText(q.to)}`;
  const told = transfers.map(
    (t) => `${t.text} of ${nameOf(s, company)}${t.date === undefined ? '' : ` (${dateText(t.date)})`}`,
  );
  if (told.length + moves.length === 0)
    return `${period} nothing changed in ${nameOf(s, company)} as far as the facts say.`;
  return `${period}: ${[...told, ...moves].join('; ')}.`;
}
