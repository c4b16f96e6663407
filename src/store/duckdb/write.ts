/** One batch as rows of the tables. */
import { statementJson } from '../../statements/json.ts';
import type { Statement } from '../../statements/types.ts';
import { dayBegun, spanOfStatement } from '../dated-ahead.ts';
import { keyOf } from '../key.ts';
import { aboutOf, identifiersOf, linksOf, namesOf, sameOf, soundsOf } from '../rows.ts';
import { Columns } from './columns.ts';
import type { Writer } from './database.ts';
import type { Batch } from './journal.ts';

/** Writes statements not in the store yet; the caller holds the transaction. */
export async function writeBatch(write: Writer, statements: readonly Statement[], batch: Batch): Promise<void> {
  const [statement, about, link, same] = [new Columns(4), new Columns(3), new Columns(2), new Columns(2)];
  const begun = dayBegun();
  for (const s of statements) {
    const id = keyOf(s.statementId);
    const span = spanOfStatement(s, begun);
    statement.add(id, statementJson(s), span?.first ?? null, span?.last ?? null);
    for (const party of aboutOf(s)) about.add(keyOf(party), id, s.kind);
    for (const [above, below] of linksOf(s)) link.add(keyOf(above), keyOf(below));
    for (const [a, b] of sameOf(s)) {
      same.add(keyOf(a), keyOf(b));
      same.add(keyOf(b), keyOf(a));
    }
  }
  await write.append('statement', statement);
  await write.append('about', about);
  await write.append('link', link);
  await write.append('same', same);
  await writeIdentities(write, statements);
  await write.run('INSERT INTO batch VALUES (?, ?, ?)', [batch.seq, batch.added, batch.digest]);
}

/** Keys, names and sounds parties are found by: derived, so they can be made anew. */
export async function writeIdentities(write: Writer, statements: readonly Statement[]): Promise<void> {
  const [identifier, name, sound] = [new Columns(2), new Columns(4), new Columns(4)];
  for (const s of statements) {
    if (s.kind !== 'party') continue;
    for (const key of identifiersOf(s)) identifier.add(keyOf(key), keyOf(s.party));
    for (const n of namesOf(s)) name.add(n.folded, keyOf(n.name), keyOf(n.party), n.type);
  }
  for (const r of await soundsOf(statements)) sound.add(r.sound, keyOf(r.name), keyOf(r.party), r.type);
  await write.append('identifier', identifier);
  await write.append('name', name);
  await write.append('sound', sound);
}
