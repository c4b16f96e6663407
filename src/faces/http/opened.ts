/** Handing files over HTTP: `POST` looks at them or opens them, `GET` says whether this server takes any. */
import type { Context } from 'hono';
import { z } from 'zod';
import { type ColumnMapping, columnMapping, LookthroughError, problemText } from '../../index.ts';
import { type Desk, type HandedFile, MOST_BYTES, refuseNames } from './desk.ts';
import { JSON_ONLY } from './forms.ts';
import type { Looked } from './handed-files.ts';
import { Refusal } from './problem.ts';
import { read } from './query.ts';
import { json, type Route } from './route.ts';

export const OPENED_PATH = '/api/v1/opened';

export const TakesOut = z.strictObject({
  takes: z.boolean().describe('whether files may be handed to this server; they are held in memory and not stored'),
  bytes: z.int().describe('of all files handed over at once'),
});
export const OpenedParameters = z.strictObject({
  look: z
    .enum(['yes', 'no'], { error: 'yes or no' })
    .default('no')
    .describe('yes: only what the columns are taken for; no: open them'),
});
const Table = z.strictObject({
  file: z.string(),
  sheet: z.string().optional(),
  header: z.int().optional().describe('row of the header; 0: none'),
  columns: z.array(
    z.strictObject({ header: z.string(), is: z.string(), why: z.string(), example: z.string().optional() }),
  ),
  missing: z.array(z.string()),
});
export const LookedOut = z.strictObject({
  tables: z.array(Table),
  mapping: z
    .looseObject({})
    .describe('confirms the columns as they are; changed or not, it is sent along as `columns`'),
  notes: z.array(z.string()).describe('of files that hold no table, and of those that cannot be read'),
});
export type LookedOut = z.infer<typeof LookedOut>;
export const OpenedOut = z.strictObject({ at: z.string().describe('where they are served: "/opened/…/"') });
export type OpenedOut = z.infer<typeof OpenedOut>;

/** @param taking whether there is a desk; in data that were handed over there is none */
export const openedRoute = (taking: boolean): Route => ({
  path: OPENED_PATH,
  name: 'opened',
  summary: 'whether files may be handed to this server',
  parameters: z.strictObject({}),
  forms: JSON_ONLY,
  answer: TakesOut,
  tells: String(taking),
  light: true,
  reply: async () => json({ takes: taking, bytes: MOST_BYTES }),
});

/** @throws Refusal method: no files are taken; media, too-long, usage; LookthroughError as `openFiles` */
export async function handed<App>(c: Context, desk: Desk<App> | undefined): Promise<Response> {
  if (desk === undefined)
    throw new Refusal('method', 'this server only reads what it was started with; lookthrough open FILE opens a file');
  const { look } = read(OpenedParameters, new URL(c.req.url).searchParams, 'opened') as { look: string };
  const { files, columns } = await partsOf(c.req.raw);
  refuseNames(files);
  const { signal } = c.req.raw;
  const out =
    look === 'yes' ? lookedOut(await desk.look(files, signal)) : { at: await desk.open(files, columns, signal) };
  return c.body(`${JSON.stringify(out)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
}

function lookedOut({ tables, mapping, others }: Looked): LookedOut {
  return {
    tables: tables.map(({ file, sheet, header, columns, missing }) => ({
      file,
      ...(sheet === undefined ? {} : { sheet }),
      ...(header === undefined ? {} : { header }),
      columns: columns.map(({ header: name, meaning, why, example }) => ({
        header: name,
        is: meaning?.is ?? 'ignore',
        why,
        ...(example === undefined ? {} : { example }),
      })),
      missing: [...missing],
    })),
    mapping: { ...mapping },
    notes: others.flatMap((o) => ('problem' in o ? [problemText(o.problem)] : [`${o.file}: ${o.format}`])),
  };
}

interface Parts {
  readonly files: readonly HandedFile[];
  readonly columns: ColumnMapping | undefined;
}
/** Fields named `file`, and at most one named `columns`. */
async function partsOf(request: Request): Promise<Parts> {
  const kind = request.headers.get('content-type') ?? '';
  if (!kind.toLowerCase().startsWith('multipart/form-data'))
    throw new Refusal('media', 'files are handed over as multipart/form-data', { available: ['multipart/form-data'] });
  const form = await new Response(await bytesOf(request), { headers: { 'content-type': kind } })
    .formData()
    .catch(() => {
      throw new Refusal('usage', 'the body is no multipart/form-data');
    });
  const files: HandedFile[] = [];
  for (const part of form.getAll('file'))
    if (typeof part !== 'string') files.push({ name: part.name, bytes: new Uint8Array(await part.arrayBuffer()) });
  const columns = form.get('columns');
  return { files, columns: typeof columns === 'string' ? mappingFrom(columns) : undefined };
}

function mappingFrom(text: string): ColumnMapping {
  try {
    return columnMapping(JSON.parse(text));
  } catch (error) {
    if (error instanceof LookthroughError) throw error;
    throw new Refusal('usage', '"columns" is no JSON', { received: text.slice(0, 80) });
  }
}

/** Stops at the limit, whatever length was promised. */
async function bytesOf(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    size += next.value.length;
    chunks.push(next.value);
    if (size <= MOST_BYTES) continue;
    await reader?.cancel();
    throw new Refusal(
      'too-long',
      `more than ${MOST_BYTES} bytes at once; open larger files with lookthrough open FILE`,
    );
  }
  return new Uint8Array(Buffer.concat(chunks));
}
