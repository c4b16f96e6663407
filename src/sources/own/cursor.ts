/** A reading position in one line: takes phrases, quoted texts, words, dates; says where and what when it cannot. */
import type { PartialDate } from '../../terms/day.ts';
import { matchDate } from '../../terms/grammar.ts';
import type { ProblemCode } from '../../terms/problem.ts';
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

/** One or more words to be met at a position, any spacing and case between them, ending at a word's end. */
export interface Phrase {
  readonly words: string;
  readonly pattern: RegExp;
}
export function phrase(words: string): Phrase {
  const known = compiled.get(words);
  if (known !== undefined) return known;
  const made = compile(words);
  compiled.set(words, made);
  return made;
}
/** The notation has some two hundred phrases; each is compiled once. */
const compiled = new Map<string, Phrase>();

function compile(words: string): Phrase {
  const body = words.split(' ').map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { words, pattern: new RegExp(`${body.join('\\s+')}(?![\\p{L}\\p{N}_-])`, 'iuy') };
}
/** Longest first, so that "as of" is tried before "as". */
export const phrases = (...words: readonly string[]): readonly Phrase[] =>
  [...words].sort((a, b) => b.length - a.length).map(phrase);

const SPACE = /\s*/y;
const WORD = /[^\s,;:()"{}]+/uy;
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
    return this.matchAt(p) !== undefined;
  }
  private matchAt(p: Phrase): number | undefined {
    p.pattern.lastIndex = this.at;
    return p.pattern.test(this.text) ? p.pattern.lastIndex : undefined;
  }
  /** Takes the first of the phrases that is next, and returns its words. */
  take(list: readonly Phrase[]): string | undefined {
    this.skip();
    for (const p of list) {
      const end = this.matchAt(p);
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
