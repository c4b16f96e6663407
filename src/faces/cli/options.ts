/** Flags every question shares, and how they become a question. */
import type { Command } from 'commander';
import { LookthroughError, type Question } from '../../index.ts';

export interface Flags {
  readonly asAt?: string;
  readonly knownAt?: string;
  readonly measure?: string;
  readonly rule?: string;
  readonly concert?: readonly string[];
  readonly quota?: string;
  readonly turnout?: string;
  readonly allParties?: boolean;
  readonly direct?: boolean;
  readonly limit?: string;
  readonly after?: string;
  readonly asIf?: boolean;
  readonly assume?: readonly string[];
  readonly choose?: readonly string[];
  readonly undisclosed?: string;
  readonly over100?: string;
  readonly store?: string;
  readonly json?: boolean;
  readonly manner?: string;
  readonly columns?: string;
  /** a file to write the answer to */
  readonly out?: string;
  readonly mostSeconds?: string;
}

/** Of every command that reads files. */
export const COLUMNS_FLAG = ['--columns <file>', 'what columns of tables mean, as `columns --save` writes it'] as const;

const many = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
/** `--assume` and `--no-assume` share one place (commander's rule for "no-"): a sign tells them apart. */
const signed =
  (sign: '+' | '-') =>
  (value: string, before: unknown): readonly string[] => [
    ...(Array.isArray(before) ? (before as string[]) : []),
    `${sign}${value}`,
  ];
const withSign = (flags: Flags, sign: string): readonly string[] =>
  (Array.isArray(flags.assume) ? (flags.assume as string[]) : [])
    .filter((x) => x.startsWith(sign))
    .map((x) => x.slice(1));

export function questionFlags(command: Command): Command {
  return command
    .option('--as-at <day>', 'what is true on this day, YYYY-MM-DD (default: the last day the data speaks of)')
    .option('--known-at <day>', 'only what was published by this day (default: all)')
    .option('--choose <point=option>', 'take another reading of an open point (repeatable)', many)
    .option('--no-assume <id>', 'switch an assumption off, by id or kind (repeatable)', signed('-'))
    .option('--assume <id>', 'switch one back on (repeatable)', signed('+'))
    .option(
      '--undisclosed <who>',
      'declared: the undeclared rest is nobody’s; anyone: it may be the party’s',
      'declared',
    )
    .option('--over-100 <how>', 'columns above 100 %: widen the figures, or take them as-stated', 'widen')
    .option('--store <file>', 'ask a store instead of files')
    .option('--manner <manner>', 'read the files as register or prose')
    .option(...COLUMNS_FLAG)
    .option('--most-seconds <number>', 'give the question up if it takes longer (default: never)')
    .option('--json', 'print the whole answer with its proof as JSON');
}

/** @throws LookthroughError usage: a measure there is not */
export const measureOf = (flags: Flags): 'economic' | 'votes' | 'both' =>
  oneOf('--measure', flags.measure, ['economic', 'votes', 'both'] as const, 'both');

/** @throws LookthroughError usage: a flag with a value it does not take */
export function commonOf(flags: Flags): Partial<Question> {
  return {
    ...(flags.asAt === undefined ? {} : { asAt: flags.asAt }),
    ...(flags.knownAt === undefined ? {} : { knownAt: flags.knownAt }),
    ...(flags.choose === undefined ? {} : { choices: choicesOf(flags.choose) }),
    ...(withSign(flags, '-').length === 0 ? {} : { noAssume: withSign(flags, '-') }),
    ...(withSign(flags, '+').length === 0 ? {} : { assume: withSign(flags, '+') }),
    undisclosed: oneOf('--undisclosed', flags.undisclosed, ['declared', 'anyone'] as const, 'declared'),
    over100: oneOf('--over-100', flags.over100, ['widen', 'as-stated'] as const, 'widen'),
  };
}

/** A day of seconds is a slip of the finger, and more than a timer can wait. @throws LookthroughError usage */
export function secondsOf(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new LookthroughError('usage', `--most-seconds takes whole seconds from 1 to 99999, not "${text}"`, {
    received: text,
  });
}

function choicesOf(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    list.map((text) => {
      const at = text.lastIndexOf('=');
      if (at < 1)
        throw new LookthroughError(
          'usage',
          `--choose "${text}" has no "="; expected "point=option", as the answer prints it`,
          { received: text },
        );
      return [text.slice(0, at), text.slice(at + 1)] as const;
    }),
  );
}

export function oneOf<T extends string>(
  flag: string,
  value: string | undefined,
  choices: readonly T[],
  fallback: T,
): T {
  if (value === undefined) return fallback;
  const found = choices.find((c) => c === value);
  if (found === undefined)
    throw new LookthroughError('usage', `${flag} takes ${choices.join(' or ')}, not "${value}"`, {
      received: value,
      choices,
    });
  return found;
}

/** "A,B@X" is a pact of A and B over X. */
export function concertsOf(list: readonly string[] | undefined): { members: string[]; issuers: string[] }[] {
  return (list ?? []).map((text) => {
    const [members = '', issuers = ''] = text.split('@');
    const names = (part: string): string[] =>
      part
        .split(',')
        .map((n) => n.trim())
        .filter((n) => n !== '');
    if (names(members).length < 2)
      throw new LookthroughError('usage', `--concert "${text}" names fewer than two members; expected A,B or A,B@X`, {
        received: text,
      });
    return { members: names(members), issuers: names(issuers) };
  });
}
export { many };
