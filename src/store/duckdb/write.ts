/** One batch as rows of the tables. */
import { statementJson } from '../../statements/json.ts';
import { partiesOf, type Statement } from '../../statements/types.ts';
import { keyOf } from '../key.ts';
import { aboutOf, identifiersOf, linksOf, namesOf, sameOf, soundsOf, spanOfStatement } from '../rows.ts';
import type { Cells, Writer } from './database.ts';
import type { Batch } from './journal.ts';

/** Writes statements not in the store yet; the caller holds the transaction. */
export async function writeBatch(write: Writer, statements: readonly Statement[], batch: Batch): Promise<void> {
  await write.append('statement', rowsOf(statements, statementRow));
  await write.append(
    'about',
    rowsOf(statements, (s) => [...aboutOf(s)].map((p) => [keyOf(p), keyOf(s.statementId), s.kind])),
  );
  await write.append(
    'link',
    rowsOf(statements, (s) => linksOf(s).map((pair) => pair.map(keyOf))),
  );
  await write.append(
    'same',
    rowsOf(statements, (s) =>
      sameOf(s).flatMap(([a, b]) => [
        [keyOf(a), keyOf(b)],
        [keyOf(b), keyOf(a)],
      ]),
    ),
  );
  await writeIdentities(write, statements);
  await writeMentions(write, statements);
  await write.run('INSERT INTO batch VALUES (?, ?, ?)', [batch.seq, batch.added, batch.digest]);
}

/** Keys, names and sounds parties are found by: derived, so they can be made anew. */
export async function writeIdentities(write: Writer, statements: readonly Statement[]): Promise<void> {
  await write.append(
    'identifier',
    rowsOf(statements, (s) => (s.kind === 'party' ? identifiersOf(s).map((k) => [keyOf(k), keyOf(s.party)]) : [])),
  );
  await write.append(
    'name',
    rowsOf(statements, (s) => namesOf(s).map((n) => [n.folded, keyOf(n.name), keyOf(n.party), n.type])),
  );
  const sounds = await soundsOf(statements);
  await write.append(
    'sound',
    sounds.map((r) => [r.sound, keyOf(r.name), keyOf(r.party), r.type]),
  );
}

function* rowsOf(statements: readonly Statement[], of: (s: Statement) => readonly Cells[]): Iterable<Cells> {
  for (const s of statements) yield* of(s);
}

function statementRow(s: Statement): readonly Cells[] {
  const span = spanOfStatement(s);
  return [[keyOf(s.statementId), statementJson(s), span?.first ?? null, span?.last ?? null]];
}

/** Every id named anywhere, once. */
async function writeMentions(write: Writer, statements: readonly Statement[]): Promise<void> {
  const mentioned = new Set<string>();
  for (const s of statements) for (const party of partiesOf(s)) mentioned.add(party);
  await write.run('CREATE TEMP TABLE IF NOT EXISTS seen (party VARCHAR)');
  await write.run('DELETE FROM seen');
  await write.append(
    'seen',
    [...mentioned].map((p) => [keyOf(p)]),
  );
  await write.run('INSERT OR IGNORE INTO mention SELECT party FROM seen');
}
