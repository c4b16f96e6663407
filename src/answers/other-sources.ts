/**
 * What each verdict would be without one source: the answer worked out again on what the others say, source by source.
 * So it is seen which verdict hangs on whose word, also where sources do not disagree and one says more than another.
 */
import { ancestorsByAny } from '../proof/index.ts';
import { order } from '../snapshot/ledger.ts';
import { type Node, type Snapshot, sourceLabel } from '../snapshot/types.ts';
import { rowsIn } from './conditional.ts';
import type { Answer, AnswerBody, AnswerContext } from './context.ts';
import type { OtherSourceOut } from './envelope.ts';
import { type Reading, readIn } from './readings.ts';

type Row = Readonly<Record<string, unknown>>;

/** Of more sources these are left out in turn, those that say most first; of larger groups none is. */
const MOST = { sources: 6, above: 400 } as const;

/** Lists of an answer whose rows are verdicts of rules. */
const LISTS = ['verdicts', 'owners'] as const;

/**
 * @param marked the answer as it stands; questions without a rule, and answers that rest on one source, are given back
 * @returns the answer with `sourcesLeftOut`, `sourcesNotTried` where there are too many, and, on rows that would say something else, `otherSources`; cost: one
 *   answer a source
 */
export function withoutEachSource(
  context: AnswerContext,
  answer: Answer,
  marked: AnswerBody['answer'],
): AnswerBody['answer'] {
  const { verb } = context.question;
  const ruled = 'rule' in context.question && context.question.rule !== undefined;
  if (!ruled || (verb !== 'control' && verb !== 'beneficial-owners')) return marked;
  const above = ancestorsByAny(context.snapshot, context.subject);
  const sources = sourcesOf(context.snapshot, above);
  if (sources.length < 2) return marked;
  const tried = above.size > MOST.above ? [] : sources.slice(0, MOST.sources);
  const notTried = notTriedOf(sources.length - tried.length, above.size);
  const without = tried.map((label) => [label, readWithout(context, answer, label)] as const);
  const now: Reading = { snapshot: context.snapshot, answer: marked };
  const lists = LISTS.flatMap((list) => {
    const rows = marked[list];
    if (!Array.isArray(rows)) return [];
    return [[list, (rows as Row[]).map((row) => told(list, row, now, without))] as const];
  });
  return { ...marked, ...Object.fromEntries(lists), sourcesLeftOut: tried, ...notTried };
}

/** What was not worked out, and why: nobody shall read it as the same verdict. */
function notTriedOf(count: number, above: number): { readonly sourcesNotTried?: object } {
  if (count === 0) return {};
  const because =
    above > MOST.above
      ? `more than ${MOST.above} parties are above it`
      : `only the ${MOST.sources} sources that say most are left out in turn`;
  return { sourcesNotTried: { count, because } };
}

/** Sources that say something of the parties, those that say most first. */
function sourcesOf(s: Snapshot, above: ReadonlySet<Node>): readonly string[] {
  const ids = new Set([
    ...s.said.filter((x) => above.has(x.company)).map((x) => x.statement),
    ...[...s.statedControl, ...s.declared, ...s.offices]
      .filter((x) => above.has(x.company))
      .flatMap((x) => x.statements),
  ]);
  const counts = new Map<string, number>();
  for (const id of ids) {
    const source = s.statements.get(id)?.source;
    if (source === undefined) continue;
    const label = sourceLabel(source);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || order(a, b)).map(([label]) => label);
}

/** Undefined where nobody else tells of a party the question names. */
function readWithout(context: AnswerContext, answer: Answer, label: string): Reading | undefined {
  const next = context.retake({ without: [label] });
  const named = [context.subject, ...context.concerts.flatMap((c) => [...c.members, ...c.issuers])];
  const there = named.every((node) => next.nodeOf.has(context.snapshot.parties[node]?.id ?? ''));
  return there ? readIn(next, context, answer) : undefined;
}

type Without = readonly (readonly [string, Reading | undefined])[];

function told(list: string, row: Row, now: Reading, without: Without): Row {
  const others = without.flatMap(([label, reading]): OtherSourceOut[] => {
    if (reading === undefined) return [{ without: label }];
    const found = rowsIn(list, row, now, reading).find((r) => r !== undefined);
    const { verdict = 'no', share } = (found ?? {}) as Partial<OtherSourceOut>;
    const same = verdict === row['verdict'] && JSON.stringify(share) === JSON.stringify(row['share']);
    return same ? [] : [{ without: label, verdict, ...(share === undefined ? {} : { share }) }];
  });
  return others.length === 0 ? row : { ...row, otherSources: others };
}
