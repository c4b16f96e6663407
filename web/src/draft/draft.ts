/** The working copy of the editor: asked over, kept in this tab alone, never part of the data. */
import type { DraftOut } from '../../../src/faces/http/draft.ts';
import { AskError, at } from '../asking.ts';

export type { DraftOut };
export type DraftProblem = DraftOut['problems'][number];
export type DraftParty = DraftOut['parties'][number];

/** @param query of `structure`; @throws AskError: what the server refuses, in its words */
export async function askDraft(text: string, query: string, signal: AbortSignal): Promise<DraftOut> {
  const response = await fetch(at(`/api/v1/draft?${query}`), {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: text,
    signal,
  });
  const body = (await response.json()) as DraftOut & { detail?: string };
  if (!response.ok) throw new AskError(body.detail ?? response.statusText, []);
  return body;
}

/** @returns the party most statements name a holder of; of several the one named first in the text */
export function mostHeld(parties: readonly DraftParty[], text: string): DraftParty | undefined {
  const at = ({ name }: DraftParty): number => {
    const found = text.toLowerCase().indexOf(name.toLowerCase());
    return found < 0 ? text.length : found;
  };
  return [...parties].sort((a, b) => b.holders - a.holders || at(a) - at(b))[0];
}

export interface Spot {
  readonly start: number;
  readonly end: number;
}

/** @returns places in the text of the words a problem is about; its whole line where it names none */
export function spotOf(p: DraftProblem, lines: readonly string[]): Spot {
  const line = Math.min(p.line ?? 1, lines.length) - 1;
  const row = lines[line] ?? '';
  const start = lines.slice(0, line).reduce((sum, l) => sum + l.length + 1, 0);
  const column = Math.min((p.column ?? 1) - 1, row.length);
  const named = p.received !== undefined && row.startsWith(p.received, column) ? p.received.length : 0;
  return { start: start + column, end: start + (named === 0 ? row.length : column + named) };
}

/** @returns the first problem behind a place in the text, or before it; round to the other end where there is none */
export function nextProblem(
  problems: readonly DraftProblem[],
  lines: readonly string[],
  caret: number,
  step: 1 | -1,
): DraftProblem | undefined {
  const placed = problems
    .filter((p) => p.line !== undefined)
    .map((p) => ({ p, at: spotOf(p, lines).start }))
    .sort((a, b) => step * (a.at - b.at));
  return (placed.find(({ at }) => step * (at - caret) > 0) ?? placed[0])?.p;
}

const KEPT = 'lookthrough-draft';
export interface Kept {
  readonly text: string;
  readonly name: string;
}
export const NEW_NAME = 'draft.own';

/** A reload of the page loses nothing; another tab and another day know nothing of it. */
export function keptDraft(): Kept {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT) ?? '') as Partial<Kept>;
    if (typeof found.text === 'string') return { text: found.text, name: String(found.name ?? NEW_NAME) };
  } catch {
    // Nothing kept, or not ours.
  }
  return { text: '', name: NEW_NAME };
}
/** @returns whether there was room to keep it */
export function keepDraft(draft: Kept): boolean {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
