/** Commands about data and faces: import, export, verify, draw, open, serve, start. */
import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { BINARY_EXPORTS, EXPORTS, exportAs, importInto, LookthroughError, openStore, verify } from '../../index.ts';
import { columnsCommand } from './columns-command.ts';
import { dossierCommand } from './dossier-command.ts';
import { drawCommand } from './draw-command.ts';
import { eraseCommand } from './erase-command.ts';
import { DIFFERENCE, REJECTED_ROWS } from './exit.ts';
import { listingLine, progressLine } from './import-progress.ts';
import { importReport } from './import-report.ts';
import { lostReport } from './lost-report.ts';
import { COLUMNS_FLAG, type Flags } from './options.ts';
import { readCommand } from './read-command.ts';
import { readingOf } from './reading.ts';
import { registerCommand } from './register-command.ts';
import { serveCommand, startCommand } from './serve-command.ts';
import type { Session } from './session.ts';
import { storyCommand } from './story-command.ts';

const FILES = 'statements: .own, .csv, .xlsx, BODS JSON; or --store';

export function dataCommands(session: Session): Command[] {
  return [
    columnsCommand(session),
    readCommand(session),
    importCommand(session),
    exportCommand(session),
    eraseCommand(session),
    verifyCommand(session),
    drawCommand(session),
    dossierCommand(session),
    storyCommand(session),
    registerCommand(session),
    serveCommand(session, 'open'),
    serveCommand(session, 'serve'),
    startCommand(session),
  ];
}

function importCommand(session: Session): Command {
  const made = new Command('import')
    .description('read files into a store; again after an interruption it gives the same store')
    .requiredOption('--store <file>', 'the store; made if it is not there')
    .option('--manner <manner>', 'read the files as register or prose')
    .option(...COLUMNS_FLAG)
    .option('--strict', 'stop with exit code 3 before anything is written if a row is rejected')
    .argument('<files...>', 'files, folders, gzip or zip files, or - for the standard input');
  return made.action(async (files: string[]) => {
    const flags = made.opts() as Flags & { store: string; strict?: boolean };
    const reading = await readingOf(flags);
    if (flags.strict === true) await refuseRejected(session, files, flags);
    const workspace = await openStore(flags.store, { create: true });
    const began = Date.now();
    const stop = new AbortController();
    const interrupted = (): void => stop.abort();
    process.once('SIGINT', interrupted);
    try {
      const report = await importInto(workspace.store, files, {
        ...reading,
        signal: stop.signal,
        onProgress: seldom((p) => session.note(progressLine(p, (Date.now() - began) / 1000))),
        onListing: seldom((done, of) => session.note(listingLine(done, of))),
      });
      session.note(importReport(report, session.width));
      if (report.rejected > 0) session.exitCode = REJECTED_ROWS;
      const { added, known, problems, rejected } = report;
      const told = `${rejected} rejected, ${problems - rejected} warnings`;
      const again = known === 0 ? '' : ' (said in several files, or imported before)';
      session.out(`${added} statements added, ${known} already known${again}, ${told}\n`);
      if (added + known > 0)
        session.note(
          `Ask it: lookthrough owners NAME --store ${flags.store}; what is odd in it: lookthrough audit --store ${flags.store}\n`,
        );
    } finally {
      process.off('SIGINT', interrupted);
      await workspace.close();
    }
  });
}

/** A line a second at most: a folder of a thousand small files is not a thousand lines. */
function seldom<T extends readonly unknown[]>(tell: (...told: T) => void): (...told: T) => void {
  let last = Date.now();
  return (...told) => {
    if (Date.now() - last < 1000) return;
    last = Date.now();
    tell(...told);
  };
}

async function refuseRejected(session: Session, files: readonly string[], flags: Flags): Promise<void> {
  const { store: _store, ...rest } = flags;
  const trial = await session.open(files, rest);
  const rejected = trial.problems.filter((p) => p.severity === 'rejected').length;
  await trial.close();
  if (rejected > 0)
    throw new LookthroughError(
      'input-rejected',
      `${rejected} rows are rejected and --strict is set; nothing was written`,
    );
}

function exportCommand(session: Session): Command {
  const made = new Command('export')
    .description('write the statements in another format')
    .requiredOption('--as <format>', EXPORTS.join(', '))
    .option('-o, --out <file>', 'write to a file instead of the terminal')
    .option('--as-at <day>', 'graph formats: ownership on this day, YYYY-MM-DD (default: the last day of the data)')
    .option('--known-at <day>', 'graph formats: only what was published by this day (default: all)')
    .option('--store <file>', 'export a store instead of files')
    .option('--manner <manner>', 'read the files as register or prose')
    .option(...COLUMNS_FLAG)
    .argument('[files...]', FILES);
  return made.action(async (files: string[]) => {
    const flags = made.opts() as Flags & { as: string; out?: string };
    if (flags.out === undefined && BINARY_EXPORTS.includes(flags.as))
      throw new LookthroughError('usage', `${flags.as} is no text for a terminal; name a file: --out FILE.${flags.as}`);
    const workspace = await session.open(files, flags);
    const written = await exportAs(workspace, flags.as, {
      ...(flags.asAt === undefined ? {} : { asAt: flags.asAt }),
      ...(flags.knownAt === undefined ? {} : { knownAt: flags.knownAt }),
    });
    await workspace.close();
    const { lost } = written;
    if (flags.out !== undefined) await writeFile(flags.out, 'text' in written ? written.text : written.bytes);
    else if ('text' in written) session.out(written.text);
    session.note(lostReport(lost, flags.as, session.width));
  });
}

function verifyCommand(session: Session): Command {
  const made = new Command('verify')
    .description('check the proof of an answer; with data also that the data says so')
    .option('--store <file>', 'replay against a store')
    .option('--json', 'print the result as JSON')
    .option('--manner <manner>', 'read the files as register or prose')
    .option(...COLUMNS_FLAG)
    .argument('<answer>', 'an answer printed with --json')
    .argument('[files...]', 'replay against these statements');
  return made.action(async (path: string, files: string[]) => {
    const flags = made.opts() as Flags;
    const answer = await answerFrom(path);
    const data = files.length > 0 || flags.store !== undefined ? await session.open(files, flags) : undefined;
    const found = await verify(answer, data);
    await data?.close();
    if (flags.json === true) session.out(`${JSON.stringify(found, null, 2)}\n`);
    else {
      session.out(
        found.ok
          ? `${found.level}: ${found.steps} steps follow from ${found.premises} premises\n`
          : `not ${found.level}: ${found.failures.length} failures\n`,
      );
      for (const f of found.failures) session.out(`  ${f.step}: ${f.what}\n`);
    }
    if (!found.ok) session.exitCode = DIFFERENCE;
  });
}

async function answerFrom(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) throw new LookthroughError('not-found', `there is no file ${path}`, { received: path });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LookthroughError('input-rejected', `${path} is not JSON: ${(error as Error).message}`, {
      received: path,
    });
  }
}
