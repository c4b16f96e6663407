/**
 * One batch as rows of the tables, each statement written out as it comes: a statement that waits for its batch is two
 * dozen objects, and to move them while garbage is collected costs more than to write them out.
 */
import { statementJson } from '../../statements/json.ts';
import type { Statement } from '../../statements/types.ts';
import { dayBegun, spanOfStatement } from '../dated-ahead.ts';
import { keyOf } from '../key.ts';
import type { MovedBatch } from '../moved-batch.ts';
import { aboutOf, linksOf, sameOf } from '../rows.ts';
import type { Writer } from './database.ts';
import { IdentityRows } from './identity-rows.ts';
import { StatementRows, type Wanted } from './rows.ts';
import type { Next } from './schema.ts';

export class BatchRows {
  /** of the statements taken, in their order */
  readonly ids: string[];
  private readonly statement: StatementRows;
  private readonly about: StatementRows;
  private readonly link: StatementRows;
  private readonly same: StatementRows;
  private readonly identities: IdentityRows;
  /** of the whole batch, so that midnight parts no two of its statements */
  private begun = dayBegun();

  /** @param moved a batch that another thread has handed over; without it an empty one */
  constructor(moved?: MovedBatch) {
    const [statement, about, link, same, ...identities] = moved?.tables ?? [];
    this.ids = [...(moved?.ids ?? [])];
    this.statement = new StatementRows(statement ?? 4);
    this.about = new StatementRows(about ?? 2);
    this.link = new StatementRows(link ?? 2);
    this.same = new StatementRows(same ?? 2);
    this.identities = new IdentityRows(identities, moved?.heard);
  }

  /** To be handed to another thread: nothing is taken, appended or read here from then on. */
  moved(): MovedBatch {
    const { ids, statement, about, link, same, identities } = this;
    const tables = [statement, about, link, same, ...identities.tables].map((rows) => rows.moved());
    return { ids, tables, heard: identities.heard };
  }

  /** statements taken */
  get length(): number {
    return this.ids.length;
  }

  take(s: Statement): void {
    const at = this.ids.length;
    const id = keyOf(s.statementId);
    const span = spanOfStatement(s, this.begun);
    this.statement.add(at, id, statementJson(s), span?.first ?? null, span?.last ?? null);
    for (const party of aboutOf(s)) this.about.add(at, keyOf(party), s.kind);
    for (const [above, below] of linksOf(s)) this.link.add(at, keyOf(above), keyOf(below));
    for (const [a, b] of sameOf(s)) {
      this.same.add(at, keyOf(a), keyOf(b));
      this.same.add(at, keyOf(b), keyOf(a));
    }
    this.identities.take(at, s);
    this.ids.push(s.statementId);
  }

  /** Empty again, for the next batch: the room is not asked of the system anew. */
  clear(): void {
    this.ids.length = 0;
    this.begun = dayBegun();
    for (const rows of [this.statement, this.about, this.link, this.same, this.identities]) rows.clear();
  }

  /** The caller holds the transaction. @param next the number the next row of each table has. @returns the next after */
  async appendTo(write: Writer, wanted: Wanted, next: Next): Promise<Next> {
    const after = { ...next };
    for (const table of ['statement', 'link', 'same'] as const) {
      const rows = this[table].kept(wanted);
      await write.append(table, rows, { from: next[table] });
      after[table] += rows.length;
    }
    await write.append('about', this.about.kept(wanted), this.about.statements(wanted, next.statement));
    return { ...after, ...(await this.identities.appendTo(write, next, wanted)) };
  }
}
