/** How every figure was said and what became of it: the rows of tables, gauges and evidence cards. */
import type { Statement } from '../statements/types.ts';
import type { Day } from '../terms/day.ts';
import { UNKNOWN } from '../terms/interval.ts';
import { type Figure, hedgeOf } from './figures.ts';
import type { LevelBook } from './levels.ts';
import type { People } from './parties.ts';
import { dayAgainst, type Transfer } from './transfers.ts';
import type { Said } from './types.ts';

export function saidOf(
  figures: readonly Figure[],
  book: LevelBook,
  statements: readonly Statement[],
  transfers: readonly Transfer[],
  { day, people }: { day: Day; people: People },
): Said[] {
  const said = figures.map(
    (f): Said => ({
      owner: f.holder,
      company: f.company,
      hedge: hedgeOf(f),
      of: f.of,
      bounds: f.share?.bounds ?? UNKNOWN,
      directness: f.directness,
      interestType: f.interestType,
      statement: f.statement,
      use: book.uses.get(f) ?? 'left-out',
      ...(f.share?.words === undefined ? {} : { words: f.share.words }),
      ...(f.startText === undefined ? {} : { start: f.startText }),
      ...(f.endText === undefined ? {} : { end: f.endText }),
    }),
  );
  said.push(...bought(statements, transfers, book, day, people));
  return said.sort((a, b) => a.company - b.company || a.owner - b.owner || (a.statement < b.statement ? -1 : 1));
}

/** A holding that only a transfer tells of is said in the transfer's words. */
function bought(
  statements: readonly Statement[],
  transfers: readonly Transfer[],
  book: LevelBook,
  day: Day,
  people: People,
): Said[] {
  const rows: Said[] = [];
  const transferOf = new Map(transfers.flatMap((t) => t.statements.map((id) => [id, t] as const)));
  for (const s of statements) {
    if (s.kind !== 'transaction' || s.share === undefined || s.buyers.length !== 1) continue;
    const owner = people.nodeOf.get(s.buyers[0] ?? '');
    const company = people.nodeOf.get(s.company);
    const transfer = transferOf.get(s.statementId);
    if (owner === undefined || company === undefined || transfer === undefined) continue;
    const told = (['shares', 'votes'] as const).some((slot) => book.stated(owner, company, slot) !== undefined);
    const happened = dayAgainst(day, transfer) !== 'before';
    rows.push({
      owner,
      company,
      hedge: s.share.hedge,
      of: s.share.of,
      bounds: s.share.bounds,
      directness: 'direct',
      interestType: 'shareholding',
      statement: s.statementId,
      use: happened ? (told ? 'corroborates' : 'used') : 'left-out',
      ...(s.share.words === undefined ? {} : { words: s.share.words }),
      ...(s.date === undefined ? {} : { start: s.date }),
    });
  }
  return rows;
}
