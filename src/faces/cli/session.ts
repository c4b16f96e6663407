/** What a command works with: the streams, the data, and one way to print an answer. */
import { writeFile } from 'node:fs/promises';
import {
  ask,
  type Envelope,
  envelopeText,
  LookthroughError,
  openFiles,
  openStore,
  type Problem,
  problemText,
  type Question,
  threadsOver,
  type Workspace,
} from '../../index.ts';
import { answerFile } from '../draw/index.ts';
import { REJECTED_ROWS } from './exit.ts';
import { answerFormOf, fileOptionsOf } from './file-options.ts';
import { longWait } from './long-wait.ts';
import { type Flags, secondsOf } from './options.ts';
import { printed } from './print.ts';
import { readingOf } from './reading.ts';

/** The parts of `process` a command may use. */
export interface Streams {
  readonly stdout: { write(text: string): unknown; readonly columns?: number };
  readonly stderr: { write(text: string): unknown };
}

export class Session {
  readonly streams: Streams;
  exitCode = 0;

  constructor(streams: Streams) {
    this.streams = streams;
  }

  out(text: string): void {
    this.streams.stdout.write(text);
  }
  note(text: string): void {
    this.streams.stderr.write(text);
  }
  get width(): number {
    return Math.max(60, Math.min(this.streams.stdout.columns ?? 110, 160));
  }

  /** Files, or the store named by --store. */
  async open(files: readonly string[], flags: Flags): Promise<Workspace> {
    if (flags.store !== undefined) {
      if (files.length > 0)
        throw new LookthroughError('usage', `name files or --store, not both: ${files[0]}`, {
          received: files[0] ?? '',
        });
      return longWait(openStore(flags.store), () => this.note(OPENING));
    }
    if (files.length === 0)
      throw new LookthroughError('usage', 'no data: name one or more files, or a store with --store');
    const workspace = await openFiles(files, await readingOf(flags));
    this.report(workspace.problems, workspace.problems.length);
    return workspace;
  }

  /** Problems to the error stream; rejected rows make the exit code 3 and good rows are answered all the same. */
  report(problems: readonly Problem[], total: number): void {
    const rejected = problems.filter((p) => p.severity === 'rejected');
    for (const p of problems.slice(0, SHOWN)) this.note(`${p.severity}: ${problemText(p)}\n`);
    if (total > SHOWN) this.note(`… and ${total - SHOWN} more\n`);
    if (rejected.length > 0) this.exitCode = REJECTED_ROWS;
  }

  /** With a limit it is worked out by a thread that can be stopped. */
  private async asked(workspace: Workspace, question: Question, seconds: number | undefined): Promise<Envelope> {
    if (seconds === undefined) return ask(workspace, question);
    const program = new URL('./question-thread.js', import.meta.url);
    const threads = threadsOver(workspace.store, program, { threads: 1, seconds });
    try {
      return JSON.parse((await threads.call(question)) as string) as Envelope;
    } finally {
      await threads.close();
    }
  }

  async answer(question: Question, files: readonly string[], flags: Flags): Promise<Envelope> {
    const form = flags.out === undefined ? undefined : answerFormOf(flags.out);
    const options = fileOptionsOf(flags, form);
    const seconds = flags.mostSeconds === undefined ? undefined : secondsOf(flags.mostSeconds);
    const workspace = await this.open(files, flags);
    try {
      const envelope = await longWait(this.asked(workspace, question, seconds), () => this.note(ASKING));
      if (flags.out !== undefined && form !== undefined) {
        await writeFile(
          flags.out,
          form === 'json' ? envelopeText(envelope) : await answerFile(workspace, envelope, form, options),
        );
        this.out(`${flags.out}\n`);
      } else
        this.out(
          flags.json === true ? envelopeText(envelope) : await printed(envelope, workspace, { width: this.width }),
        );
      return envelope;
    } finally {
      await workspace.close();
    }
  }
}
const SHOWN = 50;
const OPENING = 'the store is read once, to be sure that it is whole; a large one takes its time\n';
const ASKING =
  'still working; the first question to a large store takes longest. Ctrl-C ends it, and nothing is lost\n';
