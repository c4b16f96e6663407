/** What was wrong with the files that were read: the rows left out, and those taken otherwise than they are written. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Problem, problemText } from '../../index.ts';
import type { Api } from './api.ts';
import { JSON_ONLY } from './forms.ts';
import { cursor, limit, page, paged, startOf } from './lists.ts';
import type { Route } from './route.ts';

const ProblemRow = z.strictObject({
  severity: z.enum(['rejected', 'warning']),
  code: z.string(),
  message: z.string(),
  text: z.string().describe('the whole of it as the command line says it'),
  file: z.string().optional(),
  row: z.int().optional(),
  cell: z.string().optional().describe('of a sheet, such as C7'),
  line: z.int().optional(),
  column: z.int().optional(),
  field: z.string().optional(),
  received: z.string().optional(),
  expected: z.string().optional(),
});
export const ProblemsPage = z.strictObject({
  total: z.int(),
  rejected: z.int().describe('rows that are not in the data'),
  problems: z.array(ProblemRow),
  ...paged,
});
export type ProblemsPage = z.infer<typeof ProblemsPage>;

export const problemsRoute = (api: Api): Route => ({
  path: '/api/v1/problems',
  name: 'problems',
  summary: 'what was wrong with the files that were read, in their order; of a store none, its import said them',
  parameters: z.strictObject({ limit: limit(1000, 100), cursor }),
  light: true,
  forms: JSON_ONLY,
  answer: ProblemsPage,
  // The version of the data says nothing of the rows that did not make it there.
  tells: randomUUID(),
  async reply(asked) {
    const all = api.problems();
    const from = Number(startOf(asked) ?? 0);
    const { limit: size } = asked.values as { limit: number };
    const rejected = all.filter((p) => p.severity === 'rejected').length;
    const next = all.length > from + size ? String(from + size) : undefined;
    const problems = all.slice(from, from + size).map(rowOf);
    return page(asked, { total: all.length, rejected, problems }, next);
  },
});

function rowOf(p: Problem): z.infer<typeof ProblemRow> {
  const { severity, code, message, received, expected } = p;
  const { file, row, cell, line, column, field } = p.place;
  const parts = { file, row, cell, line, column, field, received, expected };
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return { severity, code, message, text: problemText(p), ...Object.fromEntries(given) };
}
