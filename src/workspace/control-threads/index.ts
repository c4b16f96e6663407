/**
 * Control over a whole register, asked often: threads that stay, over one graph in shared memory. The answer is that of
 * `controlRegister`, number by number, whatever the number of threads.
 *
 * This thread settles the columns in order; the others lead and sift the stretches ahead of it, and it helps them when
 * it has caught up.
 */
import { Worker } from 'node:worker_threads';
import { Quota, type QuotaOptions } from '../../compute/control/quota.ts';
import { readingOrder } from '../../compute/control/reading-order.ts';
import { type ControlRegister, type RegisterLimits, Settling } from '../../compute/control/settling.ts';
import { stretchesOf } from '../../compute/control/stretches.ts';
import { newTally } from '../../compute/control/tally.ts';
import type { VotesInput } from '../../compute/control/vote-columns.ts';
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import { DONE, END, OWNERS, type SharedWork, STATE, Work } from './work.ts';

export interface ControlThreads {
  /**
   * As `controlRegister`; holds up this thread meanwhile. The result is valid until the next question.
   * @throws RangeError for a quota outside (0, 1]; LookthroughError limit-reached; Error a thread has stopped
   */
  controlRegister(options: QuotaOptions & RegisterLimits): ControlRegister;
  /** Ends the threads. */
  close(): Promise<void>;
}

export interface ThreadOptions {
  /** companies a thread takes at once; default 65,536 */
  readonly stretch?: number;
}

/**
 * @param input as for `controlRegister`; it is copied into shared memory
 * @param threads 1 to 64, this one included
 * @returns when the threads are there
 * @throws RangeError for another number of threads
 * @example
 * const pool = await controlInThreads({ graph }, 2);
 * const register = pool.controlRegister({ quota: 500_000_000, inclusive: false });
 * await pool.close();
 */
export async function controlInThreads(
  input: VotesInput,
  threads: number,
  options: ThreadOptions = {},
): Promise<ControlThreads> {
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) {
    throw new RangeError(`threads: ${threads}; expected a whole number from 1 to 64`);
  }
  const shared = sharedWork(input, options.stretch);
  const workers: Worker[] = [];
  for (let t = 1; t < threads; t += 1) {
    workers.push(new Worker(new URL('./thread.js', import.meta.url), { workerData: shared }));
  }
  await Promise.all(workers.map(online));
  // A pool that is forgotten does not keep the program alive.
  for (const worker of workers) worker.unref();
  return new Pool(shared, workers);
}

const online = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.once('online', resolve);
    worker.once('error', reject);
  });

class Pool implements ControlThreads {
  private readonly shared: SharedWork;
  private readonly workers: readonly Worker[];
  private readonly work: Work;
  private readonly reading;
  private question = 0;

  constructor(shared: SharedWork, workers: readonly Worker[]) {
    this.shared = shared;
    this.workers = workers;
    this.work = new Work(shared);
    this.reading = readingOrder(shared.input);
    for (const worker of workers) worker.on('error', () => Atomics.store(shared.state, STATE.failed, 1));
  }

  controlRegister(options: QuotaOptions & RegisterLimits): ControlRegister {
    const { input, leads, tally, bounds } = this.shared;
    this.begin(options);
    const { work, reading } = this;
    try {
      const settling = new Settling(input, leads, options, { reading, tally });
      for (let i = 0; i < bounds.length - 1; i += 1) {
        const end = bounds[i + 1] as number;
        // Votes apart from shares are read in an order of their own: only when all is sifted.
        if (input.votes !== undefined || (bounds[i] as number) < input.graph.holding) {
          while (!work.isDone(i, DONE.sifted)) if (!work.siftOne()) work.waitFor(i, DONE.sifted);
        }
        if (input.votes === undefined) settling.owners(end);
      }
      settling.owners();
      work.tellOwners(OWNERS.settled);
      while (work.siftOne());
      while (work.settleOne());
      for (let i = this.shared.firstLeaf; i < bounds.length - 1; i += 1) work.waitFor(i, DONE.settled);
      return settling.finish();
    } finally {
      this.rest();
    }
  }

  async close(): Promise<void> {
    const { state } = this.shared;
    this.question = END;
    Atomics.store(state, STATE.question, END);
    Atomics.notify(state, STATE.question);
    await Promise.all(this.workers.map(ended));
  }

  private begin(options: QuotaOptions): void {
    const { state } = this.shared;
    new Quota(options);
    if (this.question === END) throw new Error('the pool is closed');
    if (state[STATE.failed] !== 0) throw new Error('a thread of the control pool has stopped');
    state.fill(0, STATE.stretches);
    state[STATE.quota] = options.quota;
    state[STATE.inclusive] = options.inclusive ? 1 : 0;
    Atomics.store(state, STATE.idle, 0);
    Atomics.store(state, STATE.owners, OWNERS.open);
    Atomics.store(state, STATE.nextLeaf, this.shared.firstLeaf);
    Atomics.store(state, STATE.next, 0);
    this.question += 1;
    Atomics.store(state, STATE.question, this.question);
    Atomics.notify(state, STATE.question);
  }

  /** No thread may still be at this question when the next begins; a question that was refused leaves some begun. */
  private rest(): void {
    const { state, bounds } = this.shared;
    Atomics.store(state, STATE.next, bounds.length - 1);
    if (Atomics.load(state, STATE.owners) === OWNERS.open) this.work.tellOwners(OWNERS.refused);
    this.work.wait(STATE.idle, this.workers.length);
  }
}

const ended = (worker: Worker): Promise<void> =>
  new Promise((resolve) => {
    if (worker.threadId === -1) resolve();
    else worker.once('exit', () => resolve()).ref();
  });

function sharedWork(input: VotesInput, stretch: number | undefined): SharedWork {
  const { graph, votes } = input;
  const { holders, holding, nodes } = graph;
  const bounds = sharedInts(stretchesOf(graph, stretch));
  const firstLeaf = votes === undefined ? bounds.indexOf(holding) : bounds.length - 1;
  const tally = newTally(graph, votes !== undefined);
  return {
    input: { graph: sharedGraph(graph), ...(votes === undefined ? {} : { votes: sharedGraph(votes) }) },
    leads: {
      lead: sharedInts(new Int32Array(nodes - holders)),
      weak: sharedBytes(new Uint8Array(nodes - holders)),
    },
    tally: { rows: sharedInts(tally.rows), sure: sharedInts(tally.sure), owners: sharedInts(tally.owners) },
    bounds,
    firstLeaf,
    state: sharedInts(new Int32Array(STATE.stretches + bounds.length)),
  };
}

/** What phases `lead`, `sift` and `settle` read of a graph, in memory that threads share; the rest is left behind. */
function sharedGraph(graph: ShareGraph): ShareGraph {
  return {
    ...graph,
    ownerStart: sharedInts(graph.ownerStart),
    owner: sharedInts(graph.owner),
    ownerCode: sharedInts(graph.ownerCode),
    column: sharedBytes(graph.column),
    heldStart: NOTHING,
    held: NOTHING,
    heldCode: NOTHING,
    origin: NOTHING,
  };
}

const NOTHING = new Int32Array(0);

function sharedInts(from: Int32Array): Int32Array {
  const ints = new Int32Array(new SharedArrayBuffer(from.byteLength));
  ints.set(from);
  return ints;
}

function sharedBytes(from: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(from.byteLength));
  bytes.set(from);
  return bytes;
}
