/**
 * Replies as they are given, kept, or being worked out: who asks what somebody is asking already waits for the same
 * reply. Work that everybody has left is given up a moment later, for a page that is loaded again asks again.
 */
import { KeptReplies } from './kept.ts';
import type { Asked, Reply, Route } from './route.ts';
import type { ThreadedReplies } from './threaded.ts';

/** Milliseconds in which somebody may come back. */
const MOMENT = 1000;

interface Work {
  readonly reply: Promise<Reply>;
  readonly giveUp: AbortController;
  waiting: number;
  left?: NodeJS.Timeout;
}

export class Replies {
  private readonly done = new KeptReplies();
  private readonly begun = new Map<string, Work>();
  private readonly threads: ThreadedReplies | undefined;

  constructor(threads?: ThreadedReplies) {
    this.threads = threads;
  }

  kept(tag: string): Reply | undefined {
    return this.done.of(tag);
  }

  /** @param signal of whoever asks: aborted when they have left */
  of(tag: string, route: Route, asked: Asked, signal: AbortSignal): Promise<Reply> {
    const work = this.begun.get(tag) ?? this.begin(tag, route, asked);
    work.waiting += 1;
    clearTimeout(work.left);
    const left = (): void => {
      work.waiting -= 1;
      if (work.waiting === 0) work.left = setTimeout(() => work.giveUp.abort(), MOMENT).unref();
    };
    signal.addEventListener('abort', left, { once: true });
    return work.reply.finally(() => signal.removeEventListener('abort', left));
  }

  private begin(tag: string, route: Route, asked: Asked): Work {
    const giveUp = new AbortController();
    const reply = this.worked(route, asked, giveUp.signal);
    const work: Work = { reply, giveUp, waiting: 0 };
    this.begun.set(tag, work);
    const over = (): void => {
      clearTimeout(work.left);
      this.begun.delete(tag);
    };
    reply.then(
      (given) => {
        over();
        this.done.keep(tag, given);
      },
      // Told to whoever waits for it.
      over,
    );
    return work;
  }

  private async worked(route: Route, asked: Asked, signal: AbortSignal): Promise<Reply> {
    if (this.threads === undefined || route.light === true) return route.reply(asked);
    // Where nothing is answered here, a thread begins at once.
    if (route.near === undefined) return this.threads.reply(route, asked, signal);
    return (await route.near(asked)) ?? this.threads.reply(route, asked, signal);
  }
}
