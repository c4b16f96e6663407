/** Dirty input as data, and the errors that are thrown for misuse. Every code is listed here and in docs/errors.md. */

/** Where in the input: all that is known of file, row or line, column, JSON pointer, page or paragraph. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly row?: number;
  /** of a sheet, such as C7 */
  readonly cell?: string;
  readonly field?: string;
  readonly pointer?: string;
  readonly page?: number;
  readonly paragraph?: string;
}

/** One thing wrong with the input; good rows around it are kept. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'rejected' | 'warning';
  readonly message: string;
  readonly place: Place;
  /** the offending value, as read */
  readonly received?: string;
  /** what would have been understood */
  readonly expected?: string;
}

export const PROBLEM_CODES = [
  'empty-input',
  'unknown-format',
  'encoding',
  'bad-archive',
  'missing-column',
  'missing-value',
  'bad-share',
  'share-out-of-range',
  'bad-date',
  'dated-in-the-future',
  'bad-row',
  'bad-json',
  'bad-xml',
  'bad-statement',
  'bad-reference',
  'bad-version',
  'notation-syntax',
  'notation-word',
  'duplicate-row',
  'duplicate-statement-id',
  'dangling-reference',
  'merge-made-loop',
  'unknown-interest-type',
  'column-guessed',
  'hidden-sheet',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const ERROR_CODES = [
  'usage',
  'not-found',
  'ambiguous',
  'input-rejected',
  'limit-reached',
  'time-limit',
  'memory-limit',
  'store-locked',
  'store-damaged',
  'disk-full',
  'rule-unknown',
  'rule-verb',
  'over-100-diverges',
  'precision-limit',
  'interrupted',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Thrown for misuse or a broken world: a stable code, the value, the valid choices, the next step. */
export class LookthroughError extends Error {
  readonly code: ErrorCode;
  readonly received: string | undefined;
  readonly choices: readonly string[];
  constructor(code: ErrorCode, message: string, detail: { received?: string; choices?: readonly string[] } = {}) {
    super(message);
    this.name = 'LookthroughError';
    this.code = code;
    this.received = detail.received;
    this.choices = detail.choices ?? [];
  }
}

/** "holdings.csv, row 4, share: "130" is over 100 %; expected 0 to 100" */
export function problemText(p: Problem): string {
  const { file, row, cell, line, column, field, pointer, page, paragraph } = p.place;
  const place = [
    file,
    row === undefined ? undefined : `row ${row}`,
    cell === undefined ? undefined : `cell ${cell}`,
    line === undefined ? undefined : `line ${line}`,
    column === undefined ? undefined : `column ${column}`,
    field,
    pointer,
    page === undefined ? undefined : `page ${page}`,
    paragraph === undefined ? undefined : `paragraph ${paragraph}`,
  ].filter((part) => part !== undefined && part !== '');
  const head = place.length > 0 ? `${place.join(', ')}: ` : '';
  const got = p.received === undefined ? '' : ` (read: ${JSON.stringify(p.received)})`;
  const want = p.expected === undefined ? '' : `; expected ${p.expected}`;
  return `${head}${p.message}${got}${want}`;
}
