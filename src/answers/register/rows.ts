/** Collects rows of one limb and hands them on by the block. */
import type { RegisterRows } from './types.ts';

const BLOCK = 1 << 16;

export interface RowShare {
  readonly least: number;
  readonly most: number;
  readonly leastOpen: boolean;
  readonly mostOpen: boolean;
}

export class RowBlock {
  private readonly rows: RegisterRows;
  private readonly emit: (rows: RegisterRows) => void;

  constructor(limb: number, emit: (rows: RegisterRows) => void) {
    const ints = (): Int32Array => new Int32Array(BLOCK);
    const bytes = (): Uint8Array => new Uint8Array(BLOCK);
    this.rows = {
      limb,
      count: 0,
      company: ints(),
      party: ints(),
      least: ints(),
      most: ints(),
      verdict: bytes(),
      ends: bytes(),
    };
    this.emit = emit;
  }

  add(company: number, party: number, verdict: number, share: RowShare): void {
    const { rows } = this;
    const at = rows.count++;
    rows.company[at] = company;
    rows.party[at] = party;
    rows.verdict[at] = verdict;
    rows.least[at] = share.least;
    rows.most[at] = share.most;
    rows.ends[at] = (share.leastOpen ? 1 : 0) | (share.mostOpen ? 2 : 0);
    if (rows.count === BLOCK) this.flush();
  }

  flush(): void {
    if (this.rows.count > 0) this.emit(this.rows);
    this.rows.count = 0;
  }
}
