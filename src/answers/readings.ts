/**
 * The same question under other readings of the facts: every other option of each open point, one at a time, and the
 * options of who is who together, since two merges may matter only jointly.
 */
import type { OpenPoint, Snapshot } from '../snapshot/types.ts';
import type { Answer } from './assemble.ts';
import type { AnswerBody, AnswerContext } from './context.ts';

export interface Reading {
  readonly choices: Readonly<Record<string, string>>;
  readonly snapshot: Snapshot;
  readonly answer: AnswerBody['answer'];
}
export interface Readings {
  readonly now: Reading;
  /** one other option of one point, everything else as now: point id -> option id -> reading */
  readonly other: ReadonlyMap<string, ReadonlyMap<string, Reading>>;
  /** two readings that differ in this one point and nothing else; for who is who also beside other merges */
  readonly pairs: ReadonlyMap<string, readonly (readonly [Reading, Reading])[]>;
  /** all of them, each once, `now` first */
  readonly all: readonly Reading[];
}

/** So many identities are read in every combination (2^4 readings); of more, one at a time, all, and all but one. */
const EVERY_COMBINATION = 4;

/**
 * @param points those to be tried; the caller says how many
 * @returns cost: one answer a reading, each worked out once
 */
export function readingsOf(
  context: AnswerContext,
  answer: Answer,
  body: AnswerBody,
  points: readonly OpenPoint[],
): Readings {
  const now: Reading = { choices: {}, snapshot: context.snapshot, answer: body.answer };
  const taken = new Map<string, Reading>([[keyOf({}), now]]);
  const read = (choices: Readonly<Record<string, string>>): Reading => {
    const key = keyOf(choices);
    const found = taken.get(key) ?? readUnder(context, answer, choices);
    taken.set(key, found);
    return found;
  };
  const other = new Map(
    points.map((point) => {
      const options = point.options.filter((o) => o.id !== point.chosen);
      return [point.id, new Map(options.map((o) => [o.id, read({ [point.id]: o.id })] as const))] as const;
    }),
  );
  const pairs = new Map<string, (readonly [Reading, Reading])[]>();
  for (const [id, options] of other)
    pairs.set(
      id,
      [...options.values()].map((reading) => [now, reading] as const),
    );
  const merges = points.filter((p) => p.kind === 'identity');
  for (const [point, beside] of besides(merges)) {
    pairs.get(point.id)?.push([read(flipped(beside)), read(flipped([...beside, point]))]);
  }
  return { now, other, pairs, all: [...taken.values()] };
}

/** Each identity with sets of others that are read the other way beside it. */
function besides(merges: readonly OpenPoint[]): readonly (readonly [OpenPoint, readonly OpenPoint[]])[] {
  return merges.flatMap((point) => {
    const others = merges.filter((p) => p !== point);
    const sets = merges.length <= EVERY_COMBINATION ? subsets(others) : [others];
    return sets.filter((set) => set.length > 0).map((set) => [point, set] as const);
  });
}

const subsets = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.reduce<readonly (readonly T[])[]>((sets, x) => sets.flatMap((set) => [set, [...set, x]]), [[]]);

/** An identity has two options: the other one of each. */
const flipped = (points: readonly OpenPoint[]): Readonly<Record<string, string>> =>
  Object.fromEntries(points.map((p) => [p.id, p.options.find((o) => o.id !== p.chosen)?.id ?? p.chosen]));

const keyOf = (choices: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(choices).sort());

function readUnder(context: AnswerContext, answer: Answer, flips: Readonly<Record<string, string>>): Reading {
  const choices = { ...context.question.choices, ...flips };
  const snapshot = context.retake({ choices });
  const question = { ...context.question, choices };
  const asked = { ...context, question, snapshot, ...placesIn(context, snapshot) };
  return { choices: flips, snapshot, answer: answer(asked).answer };
}

/** Node numbers may move when parties merge; the ids do not. */
function placesIn(context: AnswerContext, next: Snapshot): Partial<AnswerContext> {
  const at = (node: number): number => next.nodeOf.get(context.snapshot.parties[node]?.id ?? '') ?? node;
  return {
    subject: context.subject < 0 ? context.subject : at(context.subject),
    others: context.others.map(at),
    concerts: context.concerts.map((c) => ({ members: c.members.map(at), issuers: c.issuers.map(at) })),
    ...(context.changesIn === undefined ? {} : { changes: context.changesIn(next) }),
  };
}
