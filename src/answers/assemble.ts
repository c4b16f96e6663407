/** Puts the envelope round an answer: dates, data version, assumptions, open points with their other answers, proof. */
import { proofBuilder } from '../proof/index.ts';
import { order } from '../snapshot/ledger.ts';
import type { Assumption, OpenPoint, Snapshot, SnapshotOptions, Warning } from '../snapshot/types.ts';
import type { AnswerBody, AnswerContext } from './context.ts';
import { nameOf, partyOut } from './context.ts';
import type { Envelope } from './envelope.ts';
import type { Question } from './question.ts';

export type Answer<Q extends Question = Question> = (context: AnswerContext<Q>) => AnswerBody;

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
  const { snapshot: s, question } = context;
  const body = answer(context);
  const builder = proofBuilder(s);
  body.prove(builder);
  const limit = input.pointLimit ?? POINT_LIMIT;
  const warnings = [...s.warnings, ...(body.warnings ?? [])];
  if (s.openPoints.length > limit) warnings.push(leftOut(s.openPoints.slice(limit)));
  return {
    question: questionOut(context),
    asAt: s.asAt,
    knownAt: s.knownAt,
    data: { version: input.dataVersion },
    engine: { name: 'lookthrough', version: input.engineVersion },
    rules: { ...body.rules },
    answer: body.answer,
    assumptions: mergeAssumptions(s.assumptions, body.assumptions ?? []).map(({ id, kind, text, on, statements }) => ({
      id,
      kind,
      text,
      on,
      statements: [...statements],
    })),
    openPoints: s.openPoints.map((point, at) =>
      openPointOut(point, at < limit ? otherAnswers(point, input, question) : []),
    ),
    warnings: sortWarnings(warnings).map(({ code, message, statements }) => ({
      code,
      message,
      statements: [...statements],
    })),
    proof: builder.build(),
  } as Envelope;
}

function questionOut({ question, snapshot, subject }: AnswerContext): Envelope['question'] {
  const { verb, asAt: _a, knownAt: _k, ...rest } = question;
  const named = subject < 0 ? {} : { subject: { id: partyOut(snapshot, subject).id, name: nameOf(snapshot, subject) } };
  return { ...rest, ...named, verb } as Envelope['question'];
}

/** The headline under every other option of one point, everything else unchanged. */
function otherAnswers(
  point: OpenPoint,
  { context, answer }: AssembleInput,
  question: Question,
): (string | undefined)[] {
  return point.options.map((option) => {
    if (option.id === point.chosen) return undefined;
    const choices = { ...question.choices, [point.id]: option.id };
    const snapshot = context.retake({ choices } satisfies SnapshotOptions);
    return answer({ ...context, question: { ...question, choices }, snapshot, subject: sameParty(context, snapshot) })
      .answer.headline;
  });
}

/** Node numbers may move when parties merge; the id does not. */
function sameParty({ snapshot, subject }: AnswerContext, next: Snapshot): number {
  if (subject < 0) return subject;
  return next.nodeOf.get(snapshot.parties[subject]?.id ?? '') ?? subject;
}

function openPointOut(point: OpenPoint, wouldBe: readonly (string | undefined)[]): Envelope['openPoints'][number] {
  return {
    id: point.id,
    kind: point.kind,
    text: point.text,
    options: point.options.map((o, at) => ({
      id: o.id,
      text: o.text,
      ...(wouldBe[at] === undefined ? {} : { wouldBe: wouldBe[at] }),
    })),
    chosen: point.chosen,
    statements: [...point.statements],
  };
}

function leftOut(points: readonly OpenPoint[]): Warning {
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

/** The one text of an envelope: what `--json` prints, HTTP serves and `verify` reads. */
export function envelopeText(envelope: Envelope): string {
  return `${JSON.stringify(envelope, null, 2)}\n`;
}
