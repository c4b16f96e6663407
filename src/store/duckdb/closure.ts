/** What answers about some parties rest on: by look-ups while the walk is short, over all links once it is not. */
import { statementFromJson } from '../../statements/json.ts';
import { type PartyId, partiesOf, type Statement } from '../../statements/types.ts';
import { type WalkLimit, walk } from '../walk.ts';
import type { Database } from './database.ts';
import { HeldStore } from './held/held.ts';
import { keyOf, textOfKey } from './key.ts';
import { WholeGraph } from './whole-graph.ts';

/** A level costs some two milliseconds of look-ups, all links about a second a million. */
const SHORT: WalkLimit = { levels: 200, parties: 20_000 };
/**
 * Who asks this often (a server, a long run) has the links in memory from then on: a question then costs two look-ups,
 * not four a level. Some hundred bytes a link, so only up to so many of them.
 */
const OFTEN = 50;
const MOST_LINKS = 4_000_000;
/** From here on a join is cheaper than look-ups. */
const MANY = 4_000;
const PARTY = " AND kind = 'party'";

/** Statements, and each as it is kept. */
export type Told = ReadonlyMap<Statement, string>;

export class Closure {
  private readonly db: Database;
  private graph: Promise<WholeGraph> | undefined;
  /** the graph once it is read */
  private ready: WholeGraph | undefined;
  private asked = 0;
  /** statements, where they are in memory */
  held: HeldStore | undefined;
  private states = 0;

  constructor(db: Database) {
    this.db = db;
  }

  /** After a batch: its links are not in the graph. */
  forget(): void {
    [this.graph, this.ready, this.asked] = [undefined, undefined, 0];
    this.held = undefined;
    this.states += 1;
  }

  /** @returns bytes held; see the port */
  async hold(most: number): Promise<number | undefined> {
    const state = this.states;
    const wanted = (): boolean => state === this.states;
    const held = await HeldStore.read(this.db, most, wanted);
    if (held === undefined || !wanted()) return undefined;
    this.asked = OFTEN;
    await this.keepInMemory();
    this.held = held;
    return held.bytes;
  }

  async of(parties: readonly PartyId[], down: number): Promise<Told> {
    this.asked += 1;
    if (this.asked === OFTEN) await this.keepInMemory();
    if (this.ready !== undefined) return this.told(await this.ready.closure(parties, keyOf, down));
    return this.told((await this.byLookUps(parties, down)) ?? (await this.byGraph(parties, down)));
  }

  /** Begins to read all links where they are few enough; meanwhile questions are answered by look-ups. */
  private async keepInMemory(): Promise<void> {
    const [row] = await this.db.rows('SELECT count(*) FROM link');
    // A failure shows itself to the question that needs the graph, and is named there.
    if (Number(row?.[0]) <= MOST_LINKS) this.read().catch(() => undefined);
  }

  private read(): Promise<WholeGraph> {
    if (this.graph !== undefined) return this.graph;
    const reading = WholeGraph.read(this.db).then((graph) => {
      // A batch may have come meanwhile.
      if (this.graph === reading) this.ready = graph;
      return graph;
    });
    this.graph = reading;
    return reading;
  }

  private async byLookUps(parties: readonly PartyId[], down: number): Promise<ReadonlySet<PartyId> | undefined> {
    const look = async (sql: string, from: readonly PartyId[]): Promise<PartyId[]> => {
      const found: PartyId[] = [];
      for await (const [party] of this.db.among(sql, from.map(keyOf))) found.push(textOfKey(String(party)));
      return found;
    };
    const twins =
      'SELECT y.party FROM identifier x JOIN identifier y USING (key) WHERE x.party <> y.party AND x.party IN';
    return walk(
      parties,
      down,
      {
        below: (from) => look('SELECT below FROM link WHERE above IN', from),
        above: (from) => look('SELECT above FROM link WHERE below IN', from),
        twins: async (from) => [...(await look('SELECT b FROM same WHERE a IN', from)), ...(await look(twins, from))],
      },
      SHORT,
    );
  }

  private async byGraph(parties: readonly PartyId[], down: number): Promise<ReadonlySet<PartyId>> {
    return (await this.read()).closure(parties, keyOf, down);
  }

  /** What is said about the parties reached, and who everybody named in it is. */
  private async told(reached: ReadonlySet<PartyId>): Promise<Told> {
    const found = await this.about([...reached], '');
    const named = new Set<PartyId>();
    for (const s of found.keys()) for (const party of partiesOf(s)) if (!reached.has(party)) named.add(party);
    for (const [s, json] of await this.about([...named], PARTY)) found.set(s, json);
    return found;
  }

  private async about(parties: readonly PartyId[], which: '' | typeof PARTY): Promise<Map<Statement, string>> {
    const keys = parties.map(keyOf);
    const ids = new Set<string>();
    const found = new Map<Statement, string>();
    const take = (json: string): void => {
      const s = statementFromJson(json);
      if (ids.has(s.statementId) || (which === PARTY && s.kind !== 'party')) return;
      ids.add(s.statementId);
      found.set(s, json);
    };
    const { held } = this;
    if (held === undefined) for await (const [json] of this.rowsAbout(keys, which)) take(String(json));
    else for (const key of keys) for (const json of held.about(key)) take(json);
    return found;
  }

  private rowsAbout(keys: readonly string[], which: string): AsyncIterable<readonly unknown[]> {
    if (keys.length <= MANY) return this.jsonOf(keys, which);
    return this.db.joined(
      keys,
      (table) =>
        `SELECT json FROM statement WHERE id IN (SELECT id FROM about JOIN ${table} ON party = value WHERE true${which})`,
    );
  }

  private async *jsonOf(keys: readonly string[], which: string): AsyncIterable<readonly unknown[]> {
    const ids = new Set<string>();
    for await (const [id] of this.db.among('SELECT id FROM about WHERE party IN', keys, which)) ids.add(String(id));
    yield* this.db.among('SELECT json FROM statement WHERE id IN', [...ids]);
  }
}
