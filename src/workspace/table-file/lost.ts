/** What no table of parties and interests says, statement by statement. */
import { dayOfBirthLost } from '../../statements/said.ts';
import type { Statement } from '../../statements/types.ts';
import { byText, type Lost } from './types.ts';

/** @returns sorted by statement, so the same for any order of the statements */
export const notTold = (statements: readonly Statement[]): Lost[] =>
  statements
    .flatMap((s) => whatOf(s).map((what) => ({ statementId: s.statementId, what })))
    .sort((a, b) => byText([a.statementId, a.what], [b.statementId, b.what]));

function whatOf(s: Statement): string[] {
  if (s.kind === 'party') return [...dayOfBirthLost(s)];
  if (s.kind !== 'relationship') return [`parties and interests have no row for a ${s.kind}`];
  return (s.otherReadings ?? []).length > 0 ? ['other readings of the passage have no column'] : [];
}
