/**
 * Threads that answer over one store, so that a question that is worked out for long holds up no other, can be given up,
 * and ends at a limit. The answer is the same whoever gives it: a thread sees the same statements.
 */
import type { StatementStore } from '../../store/types.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { AnsweringThread } from './answering-thread.ts';

export interface ThreadsOptions {
  /** whole seconds one call may be worked on, and wait before; without it any */
  readonly seconds?: number;
  /** megabytes of heap a thread may have; without it what Node gives */
  readonly megabytes?: number;
  /** how many; all are begun at once */
  readonly threads: number;
  /** data alone; `workerData` of every thread */
  readonly data?: unknown;
}

export interface Threads {
  /**
   * @param asked data alone, for the thread's program
   * @param signal gives the call up: nobody waits for it any more
   * @returns what the program gives
   * @throws LookthroughError time-limit; memory-limit; interrupted: given up, or the threads were ended;
   *   whatever the program throws of ours
   */
  call(asked: unknown, signal?: AbortSignal): Promise<unknown>;
  /** Ends all threads; calls that are left are interrupted. */
  close(): Promise<void>;
}

interface Job {
  readonly asked: unknown;
  resolve(answer: unknown): void;
  reject(error: Error): void;
  timer?: NodeJS.Timeout | undefined;
  /** where it is worked on; before, it waits */
  thread?: AnsweringThread;
}

/**
 * @param store read by the threads through this one, which alone has it open
 * @param program a file that calls `answerCalls`
 * @example
 * const threads = threadsOver(workspace.store, new URL('./thread.js', import.meta.url), { threads: 2, seconds: 60 });
 * const text = await threads.call({ verb: 'owners', subject: 'Kingsoft' });
 * await threads.close();
 */
export function threadsOver(store: StatementStore, program: URL, options: ThreadsOptions): Threads {
  return new Pool(store, program, options);
}

class Pool implements Threads {
  private readonly store: StatementStore;
  private readonly program: URL;
  private readonly options: ThreadsOptions;
  private readonly queue: Job[] = [];
  private readonly starting = new Set<AnsweringThread>();
  private readonly idle = new Set<AnsweringThread>();
  private readonly busy = new Map<AnsweringThread, Job>();
  private closed = false;

  constructor(store: StatementStore, program: URL, options: ThreadsOptions) {
    this.store = store;
    this.program = program;
    this.options = options;
    this.fill();
  }

  call(asked: unknown, signal?: AbortSignal): Promise<unknown> {
    if (this.closed || signal?.aborted === true) return Promise.reject(givenUp());
    return new Promise((resolve, reject) => {
      const job: Job = { asked, resolve, reject };
      const leave = (): void => this.end(job, givenUp());
      signal?.addEventListener('abort', leave, { once: true });
      const done = (): void => {
        clearTimeout(job.timer);
        signal?.removeEventListener('abort', leave);
      };
      job.resolve = (answer) => {
        done();
        resolve(answer);
      };
      job.reject = (error) => {
        done();
        reject(error);
      };
      this.queue.push(job);
      this.fill();
      this.next();
    });
  }

  /** As many threads as there may be, the place of a stopped one taken at once: a program takes a second to load. */
  private fill(): void {
    while (!this.closed && this.starting.size + this.idle.size + this.busy.size < this.options.threads) {
      const thread = new AnsweringThread(this.store, this.program, this.options);
      this.starting.add(thread);
      thread.ready.then(
        () => this.begun(thread),
        (error: Error) => this.failed(thread, error),
      );
      thread.stopped.then(() => this.idle.delete(thread) && this.fill());
    }
  }

  private begun(thread: AnsweringThread): void {
    if (!this.starting.delete(thread)) return;
    this.rest(thread);
    this.next();
  }

  private rest(thread: AnsweringThread): void {
    this.idle.add(thread);
    if (this.queue.length === 0) thread.rest();
  }

  /** A program that cannot be loaded is not loaded again and again, but for the next who asks. */
  private failed(thread: AnsweringThread, error: Error): void {
    if (!this.starting.delete(thread)) return;
    for (const job of this.queue.splice(0)) job.reject(error);
  }

  private next(): void {
    for (const thread of this.idle) {
      const job = this.queue.shift();
      if (job === undefined) return;
      this.idle.delete(thread);
      this.begin(thread, job);
    }
    // Waiting and working have a limit each: whoever comes behind long questions is told so, too.
    if (this.busy.size > 0) for (const job of this.queue) job.timer ??= this.timer(job, 'waited for its turn');
  }

  private begin(thread: AnsweringThread, job: Job): void {
    clearTimeout(job.timer);
    job.thread = thread;
    job.timer = this.timer(job, 'was worked on');
    this.busy.set(thread, job);
    thread.work(job.asked).then(
      (answer) => this.freed(thread, () => job.resolve(answer)),
      (error: Error) => this.freed(thread, () => job.reject(error)),
    );
  }

  private timer(job: Job, did: string): NodeJS.Timeout | undefined {
    const { seconds } = this.options;
    return seconds === undefined ? undefined : setTimeout(() => this.end(job, overTime(did, seconds)), seconds * 1000);
  }

  /** A thread that was ended meanwhile belongs to nobody: what it says late is not heard. */
  private freed(thread: AnsweringThread, tell: () => void): void {
    if (!this.busy.delete(thread)) return;
    if (thread.alive) this.rest(thread);
    else this.fill();
    tell();
    this.next();
  }

  /** What is computing hears nothing: it is stopped with its thread. */
  private end(job: Job, error: Error): void {
    const at = this.queue.indexOf(job);
    if (at >= 0) this.queue.splice(at, 1);
    const { thread } = job;
    if (thread !== undefined && this.busy.get(thread) === job) {
      this.busy.delete(thread);
      void thread.end();
      this.fill();
    }
    job.reject(error);
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const job of [...this.queue, ...this.busy.values()]) this.end(job, givenUp());
    const left = [...this.idle, ...this.starting];
    this.idle.clear();
    this.starting.clear();
    await Promise.all(left.map((thread) => thread.end()));
  }
}

const givenUp = (): LookthroughError =>
  new LookthroughError('interrupted', 'this question was given up before it was answered');

const overTime = (did: string, seconds: number): LookthroughError =>
  new LookthroughError(
    'time-limit',
    `this question ${did} for ${seconds} s, the limit here, and part of it would be another answer; raise --most-seconds, or ask about less`,
    { received: String(seconds) },
  );
