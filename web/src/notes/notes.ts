/** Notes of a reader, each with the view it was written on: a story in the making, kept in this browser for these data. */
import type { Story } from '../../../src/faces/story/index.ts';
import { AskError, at } from '../asking.ts';

export interface Note {
  readonly title: string;
  readonly text: string;
  /** address of the view */
  readonly view: string;
}

const keyOf = (dataVersion: string): string => `notes ${dataVersion}`;

export function notesOn(dataVersion: string): readonly Note[] {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(dataVersion)) ?? '[]') as unknown;
    return Array.isArray(found) ? (found as Note[]) : [];
  } catch {
    return [];
  }
}

/** @returns whether the browser kept them */
export function keep(dataVersion: string, notes: readonly Note[]): boolean {
  try {
    localStorage.setItem(keyOf(dataVersion), JSON.stringify(notes));
    return true;
  } catch {
    return false;
  }
}

/** The notes in their order, as `lookthrough story` and `open --story` read them. */
export const storyOf = (title: string, notes: readonly Note[]): Story => ({
  format: 'lookthrough-story-1',
  title,
  steps: notes.map(({ title: head, text, view }) => ({
    title: head,
    text: text.split(/\n{2,}/).filter((p) => p.trim() !== ''),
    view,
  })),
});

/** The page that needs no network; @throws AskError a view that is answered no more */
export async function pageOf(story: Story, language: string): Promise<string> {
  const response = await fetch(at(`/api/v1/story?language=${language}`), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(story),
  });
  const text = await response.text();
  if (!response.ok) throw new AskError((JSON.parse(text) as { detail?: string }).detail ?? response.statusText, []);
  return text;
}
