/** Statements in memory: for files asked directly, for programs, for tests. */
import { createHash } from 'node:crypto';
import { type PartyId, partiesOf, type Statement } from '../../statements/types.ts';
import type { Days } from '../../terms/day.ts';
import { ranked, sorted } from '../alike.ts';
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
  wider,
} from '../rows.ts';
import type { Found, StatementStore, StoreMeta } from '../types.ts';

export function memoryStore(): StatementStore {
  return new MemoryStore();
}

class MemoryStore implements StatementStore {
  private readonly byId = new Map<string, Statement>();
  private readonly about = new Map<PartyId, Statement[]>();
  private readonly above = new Map<PartyId, Set<PartyId>>();
  private readonly below = new Map<PartyId, Set<PartyId>>();
  private readonly same = new Map<PartyId, Set<PartyId>>();
  private readonly holdersOf = new Map<string, Set<PartyId>>();
  private readonly names = new Map<string, NameRow[]>();
  private readonly mentioned = new Set<PartyId>();
  private span: Days | undefined;
  private version: string | undefined;

  async append(statements: readonly Statement[]): Promise<{ added: number; known: number }> {
    let added = 0;
    for (const s of statements) {
      if (this.byId.has(s.statementId)) continue;
      this.byId.set(s.statementId, s);
      this.index(s);
      added += 1;
    }
    if (added > 0) this.version = undefined;
    return { added, known: statements.length - added };
  }

  private index(s: Statement): void {
    for (const party of new Set(aboutOf(s))) push(this.about, party, s);
    for (const party of partiesOf(s)) this.mentioned.add(party);
    for (const [up, down] of linksOf(s)) {
      add(this.above, down, up);
      add(this.below, up, down);
    }
    for (const [a, b] of sameOf(s)) this.unite(a, b);
    for (const key of identifiersOf(s)) {
      const parties = this.holdersOf.get(key) ?? new Set();
      this.holdersOf.set(key, parties);
      if (s.kind !== 'party') continue;
      for (const other of parties) this.unite(s.party, other);
      parties.add(s.party);
    }
    for (const row of namesOf(s)) push(this.names, row.folded, row);
    this.span = wider(this.span, spanOfStatement(s));
  }

  private unite(a: PartyId, b: PartyId): void {
    if (a === b) return;
    add(this.same, a, b);
    add(this.same, b, a);
  }

  async closure(parties: readonly PartyId[], down: number): Promise<readonly Statement[]> {
    const reached = new Set(parties);
    let edge = [...reached];
    for (let step = 0; step < down && edge.length > 0; step += 1) {
      edge = this.spread(reached, edge, this.below);
    }
    edge = [...reached];
    while (edge.length > 0) edge = this.spread(reached, edge, this.above);
    return this.told(reached);
  }

  /** One step, and every id that may be one with those reached. */
  private spread(
    reached: Set<PartyId>,
    from: readonly PartyId[],
    along: ReadonlyMap<PartyId, ReadonlySet<PartyId>>,
  ): PartyId[] {
    const fresh: PartyId[] = [];
    const admit = (party: PartyId): void => {
      if (reached.has(party)) return;
      reached.add(party);
      fresh.push(party);
    };
    for (const party of from) {
      for (const next of along.get(party) ?? []) admit(next);
      for (const twin of this.same.get(party) ?? []) admit(twin);
    }
    return fresh;
  }

  /** What is said about the parties reached, and who everybody named in it is. */
  private told(reached: ReadonlySet<PartyId>): readonly Statement[] {
    const found = new Map<string, Statement>();
    for (const party of reached) for (const s of this.about.get(party) ?? []) found.set(s.statementId, s);
    const named = new Set([...found.values()].flatMap((s) => partiesOf(s)));
    for (const party of named) {
      if (reached.has(party)) continue;
      for (const s of this.about.get(party) ?? []) if (s.kind === 'party') found.set(s.statementId, s);
    }
    return [...found.values()];
  }

  async find(text: string, limit: number): Promise<readonly Found[]> {
    const exactly = this.exactly(text);
    if (exactly.length > 0) return exactly.slice(0, limit);
    return ranked(text, this.rows(), limit);
  }

  private *rows(): Iterable<NameRow> {
    for (const rows of this.names.values()) yield* rows;
  }

  private exactly(text: string): Found[] {
    const ids = new Set<PartyId>(this.mentioned.has(text) ? [text] : []);
    const [scheme, ...rest] = text.split(/[\s:]+/);
    for (const key of [identifierKey(scheme ?? '', rest.join('')), identifierKey('LEI', text)]) {
      for (const party of this.holdersOf.get(key) ?? []) ids.add(party);
    }
    for (const row of this.names.get(foldedName(text)) ?? []) ids.add(row.party);
    return sorted([...ids].map((id) => ({ id, ...this.nameOf(id), score: 1 })));
  }

  private nameOf(id: PartyId): { name: string; type: string } {
    for (const s of this.about.get(id) ?? []) if (s.kind === 'party') return { name: s.name, type: s.partyType };
    return { name: id.replace(/^name:/, ''), type: 'unknown' };
  }

  async statement(id: string): Promise<Statement | undefined> {
    return this.byId.get(id);
  }

  async *all(): AsyncIterable<Statement> {
    for (const id of [...this.byId.keys()].sort()) yield this.byId.get(id) as Statement;
  }

  async meta(): Promise<StoreMeta> {
    this.version ??= versionOf([...this.byId.keys()].sort());
    const span = this.span === undefined ? {} : { span: this.span };
    return { version: this.version, count: this.byId.size, ...span };
  }

  async close(): Promise<void> {}
}

/** @param ids sorted */
export function versionOf(ids: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const id of ids) hash.update(`${id}\n`);
  return `sha256:${hash.digest('hex')}`;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
function add<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}
