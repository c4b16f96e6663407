/** `draw`: the structure of a company as a file; its ending chooses the form. */
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { ask, LookthroughError } from '../../index.ts';
import { answerFile, DRAWN_FILES, type FileOptions, LANGUAGES, NOTATIONS } from '../draw/index.ts';
import { BROWSER_FILES, browserFile, browserPath } from './browser-file.ts';
import { fileFlags, fileOptionsOf } from './file-options.ts';
import { commonOf, type Flags, many, measureOf, oneOf, questionFlags } from './options.ts';
import type { Session } from './session.ts';

const FORMS: readonly string[] = [...DRAWN_FILES, ...BROWSER_FILES];

interface Drawn extends Flags {
  readonly out: string;
  readonly notation?: string;
  readonly width?: string;
  readonly change?: readonly string[];
  readonly lang?: string;
  readonly fold?: string;
  readonly place?: readonly string[];
}

export function drawCommand(session: Session): Command {
  const made = fileFlags(questionFlags(new Command('draw').description('draw the structure of a company')))
    .requiredOption('-o, --out <file>', `a file ending in ${endings(FORMS)}; .pdf and .png take a Chrome or Chromium`)
    .option('--rule <id>', 'judge under this rule')
    .option('--measure <measure>', 'economic, votes or both', 'both')
    .option('--change <sentence>', 'draw it as if: "A sells 3% of C to B" (repeatable; not in graph files)', many)
    .option(
      '--notation <how>',
      'market: one line a holding; legal: with triangles and jurisdictions; parallel: economics left, votes right',
      'market',
    )
    .option('--width <pixels>', 'what a chart fits into where the data allow, 320 to 4000 (default: 940)')
    .option('--lang <language>', 'en or zh: every word but names and what a source says', 'en')
    .option('--fold <percent>', 'fold holders of less, where two are')
    .option('--place <id~n>', 'the place of a party in its row, from the left (repeatable)', many)
    .argument('<company>')
    .argument('[files...]', 'statements: .own, .csv, .xlsx, BODS JSON; or --store');
  return made.action(async (subject: string, files: string[]) => {
    const flags = made.opts() as Drawn;
    const as = formOf(flags.out);
    const options = chartOptions(flags, as);
    if (BROWSER_FILES.some((f) => f === as)) browserPath();
    const workspace = await session.open(files, flags);
    try {
      const envelope = await ask(workspace, {
        ...commonOf(flags),
        verb: 'structure',
        subject,
        measure: measureOf(flags),
        ...(flags.rule === undefined ? {} : { rule: flags.rule }),
        ...(flags.change === undefined ? {} : { change: flags.change }),
      });
      const made = BROWSER_FILES.find((f) => f === as);
      const file = await answerFile(workspace, envelope, made === undefined ? as : 'svg', options);
      await writeFile(flags.out, made === undefined ? file : await browserFile(String(file), made));
      session.out(`${flags.out}\n`);
    } finally {
      await workspace.close();
    }
  });
}

const endings = (forms: readonly string[]): string => forms.map((d) => `.${d}`).join(', ');

function formOf(out: string): string {
  const ending = out.split('.').at(-1) ?? '';
  if (FORMS.includes(ending)) return ending;
  throw new LookthroughError('usage', `cannot draw ".${ending}"; there are ${endings(FORMS)}`, {
    received: out,
    choices: FORMS,
  });
}

function chartOptions(flags: Drawn, as: string): FileOptions {
  const notation = oneOf('--notation', flags.notation, NOTATIONS, 'market');
  const lang = oneOf('--lang', flags.lang, LANGUAGES, 'en');
  const { width, fold, place } = flags;
  if (width !== undefined && !(/^\d{3,4}$/.test(width) && Number(width) >= 320 && Number(width) <= 4000))
    throw new LookthroughError('usage', `--width takes whole pixels from 320 to 4000, not "${width}"`, {
      received: width,
    });
  if (fold !== undefined && !/^(100|\d{1,2}(\.\d{1,6})?)$/.test(fold))
    throw new LookthroughError('usage', `--fold takes per cent from 0 to 100, not "${fold}"`, { received: fold });
  const odd = place?.find((p) => !/.~\d{1,4}$/.test(p));
  if (odd !== undefined)
    throw new LookthroughError('usage', `--place takes an id, "~" and a number, not "${odd}"`, { received: odd });
  return {
    ...fileOptionsOf(flags, as),
    ...(notation === 'market' ? {} : { notation }),
    ...(lang === 'en' ? {} : { lang }),
    ...(fold === undefined ? {} : { fold }),
    ...(place === undefined ? {} : { place }),
    ...(width === undefined ? {} : { width: Number(width) }),
  };
}
