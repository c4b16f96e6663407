/** A sentence with names in it: words are looked for outside quotes, names come back as written, errors have columns. */
import { LookthroughError } from '../terms/problem.ts';

/** Stands where quoted text stands: no word begins or ends there. */
const HIDDEN = '\u0001';
const QUOTED = /"[^"]*"|“[^”]*”|「[^」]*」/gu;

export interface Word {
  readonly at: number;
  readonly end: number;
  readonly word: string;
}

export class Sentence {
  readonly text: string;
  /** where its last name ends: a full stop and spaces are not part of it */
  readonly end: number;
  private readonly bare: string;
  private readonly understood: string;

  constructor(text: string, understood: string) {
    this.text = text;
    this.understood = understood;
    this.bare = text.replace(QUOTED, (quoted) => HIDDEN.repeat(quoted.length));
    this.end = this.bare.replace(/\s*\.?\s*$/u, '').length;
    const open = /["“”「」]/u.exec(this.bare);
    if (open !== null) this.refuse('has a quote without its other one', open.index);
  }

  /** @param at place in the text; its column is counted from 1, in characters as an editor counts them */
  refuse(why: string, at?: number): never {
    const column = at === undefined ? '' : `, column ${[...this.text.slice(0, this.skip(at))].length + 1},`;
    throw new LookthroughError('usage', `"${this.text}"${column} ${why}; understood are ${this.understood}`, {
      received: this.text,
    });
  }

  private skip(at: number): number {
    return at + (/^\s*/u.exec(this.bare.slice(at))?.[0].length ?? 0);
  }

  /** The first such word from a place on. */
  find(pattern: RegExp, from: number): Word | undefined {
    const found = pattern.exec(this.bare.slice(from, this.end));
    if (found === null) return undefined;
    return { at: from + found.index, end: from + found.index + found[0].length, word: found[0] };
  }

  /** The only such word: "Back to Work to B" could be two sentences, and is none. */
  only(pattern: RegExp, from: number, wanted: string): Word {
    const first = this.find(pattern, from) ?? this.refuse(`ends before ${wanted}`, this.end);
    const second = this.find(pattern, first.end);
    if (second !== undefined)
      this.refuse(`can be read two ways, with "${second.word.trim()}" twice: put the name in quotes`, second.at);
    return first;
  }

  /** What must stand at a place. @returns where it ends */
  expect(pattern: RegExp, at: number, wanted: string): number {
    const found = pattern.exec(this.bare.slice(at, this.end));
    return found === null ? this.refuse(`does not go on with ${wanted}`, at) : at + found[0].length;
  }

  /** The name between two places, without its quotes. */
  name(from: number, to: number, wanted: string): string {
    const name = unquoted(this.text.slice(from, to));
    return name === '' ? this.refuse(`lacks ${wanted}`, from) : name;
  }

  /** "A, B and C"; commas and "and" inside quotes belong to a name. */
  names(from: number, to: number): readonly string[] {
    const found: string[] = [];
    let at = from;
    for (const gap of this.bare.slice(from, to).matchAll(/\s*,\s*(?:and\s+)?|\s+and\s+/giu)) {
      found.push(this.name(at, from + gap.index, 'a name'));
      at = from + gap.index + gap[0].length;
    }
    return [...found, this.name(at, to, 'a name')];
  }
}

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^(?:"(.*)"|“(.*)”|「(.*)」)$/su, (_, a?: string, b?: string, c?: string) => a ?? b ?? c ?? '')
    .trim();
