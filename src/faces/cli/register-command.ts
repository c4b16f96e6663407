/** `register`: one rule over every company of the data, as a table. */
import { Command } from 'commander';
import { dayPhrase, LookthroughError, openRegisterFile, type RegisterReport, runRegister } from '../../index.ts';
import { COLUMNS_FLAG, commonOf, type Flags, oneOf } from './options.ts';
import type { Session } from './session.ts';
import { table } from './text.ts';

export function registerCommand(session: Session): Command {
  const made = new Command('register')
    .description('a rule over every company: one row a company, party and limb')
    .option('--as-at <day>', 'what is true on this day, YYYY-MM-DD (default: the last day the data speaks of)')
    .option('--known-at <day>', 'only what was published by this day (default: all)')
    .option('--over-100 <how>', 'columns above 100 %: widen the figures, or take them as-stated', 'widen')
    .option('--store <file>', 'ask a store instead of files')
    .option('--manner <manner>', 'read the files as register or prose')
    .option(...COLUMNS_FLAG)
    .requiredOption('--rule <id>', 'the rule')
    .requiredOption('-o, --out <file>', 'a file ending in .parquet or .csv; again after an interruption it goes on')
    .option('--memory <size>', 'what keeping and sorting the rows may use, as 500MB or 4GB', '2GB')
    .argument('[files...]', 'statements: .own, .csv, .xlsx, BODS JSON; or --store');
  return made.action(async (files: string[]) => {
    const flags = made.opts() as Flags & { rule: string; out: string; memory: string };
    const { asAt, knownAt, over100 } = commonOf(flags);
    oneOf('--manner', flags.manner, ['register', 'prose'] as const, 'register');
    const stop = new AbortController();
    const interrupted = (): void => stop.abort();
    process.once('SIGINT', interrupted);
    try {
      const asked = { rule: flags.rule, signal: stop.signal, ...(over100 === undefined ? {} : { over100 }) };
      const data = await opened(session, files, flags, asked);
      const report = await runRegister(data, {
        ...asked,
        out: flags.out,
        memory: bytesOf(flags.memory),
        ...(asAt === undefined ? {} : { asAt }),
        ...(knownAt === undefined ? {} : { knownAt }),
        onProgress: (p) => session.note(`${p.part}: ${p.kept ? 'kept from before' : `${p.rows} rows`}\n`),
      });
      if ('close' in data) await data.close();
      session.out(summary(report, flags.out, session.width));
    } finally {
      process.off('SIGINT', interrupted);
    }
  });
}

/** One plain file of columns is read by bytes, anything else row by row. */
async function opened(
  session: Session,
  files: readonly string[],
  flags: Flags,
  asked: { readonly rule: string; readonly signal: AbortSignal; readonly over100?: 'widen' | 'as-stated' },
) {
  const [file] = files;
  if (
    file === undefined ||
    files.length > 1 ||
    flags.store !== undefined ||
    flags.manner === 'prose' ||
    flags.columns !== undefined
  )
    return session.open(files, flags);
  let told = 0;
  const found = await openRegisterFile(file, {
    ...asked,
    onProgress: ({ bytes, of, rows }) => {
      const tenth = Math.floor((10 * bytes) / of);
      if (tenth > told) session.note(`${file}: ${rows} rows, ${10 * tenth} %\n`);
      told = tenth;
    },
  });
  if (found === undefined) return session.open(files, flags);
  session.report(found.problems, found.rejected);
  if (found.duplicates > 0) session.note(`warning: ${found.duplicates} rows are there already and count once\n`);
  return found;
}

function summary(r: RegisterReport, out: string, width: number): string {
  const counts = table(
    ['limb', 'verdict', 'rows'],
    r.counts.map((c) => [c.limb, c.verdict, String(c.rows)]),
    width,
  );
  const notes = [
    r.inForce
      ? ''
      : `${r.rule} (${r.version}) is not in force (${dayPhrase('as at', r.asAt)}); it is answered as if it were\n`,
    r.namesakes === 0
      ? ''
      : `Pairs that a name alone joins: ${r.namesakes}. They stay two parties each; audit lists them\n`,
    r.verified ? '' : `${r.rule} has not been checked against the official text\n`,
  ];
  return `${out}: ${r.rows} rows for ${r.companies} companies under ${r.rule} (${r.version}), ${dayPhrase('as of', r.asAt)}; ${r.loops} loops, ${r.oneByOne} companies judged one by one\n${notes.join('')}\n${counts}\n`;
}

/** @throws LookthroughError usage */
function bytesOf(text: string): number {
  const found = /^(\d+)\s*(MB|GB)$/i.exec(text);
  if (found === null || Number(found[1]) === 0)
    throw new LookthroughError('usage', `--memory takes a size as 500MB or 4GB, not "${text}"`, { received: text });
  return Number(found[1]) * (found[2]?.toUpperCase() === 'GB' ? 1e9 : 1e6);
}
