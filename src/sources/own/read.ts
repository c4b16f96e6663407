/** Notation lines -> statements. A line that is not understood is a Problem with its place; the next line goes on. */
import { sealStatement } from '../../statements/seal.ts';
import type { Source, Statement } from '../../statements/types.ts';
import type { Problem } from '../../terms/problem.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { Cast } from './cast.ts';
import { sayer } from './clauses.ts';
import { type Content, type LineContext, type Shared, statementOf } from './context.ts';
import { Cursor, Misread } from './cursor.ts';
import { type Line, lineOf, linesOf } from './lines.ts';
import { completeList, shareClass } from './lists.ts';
import { type Mention, readName, readNames } from './name.ts';
import { phrases } from './phrase.ts';
import { findVerb, VERBS } from './sentences.ts';
import { isSourceLine, sourceLine } from './source-line.ts';
import { didYouMean } from './spelling.ts';
import { tieAmong } from './ties.ts';

/**
 * Reads ownership notation (docs/notation.md), one statement a line.
 * @param chunks the text, in pieces of any size
 * @param context `file` is the place named in Problems and the source's title until a `source` line; `manner` overrules
 *   every source line's
 * @returns statements in line order, each misread line as one Problem with line and column, and at the end one party
 *   statement for each party and source whose type no line of its own told. O(length) time, O(parties) memory.
 */
export async function* readOwn(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  const reader = new Reader(context);
  let any = false;
  for await (const line of linesOf(chunks)) {
    if (line.text.trim() === '') continue;
    any = true;
    yield* reader.line(line);
  }
  if (!any) yield { problem: emptyInput(context.file) };
  for (const draft of reader.cast.statements(context.file)) yield { statement: sealStatement(draft) };
}

function emptyInput(file: string): Problem {
  return {
    code: 'empty-input',
    severity: 'rejected',
    message: 'the file holds no line',
    place: { file },
    expected: 'notation such as: A owns 60% of B',
  };
}

/**
 * What one line says in one source, parties as stated; undefined if it is not understood. The writer asks this of every
 * line it writes.
 */
export function statementsOfLine(text: string, source: Source): readonly Statement[] | undefined {
  const reader = new Reader({ file: '' }, source);
  reader.cast.onlyStated = true;
  const found: Statement[] = [];
  for (const item of reader.line(lineOf(2, text))) {
    if (item.statement === undefined) return undefined;
    found.push(item.statement);
  }
  return found;
}

/** What a source line says; undefined if it is not understood. */
export function sourceOfLine(text: string): Source | undefined {
  try {
    return sourceLine(new Cursor(text));
  } catch (error) {
    if (error instanceof Misread) return undefined;
    throw error;
  }
}

const ONLY_STATED = phrases('parties only as stated');

class Reader {
  readonly cast = new Cast();
  private readonly context: ReadContext;
  private source: Source;

  constructor(context: ReadContext, source?: Source) {
    this.context = context;
    const file: Source = { name: context.sourceName ?? context.file, kind: 'table', manner: 'register' };
    this.source = source ?? this.override(file);
  }

  private override(source: Source): Source {
    return this.context.manner === undefined ? source : { ...source, manner: this.context.manner };
  }

  *line(line: Line): Iterable<ReadItem> {
    const c = new Cursor(line.text);
    try {
      if (c.take(ONLY_STATED) !== undefined) this.cast.onlyStated = true;
      else if (isSourceLine(c)) this.source = this.override(sourceLine(c));
      else yield* this.sentence(c, line);
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      yield { problem: problemOf(error, line, this.context.file) };
    }
  }

  private *sentence(c: Cursor, line: Line): Iterable<ReadItem> {
    const shared: Shared = { recordStatus: 'new', locator: { file: this.context.file, line: line.number } };
    const context: LineContext = {
      source: this.source,
      text: line.text,
      cast: this.cast,
      shared,
      appearances: [],
      stated: [],
    };
    prefixes(c, shared);
    const contents = completeList(c, context) ?? shareClass(c, context) ?? tieAmong(c, context) ?? byVerb(c, context);
    if (!c.done) c.fail('is not understood here', 'the end of the line');
    this.cast.check(context.appearances, this.source);
    this.cast.admit(context.appearances, this.source, line.number);
    for (const [nth, content] of contents.entries()) {
      if (content.kind === 'party') this.cast.state(content.party, content.partyType, this.source);
      yield { statement: sealStatement(statementOf(content, context, nth)) };
    }
  }
}

const RECORD = phrases('record');
const STATUS = phrases('updated', 'closed');
const ACCORDING = phrases('according to');

/** `record "id" closed:` and `according to Francis Ng,` stand before the sentence. */
function prefixes(c: Cursor, shared: Shared): void {
  if (c.take(RECORD) !== undefined) {
    shared.recordId = c.quoted() ?? c.fail('is not in quotes', 'the id of the record in quotes');
    shared.recordStatus = (c.take(STATUS) as 'updated' | undefined) ?? 'new';
    if (!c.mark(':')) c.fail('does not end the record', '":" before the sentence');
  }
  const start = c.at;
  const status = c.take(STATUS);
  if (status !== undefined && c.mark(':')) shared.recordStatus = status as 'updated';
  else c.at = start;
  if (c.take(ACCORDING) === undefined) return;
  shared.attributedTo = c.quoted() ?? sayer(c);
  if (!c.mark(':') && !c.mark(',')) c.fail('does not end who says so', 'a comma before the sentence');
}

function byVerb(c: Cursor, context: LineContext): readonly Content[] {
  c.skip();
  const found = findVerb(c.text, c.at);
  if (found === undefined) return noVerb(c);
  const options = { stops: [], end: found.at, what: 'who' };
  const subjects = found.sentence.many === true ? readNames(c, options) : [readName(c, options)];
  c.skip();
  if (c.at !== found.at) c.fail('is not understood before the verb', 'a name, in quotes if it holds a comma or "and"');
  c.take([found.phrase]);
  return found.sentence.read(c, subjects as [Mention, ...Mention[]], context, found.verb);
}

/** Names the verb that was probably meant: the word nearest to a verb anywhere in the line. */
function noVerb(c: Cursor): never {
  const start = c.at;
  const single = new Set(VERBS.flatMap((v) => v.split(' ')[0] ?? v));
  // Only a hint, and a verb stands near the beginning: the rest of an endless line is not worth it.
  for (const match of c.text.slice(start, start + 400).matchAll(/[\p{L}-]+/gu)) {
    if (match.index === 0 || didYouMean(match[0], single) === '') continue;
    throw new Misread(
      start + match.index,
      `"${match[0]}" is not a verb of the notation`,
      match[0],
      `a sentence such as "A owns 60% of B"${didYouMean(match[0], single)}`,
      'notation-word',
    );
  }
  throw new Misread(
    start,
    'the line holds no verb of the notation',
    c.text.trim().slice(0, 80),
    'a sentence such as "A owns 60% of B"',
  );
}

function problemOf(error: Misread, line: Line, file: string): Problem {
  return {
    code: error.code,
    severity: 'rejected',
    message: error.message,
    place: { file, line: line.number, column: error.at + 1 },
    received: error.received,
    expected: error.expected,
  };
}
