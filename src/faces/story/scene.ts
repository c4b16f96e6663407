/** What one step shows: the answers to its view's questions, and the parts its focus points at. */
import { ask, type Envelope, LookthroughError, type Question, StructureAnswer, type Workspace } from '../../index.ts';
import { type EvidenceOut, evidenceOf } from '../http/evidence.ts';
import { type View, viewOf } from './address.ts';
import { choicesIn, type Found, inStructure, inTies, type TieLike } from './focus.ts';
import { placeOf, rejected, type Step } from './story.ts';

export interface Scene {
  readonly step: Step;
  readonly view: View;
  readonly envelopes: readonly Envelope[];
  /** of the views that draw one */
  readonly structure?: StructureAnswer;
  readonly found: readonly { readonly part: Found; readonly evidence: readonly EvidenceOut[] }[];
}

/**
 * @param file stands in the messages
 * @throws LookthroughError input-rejected: a step that cannot be asked or whose focus is not in its answer, by its place
 */
export async function sceneOf(workspace: Workspace, step: Step, at: number, file: string): Promise<Scene> {
  const view = viewOf(step.view);
  if ('fault' in view) throw rejected([`${placeOf(file, at, 'view')}: ${view.fault}`]);
  const envelopes: Envelope[] = [];
  for (const question of view.questions) envelopes.push(await asked(workspace, question, step, at, file));
  const [first] = envelopes;
  const structure = view.questions[0]?.verb === 'structure' ? StructureAnswer.parse(first?.answer) : undefined;
  const parts = (step.focus ?? []).flatMap((focus, index) => {
    const found = partsFor(focus, structure, first);
    if (found.length > 0) return found;
    throw rejected([missing(focus, index, structure, first, at, file)]);
  });
  const found = [];
  for (const part of parts) found.push({ part, evidence: await evidenceFor(workspace, part) });
  return { step, view, envelopes, ...(structure === undefined ? {} : { structure }), found };
}

async function asked(w: Workspace, question: Question, step: Step, at: number, file: string): Promise<Envelope> {
  try {
    return await ask(w, question);
  } catch (error) {
    if (!(error instanceof LookthroughError)) throw error;
    throw rejected([`${placeOf(file, at, 'view')}: "${step.view}" cannot be asked: ${error.message} (${error.code})`]);
  }
}

const tiesOf = (e: Envelope | undefined): readonly TieLike[] => (e?.answer['ties'] as readonly TieLike[]) ?? [];

const partsFor = (focus: string, structure: StructureAnswer | undefined, e: Envelope | undefined): readonly Found[] =>
  structure === undefined ? inTies(tiesOf(e), focus) : inStructure(structure, focus);

function missing(
  focus: string,
  index: number,
  structure: StructureAnswer | undefined,
  e: Envelope | undefined,
  at: number,
  file: string,
): string {
  const choices = structure === undefined ? tiesOf(e).map((t) => t.text) : choicesIn(structure);
  const there = choices.length === 0 ? 'this view has nothing to point at' : `there are: ${choices.join('; ')}`;
  return `${placeOf(file, at, 'focus')}/${index}: "${focus}" is not in the answer of this step; ${there}`;
}

/** The statements a part rests on, in the order the answer names them. */
async function evidenceFor({ store }: Workspace, part: Found): Promise<readonly EvidenceOut[]> {
  const ids =
    part.kind === 'holding'
      ? part.edge.statements
      : part.kind === 'event'
        ? [part.event.statement]
        : part.tie.path.flatMap((p) => p.statements);
  const found: EvidenceOut[] = [];
  for (const id of new Set(ids)) {
    const statement = await store.statement(id);
    if (statement !== undefined) found.push(evidenceOf(statement));
  }
  return found;
}
