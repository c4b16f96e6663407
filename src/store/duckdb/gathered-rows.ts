/** A batch of rows on its way into the store, whether it was filled here or by another thread. */
import type { Statement } from '../../statements/types.ts';
import type { MovedBatch } from '../moved-batch.ts';
import type { Gathered, TakenOver } from '../types.ts';
import type { BatchRows } from './batch-rows.ts';
import type { Wanted } from './rows.ts';

export interface Counts {
  readonly added: number;
  readonly known: number;
}

/** @param fresh places of the statements that are to be written */
export type RowsOf = (fresh: readonly number[]) => { readonly rows: BatchRows; readonly wanted: Wanted };

/** What the store does with a batch. */
export interface Keeper {
  /** the statement as it is kept */
  kept(statement: Statement): Statement;
  append(ids: readonly string[], rowsOf: RowsOf): Promise<Counts>;
  /** has a batch that is written and empty again; without it whoever filled it does */
  spare?(rows: BatchRows): void;
}

export class GatheredRows implements Gathered, TakenOver {
  private readonly rows: BatchRows;
  private readonly keeper: Keeper;

  constructor(rows: BatchRows, keeper: Keeper) {
    this.rows = rows;
    this.keeper = keeper;
  }

  get length(): number {
    return this.rows.length;
  }

  take(statement: Statement): void {
    this.rows.take(this.keeper.kept(statement));
  }

  async append(): Promise<Counts> {
    const { rows, keeper } = this;
    const counts = await keeper.append(rows.ids, (fresh) => ({
      rows,
      wanted: fresh.length === rows.length ? undefined : new Set(fresh),
    }));
    rows.clear();
    keeper.spare?.(rows);
    return counts;
  }

  emptied(): MovedBatch {
    return this.rows.moved();
  }
}
