/** Commands about data and faces: import, export, verify, draw, open, serve, start. */
import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import {
  ask,
  BINARY_EXPORTS,
  EXPORTS,
  exportAs,
  importInto,
  LookthroughError,
  openStore,
  type StructureAnswer,
  verify,
} from '../../index.ts';
import { DRAWINGS, draw, frameOf, NOTATIONS, slide } from '../draw/index.ts';
import { columnsCommand } from './columns-command.ts';
import { dossierCommand } from './dossier-command.ts';
import { eraseCommand } from './erase-command.ts';
import { DIFFERENCE, REJECTED_ROWS } from './exit.ts';
import { importReport } from './import-report.ts';
import { COLUMNS_FLAG, commonOf, type Flags, measureOf, oneOf, questionFlags } from './options.ts';
import { readingOf } from './reading.ts';
import { registerCommand } from './register-command.ts';
import { serveCommand, startCommand } from './serve-command.ts';
import type { Session } from './session.ts';
import { storyCommand } from './story-command.ts';

const FILES = 'statements: .own, .csv, .xlsx, BODS JSON; or --store';

export function dataCommands(session: Session): Command[] {
  return [
    columnsCommand(session),
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
    const stop = new AbortController();
    const interrupted = (): void => stop.abort();
    process.once('SIGINT', interrupted);
    try {
      const report = await importInto(workspace.store, files, {
        ...reading,
        signal: stop.signal,
        onProgress: (p) =>
          session.note(`${p.file}: ${p.read} read, ${p.added} new, ${p.known} known, ${p.problems} problems\n`),
      });
      session.note(importReport(report, session.width));
      if (report.rejected > 0) session.exitCode = REJECTED_ROWS;
      session.out(`${report.added} statements added, ${report.known} already known, ${report.problems} problems\n`);
    } finally {
      process.off('SIGINT', interrupted);
      await workspace.close();
    }
  });
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
    for (const l of lost.slice(0, 50)) session.note(`not written: ${l.statementId}: ${l.what}\n`);
    if (lost.length > 0) session.note(`${lost.length} things cannot be said as ${flags.as}\n`);
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

function drawCommand(session: Session): Command {
  const made = questionFlags(new Command('draw').description('draw the structure of a company'))
    .requiredOption('-o, --out <file>', `a file ending in ${DRAWINGS.map((d) => `.${d}`).join(', ')}`)
    .option('--rule <id>', 'judge under this rule')
    .option('--measure <measure>', 'economic, votes or both', 'both')
    .option('--notation <how>', 'market: one line a holding; parallel: economics left, votes right', 'market')
    .argument('<company>')
    .argument('[files...]', FILES);
  return made.action(async (subject: string, files: string[]) => {
    const flags = made.opts() as Flags & { out: string; notation?: string };
    const notation = oneOf('--notation', flags.notation, NOTATIONS, 'market');
    const ending = flags.out.split('.').at(-1) ?? '';
    const kind = DRAWINGS.find((d) => d === ending);
    if (kind === undefined) {
      throw new LookthroughError(
        'usage',
        `cannot draw ".${ending}"; there are ${DRAWINGS.map((d) => `.${d}`).join(', ')}`,
        { received: flags.out, choices: DRAWINGS },
      );
    }
    if (kind === 'pptx' && notation !== 'market')
      throw new LookthroughError('usage', 'a slide is drawn in the notation market; --notation parallel is for .svg', {
        received: notation,
      });
    const workspace = await session.open(files, flags);
    const envelope = await ask(workspace, {
      ...commonOf(flags),
      verb: 'structure',
      subject,
      measure: measureOf(flags),
      ...(flags.rule === undefined ? {} : { rule: flags.rule }),
    });
    const frame = await frameOf(workspace, envelope);
    await workspace.close();
    const answer = envelope.answer as unknown as StructureAnswer;
    await writeFile(flags.out, kind === 'pptx' ? slide(answer, frame) : draw(answer, kind, { notation }));
    session.out(`${flags.out}\n`);
  });
}
