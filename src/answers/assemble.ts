/** Puts the envelope round an answer: dates, data version, assumptions, open points with their other answers, proof. */
import { type Proof, proofBuilder } from '../proof/index.ts';
import { order } from '../snapshot/ledger.ts';
import { SAME_NAME } from '../snapshot/one-name.ts';
import type { Assumption, OpenPoint, Snapshot, Warning } from '../snapshot/types.ts';
import { conditional, type RowUnder } from './conditional.ts';
import { type Answer, type AnswerBody, type AnswerContext, nameOf, partyOut } from './context.ts';
import type { Envelope, RowUnderOut } from './envelope.ts';
import { withoutEachSource } from './other-sources.ts';
import { leftOut, paged } from './page.ts';
import { type Reading, type Readings, readingsOf } from './readings.ts';

export interface AssembleInput {
  readonly context: AnswerContext;
  readonly answer: Answer;
  readonly dataVersion: string;
  readonly engineVersion: string;
  /** how many open points get their other answers computed; the rest are listed and a warning says so */
  readonly pointLimit?: number;
}

const POINT_LIMIT = 24;

export function assemble(input: AssembleInput): Envelope {
  const { context, answer } = input;
  const { snapshot: s } = context;
  const body = answer(context);
  const limit = input.pointLimit ?? POINT_LIMIT;
  const tried = s.openPoints.slice(0, limit);
  const readings = readingsOf(context, answer, body, tried);
  const { answer: marked, rows, byName, touching, points } = conditional(readings);
  const whoIsWho = tried.filter((p) => p.kind === 'identity' && points.includes(p.id));
  const page = body.page?.();
  const warnings = [...s.warnings, ...(body.warnings ?? []), ...leftOut(marked, page)];
  if (s.openPoints.length > limit) warnings.push(notTried(s.openPoints.slice(limit)));
  return {
    question: questionOut(context),
    asAt: s.asAt,
    knownAt: s.knownAt,
    data: { version: input.dataVersion },
    engine: { name: 'lookthrough', version: input.engineVersion },
    rules: { ...body.rules },
    answer: {
      ...paged(withoutEachSource(context, answer, marked), page),
      ...conditionalHeadline(marked.headline, whoIsWho, points.includes(SAME_NAME)),
    },
    assumptions: mergeAssumptions(s.assumptions, body.assumptions ?? []).map((a) => ({
      id: a.id,
      kind: a.kind,
      text: a.text,
      on: a.on,
      statements: [...a.statements],
      ...(a.kind === SAME_NAME ? switched(readings, byName) : {}),
    })),
    openPoints: s.openPoints
      .filter((point, at) => listed(point, at < limit, touching))
      .map((point) => openPointOut(point, readings.other.get(point.id), rows.get(point.id))),
    warnings: sortWarnings(warnings).map(({ code, message, statements }) => ({
      code,
      message,
      statements: [...statements],
    })),
    proof: proofOf(s, body),
  } as Envelope;
}

/** The steps the answer rests on, and apart from them those about another state of the facts. */
function proofOf(s: Snapshot, body: AnswerBody): Proof {
  const written = (snapshot: Snapshot, prove: AnswerBody['prove']): Proof => {
    const builder = proofBuilder(snapshot);
    prove(builder);
    return builder.build();
  };
  const sides = (body.sides ?? []).map(({ of, snapshot, prove }) => ({
    of,
    asAt: snapshot.asAt,
    knownAt: snapshot.knownAt,
    ...written(snapshot, prove),
  }));
  return { ...written(s, body.prove), ...(sides.length === 0 ? {} : { sides }) };
}

function questionOut({ question, snapshot, subject }: AnswerContext): Envelope['question'] {
  const { verb, asAt: _a, knownAt: _k, ...rest } = question;
  const named = subject < 0 ? {} : { subject: { id: partyOut(snapshot, subject).id, name: nameOf(snapshot, subject) } };
  return { ...rest, ...named, verb } as Envelope['question'];
}

/** A name alone is a point of this answer only where the answer turns on it, or somebody chose. */
function listed(point: OpenPoint, tried: boolean, touching: ReadonlySet<string>): boolean {
  return point.byName !== true || !tried || touching.has(point.id) || point.chosen !== point.default;
}

/** "Of Alpha, Beta has 40 %. This hangs on …", with what it hangs on. */
function conditionalHeadline(
  headline: string,
  points: readonly OpenPoint[],
  names: boolean,
): { readonly headline: string; readonly conditionalOn?: readonly string[] } {
  const [only] = points;
  const about: string[] = [];
  if (points.length > 1) about.push(`who is who (${points.length} open points)`);
  else if (only !== undefined) about.push(`whether ${pairOf(only)} are one party`);
  if (names) about.push('a name meaning one party in several sources');
  if (about.length === 0) return { headline };
  const conditionalOn = [...points.map((p) => p.id), ...(names ? [SAME_NAME] : [])].sort();
  return { headline: `${headline} This hangs on ${about.join(' and on ')}.`, conditionalOn };
}
const pairOf = (point: OpenPoint): string => point.id.replace(/^identity:/, '').replace(' = ', ' and ');

function switched(readings: Readings, rows: readonly RowUnder[]): Partial<Envelope['assumptions'][number]> {
  const headline = readings.withoutOneName?.answer.headline;
  return {
    ...(headline === undefined ? {} : { wouldBe: headline }),
    ...(rows.length === 0 ? {} : { rows: [...rows] as RowUnderOut[] }),
  };
}

function openPointOut(
  point: OpenPoint,
  readings: ReadonlyMap<string, Reading> | undefined,
  rows: ReadonlyMap<string, readonly RowUnder[]> | undefined,
): Envelope['openPoints'][number] {
  return {
    id: point.id,
    kind: point.kind,
    text: point.text,
    options: point.options.map((o) => {
      const reading = readings?.get(o.id);
      const under = rows?.get(o.id) ?? [];
      return {
        id: o.id,
        text: o.text,
        ...(reading === undefined ? {} : { wouldBe: reading.answer.headline }),
        ...(under.length === 0 ? {} : { rows: [...under] as RowUnderOut[] }),
      };
    }),
    chosen: point.chosen,
    statements: [...point.statements],
  };
}

function notTried(points: readonly OpenPoint[]): Warning {
  return {
    code: 'partial-answer',
    message: `other answers were not computed for ${points.length} open points; ask with a choice for: ${points.map((p) => p.id).join('; ')}`,
    parties: [],
    statements: [],
  };
}

function mergeAssumptions(a: readonly Assumption[], b: readonly Assumption[]): Assumption[] {
  const all = new Map([...a, ...b].map((x) => [x.id, x] as const));
  return [...all.values()].sort((x, y) => order(x.id, y.id));
}

function sortWarnings(list: readonly Warning[]): Warning[] {
  const unique = new Map(list.map((w) => [`${w.code} ${w.message}`, w] as const));
  return [...unique.values()].sort((a, b) => order(a.code, b.code) || order(a.message, b.message));
}
