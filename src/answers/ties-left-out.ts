/** What was looked at between two parties and left out of their ties, each in words with its reason and its source. */
import { type LeftOut, leftOutBetween } from '../compute/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { dateText } from '../terms/day.ts';
import { nameOf, partyOut } from './context.ts';
import { sourceOf, statementText } from './structure-events.ts';

/** @returns by reason: a figure of one or the other first, what is over last */
export function leftOutOf(s: Snapshot, a: Node, b: Node): object[] {
  const rank = (x: LeftOut): number => ['either-or', 'worth', 'planned', 'not-begun', 'ended'].indexOf(x.reason);
  return [...leftOutBetween(s, a, b)].sort((x, y) => rank(x) - rank(y)).map((x) => leftOut(s, x));
}

function leftOut(s: Snapshot, x: LeftOut): object {
  return {
    kind: x.kind,
    reason: x.reason,
    text: textOf(s, x),
    because: reasonOf(s, x),
    parties: [...new Set(x.parties)].filter((n) => n >= 0).map((n) => partyOut(s, n)),
    ...(x.date === undefined ? {} : { date: x.date }),
    statements: [x.statement],
    sources: [sourceOf(s.statements.get(x.statement))],
  };
}

function textOf(s: Snapshot, { kind, parties, role, statement }: LeftOut): string {
  const [from, to] = parties.map((n) => (n < 0 ? '' : nameOf(s, n)));
  if (kind === 'office') return `${from} is ${role} of ${to}`;
  if (kind === 'holding') return `${from} holds a part of ${to}`;
  const st = s.statements.get(statement);
  return st === undefined ? '' : statementText(s, st);
}

function reasonOf(s: Snapshot, { reason, of, date, parties }: LeftOut): string {
  switch (reason) {
    case 'either-or':
      return `the figure is of ${parties
        .slice(1)
        .map((n) => nameOf(s, n))
        .join(' or of ')}, never of both`;
    case 'worth':
      return `it says what ${of === undefined ? 'a party' : nameOf(s, of)} was worth, not who is tied to whom`;
    case 'planned':
      return 'a plan, not a fact';
    case 'ended':
      return date === undefined ? 'it is over' : `over since ${dateText(date)}`;
    case 'not-begun':
      return date === undefined ? 'it has not begun' : `not before ${dateText(date)}`;
  }
}
