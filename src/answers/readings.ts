/**
 * The same question under other readings of the facts: every other option of each open point, one at a time, and the
 * options of who is who together, since two merges may matter only jointly.
 */
import { partsOf, SAME_NAME } from '../snapshot/one-name.ts';
import type { OpenPoint, Snapshot } from '../snapshot/types.ts';
import type { PartyId } from '../statements/types.ts';
import type { Answer, AnswerBody, AnswerContext } from './context.ts';

export interface Reading {
  /** id now -> ids here, where a name that means one party now means several here, or the other way round */
  readonly parts?: ReadonlyMap<PartyId, readonly PartyId[]>;
  readonly snapshot: Snapshot;
  readonly answer: AnswerBody['answer'];
}
export interface Readings {
  readonly now: Reading;
  /** one other option of one point, everything else as now: point id -> option id -> reading */
  readonly other: ReadonlyMap<string, ReadonlyMap<string, Reading>>;
  /** everything as now, but for one assumption: that a name means one party in every source */
  readonly withoutOneName?: Reading;
  /** two readings that differ in this one point or assumption and nothing else; for who is who also beside other merges */
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
  const now: Reading = { snapshot: context.snapshot, answer: body.answer };
  const taken = new Map<string, Reading>([[keyOf({}), now]]);
  const read = (choices: Readonly<Record<string, string>>): Reading => {
    const key = keyOf(choices);
    const found = taken.get(key) ?? readUnder(context, answer, { ...context.question.choices, ...choices });
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
  const withoutOneName = otherNames(context, answer);
  if (withoutOneName === undefined) return { now, other, pairs, all: [...taken.values()] };
  pairs.set(SAME_NAME, [[now, withoutOneName]]);
  return { now, other, pairs, withoutOneName, all: [...taken.values(), withoutOneName] };
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

function readUnder(context: AnswerContext, answer: Answer, choices: Readonly<Record<string, string>>): Reading {
  return readIn(context.retake({ choices }), { ...context, question: { ...context.question, choices } }, answer);
}

/** With the assumption switched off, or on where the question has it off; undefined where no name is shared. */
function otherNames(context: AnswerContext, answer: Answer): Reading | undefined {
  const assumption = context.snapshot.assumptions.find((a) => a.kind === SAME_NAME);
  if (assumption === undefined) return undefined;
  const { off = [], on = [] } = context.snapshot.options;
  const flip = assumption.on
    ? { off: [...off, SAME_NAME], on: on.filter((id) => id !== SAME_NAME) }
    : { on: [...on, SAME_NAME] };
  const reading = readIn(context.retake(flip), context, answer);
  if (assumption.on) return { ...reading, parts: partsOf(context.snapshot, reading.snapshot) };
  const parts = partsOf(reading.snapshot, context.snapshot);
  const back = [...parts].flatMap(([whole, ids]) => ids.map((id) => [id, [whole]] as const));
  return { ...reading, parts: new Map(back) };
}

/** The same question in another state of the facts; every party it names must be there. */
export function readIn(snapshot: Snapshot, context: AnswerContext, answer: Answer): Reading {
  return { snapshot, answer: answer({ ...context, snapshot, ...placesIn(context, snapshot) }).answer };
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
