/**
 * Files read in a thread of their own, so that one core reads while another keeps the database. What comes is what
 * `portionsOf` gives here: the same batches, the same problems, in the same order.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { buffersOf, type MovedBatch } from '../../store/moved-batch.ts';
import type { Filled, StatementStore } from '../../store/types.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { interrupted, STANDARD_INPUT } from '../decode.ts';
import type { Portion } from '../portions.ts';
import type { Input, ReadOptions } from '../read-files.ts';
import { errorOf } from '../threads/thrown.ts';
import type { FromReader, ToReader } from './messages.ts';

type TakeOver = NonNullable<StatementStore['takeOver']>;

const PROGRAM = new URL('./thread.js', import.meta.url);

export class ReadingThread {
  private readonly takeOver: TakeOver;
  private readonly worker: Worker;
  private readonly heard: FromReader[] = [];
  private lost: Error | undefined;
  private wake: (() => void) | undefined;

  /**
   * @param takeOver of the store, to which the batches go
   * @param resourceLimits without them what Node gives
   */
  constructor(takeOver: TakeOver, program = PROGRAM, resourceLimits: ResourceLimits = {}) {
    this.takeOver = takeOver;
    this.worker = new Worker(program, { resourceLimits });
    this.worker.on('message', (message: FromReader) => {
      this.heard.push(message);
      this.wake?.();
    });
    this.worker.on('messageerror', (error) => this.fail(error));
    this.worker.on('error', (error) => this.fail(lossOf(error)));
    this.worker.on('exit', () => this.fail(new Error('the thread that reads has stopped')));
  }

  /** Whether a thread can be begun here: of one core nothing is won, and bundled or uncompiled the program is no file. */
  static isPossible(): boolean {
    return availableParallelism() > 1 && existsSync(PROGRAM);
  }

  /** Whether a thread can read it as well: the standard input and texts are here. */
  static canRead(input: Input): boolean {
    return typeof input === 'string' ? input !== STANDARD_INPUT : 'path' in input;
  }

  /**
   * One file at a time, read to its end before the next.
   * @throws LookthroughError as the reading here does; interrupted; memory-limit; Error: the thread has stopped
   */
  async *portionsOf(input: Input, { signal, ...options }: ReadOptions): AsyncGenerator<Portion<Filled>> {
    const interrupt = (): void => this.wake?.();
    signal?.addEventListener('abort', interrupt);
    try {
      this.say({ read: input, options });
      for (;;) {
        const message = await this.next(signal);
        if ('through' in message) return;
        if ('thrown' in message) throw errorOf(message.thrown);
        const { batch, ...told } = message.portion;
        if (batch === undefined) this.say({ done: undefined });
        yield batch === undefined ? told : { ...told, batch: this.filled(batch) };
      }
    } finally {
      signal?.removeEventListener('abort', interrupt);
    }
  }

  /** Whatever is being read is left. */
  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private async next(signal: AbortSignal | undefined): Promise<FromReader> {
    for (;;) {
      if (signal?.aborted === true) throw interrupted();
      const message = this.heard.shift();
      if (message !== undefined) return message;
      if (this.lost !== undefined) throw this.lost;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private filled(moved: MovedBatch): Filled {
    const batch = this.takeOver(moved);
    return {
      length: batch.length,
      append: async () => {
        const kept = await batch.append();
        const done = batch.emptied();
        this.say({ done }, buffersOf(done));
        return kept;
      },
    };
  }

  private say(message: ToReader, handedOver: ArrayBuffer[] = []): void {
    this.worker.postMessage(message, handedOver);
  }

  private fail(error: Error): void {
    this.lost ??= error;
    this.wake?.();
  }
}

const lossOf = (error: unknown): Error =>
  (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new LookthroughError(
        'memory-limit',
        'a file needs more memory to be read than there is; give Node more with NODE_OPTIONS=--max-old-space-size',
      )
    : (error as Error);
