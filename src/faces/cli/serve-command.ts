/** open, serve, start: the explorer on loopback. */
import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { type AskLimits, ask, explainProof, LookthroughError, type Workspace } from '../../index.ts';
import { apiOf } from '../http/api.ts';
import { type Running, serve } from '../http/index.ts';
import { ThreadedReplies } from '../http/threaded.ts';
import type { Story } from '../story/index.ts';
import { COLUMNS_FLAG, type Flags, secondsOf } from './options.ts';
import { printed } from './print.ts';
import type { Session } from './session.ts';
import { storyBeside, storyFrom } from './story-command.ts';
import { wrapped } from './text.ts';

const WEB_ROOT = fileURLToPath(new URL('../../web/', import.meta.url));
const GALLERY = fileURLToPath(new URL('../../../gallery/', import.meta.url));
const EXAMPLE = `${GALLERY}kingsoft-2015/financeasia.own`;
const PORT = 4321;
/** A group this large takes minutes where everything holds everything. */
const MOST_STATEMENTS = 50_000;
/** Nobody looks at a page for longer. */
const MOST_SECONDS = 60;
/** Somewhat more than a register of a million holdings. */
const MEGABYTES = 1024;

export function serveCommand(session: Session, name: 'open' | 'serve'): Command {
  const made = new Command(name)
    .description(
      name === 'open' ? 'serve the explorer and open it in the browser' : 'serve the explorer and the HTTP interface',
    )
    .option('--port <number>', 'port on loopback (0: any free one)', String(PORT))
    .option('--store <file>', 'serve a store instead of files')
    .option('--manner <manner>', 'read the files as register or prose')
    .option('--story <file>', 'tell this story over the data (default: the story.json beside the first file)')
    .option('--most-statements <number>', 'refuse a question whose answer rests on more', String(MOST_STATEMENTS))
    .option('--most-seconds <number>', 'give a question up that takes longer', String(MOST_SECONDS))
    .option('--memory <megabytes>', 'statements of a store kept in memory, up to so many', String(MEGABYTES))
    .option(...COLUMNS_FLAG)
    .argument('[files...]', 'statements: .own, .csv, .xlsx, BODS JSON; without any, the Kingsoft case');
  return made.action(async (files: string[]) => {
    const flags = made.opts() as Flags & {
      port: string;
      story?: string;
      mostStatements: string;
      mostSeconds: string;
      memory: string;
    };
    const data = files.length === 0 && flags.store === undefined ? [EXAMPLE] : files;
    const limits = {
      statements: countOf('--most-statements', flags.mostStatements),
      seconds: secondsOf(flags.mostSeconds),
    };
    const told = await toldOver(session, data, flags.story);
    const most = megabytesOf(flags.memory);
    const workspace = await session.open(data, flags);
    const running = await listen(workspace, portOf(flags.port), told, limits, name === 'open');
    session.out(`${running.url}\n`);
    void held(session, workspace, most);
    if (name === 'open') openBrowser(running.url);
    await untilStopped(running);
  });
}

/** The main job: the answer to the Kingsoft case with its proof, then the explorer. */
export function startCommand(session: Session): Command {
  const made = new Command('start')
    .description('answer the Kingsoft case with its proof, then serve the explorer')
    .option('--port <number>', 'port on loopback (0: any free one)', String(PORT))
    .option('--no-serve', 'print the answer alone');
  return made.action(async () => {
    const flags = made.opts() as { port: string; serve: boolean };
    const workspace = await session.open([EXAMPLE], {});
    const question = { verb: 'control', subject: 'Kingsoft', asAt: '2015-03-31' } as const;
    const plain = await ask(workspace, question);
    const ruled = await ask(workspace, { ...question, rule: 'hk-listing-controlling' });
    session.out(
      `Who controls Kingsoft as of 31 March 2015?\n\n${wrapped(`${plain.answer.headline} ${String(plain.answer['because'] ?? '')}`, session.width)}\n\n`,
    );
    session.out(await printed(ruled, workspace, { width: session.width }));
    session.out(
      `\nThe proof, checked by the independent checker:\n${explainProof(ruled.proof as never)
        .map((l) => `  ${wrapped(l, session.width - 2, '     ')}`)
        .join('\n')}\n`,
    );
    if (!flags.serve) return workspace.close();
    const running = await listen(workspace, portOf(flags.port), await toldOver(session, [EXAMPLE]), undefined, true);
    session.out(`\nThe explorer: ${running.url} (stop with Ctrl-C)\n`);
    await untilStopped(running);
  });
}

interface Told {
  readonly story: Story;
  readonly file: string;
}
/** A story asked for must be one; of a story.json that merely lies there and is none, it is said, and the data are served. */
async function toldOver(session: Session, data: readonly string[], asked?: string): Promise<Told | undefined> {
  const file = asked ?? (await storyBeside(data));
  if (file === undefined) return undefined;
  try {
    return { story: await storyFrom(file), file: basename(file) };
  } catch (error) {
    if (asked !== undefined || !(error instanceof LookthroughError)) throw error;
    session.note(`no story is told: ${error.message}\n`);
    return undefined;
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new LookthroughError('usage', `--port takes a number from 0 to 65535, not "${text}"`, { received: text });
}

function countOf(flag: string, text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new LookthroughError('usage', `${flag} takes a whole number from 1, not "${text}"`, { received: text });
}

function megabytesOf(text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new LookthroughError('usage', `--memory takes whole megabytes from 0, not "${text}"`, { received: text });
}

/** Beside the first questions, which are answered from the disk meanwhile; that it fails is told by the next of them. */
async function held(session: Session, { store }: Workspace, megabytes: number): Promise<void> {
  if (store.hold === undefined || megabytes === 0) return;
  session.note('reading the store into memory; questions are answered meanwhile\n');
  const bytes = await store.hold(megabytes * 1_000_000).catch(() => undefined);
  session.note(
    bytes === undefined
      ? `it stays on the disk: its statements are more than ${megabytes} MB (--memory)\n`
      : `the store is in memory, ${Math.ceil(bytes / 1_000_000)} MB\n`,
  );
}

/** The port asked for, or any free one where it is taken. A person who opens may also hand files to the page; `serve` only reads. */
async function listen(
  workspace: Workspace,
  port: number,
  told?: Told,
  { seconds, ...limits }: AskLimits & { readonly seconds: number } = {
    statements: MOST_STATEMENTS,
    seconds: MOST_SECONDS,
  },
  takes = false,
): Promise<Running> {
  const api = apiOf(workspace, limits, told);
  const threads = new ThreadedReplies(workspace, { limits, ...(told === undefined ? {} : { told }) }, seconds);
  const options = { webRoot: WEB_ROOT, threads, ...(takes ? { takes: limits } : {}) };
  try {
    return await serve(api, { ...options, port });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    return serve(api, { ...options, port: 0 });
  }
}

function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  const child = spawn(command as string, [...args, url], { stdio: 'ignore', detached: true });
  // Without a desktop there is nothing to open; the address is printed anyway.
  child.on('error', () => undefined);
  child.unref();
}

async function untilStopped(running: Running): Promise<void> {
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await running.close();
}
