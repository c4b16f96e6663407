/** `story`: a guided story as one page that needs no network. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Command } from 'commander';
import { LookthroughError } from '../../index.ts';
import { LANGUAGES, readStory, type Story, storyPage } from '../story/index.ts';
import { COLUMNS_FLAG, type Flags, oneOf } from './options.ts';
import type { Session } from './session.ts';

export function storyCommand(session: Session): Command {
  const made = new Command('story')
    .description('a guided story in numbered steps, as one HTML file that needs no network and no script')
    .requiredOption('-o, --out <file>', 'a file ending in .html')
    .option('--language <tag>', `the language of the page: ${LANGUAGES.join(' or ')}`, 'en')
    .option('--store <file>', 'ask a store instead of files')
    .option('--manner <manner>', 'read the files as register or prose')
    .option(...COLUMNS_FLAG)
    .argument('<story>', 'a story, such as gallery/kingsoft-2015/story.json')
    .argument('[files...]', 'statements: .own, .csv, .xlsx, BODS JSON; or --store');
  return made.action(async (file: string, files: string[]) => {
    const flags = made.opts() as Flags & { out: string; language: string };
    const language = oneOf('--language', flags.language, LANGUAGES, 'en');
    if (!/\.html?$/.test(flags.out))
      throw new LookthroughError('usage', `cannot write ${flags.out}: a story ends in .html`, {
        received: flags.out,
        choices: ['.html'],
      });
    const story = await storyFrom(file);
    const workspace = await session.open(files, flags);
    try {
      await writeFile(flags.out, await storyPage(workspace, story, { language, file: basename(file) }));
      session.out(`${flags.out}\n`);
    } finally {
      await workspace.close();
    }
  });
}

/** @throws LookthroughError not-found, input-rejected */
export async function storyFrom(file: string): Promise<Story> {
  const text = await readFile(file, 'utf8').catch((error: { code?: string }) => {
    throw new LookthroughError('not-found', `there is no story ${file} that can be read (${error.code})`, {
      received: file,
    });
  });
  return readStory(text, basename(file));
}

/** The story.json that lies beside the first file of data; none: undefined. */
export async function storyBeside(files: readonly string[]): Promise<string | undefined> {
  const [first] = files;
  if (first === undefined || first === '-') return undefined;
  const path = join(dirname(first), 'story.json');
  return readFile(path).then(
    () => path,
    () => undefined,
  );
}
