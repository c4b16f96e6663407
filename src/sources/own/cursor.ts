/** A reading position in one line: takes phrases, quoted texts, words, dates; says where and what when it cannot. */
import type { PartialDate } from '../../terms/day.ts';
import { matchDate } from '../../terms/grammar.ts';
import type { ProblemCode } from '../../terms/problem.ts';
import { type Phrase, phraseEnd, phrases } from './phrase.ts';
import { didYouMean } from './spelling.ts';

/** A line that is not understood; `read.ts` turns it into a Problem and goes on with the next line. */
export class Misread extends Error {
  readonly at: number;
  readonly code: ProblemCode;
  readonly received: string;
  readonly expected: string;
  constructor(at: number, message: string, received: string, expected: string, code: ProblemCode = 'notation-syntax') {
    super(message);
    this.at = at;
    this.code = code;
    this.received = received;
    this.expected = expected;
  }
}

const SPACE = /\s*/y;
const WORD = /[^\s,;:()"{}]+/uy;
const BARE = /[^\s,;()"“„]+/uy;
const QUOTED = /"(?:[^"\\]|\\.)*"/y;
const CURLY = /[“„]([^“”]*)[”“]/y;

export class Cursor {
  readonly text: string;
  at: number;
  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  skip(): void {
    SPACE.lastIndex = this.at;
    SPACE.exec(this.text);
    this.at = SPACE.lastIndex;
  }
  get done(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  /** Is the phrase next? Does not move past it. */
  sees(p: Phrase): boolean {
    this.skip();
    return phraseEnd(p, this.text, this.at) !== undefined;
  }
  /** Takes the first of the phrases that is next, and returns its words. */
  take(list: readonly Phrase[]): string | undefined {
    this.skip();
    for (const p of list) {
      const end = phraseEnd(p, this.text, this.at);
      if (end === undefined) continue;
      this.at = end;
      return p.words;
    }
    return undefined;
  }
  /** Takes a mark such as "," or ":". */
  mark(sign: string): boolean {
    this.skip();
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  /** A text in quotes, with JSON escapes; “curly” quotes have none. */
  quoted(): string | undefined {
    this.skip();
    CURLY.lastIndex = this.at;
    const curly = CURLY.exec(this.text);
    if (curly !== null) {
      this.at = CURLY.lastIndex;
      return curly[1];
    }
    if (this.text[this.at] !== '"') return undefined;
    QUOTED.lastIndex = this.at;
    const match = QUOTED.exec(this.text);
    if (match === null) {
      throw new Misread(this.at, 'a quote is not closed', this.text.slice(this.at), 'a closing " on the same line');
    }
    const start = this.at;
    this.at = QUOTED.lastIndex;
    return unescaped(match[0], start);
  }
  /**
   * Words up to one of the phrases, a comma, a bracket, a quote or the end, spaces collapsed; "" if none. Goes word by
   * word: a pattern that looked for the end behind every space would take a line of spaces for ever.
   */
  wordsBefore(ends: readonly Phrase[]): string {
    const words: string[] = [];
    for (;;) {
      this.skip();
      if (words.length > 0 && ends.some((p) => this.sees(p))) break;
      BARE.lastIndex = this.at;
      const word = BARE.exec(this.text)?.[0];
      if (word === undefined) break;
      words.push(word);
      this.at = BARE.lastIndex;
    }
    return words.join(' ');
  }
  word(): string | undefined {
    this.skip();
    WORD.lastIndex = this.at;
    const match = WORD.exec(this.text);
    if (match === null) return undefined;
    this.at = WORD.lastIndex;
    return match[0];
  }
  wordOrQuoted(): string | undefined {
    return this.quoted() ?? this.word();
  }

  date(): PartialDate {
    this.skip();
    // "late 2014" is somewhere in 2014: the part of the year is dropped, the interval stays sound.
    const start = this.at;
    const part = this.take(PART_OF_YEAR);
    this.skip();
    const match = matchDate(this.text, this.at);
    if (match !== undefined) {
      this.at = match.end;
      return match.date;
    }
    if (part !== undefined) this.at = start;
    return this.fail('is not a date', 'a date such as 2015, January 2015 or 20 January 2015', 'bad-date');
  }

  /** The next word as it stands, for messages. */
  next(): string {
    this.skip();
    const rest = this.text.slice(this.at);
    return /^(?:"(?:[^"\\]|\\.)*"?|[^\s,;:()"]+|.)/u.exec(rest)?.[0] ?? '';
  }
  /** Gives up on the line at this position. `known`: words that would be understood here, for "did you mean". */
  fail(what: string, expected: string, code: ProblemCode = 'notation-syntax', known: Iterable<string> = []): never {
    const received = this.next();
    const message = received === '' ? 'the line ends too early' : `"${received}" ${what}`;
    throw new Misread(this.at, message, received, `${expected}${didYouMean(received, known)}`, code);
  }
}

const PART_OF_YEAR = phrases('early', 'mid', 'late', 'early in', 'late in', 'the end of', 'the start of');

function unescaped(quoted: string, at: number): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw new Misread(at, 'a quoted text holds a wrong escape', quoted, 'JSON escapes: \\" \\\\ \\n \\t \\u4e2d');
  }
}
