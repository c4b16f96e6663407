/** `structure` as the data have it, or under changes: then every line that moves says what it is today as well. */
import { broughtWarnings, withChanges } from '../snapshot/change.ts';
import type { Column, Node, Snapshot } from '../snapshot/types.ts';
import { changesOut } from './amount-out.ts';
import type { AnswerBody, AnswerContext } from './context.ts';
import type { Question } from './question.ts';
import { supposed } from './scenario.ts';
import { shareOut } from './share-out.ts';
import { structure } from './structure.ts';
import type { StructureAnswer, StructureEdge } from './structure-out.ts';

type StructureQuestion = Extract<Question, { verb: 'structure' }>;

/** A scenario rests on nothing that could be proved: its proof is empty, and its first words say what it is. */
export function structureAsked(context: AnswerContext<StructureQuestion>): AnswerBody {
  if (context.changes.length === 0) return structure(context);
  const { snapshot: before, subject } = context;
  const changes = supposed(before, context.changes, subject);
  const after = withChanges(before, changes);
  const body = structure({ ...context, snapshot: after, retake: (o) => withChanges(context.retake(o), changes) });
  const then = body.answer as unknown as StructureAnswer;
  const told = changesOut(before, changes).map((c) => c.text);
  const answer: StructureAnswer = {
    ...then,
    headline: `${SUPPOSED} ${then.headline}`,
    lead: then.lead === '' ? SUPPOSED : `${SUPPOSED} ${then.lead}`,
    because: `If ${told.join('; ')}. ${then.because}`,
    edges: then.edges.map((e) => besideToday(e, before)),
    scenario: told,
  };
  const warnings = [...(body.warnings ?? []), ...broughtWarnings(before, after)];
  return { ...body, answer, assumptions: after.assumptions, warnings, prove: () => undefined };
}
const SUPPOSED = 'In this scenario:';

function besideToday(edge: StructureEdge, s: Snapshot): StructureEdge {
  if (edge.kind === 'other-reading') return edge;
  const [from, to] = [s.nodeOf.get(edge.from) ?? -1, s.nodeOf.get(edge.to) ?? -1];
  const today = { economic: heldToday(s.economic, from, to), votes: heldToday(s.votes, from, to) };
  const moved = (['economic', 'votes'] as const).filter(
    (m) => edge[m] !== undefined && JSON.stringify(edge[m]) !== JSON.stringify(today[m]),
  );
  if (moved.length === 0) return edge;
  const before = Object.fromEntries(moved.filter((m) => today[m] !== undefined).map((m) => [m, today[m]]));
  return { ...edge, before };
}

function heldToday(columns: ReadonlyMap<Node, Column>, from: Node, to: Node): StructureEdge['economic'] {
  const bounds = columns.get(to)?.holdings.find((h) => h.owner === from)?.bounds;
  return bounds === undefined ? undefined : shareOut(bounds);
}
