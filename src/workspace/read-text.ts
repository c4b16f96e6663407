/** Running text against the data that is open: its names are looked up, its proposals wait to be accepted. */
import { basename } from 'node:path';
import { quote } from '../sources/own/style.ts';
import { type KnownParty, namesIn, readText as proposalsOf, type TextReading } from '../sources/text/index.ts';
import type { PartyType } from '../statements/types.ts';
import type { StatementStore } from '../store/types.ts';
import { readDate } from '../terms/grammar.ts';
import { LookthroughError } from '../terms/problem.ts';
import { bytesOf, STANDARD_INPUT, textOf } from './decode.ts';
import type { Workspace } from './workspace.ts';

/** What is known of the source of a text; what is left out is not said in the line above what is accepted. */
export interface TextSource {
  readonly title?: string;
  readonly publisher?: string;
  /** 2015, January 2015, 20 January 2015: what "in January" is counted from */
  readonly published?: string;
  readonly url?: string;
}

/** Characters; a longer text is several documents. */
export const LONGEST_TEXT = 2_000_000;
/** Names that are looked up; a text with more is a register and not an article. */
const MOST_NAMES = 2000;
const ALIKE = 6;

/**
 * Reads running text for proposals: who holds, controls, buys and runs what, each with its quote and places.
 * @param from the text, or a file of it; "-" is the standard input
 * @param source title, publisher and day of publication, for dates said from there and for the source line
 * @param workspace data whose names are known; its statements are not changed, and nothing is added to them
 * @returns proposals, refused clauses, and every percentage and verb of holding that was not read; `english` is false
 *   where the text is in a language this does not read. Deterministic, offline, O(length) and one look-up a name.
 * @throws LookthroughError not-found: no such file; input-rejected: no text; usage: no date; limit-reached: over
 *   2,000,000 characters
 * @example (await readText({ text: 'Tencent owns 9.9% of Kingsoft.' }, {})).proposals[0].reading
 */
export async function readText(
  from: { readonly text: string } | { readonly file: string },
  source: TextSource = {},
  workspace?: Workspace,
): Promise<TextReading> {
  const text = 'text' in from ? from.text : await contentOf(from.file);
  if (text.length > LONGEST_TEXT)
    throw new LookthroughError(
      'limit-reached',
      `a text of ${text.length} characters; at most ${LONGEST_TEXT} are read at a time`,
    );
  const { publisher, url } = source;
  const named = 'file' in from && from.file !== STANDARD_INPUT ? basename(from.file) : 'pasted text';
  return proposalsOf(text, {
    title: source.title ?? named,
    ...(publisher === undefined ? {} : { publisher }),
    ...(source.published === undefined ? {} : { published: publishedOn(source.published) }),
    ...(url === undefined ? {} : { url }),
    known: workspace === undefined ? [] : await knownIn(text, workspace.store),
  });
}

async function contentOf(file: string): Promise<string> {
  let text = '';
  for await (const chunk of textOf(bytesOf(file), file)) {
    text += chunk;
    if (text.length > LONGEST_TEXT) break;
  }
  return text;
}

function publishedOn(words: string): string {
  const read = readDate(words);
  if (read.ok) return read.date;
  throw new LookthroughError('usage', `${read.message}; expected ${read.expected}`, { received: words });
}

/** Parties of exactly these names, and the one whose name begins or ends with a single word of the text. */
async function knownIn(text: string, store: StatementStore): Promise<readonly KnownParty[]> {
  const found = new Map<string, KnownParty>();
  for (const name of namesIn(text).slice(0, MOST_NAMES)) {
    for (const { id, name: known, type, score } of await store.find(name, ALIKE)) {
      const begun = !/\s/.test(name) && new RegExp(`(?:^${escaped(name)}\\s|\\s${escaped(name)}$)`, 'iu').test(known);
      if (score < 1 && !begun) continue;
      const others = known.toLowerCase() === name.toLowerCase() || score < 1 ? [] : [name];
      const before = found.get(id)?.otherNames ?? [];
      found.set(id, { id, name: known, type: type as PartyType, otherNames: [...before, ...others] });
    }
  }
  return [...found.values()];
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Proposals as a file of notation: the source line, who is a person, and each accepted line with its quote.
 * @param which numbers of proposals, or `all`: then those beside a sentence that speaks to its reader stay out, and have
 *   to be named
 * @returns ownership notation; "" where nothing is accepted
 * @throws LookthroughError not-found: a number there is not
 * @example acceptedText(reading, [1, 3])
 */
export function acceptedText(reading: TextReading, which: 'all' | readonly number[]): string {
  const { proposals } = reading;
  const wrong = which === 'all' ? undefined : which.find((n) => !proposals.some((p) => p.id === n));
  if (wrong !== undefined)
    throw new LookthroughError('not-found', `there is no proposal ${wrong}; there are ${proposals.length}`, {
      received: String(wrong),
    });
  const taken = proposals.filter((p) =>
    which === 'all' ? !p.cautions.some((c) => c.code === 'near-instruction') : which.includes(p.id),
  );
  if (taken.length === 0) return '';
  const named = new Set(taken.flatMap((p) => p.parties.map((m) => m.name)));
  const people = reading.people.filter((name) => named.has(name)).map((name) => `${quote(name)} is a person`);
  return `${[reading.source, ...people, ...taken.map((p) => p.line)].join('\n')}\n`;
}
