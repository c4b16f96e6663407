/**
 * Questions over a text that is sent along and forgotten: the editor's working copy. It is read into a workspace of its
 * own, answered and closed; it never meets the data this server was started with.
 */
import type { Context } from 'hono';
import { z } from 'zod';
import {
  ask,
  Envelope,
  LookthroughError,
  openFiles,
  type Problem,
  problemText,
  StructureAnswer,
  type Workspace,
} from '../../index.ts';
import { textBody } from './body.ts';
import { parametersOf } from './parameters.ts';
import { read as readQuery } from './query.ts';
import { questionFrom } from './question.ts';

export const DRAFT_PATH = '/api/v1/draft';
/** holders of one company; answers grow with their square */
export const MOST_HOLDERS = 300;

const PARAMETERS = parametersOf('structure');
/** As those of `structure`; without a subject the text alone is read. */
export const DraftParameters = PARAMETERS.extend({
  subject: (PARAMETERS.shape['subject'] as z.ZodType<string>).optional(),
});

const DraftProblem = z.strictObject({
  severity: z.enum(['rejected', 'warning']),
  code: z.string(),
  text: z.string().describe('the problem as the command line says it, without the name of a file'),
  line: z.int().optional(),
  column: z.int().optional().describe('counted from 1, in UTF-16 units'),
  received: z.string().optional(),
});
export const DraftOut = z.strictObject({
  draft: z.literal(true).describe('nothing here is in the data'),
  problems: z.array(DraftProblem),
  parties: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      holders: z.int().describe('statements that name a holder of it'),
    }),
  ),
  lines: z.record(z.string(), z.int()).describe('statement id -> the line that makes it'),
  answer: Envelope.extend({ answer: StructureAnswer })
    .optional()
    .describe('absent without a subject, or where refused'),
  refused: z.strictObject({ detail: z.string(), choices: z.array(z.string()) }).optional(),
});
export type DraftOut = z.infer<typeof DraftOut>;

/** @throws Refusal media, too-long, usage: before anything of the text is read */
export async function drafted(c: Context, draft: ReadDraft): Promise<Response> {
  const values = readQuery(DraftParameters, new URL(c.req.url).searchParams, 'draft');
  const text = await textBody(c, 'a draft is ownership notation');
  return c.body(await draft(text, values, c.req.raw.signal), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
}

/** Reads and answers a draft; the signal gives it up. */
export type ReadDraft = (text: string, values: Values, signal?: AbortSignal) => Promise<string>;
type Values = Readonly<Record<string, unknown>>;

/** @returns the body, a `DraftOut` */
export async function draftOf(text: string, values: Values): Promise<string> {
  const workspace = await openFiles([{ name: 'draft.own', text }]);
  try {
    const read = await contents(workspace);
    const out = { ...read, ...(tooMany(read) ?? (await answered(workspace, values))) };
    return `${JSON.stringify(out)}\n`;
  } finally {
    await workspace.close();
  }
}

async function contents({ store, problems }: Workspace): Promise<Omit<DraftOut, 'answer' | 'refused'>> {
  const parties = new Map<string, { id: string; name: string; type: string; holders: number }>();
  const holders = new Map<string, number>();
  const lines: Record<string, number> = {};
  for await (const s of store.all()) {
    if (s.locator.line !== undefined) lines[s.statementId] = s.locator.line;
    if (s.kind === 'party') parties.set(s.party, { id: s.party, name: s.name, type: s.partyType, holders: 0 });
    if (s.kind === 'relationship') holders.set(s.subject, (holders.get(s.subject) ?? 0) + 1);
  }
  for (const [id, n] of holders) {
    const party = parties.get(id);
    if (party !== undefined) party.holders = n;
  }
  return { draft: true, problems: problems.map(problemOut), parties: [...parties.values()], lines };
}

function problemOut(p: Problem): DraftOut['problems'][number] {
  const { file: _file, ...place } = p.place;
  const { line, column } = place;
  return {
    severity: p.severity,
    code: p.code,
    text: problemText({ ...p, place }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(p.received === undefined ? {} : { received: p.received }),
  };
}

/** Said at once, where an answer at every pause in typing would keep everybody waiting. */
function tooMany({ parties }: Pick<DraftOut, 'parties'>): Pick<DraftOut, 'refused'> | undefined {
  const most = parties.find((p) => p.holders > MOST_HOLDERS);
  if (most === undefined) return undefined;
  const detail = `${most.name} has ${most.holders} holders here; over ${MOST_HOLDERS} are not drawn as they are written: save the draft and open it with lookthrough open`;
  return { refused: { detail, choices: [] } };
}

/** Half a draft names nobody yet, or the rule does not fit: that is said beside the text and is no failure of it. */
async function answered(
  workspace: Workspace,
  values: Readonly<Record<string, unknown>>,
): Promise<Pick<DraftOut, 'answer' | 'refused'>> {
  if (values['subject'] === undefined) return {};
  try {
    const answer = await ask(workspace, questionFrom('structure', values));
    return { answer: answer as unknown as NonNullable<DraftOut['answer']> };
  } catch (error) {
    if (!(error instanceof LookthroughError)) throw error;
    return { refused: { detail: error.message, choices: [...error.choices] } };
  }
}
