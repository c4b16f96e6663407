/** Statements in one DuckDB file. The only folder that knows a database driver. */
import { existsSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { statementFromJson, statementJson } from '../../statements/json.ts';
import { type PartyId, partiesOf, type Statement } from '../../statements/types.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { likeness, ranked, sorted } from '../alike.ts';
import { versionOf } from '../memory/index.ts';
import {
  aboutOf,
  foldedName,
  identifierKey,
  identifiersOf,
  linksOf,
  type NameRow,
  namesOf,
  sameOf,
  spanOfStatement,
} from '../rows.ts';
import type { Found, StatementStore, StoreMeta } from '../types.ts';
import { digestOfIds, Journal } from './journal.ts';
import { SCHEMA } from './schema.ts';

/**
 * @param path the store file
 * @param options create: make it if it is not there
 * @throws LookthroughError not-found; store-locked: another process has it; store-damaged: it holds less than it acknowledged
 */
export async function duckdbStore(path: string, options: { readonly create?: boolean } = {}): Promise<StatementStore> {
  if (!existsSync(path) && options.create !== true) {
    throw new LookthroughError(
      'not-found',
      `there is no store ${path}; make it with: lookthrough import --store ${path} FILES`,
      { received: path },
    );
  }
  const instance = await DuckDBInstance.create(path, { threads: '2' }).catch((error: Error) => {
    throw openError(path, error);
  });
  const connection = await instance.connect();
  await connection.run(SCHEMA).catch((error: Error) => {
    throw openError(path, error);
  });
  const store = new DuckdbStore(instance, connection, new Journal(path), path);
  await store.checkJournal();
  return store;
}

function openError(path: string, error: Error): LookthroughError {
  if (/lock|being used by another process|Conflicting/i.test(error.message)) {
    return new LookthroughError('store-locked', `${path} is open in another process; close it there first`, {
      received: path,
    });
  }
  return new LookthroughError(
    'store-damaged',
    `${path} is not a whole store: ${error.message.split('\n')[0]}; restore it from a copy or import the files again into a new one`,
    { received: path },
  );
}

type Cell = string | number | bigint | null;

class DuckdbStore implements StatementStore {
  private readonly instance: DuckDBInstance;
  private readonly db: DuckDBConnection;
  private readonly journal: Journal;
  private readonly path: string;
  private version: string | undefined;

  constructor(instance: DuckDBInstance, db: DuckDBConnection, journal: Journal, path: string) {
    this.instance = instance;
    this.db = db;
    this.journal = journal;
    this.path = path;
  }

  private async rows(sql: string, values: readonly Cell[] = []): Promise<readonly (readonly Cell[])[]> {
    const result = await this.db.runAndReadAll(sql, [...values]);
    return result.getRows() as Cell[][];
  }

  /** What the journal acknowledged must be there; what was committed and not yet journalled is added to it. */
  async checkJournal(): Promise<void> {
    const told = this.journal.read();
    const kept = await this.rows('SELECT seq, added, digest FROM batch ORDER BY seq');
    for (const [at, batch] of told.entries()) {
      const row = kept[at];
      if (row === undefined || row[2] !== batch.digest)
        throw this.damaged(`batch ${batch.seq} of ${batch.added} statements was acknowledged and is missing`);
    }
    // Reads every block, so that a cut or overwritten file shows itself here and not in the middle of an answer.
    const [count] = await this.rows('SELECT count(json), sum(length(json)) FROM statement').catch((error: Error) => {
      throw this.damaged(error.message.split('\n')[0] ?? 'it cannot be read');
    });
    const added = kept.reduce((sum, row) => sum + Number(row[1]), 0);
    if (Number(count?.[0]) !== added) throw this.damaged(`it holds ${count?.[0]} statements and acknowledged ${added}`);
    for (const row of kept.slice(told.length))
      this.journal.append({ seq: Number(row[0]), added: Number(row[1]), digest: String(row[2]) });
  }

  private damaged(what: string): LookthroughError {
    this.db.closeSync();
    this.instance.closeSync();
    return new LookthroughError(
      'store-damaged',
      `${this.path}: ${what}; restore it from a copy or import the files again into a new one`,
      { received: this.path },
    );
  }

  async append(statements: readonly Statement[]): Promise<{ added: number; known: number }> {
    const fresh = await this.unknown(statements);
    if (fresh.length === 0) return { added: 0, known: statements.length };
    const [last] = await this.rows('SELECT coalesce(max(seq), 0) FROM batch');
    const batch = {
      seq: Number(last?.[0] ?? 0) + 1,
      added: fresh.length,
      digest: digestOfIds(fresh.map((s) => s.statementId)),
    };
    await this.db.run('BEGIN');
    try {
      await this.write(fresh);
      await this.db.run('INSERT INTO batch VALUES (?, ?, ?)', [batch.seq, batch.added, batch.digest]);
      await this.db.run('COMMIT');
    } catch (error) {
      await this.db.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
    this.journal.append(batch);
    this.version = undefined;
    return { added: fresh.length, known: statements.length - fresh.length };
  }

  private async unknown(statements: readonly Statement[]): Promise<readonly Statement[]> {
    const byId = new Map(statements.map((s) => [s.statementId, s] as const));
    for await (const [id] of this.among('SELECT id FROM statement WHERE id IN', [...byId.keys()]))
      byId.delete(String(id));
    return [...byId.values()];
  }

  /** Looks values up by an index: a list of literals is what makes the database use one. */
  private async *among(sql: string, values: readonly string[]): AsyncIterable<readonly Cell[]> {
    for (let at = 0; at < values.length; at += 400) {
      const literals = values.slice(at, at + 400).map((v) => `'${v.replaceAll("'", "''").replaceAll('\u0000', '')}'`);
      yield* await this.rows(`${sql} (${literals.join()})`);
    }
  }

  private async write(statements: readonly Statement[]): Promise<void> {
    await this.appended(
      'statement',
      statements.map((s) => [
        s.statementId,
        statementJson(s),
        spanOfStatement(s)?.first ?? null,
        spanOfStatement(s)?.last ?? null,
      ]),
    );
    await this.appended(
      'about',
      statements.flatMap((s) => [...new Set(aboutOf(s))].map((p) => [p, s.statementId])),
    );
    await this.appended(
      'link',
      statements.flatMap((s) => linksOf(s).map(([a, b]) => [a, b])),
    );
    await this.appended(
      'same',
      statements.flatMap((s) =>
        sameOf(s).flatMap(([a, b]) => [
          [a, b],
          [b, a],
        ]),
      ),
    );
    await this.appended(
      'identifier',
      statements.flatMap((s) => (s.kind === 'party' ? identifiersOf(s).map((k) => [k, s.party]) : [])),
    );
    await this.appended(
      'name',
      statements.flatMap((s) => namesOf(s).map((n) => [n.folded, n.name, n.party, n.type])),
    );
    const mentioned = [...new Set(statements.flatMap((s) => partiesOf(s)))];
    await this.db.run('CREATE TEMP TABLE IF NOT EXISTS seen (party VARCHAR)');
    await this.db.run('DELETE FROM seen');
    await this.appended(
      'seen',
      mentioned.map((p) => [p]),
    );
    await this.db.run('INSERT OR IGNORE INTO mention SELECT party FROM seen');
  }

  private async appended(table: string, rows: readonly (readonly (string | null)[])[]): Promise<void> {
    if (rows.length === 0) return;
    const appender = await this.db.createAppender(table);
    for (const row of rows) {
      for (const cell of row) {
        if (cell === null) appender.appendNull();
        else appender.appendVarchar(cell);
      }
      appender.endRow();
    }
    appender.closeSync();
  }

  /** Level by level, each a few look-ups by index; a party is reached once, so loops end. */
  async closure(parties: readonly PartyId[], down: number): Promise<readonly Statement[]> {
    const reached = new Set(parties);
    let edge = [...reached];
    for (let step = 0; step < down && edge.length > 0; step += 1) {
      edge = await this.spread(reached, edge, 'SELECT below FROM link WHERE above IN');
    }
    edge = [...reached];
    while (edge.length > 0) edge = await this.spread(reached, edge, 'SELECT above FROM link WHERE below IN');
    return this.told(reached);
  }

  /** One step, and every id that may be one with those stepped from. */
  private async spread(reached: Set<PartyId>, from: readonly PartyId[], along: string): Promise<PartyId[]> {
    const fresh: PartyId[] = [];
    const twins =
      'SELECT y.party FROM identifier x JOIN identifier y USING (key) WHERE x.party <> y.party AND x.party IN';
    for (const sql of [along, 'SELECT b FROM same WHERE a IN', twins]) {
      for await (const [next] of this.among(sql, from)) {
        const party = String(next);
        if (reached.has(party)) continue;
        reached.add(party);
        fresh.push(party);
      }
    }
    return fresh;
  }

  /** What is said about the parties reached, and who everybody named in it is. */
  private async told(reached: ReadonlySet<PartyId>): Promise<readonly Statement[]> {
    const found = await this.about([...reached]);
    const named = [...new Set([...found.values()].flatMap((s) => partiesOf(s)))].filter((p) => !reached.has(p));
    for (const s of (await this.about(named)).values()) if (s.kind === 'party') found.set(s.statementId, s);
    return [...found.values()];
  }

  private async about(parties: readonly PartyId[]): Promise<Map<string, Statement>> {
    const ids = new Set<string>();
    for await (const [id] of this.among('SELECT id FROM about WHERE party IN', parties)) ids.add(String(id));
    const found = new Map<string, Statement>();
    for await (const [json] of this.among('SELECT json FROM statement WHERE id IN', [...ids])) {
      const s = statementFromJson(String(json));
      found.set(s.statementId, s);
    }
    return found;
  }

  async find(text: string, limit: number): Promise<readonly Found[]> {
    const [scheme, ...rest] = text.split(/[\s:]+/);
    const keys = [identifierKey(scheme ?? '', rest.join('')), identifierKey('LEI', text)];
    const exactly = await this.rows(
      `SELECT p.party, coalesce((SELECT min(n.name) FROM name n WHERE n.party = p.party), p.party), coalesce((SELECT min(n.type) FROM name n WHERE n.party = p.party), 'unknown')
       FROM (SELECT party FROM mention WHERE party = $1 UNION SELECT party FROM name WHERE folded = $2 UNION SELECT party FROM identifier WHERE key IN ($3, $4)) p`,
      [text, foldedName(text), keys[0] ?? '', keys[1] ?? ''],
    );
    if (exactly.length > 0) {
      const found = exactly.map(([id, name, type]) => ({
        id: String(id),
        name: String(name).replace(/^name:/, ''),
        type: String(type),
        score: 1,
      }));
      return sorted(found).slice(0, limit);
    }
    return ranked(text, await this.nearby(foldedName(text)), limit);
  }

  /** A first choice by the database; the same likeness as in memory decides. */
  private async nearby(folded: string): Promise<readonly NameRow[]> {
    const rows = await this.rows(
      `SELECT folded, name, party, type FROM name WHERE starts_with(folded, $1) OR contains(folded, ' ' || $1) OR (length(folded) > 3 AND starts_with($1, folded)) OR (abs(length(folded) - length($1)) <= 4 AND damerau_levenshtein(left(folded, 60), left($1, 60)) <= greatest(1, greatest(length(folded), length($1)) // 4)) LIMIT 5000`,
      [folded],
    );
    return rows
      .map(([f, name, party, type]) => ({
        folded: String(f),
        name: String(name),
        party: String(party),
        type: String(type),
      }))
      .filter((r) => likeness(folded, r.folded) > 0);
  }

  async statement(id: string): Promise<Statement | undefined> {
    const [row] = await this.rows('SELECT json FROM statement WHERE id = ?', [id]);
    return row === undefined ? undefined : statementFromJson(String(row[0]));
  }

  async *all(): AsyncIterable<Statement> {
    let last = '';
    for (;;) {
      const rows = await this.rows('SELECT id, json FROM statement WHERE id > ? ORDER BY id LIMIT 10000', [last]);
      for (const [, json] of rows) yield statementFromJson(String(json));
      if (rows.length === 0) return;
      last = String(rows.at(-1)?.[0]);
    }
  }

  async meta(): Promise<StoreMeta> {
    const [row] = await this.rows('SELECT count(*), min(first), max(last) FROM statement');
    this.version ??= await this.hashed(Number(row?.[0] ?? 0));
    const span = row?.[1] == null || row[2] == null ? {} : { span: { first: String(row[1]), last: String(row[2]) } };
    return { version: this.version, count: Number(row?.[0] ?? 0), ...span };
  }

  /** Hashing every id takes seconds on millions; the result is kept until a statement is added. */
  private async hashed(count: number): Promise<string> {
    const [kept] = await this.rows('SELECT version FROM version WHERE count = ?', [count]);
    if (kept !== undefined) return String(kept[0]);
    const rows = await this.rows('SELECT id FROM statement ORDER BY id');
    const version = versionOf(rows.map(([id]) => String(id)));
    await this.db.run('DELETE FROM version');
    await this.db.run('INSERT INTO version VALUES (?, ?)', [count, version]);
    return version;
  }

  async close(): Promise<void> {
    await this.db.run('CHECKPOINT').catch(() => undefined);
    this.db.closeSync();
    this.instance.closeSync();
  }
}
