/**
 * Where the next page of a list begins: opaque, and good for this state of the data and this question alone. A page of
 * other data would skip or repeat rows without a sign of it, so such a cursor is refused by name.
 */
import { createHash } from 'node:crypto';
import { Refusal } from './problem.ts';

/** What a cursor belongs to. */
export interface Listed {
  /** version of the data, and of the engine that ordered it */
  readonly state: string;
  /** address and parameters but for `cursor` and `limit`: the size of pages may change on the way */
  readonly question: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** @param position where the next page begins, in the list's own words */
export function cursorAt({ state, question }: Listed, position: string): string {
  const text = `${digest(state)}${digest(question)}${position}`;
  return Buffer.from(`${digest(text)}${text}`).toString('base64url');
}

/**
 * @returns the position the cursor was made with
 * @throws Refusal cursor-damaged, cursor-other-data, cursor-other-question
 */
export function positionOf(cursor: string, { state, question }: Listed): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  const parts = [0, 16, 32].map((at) => text.slice(at, at + 16));
  // Copied badly is told apart from made up elsewhere by nothing; both are no cursor of this server.
  if (digest(text.slice(16)) !== parts[0] || Buffer.from(text).toString('base64url') !== cursor)
    throw refused('cursor-damaged', cursor, 'this cursor is cut or altered', 'a cursor as "next" gave it');
  if (parts[1] !== digest(state))
    throw refused(
      'cursor-other-data',
      cursor,
      'this cursor is of another state of the data',
      'the list from its start',
    );
  if (parts[2] !== digest(question))
    throw refused(
      'cursor-other-question',
      cursor,
      'this cursor is of another question',
      'the question it was given for',
    );
  return text.slice(48);
}

function refused(
  code: 'cursor-damaged' | 'cursor-other-data' | 'cursor-other-question',
  cursor: string,
  what: string,
  expected: string,
): Refusal {
  const detail = `${what}; expected ${expected}`;
  const fault = { parameter: 'cursor', pointer: '#/cursor', received: cursor, expected, detail };
  return new Refusal(code, detail, { received: cursor, errors: [fault] });
}
