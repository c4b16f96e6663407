/** Statements of a workspace in another format. */

import type { Question } from '../answers/question.ts';
import { SOURCES, type WriteResult } from '../sources/index.ts';
import type { Statement } from '../statements/types.ts';
import { LookthroughError } from '../terms/problem.ts';
import { snapshotFor } from './ask.ts';
import { GRAPH_FORMATS, GRAPH_WRITERS, type GraphFormat, graphOfSnapshot, notDrawn } from './graph-file/index.ts';
import { type BytesResult, TABLE_FORMATS, TABLE_WRITERS, type TableFormat } from './table-file/index.ts';
import type { Workspace } from './workspace.ts';

const WRITERS: readonly string[] = SOURCES.filter((s) => s.write !== undefined).map((s) => s.id);

/** Formats that can be written. */
export const EXPORTS: readonly string[] = [...WRITERS, ...GRAPH_FORMATS, ...TABLE_FORMATS];
/** Those of them that are bytes, not text. */
export const BINARY_EXPORTS: readonly string[] = TABLE_FORMATS;

/**
 * The statements in another format; a graph format takes the day of the graph.
 * @param at day the graph stands on and day of knowledge, YYYY-MM-DD; defaults as for any question
 * @returns the text, or the bytes of a format that is none (`BINARY_EXPORTS`), and what the format cannot say,
 *   statement by statement
 * @throws LookthroughError usage: an unknown format, or a day for a format that keeps every date; limit-reached: more
 *   than the format holds
 * @example const { bytes, lost } = await exportAs(workspace, 'xlsx');
 */
export function exportAs(workspace: Workspace, format: TableFormat, at?: GraphDay): Promise<BytesResult>;
export function exportAs(workspace: Workspace, format: TextFormat, at?: GraphDay): Promise<WriteResult>;
export function exportAs(workspace: Workspace, format: string, at?: GraphDay): Promise<WriteResult | BytesResult>;
export async function exportAs(
  workspace: Workspace,
  format: string,
  at: GraphDay = {},
): Promise<WriteResult | BytesResult> {
  const graph = GRAPH_FORMATS.find((f) => f === format);
  if (graph !== undefined) return exportGraph(workspace, graph, at);
  const day = at.asAt ?? at.knownAt;
  if (day !== undefined)
    throw new LookthroughError('usage', `${format} keeps every date; a day is for ${GRAPH_FORMATS.join(', ')}`, {
      received: day,
    });
  const table = TABLE_FORMATS.find((f) => f === format);
  if (table !== undefined) return exportTable(workspace, table);
  const source = SOURCES.find((s) => s.id === format && s.write !== undefined);
  if (source?.write === undefined) {
    throw new LookthroughError('usage', `there is no format "${format}" to write; there are ${EXPORTS.join(', ')}`, {
      received: format,
      choices: EXPORTS,
    });
  }
  return source.write(await statementsOf(workspace));
}

/** Formats the type checker knows to be text. */
export type TextFormat = 'own' | 'csv' | 'bods' | 'ftm' | GraphFormat;

export interface GraphDay {
  readonly asAt?: string;
  readonly knownAt?: string;
}

async function exportGraph(workspace: Workspace, format: GraphFormat, at: GraphDay): Promise<WriteResult> {
  const all = await statementsOf(workspace);
  const snapshot = await snapshotFor(workspace, { verb: 'audit', ...at } as Question);
  const graph = graphOfSnapshot(snapshot);
  const { text, replaced } = GRAPH_WRITERS[format](graph);
  const what = 'characters XML 1.0 forbids are written as U+FFFD';
  return { text, lost: [...notDrawn(snapshot, graph, all), ...replaced.map((statementId) => ({ statementId, what }))] };
}

async function exportTable(workspace: Workspace, format: TableFormat): Promise<BytesResult> {
  const { version, span } = await workspace.store.meta();
  const told = { version, ...(span === undefined ? {} : { last: span.last }) };
  return TABLE_WRITERS[format](await statementsOf(workspace), told);
}

async function statementsOf(workspace: Workspace): Promise<Statement[]> {
  const all: Statement[] = [];
  for await (const s of workspace.store.all()) all.push(s);
  return all;
}
