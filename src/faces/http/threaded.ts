/** Replies worked out by threads: what goes to a thread, and what comes back. */
import { availableParallelism } from 'node:os';
import { type AskLimits, type Threads, threadsOver, type Workspace } from '../../index.ts';
import type { Story } from '../story/index.ts';
import { type Detail, type HttpCode, Refusal } from './problem.ts';
import type { Asked, Reply, Route } from './route.ts';

/** What every thread is begun with. */
export interface ThreadData {
  readonly limits: AskLimits;
  readonly told?: { readonly story: Story; readonly file: string };
}

type Values = Readonly<Record<string, unknown>>;
/** `query` as its text, `form` by its id; `route` is its path. */
export type ThreadCall =
  | {
      readonly route: string;
      readonly asked: Omit<Asked, 'form' | 'query'> & { readonly form: string; readonly query: string };
    }
  | { readonly draft: string; readonly values: Values };
/** A refusal of the server's own is an answer: what it says beside its message would be lost on an error's way. */
export type ThreadReply =
  | { readonly reply: Reply }
  | { readonly draft: string }
  | { readonly refusal: { readonly code: HttpCode; readonly message: string; readonly detail: Detail } };

/** A question that takes long leaves one thread at least to the others. */
const THREADS = Math.min(8, Math.max(2, availableParallelism()));

export class ThreadedReplies {
  private readonly threads: Threads;

  /** @param seconds one question may be worked on */
  constructor(workspace: Workspace, data: ThreadData, seconds: number) {
    const program = new URL('./thread.js', import.meta.url);
    this.threads = threadsOver(workspace.store, program, { threads: THREADS, seconds, data });
  }

  async reply(route: Route, asked: Asked, signal: AbortSignal): Promise<Reply> {
    const posted = { ...asked, form: asked.form.id, query: String(asked.query) };
    const given = await this.call({ route: route.path, asked: posted }, signal);
    if ('reply' in given) return given.reply;
    throw new Error('a thread answered something else');
  }

  readonly draft = async (text: string, values: Values, signal?: AbortSignal): Promise<string> => {
    const given = await this.call({ draft: text, values }, signal);
    if ('draft' in given) return given.draft;
    throw new Error('a thread answered something else');
  };

  private async call(call: ThreadCall, signal?: AbortSignal): Promise<ThreadReply> {
    const given = (await this.threads.call(call, signal)) as ThreadReply;
    if (!('refusal' in given)) return given;
    const { code, message, detail } = given.refusal;
    throw new Refusal(code, message, detail);
  }

  close(): Promise<void> {
    return this.threads.close();
  }
}
