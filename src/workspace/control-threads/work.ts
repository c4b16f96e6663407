/**
 * What the threads of one question share, and the parts of it that any of them can do. Results do not depend on who
 * does which, or when.
 *
 * Parts: a stretch of companies is led, and where they hold, sifted when all stretches before it are led; when all
 * companies that hold are settled, a stretch of those that hold nothing is settled.
 */
import { type Leads, leadColumns } from '../../compute/control/leads.ts';
import { Quota } from '../../compute/control/quota.ts';
import { settleLeaves } from '../../compute/control/settle-leaves.ts';
import { siftColumns } from '../../compute/control/sift-columns.ts';
import type { Tally } from '../../compute/control/tally.ts';
import { VoteColumns, type VotesInput } from '../../compute/control/vote-columns.ts';

/** Places of `state`; after them, one for every stretch. */
export const STATE = {
  question: 0,
  next: 1,
  nextLeaf: 2,
  owners: 3,
  quota: 4,
  inclusive: 5,
  failed: 6,
  idle: 7,
  stretches: 8,
} as const;
/** Value of STATE.question that tells the threads to end. */
export const END = -1;
/** How far a stretch is. */
export const DONE = { led: 1, sifted: 2, settled: 3 } as const;
/** Values of STATE.owners: whether the companies that hold are settled. */
export const OWNERS = { open: 0, settled: 1, refused: 2 } as const;

/** Plain data over shared memory, so that it can be posted. */
export interface SharedWork {
  readonly input: VotesInput;
  readonly leads: Leads;
  readonly tally: Tally;
  readonly bounds: Int32Array;
  /** the first stretch of companies that hold nothing */
  readonly firstLeaf: number;
  readonly state: Int32Array;
}

/** A stretch that is not done in so long has lost its thread. */
const LOST = 60_000;

export class Work {
  private readonly shared: SharedWork;
  private readonly columns: VoteColumns;
  private readonly stretches: number;

  constructor(shared: SharedWork) {
    this.shared = shared;
    this.columns = new VoteColumns(shared.input);
    this.stretches = shared.bounds.length - 1;
  }

  /** Leads and sifts a stretch that nobody has begun; false: there is none left. */
  siftOne(): boolean {
    const { bounds, state, leads } = this.shared;
    const i = Atomics.add(state, STATE.next, 1);
    if (i >= this.stretches) return false;
    const quota = this.quota();
    const [from, to] = [bounds[i] as number, bounds[i + 1] as number];
    leadColumns(this.columns, quota, leads, from, to);
    this.tell(i, DONE.led);
    if (i < this.shared.firstLeaf) {
      for (let before = i - 1; before >= 0; before -= 1) this.waitFor(before, DONE.led);
      siftColumns(this.columns, quota, leads, from, to);
    }
    this.tell(i, DONE.sifted);
    return true;
  }

  /** Settles a stretch of companies that hold nothing; false: there is none left. Waits for those that hold. */
  settleOne(): boolean {
    const { bounds, state, leads, tally } = this.shared;
    this.wait(STATE.owners, OWNERS.settled);
    if (Atomics.load(state, STATE.owners) === OWNERS.refused) return false;
    const i = Atomics.add(state, STATE.nextLeaf, 1);
    if (i >= this.stretches) return false;
    this.waitFor(i, DONE.sifted);
    settleLeaves(this.columns, this.quota(), leads, tally, bounds[i] as number, bounds[i + 1] as number);
    this.tell(i, DONE.settled);
    return true;
  }

  private quota(): Quota {
    const { state } = this.shared;
    return new Quota({ quota: state[STATE.quota] as number, inclusive: state[STATE.inclusive] === 1 });
  }

  isDone(stretch: number, how: number): boolean {
    return Atomics.load(this.shared.state, STATE.stretches + stretch) >= how;
  }

  /** @throws Error a thread has failed, or does not answer */
  waitFor(stretch: number, how: number): void {
    this.wait(STATE.stretches + stretch, how);
  }

  /** Others wait for this. */
  tellOwners(how: number): void {
    const { state } = this.shared;
    Atomics.store(state, STATE.owners, how);
    Atomics.notify(state, STATE.owners);
  }

  /** @throws Error a thread has failed, or does not answer */
  wait(place: number, how: number): void {
    const { state } = this.shared;
    for (let found = Atomics.load(state, place); found < how; found = Atomics.load(state, place)) {
      const lost = Atomics.wait(state, place, found, LOST) === 'timed-out';
      if (lost || Atomics.load(state, STATE.failed) !== 0) throw new Error('a thread of the control pool has stopped');
    }
  }

  private tell(stretch: number, how: number): void {
    const place = STATE.stretches + stretch;
    Atomics.store(this.shared.state, place, how);
    Atomics.notify(this.shared.state, place);
  }
}
