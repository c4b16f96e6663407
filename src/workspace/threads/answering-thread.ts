/** One thread, from the side that began it: works on one call at a time, and looks things up for it meanwhile. */
import { Worker } from 'node:worker_threads';
import type { HeldData } from '../../store/held/held-store.ts';
import type { StatementStore } from '../../store/types.ts';
import { LookthroughError } from '../../terms/problem.ts';
import type { FromThread, LookUp, ToThread } from './messages.ts';
import { StoreDesk } from './store-desk.ts';
import { errorOf, thrownOf } from './thrown.ts';

export class AnsweringThread {
  /** false: it has stopped, and takes nothing more */
  alive = true;
  /** its program is loaded; rejected: it cannot be */
  readonly ready: Promise<void>;
  /** it has ended, whoever ended it */
  readonly stopped: Promise<void>;
  private readonly worker: Worker;
  private readonly desk: StoreDesk;
  private readonly store: StatementStore;
  /** what the thread was told last */
  private held: HeldData | undefined;
  private begin: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined;
  private calls = 0;
  private current: { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void } | undefined;

  constructor(
    store: StatementStore,
    program: URL,
    { data, megabytes }: { readonly data?: unknown; readonly megabytes?: number },
  ) {
    this.store = store;
    this.desk = new StoreDesk(store);
    this.worker = new Worker(program, {
      workerData: data,
      ...(megabytes === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: megabytes } }),
    });
    this.ready = new Promise((resolve, reject) => {
      this.begin = { resolve, reject };
    });
    this.worker.on('message', (message: FromThread) => this.heard(message));
    this.worker.on('error', (error) => this.lost(error));
    this.stopped = new Promise((resolve) => {
      this.worker.on('exit', () => {
        this.lost(new Error('a thread has stopped'));
        resolve();
      });
    });
  }

  /** Threads nobody waits for do not keep the program alive. */
  rest(): void {
    this.worker.unref();
  }

  work(asked: unknown): Promise<unknown> {
    this.calls += 1;
    const call = this.calls;
    this.worker.ref();
    this.tellHeld();
    return new Promise((resolve, reject) => {
      this.current = { resolve, reject };
      this.say({ call, asked });
    });
  }

  /** Before the call it is for: a thread never answers from a state of the store that was over when it was called. */
  private tellHeld(): void {
    const held = this.store.held?.();
    if (held === this.held) return;
    this.held = held;
    this.say({ held });
  }

  private say(message: ToThread): void {
    this.worker.postMessage(message);
  }

  private heard(message: FromThread): void {
    if ('lookUp' in message) {
      void this.lookUp(message.lookUp, message.of);
      return;
    }
    if ('ready' in message) {
      this.begin?.resolve();
      return;
    }
    const { current } = this;
    this.current = undefined;
    if ('thrown' in message) current?.reject(errorOf(message.thrown));
    else current?.resolve(message.answer);
  }

  private async lookUp(lookUp: number, of: LookUp): Promise<void> {
    try {
      const found = await this.desk.found(of);
      this.say({ lookUp, found });
    } catch (error) {
      this.say({ lookUp, thrown: thrownOf(error) });
    }
  }

  private lost(error: unknown): void {
    this.alive = false;
    const { current } = this;
    this.current = undefined;
    this.begin?.reject(error as Error);
    current?.reject((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? overMemory() : (error as Error));
    void this.desk.close();
  }

  async end(): Promise<void> {
    this.alive = false;
    this.current = undefined;
    await this.worker.terminate();
  }
}

const overMemory = (): LookthroughError =>
  new LookthroughError(
    'memory-limit',
    'this question needs more memory than a question has here; ask about less, or give Node more with NODE_OPTIONS=--max-old-space-size',
  );
