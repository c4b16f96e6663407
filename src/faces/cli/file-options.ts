/** Flags of an answer written to a file that a spreadsheet opens. */
import type { Command } from 'commander';
import { ANSWER_FILES, type AnswerFileOptions, LookthroughError } from '../../index.ts';

export const fileFlags = (command: Command): Command =>
  command
    .option('--table <name>', '.csv: the table of the answer to write; a wrong name lists them')
    .option('--bom', '.csv: begin with a byte order mark, so that Excel reads every script');

/** @throws LookthroughError usage: a flag of a CSV where none is written */
export function fileOptionsOf(flags: object, form: string | undefined): AnswerFileOptions {
  const { table, bom } = flags as AnswerFileOptions;
  const given = table === undefined ? (bom === undefined ? undefined : '--bom') : '--table';
  if (given !== undefined && form !== 'csv')
    throw new LookthroughError('usage', `${given} is for a file ending in .csv: --out FILE.csv`, { received: given });
  return { ...(table === undefined ? {} : { table }), ...(bom === undefined ? {} : { bom }) };
}

/** @returns "csv" or "xlsx", or "json" for the whole answer; @throws LookthroughError usage: another ending */
export function answerFormOf(out: string): string {
  const forms = [...ANSWER_FILES, 'json'];
  const ending = out.split('.').at(-1) ?? '';
  if (forms.includes(ending)) return ending;
  throw new LookthroughError('usage', `an answer is written as ${forms.map((f) => `.${f}`).join(', ')}, not ${out}`, {
    received: out,
    choices: forms,
  });
}
