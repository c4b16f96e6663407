/** How many control each company, kept so that one read tells a company all of its owner. */

export interface Tally {
  /** controllers of a company, by company − holders */
  readonly rows: Int32Array;
  /** the certain ones among them */
  readonly sure: Int32Array;
  /**
   * The same once more, side by side, for what may be an owner. At OWNER · (company − holders): the end of its chain of
   * controllers (TOP.itself: nobody controls it; TOP.many: a list of its own), rows, sure.
   */
  readonly owners: Int32Array;
}

export const OWNER = 4;
export const TOP = { itself: -1, many: -2 } as const;

/** @param mixed votes are told apart: any company may be an owner in them */
export function newTally(graph: { holders: number; holding: number; nodes: number }, mixed: boolean): Tally {
  const { holders, holding, nodes } = graph;
  return {
    rows: new Int32Array(nodes - holders),
    sure: new Int32Array(nodes - holders),
    owners: new Int32Array(OWNER * ((mixed ? nodes : holding) - holders)),
  };
}

/** Column k is settled. */
export function note(tally: Tally, k: number, top: number, rows: number, sure: number): void {
  tally.rows[k] = rows;
  tally.sure[k] = sure;
  const { owners } = tally;
  const f = OWNER * k;
  if (f >= owners.length) return;
  owners[f] = top;
  owners[f + 1] = rows;
  owners[f + 2] = sure;
}

/** The controllers of company k are owner d, which is settled, and those of d. */
export function follow(tally: Tally, holders: number, k: number, d: number, weak: number): void {
  const { owners } = tally;
  let [top, rows, sure] = [d, 1, 1];
  if (d >= holders) {
    const f = OWNER * (d - holders);
    if ((owners[f] as number) !== TOP.itself) top = owners[f] as number;
    rows += owners[f + 1] as number;
    sure += owners[f + 2] as number;
  }
  note(tally, k, top, rows, weak === 1 ? 0 : sure);
}
