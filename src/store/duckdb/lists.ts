/** What the rows of a store are looked up by, as it is now: the lists, up to where they tell, and the numbers to come. */
import type { Database } from './database.ts';
import { LookUps } from './look-ups.ts';
import { makeLists, NO_ROWS, nextNumbers, pagedUpto, type Upto } from './paging.ts';
import type { Next } from './schema.ts';

/**
 * Rows that came since the lists were made are looked at one by one: up to so many, or this part of all there are, cost a
 * question less than lists made anew.
 */
const FEW = 20_000;
const SMALL_PART = 1 / 20;

export class Lists {
  /** the number the next row of each table will have */
  next: Next = { ...NO_ROWS };
  private readonly db: Database;
  private upto: Upto = NO_ROWS;
  private looking: LookUps | undefined;

  constructor(db: Database) {
    this.db = db;
  }

  async read(): Promise<void> {
    this.next = await nextNumbers(this.db);
    this.upto = (await pagedUpto(this.db)) ?? NO_ROWS;
  }

  /** Whether there are none: then a look-up reads whole tables. */
  get none(): boolean {
    return this.upto === NO_ROWS;
  }

  /** Whether they tell of all rows but few. */
  get ready(): boolean {
    if (this.none) return this.next.statement === 0;
    const since = this.next.statement - this.upto.statement;
    return since <= Math.max(FEW, this.upto.statement * SMALL_PART);
  }

  /** The caller sees to it that nothing is appended meanwhile. @throws LookthroughError disk-full, store-damaged */
  async make(tell?: (made: number, of: number) => void): Promise<void> {
    [this.upto, this.looking] = [NO_ROWS, undefined];
    const upto = { ...this.next };
    await makeLists(this.db, upto, tell);
    [this.upto, this.looking] = [upto, undefined];
  }

  get lookUps(): LookUps {
    this.looking ??= new LookUps(this.db, this.upto, () => this.next);
    return this.looking;
  }
}
