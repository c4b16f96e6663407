/** A stretch of a long list of rows. The rows are all worked out; the answer shows some and says what is left. */
import type { Warning } from '../snapshot/types.ts';
import { LookthroughError } from '../terms/problem.ts';
import type { AnswerBody } from './context.ts';

export interface Page {
  /** the field of the answer */
  readonly list: string;
  /** of all rows, those from here on, the end not in it */
  readonly from: number;
  readonly to: number;
  /** id of the last row, after which the next page begins; without it nothing is left */
  readonly last?: string;
}

/** @throws LookthroughError usage: nobody of that id is in the list */
export function pageOf<R>(
  list: string,
  rows: readonly R[],
  idOf: (row: R) => string,
  { limit, after }: { readonly limit?: number; readonly after?: string },
): Page {
  const from = after === undefined ? 0 : rows.findIndex((r) => idOf(r) === after) + 1;
  if (after !== undefined && from === 0)
    throw new LookthroughError('usage', `"${after}" is no row of this list; ask with "nextAfter" of the page before`, {
      received: after,
    });
  const to = limit === undefined ? rows.length : Math.min(rows.length, from + limit);
  const end = rows[to - 1];
  return { list, from, to, ...(to < rows.length && end !== undefined ? { last: idOf(end) } : {}) };
}

/** The answer with those rows alone; whatever was marked on them stays. `complete` says whether it is all. */
export function paged(answer: AnswerBody['answer'], page: Page | undefined): AnswerBody['answer'] {
  if (page === undefined) return answer;
  const { list, from, to, last } = page;
  const rows = (answer[list] as readonly unknown[]).slice(from, to);
  return { ...answer, [list]: rows, complete: last === undefined, ...(last === undefined ? {} : { nextAfter: last }) };
}

/** Of a list that goes on: what is left out, and how to have it. */
export const leftOut = (answer: AnswerBody['answer'], page: Page | undefined): readonly Warning[] => {
  if (page?.last === undefined) return [];
  const count = (answer[page.list] as readonly unknown[]).length;
  const message = `rows ${page.from + 1} to ${page.to} of ${count} are shown; the next page begins after "${page.last}"`;
  return [{ code: 'partial-answer', message, parties: [], statements: [] }];
};
