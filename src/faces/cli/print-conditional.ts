/** Rows that hang on an open point: a mark in the table, and below it what they hang on and what holds either way. */
import { type ShareLike, shareText } from './shares.ts';
import { wrapped } from './text.ts';

type Row = Readonly<Record<string, unknown>>;
const LISTS = ['holders', 'holdings', 'controllers', 'controlled', 'verdicts', 'owners', 'blocked'] as const;
const MARK = ' †';

const pointsOf = (row: Row): readonly string[] => (row['conditionalOn'] as string[] | undefined) ?? [];

/** Follows the name of a party whose row is conditional. */
export const markOf = (row: Row): string => (pointsOf(row).length === 0 ? '' : MARK);

export function conditions(answer: Row, nameOf: (row: Row) => string, width: number): string[] {
  const rows = LISTS.flatMap((list) => (Array.isArray(answer[list]) ? (answer[list] as Row[]) : []));
  const lines = rows
    .filter((row) => pointsOf(row).length > 0)
    .flatMap((row) => [
      `  ${wrapped(`${nameOf(row)}${ruleOf(row)}: ${everywhere(row)} in every reading of`, width - 2, '    ')}`,
      ...pointsOf(row).map((id) => `    ${wrapped(id, width - 4, '      ')}`),
    ]);
  return lines.length === 0 ? [] : [`Conditional (†), see the open points and assumptions:\n${lines.join('\n')}`];
}

const ruleOf = (row: Row): string => (row['rule'] === undefined ? '' : ` under ${row['rule']}`);

/** "32 to 62 % (votes 40 to 70 %)", "cannot-tell, 20 to 60 %" */
function everywhere(row: Row): string {
  const said = row['acrossReadings'] as Row;
  const figure = (key: string): string => shareText(said[key] as ShareLike | undefined);
  const parts = [said['verdict'], said['share'] === undefined ? undefined : figure('share')].filter(
    (x) => x !== undefined,
  );
  const votes = said['votes'] === undefined ? '' : `votes ${figure('votes')}`;
  if (parts.length === 0) return votes;
  return votes === '' ? parts.join(', ') : `${parts.join(', ')} (${votes})`;
}
