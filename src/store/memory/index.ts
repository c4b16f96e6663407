/** Statements in memory: for files asked directly, for programs, for tests. */
import { keysOfText } from '../../identity/identifier.ts';
import { type PartyId, partiesOf, partyIdOfName, type Statement } from '../../statements/index.ts';
import type { Days } from '../../terms/day.ts';
import { heard, merged, ranked, sorted } from '../alike.ts';
import { dayBegun, type RowSpan, spanOfStatement, spanOfStore, wider } from '../dated-ahead.ts';
import {
  aboutOf,
  byNameGiven,
  foldedName,
  identifiersOf,
  linksOf,
  type NameRow,
  namesOf,
  type SoundRow,
  sameOf,
  soundsAsked,
  soundsOf,
} from '../rows.ts';
import type { Found, StatementStore, StoreMeta, Stretch } from '../types.ts';
import { versionOf } from '../version.ts';
import { type Steps, walk } from '../walk.ts';

/** An empty store that lives as long as the program. */
export function memoryStore(): StatementStore {
  return new MemoryStore();
}

class MemoryStore implements StatementStore {
  private readonly byId = new Map<string, Statement>();
  private readonly about = new Map<PartyId, Statement[]>();
  private readonly above = new Map<PartyId, Set<PartyId>>();
  private readonly below = new Map<PartyId, Set<PartyId>>();
  private readonly same = new Map<PartyId, Set<PartyId>>();
  private readonly keys = new Map<PartyId, Set<string>>();
  private readonly numbered = new Map<string, Set<PartyId>>();
  private readonly names = new Map<string, NameRow[]>();
  private readonly mentioned = new Set<PartyId>();
  /** of what is not dated ahead, and of what is */
  private readonly spans: { counted?: Days; ahead?: Days } = {};
  private readonly begun = dayBegun();
  private version: string | undefined;
  /** read when first looked for */
  private sounds: Promise<readonly SoundRow[]> | undefined;

  async append(statements: readonly Statement[]): Promise<{ added: number; known: number }> {
    let added = 0;
    for (const s of statements) {
      if (this.byId.has(s.statementId)) continue;
      this.byId.set(s.statementId, s);
      this.index(s);
      added += 1;
    }
    if (added > 0) [this.version, this.sounds] = [undefined, undefined];
    return { added, known: statements.length - added };
  }

  private index(s: Statement): void {
    for (const party of aboutOf(s)) push(this.about, party, s);
    for (const party of partiesOf(s)) this.mentioned.add(party);
    for (const [up, down] of linksOf(s)) {
      add(this.above, down, up);
      add(this.below, up, down);
    }
    for (const [a, b] of sameOf(s)) {
      add(this.same, a, b);
      add(this.same, b, a);
    }
    if (s.kind === 'party') {
      for (const key of identifiersOf(s)) {
        add(this.keys, s.party, key);
        add(this.numbered, key, s.party);
      }
    }
    for (const row of namesOf(s)) push(this.names, row.folded, row);
    this.take(spanOfStatement(s, this.begun));
  }

  private take(row: RowSpan | undefined): void {
    if (row === undefined) return;
    const [key, last] = row.last === undefined ? (['ahead', row.first] as const) : (['counted', row.last] as const);
    const days = { first: row.first, last };
    this.spans[key] = wider(this.spans[key] ?? days, days);
  }

  async closure(parties: readonly PartyId[], down: number, up?: number): Promise<readonly Statement[]> {
    const along = (links: ReadonlyMap<PartyId, Iterable<PartyId>>, from: readonly PartyId[]): Iterable<PartyId> =>
      from.flatMap((party) => [...(links.get(party) ?? [])]);
    const steps: Steps<PartyId> = {
      below: (from) => along(this.below, from),
      above: (from) => along(this.above, from),
      twins: (from) => this.twins(from),
    };
    return this.told((await walk(parties, { down, up }, steps)) ?? new Set());
  }

  private *twins(from: readonly PartyId[]): Iterable<PartyId> {
    for (const party of from) {
      yield* this.same.get(party) ?? [];
      for (const key of this.keys.get(party) ?? []) yield* this.numbered.get(key) ?? [];
    }
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
    this.sounds ??= soundsOf(this.byId.values());
    const sounding = heard(await soundsAsked(text), await this.sounds, limit);
    return merged([sounding, ranked(text, this.rows(), limit)], limit);
  }

  async bearers(names: readonly string[], most: number): Promise<ReadonlyMap<string, readonly PartyId[]>> {
    const folded = new Set(names.map(foldedName));
    const found = [...folded].map((name) => [name, (this.names.get(name) ?? []).map((row) => row.party)] as const);
    return byNameGiven(names, new Map(found), most);
  }

  private *rows(): Iterable<NameRow> {
    for (const rows of this.names.values()) yield* rows;
  }

  private exactly(text: string): Found[] {
    if (text.startsWith('@') && this.mentioned.has(text.slice(1))) return [this.found(text.slice(1))];
    const ids = new Set<PartyId>([text, partyIdOfName(text)].filter((id) => this.mentioned.has(id)));
    for (const key of keysOfText(text)) for (const party of this.numbered.get(key) ?? []) ids.add(party);
    for (const row of this.names.get(foldedName(text)) ?? []) ids.add(row.party);
    return sorted([...ids].map((id) => this.found(id)));
  }

  private found(id: PartyId): Found {
    const rows = (this.about.get(id) ?? []).flatMap((s) => namesOf(s));
    const named = rows.map(({ name, type }) => ({ id, name, type, score: 1 }));
    return sorted(named)[0] ?? { id, name: id.replace(/^name:/, ''), type: 'unknown', score: 1 };
  }

  async breadth(parties: readonly PartyId[]): Promise<ReadonlyMap<PartyId, number>> {
    return new Map(parties.map((party) => [party, this.below.get(party)?.size ?? 0]));
  }

  async statement(id: string): Promise<Statement | undefined> {
    return this.byId.get(id);
  }

  async *all({ after, limit = Number.POSITIVE_INFINITY }: Stretch = {}): AsyncIterable<Statement> {
    const ids = [...this.byId.keys()].filter((id) => after === undefined || id > after);
    for (const id of ids.sort().slice(0, limit)) yield this.byId.get(id) as Statement;
  }

  async meta(): Promise<StoreMeta> {
    this.version ??= versionOf([...this.byId.keys()].sort());
    return { version: this.version, count: this.byId.size, ...spanOfStore(this.spans.counted, this.spans.ahead) };
  }

  async close(): Promise<void> {}
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
