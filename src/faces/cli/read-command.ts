/** `read`: running text to proposals. What is not accepted stays a proposal, and what was not read is said. */
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import {
  acceptedText,
  LookthroughError,
  openFiles,
  openStore,
  readText,
  type TextReading,
  type Workspace,
} from '../../index.ts';
import { REJECTED_ROWS } from './exit.ts';
import type { Session } from './session.ts';
import { wrapped } from './text.ts';

interface ReadFlags {
  readonly title?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly url?: string;
  readonly known?: string[];
  readonly store?: string;
  readonly accept?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function readCommand(session: Session): Command {
  const made = new Command('read')
    .description(
      'read English prose for statements: proposals with their quotes; nothing is a statement until accepted',
    )
    .option('--title <text>', 'title of the source (default: the name of the file)')
    .option('--publisher <text>', 'who published it')
    .option('--published <date>', 'when: 2015, January 2015; "in January" is counted from it')
    .option('--url <address>', 'where it stands')
    .option('--known <files...>', 'data whose names are known')
    .option('--store <file>', 'a store whose names are known')
    .option('--accept <numbers>', 'all, or numbers such as 1,3: these as ownership notation')
    .option('-o, --out <file>', 'with --accept: write the notation to a file that is not there yet')
    .option('--json', 'print the whole reading as JSON')
    .argument('<file>', 'a text file, or - for the standard input');
  return made.action(async (file: string) => {
    const flags = made.opts() as ReadFlags;
    if (flags.out !== undefined && flags.accept === undefined)
      throw new LookthroughError('usage', '--out writes what is accepted; say what with --accept all or --accept 1,3');
    const workspace = await knownTo(flags);
    try {
      const reading = await readText({ file }, sourceOf(flags), workspace);
      await told(reading, file, flags, session);
      if (!reading.english) session.exitCode = REJECTED_ROWS;
    } finally {
      await workspace?.close();
    }
  });
}

async function knownTo({ known, store }: ReadFlags): Promise<Workspace | undefined> {
  if (known !== undefined && store !== undefined)
    throw new LookthroughError('usage', 'name --known or --store, not both');
  if (store !== undefined) return openStore(store);
  return known === undefined ? undefined : openFiles(known);
}

function sourceOf({ title, publisher, published, url }: ReadFlags): Parameters<typeof readText>[1] {
  return {
    ...(title === undefined ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
    ...(url === undefined ? {} : { url }),
  };
}

async function told(
  reading: TextReading,
  file: string,
  { accept, out, json }: ReadFlags,
  session: Session,
): Promise<void> {
  if (accept === undefined) {
    session.out(json === true ? `${JSON.stringify(reading, null, 2)}\n` : textOf(reading, file, session.width));
    return;
  }
  const text = acceptedText(reading, numbersOf(accept));
  if (out === undefined) session.out(text);
  else {
    await writeNew(out, text);
    session.out(`${out}\n`);
  }
  const left = reading.refused.length + reading.notRead.length;
  if (left > 0) session.note(`${left} passages refused or not read; lookthrough read without --accept lists them\n`);
}

/** @throws LookthroughError usage */
function numbersOf(accept: string): 'all' | readonly number[] {
  if (accept === 'all') return 'all';
  if (/^\d{1,6}(?:,\d{1,6})*$/.test(accept)) return accept.split(',').map(Number);
  throw new LookthroughError('usage', `--accept takes all, or numbers such as 1,3, not "${accept}"`, {
    received: accept,
  });
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new LookthroughError('usage', `${path} is there already; name another file`, { received: path });
  }
}

function textOf(reading: TextReading, file: string, width: number): string {
  if (!reading.english)
    return `${file}: no English text. Prose is read in English alone; write its facts as ownership notation instead.\n`;
  const { proposals, refused, notRead, sentences } = reading;
  const head = `${file}: ${plural(sentences, 'sentence')}, ${plural(proposals.length, 'proposal')}. None is a statement before it is accepted: --accept all, or --accept 1,3, with --out FILE.own\n`;
  const parts = [wrapped(head.trimEnd(), width)];
  for (const p of proposals) {
    const said = [
      p.modality,
      p.speaker === undefined ? '' : `says ${p.speaker}`,
      ...p.numbers.map((n) => `${n.quote}: ${n.interval} %`),
    ];
    const known = p.parties.flatMap((m) => (m.known === undefined ? [] : [`${m.name} is @${m.known.id}`]));
    parts.push(
      [
        wrapped(`${String(p.id).padStart(2)}  ${p.reading}`, width, '    '),
        indented(`“${p.quote.replace(/\s+/g, ' ')}” (${p.start}–${p.end})`, width),
        indented([...said.filter((s) => s !== ''), ...known].join(' · '), width),
        ...p.cautions.map((c) => indented(`look: ${c.text}`, width)),
      ].join('\n'),
    );
  }
  if (refused.length > 0)
    parts.push(
      [
        'Refused',
        ...refused.map((r) => indented(`“${r.quote.replace(/\s+/g, ' ')}” (${r.start}–${r.end}): ${r.text}`, width)),
      ].join('\n'),
    );
  if (notRead.length > 0)
    parts.push(
      [
        'Not read',
        ...notRead.map((r) => indented(`“${r.quote.replace(/\s+/g, ' ')}” (${r.start}–${r.end}): ${r.why}`, width)),
      ].join('\n'),
    );
  return `${parts.join('\n\n')}\n`;
}
const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
const indented = (text: string, width: number): string => `    ${wrapped(text, width - 4, '    ')}`;
