/** Verifies an answer: its proof by itself, and, given data, that the same question gives the same answer there. */
import type { Envelope, Question } from '../answers/index.ts';
import { checkProof, type Failure, replayAgainst } from '../proof/index.ts';
import { LookthroughError } from '../terms/problem.ts';
import { contradictions } from './answer-against-proof.ts';
import { ask, snapshotsFor } from './ask.ts';
import type { Workspace } from './workspace.ts';

export interface Verification {
  /** consistent: the steps follow from the premises carried; replayed: the premises are the data's too */
  readonly level: 'consistent' | 'replayed';
  readonly ok: boolean;
  readonly steps: number;
  readonly premises: number;
  readonly failures: readonly Failure[];
}

/**
 * @param answer an envelope as any face printed it
 * @param workspace the data to replay it against
 * @throws LookthroughError input-rejected: this is not an answer
 */
export async function verify(answer: unknown, workspace?: Workspace): Promise<Verification> {
  const envelope = envelopeOf(answer);
  const checked = workspace === undefined ? checkProof(envelope.proof) : await replayed(envelope, workspace);
  const failures: Failure[] = [
    ...(checked.ok ? [] : checked.failures),
    ...(checked.ok ? contradictions(envelope) : []),
  ];
  if (workspace !== undefined) failures.push(...(await differences(envelope, workspace)));
  return {
    level: workspace === undefined ? 'consistent' : 'replayed',
    ok: failures.length === 0,
    steps: checked.ok ? checked.steps : envelope.proof.steps.length,
    premises: checked.ok ? checked.premises : envelope.proof.premises.length,
    failures,
  };
}

function envelopeOf(answer: unknown): Envelope {
  const e = answer as Partial<Envelope> | null;
  if (
    typeof e !== 'object' ||
    e === null ||
    e.proof === undefined ||
    e.question === undefined ||
    e.answer === undefined
  ) {
    throw new LookthroughError(
      'input-rejected',
      'this is not an answer of lookthrough; expected the JSON that --json prints',
    );
  }
  return e as Envelope;
}

/** The question as it was asked, with the days the answer was given for. */
export function questionOf(e: Envelope): Question {
  const { subject, ...rest } = e.question as Record<string, unknown> & { subject?: { id: string } };
  const subjectPart = subject === undefined ? {} : { subject: `@${subject.id}` };
  return { ...rest, ...subjectPart, asAt: e.asAt, knownAt: e.knownAt } as unknown as Question;
}

async function replayed(e: Envelope, w: Workspace): Promise<ReturnType<typeof checkProof>> {
  const { snapshot, side } = await snapshotsFor(w, questionOf(e));
  return replayAgainst(e.proof, snapshot, side);
}

/** The answer the data gives now, compared part by part. */
async function differences(e: Envelope, w: Workspace): Promise<Failure[]> {
  const now = await ask(w, questionOf(e));
  const parts = ['answer', 'assumptions', 'openPoints', 'warnings', 'rules'] as const;
  const failures: Failure[] = parts
    .filter((part) => JSON.stringify(now[part]) !== JSON.stringify(e[part]))
    .map((part) => ({ step: part, what: `the data gives another ${part} now` }));
  if (now.data.version !== e.data.version) {
    failures.push({
      step: 'data',
      what: `the data is another version: ${now.data.version}, the answer was given on ${e.data.version}`,
    });
  }
  return failures;
}
