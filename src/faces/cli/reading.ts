/** How the files of a command are read: flags every command has that reads files. */
import { type ColumnMapping, readColumnMapping } from '../../index.ts';
import { type Flags, oneOf } from './options.ts';

export interface Reading {
  readonly manner?: 'register' | 'prose';
  readonly columns?: ColumnMapping;
}

/** @throws LookthroughError usage: no such manner; not-found, input-rejected: the column mapping */
export async function readingOf(flags: Pick<Flags, 'manner' | 'columns'>): Promise<Reading> {
  return {
    ...(flags.manner === undefined
      ? {}
      : { manner: oneOf('--manner', flags.manner, ['register', 'prose'] as const, 'register') }),
    ...(flags.columns === undefined ? {} : { columns: await readColumnMapping(flags.columns) }),
  };
}
