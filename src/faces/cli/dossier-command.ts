/** `dossier`: everything about one entity in one document. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { LookthroughError } from '../../index.ts';
import { compose, markdown, page, verdictRule } from '../dossier/index.ts';
import { LANGUAGES } from '../draw/index.ts';
import { commonOf, type Flags, many, oneOf, questionFlags } from './options.ts';
import type { Session } from './session.ts';

export function dossierCommand(session: Session): Command {
  const made = questionFlags(
    new Command('dossier').description('one entity as a document: answer, chart, paths, sources'),
  )
    .requiredOption('-o, --out <file>', 'a file ending in .md or .html')
    .option('--rule <id>', 'give the verdicts of this rule (repeatable)', many)
    .option('--lang <language>', 'en or zh: words of the chart; the text is English', 'en')
    .argument('<company>')
    .argument('[files...]', 'statements: .own, .csv, .xlsx, BODS JSON; or --store');
  return made.action(async (subject: string, files: string[]) => {
    const { rule, lang, ...flags } = made.opts() as Omit<Flags, 'rule'> & {
      out: string;
      lang?: string;
      rule?: readonly string[];
    };
    if (flags.json === true)
      throw new LookthroughError('usage', 'a dossier is a document: --json is for the questions it is made of', {
        received: '--json',
      });
    const ending = /\.(md|html)$/.exec(flags.out)?.[1];
    if (ending === undefined)
      throw new LookthroughError('usage', `cannot write ${flags.out}: a dossier ends in .md or .html`, {
        received: flags.out,
        choices: ['.md', '.html'],
      });
    const rules = (rule ?? []).map(verdictRule);
    const language = oneOf('--lang', lang, LANGUAGES, 'en');
    const workspace = await session.open(files, flags);
    try {
      const blocks = await compose(workspace, subject, commonOf(flags), rules, language);
      if (ending === 'html') await writeFile(flags.out, page(blocks));
      else {
        const chart = flags.out.replace(/\.md$/, '.svg');
        await writeFile(flags.out, markdown(blocks, encodeURI(basename(chart))));
        for (const b of blocks) if (b.kind === 'chart') await writeFile(chart, b.svg);
        session.out(`${chart}\n`);
      }
      session.out(`${flags.out}\n`);
    } finally {
      await workspace.close();
    }
  });
}
