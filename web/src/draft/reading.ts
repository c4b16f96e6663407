/** Prose that is read for proposals: marks in the text, and what an accepted line becomes in the draft. */
import type { ReadOut } from '../../../src/faces/http/read-text.ts';
import { AskError, at } from '../asking.ts';

export type { ReadOut };
export type Proposal = ReadOut['proposals'][number];

/** What was pasted; another view of the page and back loses nothing, another tab knows nothing of it. */
export const pasted = { text: '', title: '', published: '' };

/** @throws AskError: what the server refuses, in its words */
export async function askReading(text: string, title: string, published: string): Promise<ReadOut> {
  const query = new URLSearchParams();
  if (title.trim() !== '') query.set('title', title.trim());
  if (published.trim() !== '') query.set('published', published.trim());
  const response = await fetch(at(`/api/v1/read?${query}`), {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: text,
  });
  const body = (await response.json()) as ReadOut & { detail?: string };
  if (!response.ok) throw new AskError(body.detail ?? response.statusText, []);
  return body;
}

/** A stretch of the text under the same marks. */
export interface Segment {
  readonly text: string;
  /** numbers of the proposals whose quote this is part of */
  readonly proposals: readonly number[];
  /** of those, the ones whose quote begins here */
  readonly begins: readonly number[];
  /** why it was refused or not read; "" where it was not */
  readonly left: string;
}

/** @returns the text cut where a quote begins or ends: its pieces in order are the text */
export function segmentsOf(
  text: string,
  { proposals, refused, notRead }: Pick<ReadOut, 'proposals' | 'refused' | 'notRead'>,
): readonly Segment[] {
  const all = [...proposals, ...refused, ...notRead];
  const cuts = [...new Set([0, text.length, ...all.flatMap((s) => [s.start, s.end])])].sort((a, b) => a - b);
  const over = (start: number, end: number) => (s: { readonly start: number; readonly end: number }) =>
    s.start <= start && s.end >= end;
  return cuts.slice(1).map((end, at) => {
    const start = cuts[at] ?? 0;
    const here = proposals.filter(over(start, end));
    return {
      text: text.slice(start, end),
      proposals: here.map((p) => p.id),
      begins: here.filter((p) => p.start === start).map((p) => p.id),
      left: refused.find(over(start, end))?.text ?? notRead.find(over(start, end))?.why ?? '',
    };
  });
}

/** @param reading as it stands, or as somebody corrected it; the quote stays the source's */
export const lineOf = (reading: string, { quote }: Pick<Proposal, 'quote'>): string =>
  `${reading.trim()} ${JSON.stringify(quote.replace(/\s+/g, ' '))}`;

/**
 * The draft with a line behind it, under the source line it belongs to.
 * @param people of the text: those the line names are said to be persons, once
 */
export function appended(draft: string, reading: Pick<ReadOut, 'source' | 'people'>, line: string): string {
  const lines = draft.split('\n').map((l) => l.trim());
  const last = lines.findLast((l) => /^source\s*["“]/iu.test(l));
  const persons = reading.people
    .filter((name) => line.includes(name))
    .map((name) => `${JSON.stringify(name)} is a person`)
    .filter((l) => !lines.includes(l));
  const head = draft === '' || draft.endsWith('\n') ? draft : `${draft}\n`;
  return `${head}${[...(last === reading.source ? [] : [reading.source]), ...persons, line].join('\n')}\n`;
}
