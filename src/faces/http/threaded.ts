/** Replies worked out by threads: what goes to a thread, and what comes back. */
import { availableParallelism } from 'node:os';
import {
  type AskLimits,
  type ColumnMapping,
  type TextSource,
  type Threads,
  threadsOver,
  type Workspace,
  type WorkspaceData,
} from '../../index.ts';
import type { Language, Story } from '../story/index.ts';
import type { Looked, ReadsFiles } from './handed-files.ts';
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
  | { readonly draft: string; readonly values: Values }
  | { readonly read: string; readonly source: TextSource }
  | { readonly tell: Story; readonly language: Language }
  | { readonly look: readonly string[] }
  | { readonly open: readonly string[]; readonly columns?: ColumnMapping };
/** A refusal of the server's own is an answer: what it says beside its message would be lost on an error's way. */
export type ThreadReply =
  | { readonly reply: Reply }
  | { readonly text: string }
  | { readonly looked: Looked }
  | { readonly opened: WorkspaceData }
  | { readonly refusal: { readonly code: HttpCode; readonly message: string; readonly detail: Detail } };

/** A question that takes long leaves one thread at least to the others. */
const THREADS = Math.min(8, Math.max(2, availableParallelism()));

export class ThreadedReplies {
  private readonly threads: Threads;
  private readonly data: ThreadData;
  private readonly seconds: number;
  private readonly others = new Set<ThreadedReplies>();
  private leave: () => void = () => undefined;

  /** @param seconds one question may be worked on */
  constructor(workspace: Workspace, data: ThreadData, seconds: number) {
    [this.data, this.seconds] = [data, seconds];
    const program = new URL('./thread.js', import.meta.url);
    this.threads = threadsOver(workspace.store, program, { threads: THREADS, seconds, data });
  }

  /** As many others over other data, under the same limits. */
  over(workspace: Workspace): ThreadedReplies {
    const others = new ThreadedReplies(workspace, { limits: this.data.limits }, this.seconds);
    this.others.add(others);
    others.leave = () => void this.others.delete(others);
    return others;
  }

  async reply(route: Route, asked: Asked, signal: AbortSignal): Promise<Reply> {
    const posted = { ...asked, form: asked.form.id, query: String(asked.query) };
    const given = await this.call({ route: route.path, asked: posted }, signal);
    if ('reply' in given) return given.reply;
    throw ANOTHER();
  }

  readonly draft = (text: string, values: Values, signal?: AbortSignal): Promise<string> =>
    this.text({ draft: text, values }, signal);

  readonly read = (text: string, source: TextSource, signal?: AbortSignal): Promise<string> =>
    this.text({ read: text, source }, signal);

  readonly tell = (story: Story, language: Language, signal?: AbortSignal): Promise<string> =>
    this.text({ tell: story, language }, signal);

  readonly files: ReadsFiles = {
    look: async (paths, signal) => {
      const given = await this.call({ look: paths }, signal);
      if ('looked' in given) return given.looked;
      throw ANOTHER();
    },
    open: async (paths, columns, signal) => {
      const given = await this.call({ open: paths, ...(columns === undefined ? {} : { columns }) }, signal);
      if ('opened' in given) return given.opened;
      throw ANOTHER();
    },
  };

  private async text(call: ThreadCall, signal?: AbortSignal): Promise<string> {
    const given = await this.call(call, signal);
    if ('text' in given) return given.text;
    throw ANOTHER();
  }

  private async call(call: ThreadCall, signal?: AbortSignal): Promise<ThreadReply> {
    const given = (await this.threads.call(call, signal)) as ThreadReply;
    if (!('refusal' in given)) return given;
    const { code, message, detail } = given.refusal;
    throw new Refusal(code, message, detail);
  }

  /** These, and all others that were begun beside them. */
  async close(): Promise<void> {
    this.leave();
    await Promise.all([this.threads.close(), ...[...this.others].map((others) => others.close())]);
  }
}

const ANOTHER = (): Error => new Error('a thread answered something else');
