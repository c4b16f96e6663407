/** What answers about some parties rest on: by look-ups while the walk is short, over all links once it is not. */
import type { PartyId } from '../../statements/types.ts';
import { keyOf, textOfKey } from '../key.ts';
import { Told } from '../told.ts';
import { type Extent, type WalkLimit, walk } from '../walk.ts';
import type { Database } from './database.ts';
import type { LookUps } from './look-ups.ts';
import type { List } from './schema.ts';
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

export class Closure {
  private readonly db: Database;
  private readonly lookUps: () => Promise<LookUps>;
  private graph: Promise<WholeGraph> | undefined;
  /** the graph once it is read */
  private ready: WholeGraph | undefined;
  private asked = 0;
  /** the whole store is being read into memory */
  beingHeld = false;

  /** @param lookUps as the store is now */
  constructor(db: Database, lookUps: () => Promise<LookUps>) {
    this.db = db;
    this.lookUps = lookUps;
  }

  /** After a batch: its links are not in the graph. */
  forget(): void {
    [this.graph, this.ready, this.asked] = [undefined, undefined, 0];
  }

  async of(parties: readonly PartyId[], extent: Extent): Promise<Told> {
    // Where the whole store is being read the links come with it: read twice, both would take twice as long.
    if (!this.beingHeld) this.asked += 1;
    if (this.asked === OFTEN) await this.keepInMemory();
    if (this.ready !== undefined) return this.told(await this.ready.closure(parties, keyOf, extent));
    return this.told((await this.byLookUps(parties, extent)) ?? (await this.byGraph(parties, extent)));
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

  private async byLookUps(parties: readonly PartyId[], extent: Extent): Promise<ReadonlySet<PartyId> | undefined> {
    const lookUps = await this.lookUps();
    const look = async (list: List, column: string, from: readonly PartyId[]): Promise<PartyId[]> => {
      const found: PartyId[] = [];
      for await (const [party] of lookUps.rows(list, column, from.map(keyOf))) found.push(textOfKey(String(party)));
      return found;
    };
    // Keys are no ids, and stay as they are kept.
    const twins = async (from: readonly PartyId[]): Promise<PartyId[]> => {
      const keys = new Set<string>();
      for await (const [key] of lookUps.rows('party', 'key', from.map(keyOf))) keys.add(String(key));
      const found: PartyId[] = [];
      for await (const [party] of lookUps.rows('key', 'party', [...keys])) found.push(textOfKey(String(party)));
      return found;
    };
    return walk(
      parties,
      extent,
      {
        below: (from) => look('above', 'below', from),
        above: (from) => look('below', 'above', from),
        twins: async (from) => [...(await look('same', 'b', from)), ...(await twins(from))],
      },
      SHORT,
    );
  }

  private async byGraph(parties: readonly PartyId[], extent: Extent): Promise<ReadonlySet<PartyId>> {
    return (await this.read()).closure(parties, keyOf, extent);
  }

  /** What is said about the parties reached, and who everybody named in it is. */
  private async told(reached: ReadonlySet<PartyId>): Promise<Told> {
    const found = new Told();
    await this.about([...reached], 'about', found);
    await this.about(found.namedBeside(reached), 'who', found);
    return found;
  }

  private async about(parties: readonly PartyId[], list: 'about' | 'who', found: Told): Promise<void> {
    const keys = parties.map(keyOf);
    const jsons = keys.length > MANY ? this.joined(keys, list) : this.jsonOf(keys, list);
    for await (const json of jsons) found.take(json);
  }

  private async *joined(keys: readonly string[], list: 'about' | 'who'): AsyncIterable<string> {
    const which = list === 'who' ? "kind = 'party'" : 'true';
    const sql = (table: string): string =>
      `SELECT json FROM statement WHERE n IN (SELECT n FROM about JOIN ${table} ON party = value WHERE ${which})`;
    for await (const [json] of this.db.joined(keys, sql)) yield String(json);
  }

  private async *jsonOf(keys: readonly string[], list: 'about' | 'who'): AsyncIterable<string> {
    const lookUps = await this.lookUps();
    yield* lookUps.jsons(await lookUps.statements(list, keys));
  }
}
