/** `columns`: what each table is read as, before it is read, and a mapping to save and to change. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import {
  type ColumnDescription,
  describeTables,
  LookthroughError,
  mappingOf,
  problemText,
  type TableDescription,
} from '../../index.ts';
import { REJECTED_ROWS } from './exit.ts';
import { COLUMNS_FLAG, type Flags } from './options.ts';
import { readingOf } from './reading.ts';
import type { Session } from './session.ts';
import { table, wrapped } from './text.ts';

export function columnsCommand(session: Session): Command {
  const made = new Command('columns')
    .description('what the columns of tables are taken for, with an example; --save writes it to be changed')
    .option('--save <file>', 'write the mapping, for --columns')
    .option(...COLUMNS_FLAG)
    .option('--json', 'print it as JSON')
    .argument('<files...>', 'tables: .csv, .tsv, .xlsx, folders, gzip or zip files');
  return made.action(async (files: string[]) => {
    const flags = made.opts() as Flags & { save?: string };
    const all = await describeTables(files, await readingOf(flags));
    const tables = all.flatMap((f) => ('table' in f ? [f.table] : []));
    if (flags.json === true) session.out(`${JSON.stringify(tables, null, 2)}\n`);
    else for (const t of tables) session.out(`${textOf(t, session.width)}\n`);
    for (const f of all) {
      if ('format' in f) session.note(`${f.file}: ${f.format}, no table whose columns are to be told\n`);
      if ('problem' in f) session.note(`${f.problem.severity}: ${problemText(f.problem)}\n`);
    }
    if (flags.save !== undefined && tables.length > 0) {
      await save(flags.save, flags.columns, `${JSON.stringify(mappingOf(tables), null, 2)}\n`);
      session.note(`${flags.save}: ${tables.length} table${tables.length === 1 ? '' : 's'}; read with --columns\n`);
      if (tables.some((t) => t.missing.length > 0))
        session.note('in it, write owner, owned and share for the "ignore" of the columns that are that\n');
    }
    const rejected = all.some((f) => 'problem' in f && f.problem.severity === 'rejected');
    if (rejected || tables.some((t) => t.missing.length > 0)) session.exitCode = REJECTED_ROWS;
  });
}

/** A mapping somebody may have changed is written over only where it has been read. */
async function save(path: string, read: string | undefined, text: string): Promise<void> {
  const over = read !== undefined && resolve(read) === resolve(path);
  try {
    await writeFile(path, text, { flag: over ? 'w' : 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new LookthroughError(
      'usage',
      `${path} is there already; add --columns ${path} to keep what it says, or name another file`,
      { received: path },
    );
  }
}

function textOf(t: TableDescription, width: number): string {
  const used = t.columns.filter((c) => c.meaning !== undefined && c.meaning.is !== 'ignore');
  const unused = t.columns.filter((c) => !used.includes(c)).map(unusedText);
  const parts = [headOf(t)];
  if (used.length > 0)
    parts.push(
      table(
        ['column', 'is', 'example', 'because'],
        used.map((c) => [c.header, meaningText(c), short(c.example ?? '(empty)'), whyText(c, t)]),
        width - 2,
      ).replace(/^/gm, '  '),
    );
  if (unused.length > 0) parts.push(`  ${wrapped(`not read: ${unused.join(', ')}`, width - 2, '    ')}`);
  for (const line of missingText(t)) parts.push(`  ${wrapped(line, width - 2, '    ')}`);
  return `${parts.join('\n')}\n`;
}

function headOf({ file, sheet, header, likely, rows, by, columns }: TableDescription): string {
  const name = sheet === undefined ? file : `${file}, sheet '${sheet}'`;
  const where =
    header === undefined
      ? `no header found, row ${likely} looks most like one`
      : header === 0
        ? 'no header, columns by number'
        : `header in row ${header}`;
  const each = { holdings: 'one holding a row', parties: 'one party a row', none: 'not read' }[
    header === undefined ? 'none' : rows
  ];
  const said = { guess: '', mapping: '; by the mapping', 'known table': '; a table known by its name and header' }[by];
  return `${name}: ${where}, ${columns.length} columns; ${each}${said}`;
}

const whyText = ({ why }: ColumnDescription, { by }: TableDescription): string =>
  by === 'known table' && why === 'mapping' ? 'it is so in this table' : (WHY[why] ?? '');

const WHY: Readonly<Partial<Record<ColumnDescription['why'], string>>> = {
  mapping: 'the mapping says so',
  'own word': 'it is the word for it',
  'usual header': 'the header is in use for it (a guess)',
};

function meaningText({ meaning }: ColumnDescription): string {
  if (meaning === undefined) return '';
  const { is, scheme, kind, dates, values } = meaning;
  const more = [scheme, kind, dates, values === undefined ? undefined : `${Object.keys(values).length} words`];
  const said = more.filter((m) => m !== undefined);
  return said.length === 0 ? is : `${is} (${said.join(', ')})`;
}

function unusedText({ header, why, example }: ColumnDescription): string {
  const name = header === '' ? 'a column without a header' : header;
  const reason = why === 'taken' ? 'its meaning is taken' : why === 'mapping' ? 'ignored' : undefined;
  const shown = example === undefined ? undefined : `as "${short(example)}"`;
  const said = [reason, shown].filter((m) => m !== undefined);
  return said.length === 0 ? name : `${name} (${said.join(', ')})`;
}

function missingText(t: TableDescription): readonly string[] {
  if (t.missing.length > 0 && t.by === 'mapping' && t.problems.length > 0) return t.problems.map((p) => p.message);
  const needed = t.missing.length === 0 ? [] : [`missing: ${t.missing.join(' and ')}; the table is not read without`];
  return t.shareless ? [...needed, 'missing: share; without it how much is held is unknown'] : needed;
}

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 30 ? `${line.slice(0, 29)}…` : line;
};
