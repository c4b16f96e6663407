/** The columns every statement has: who says it, when, and in which statement. */
import type { Statement } from '../../statements/types.ts';
import { type Column, lines } from './types.ts';

const text = (name: string, of: (s: Statement) => string | undefined): Column<Statement> => ({
  name,
  type: 'string',
  of,
});

/** File and line stay out: the same statements are the same table, whichever file they were read from. */
export const SAID_BY: readonly Column<Statement>[] = [
  text('as_of', (s) => s.statementDate),
  text('status', (s) => s.recordStatus),
  text('source', (s) => s.source.name),
  text('publisher', (s) => s.source.publisher),
  text('source_kind', (s) => s.source.kind),
  text('published', (s) => s.source.published),
  text('manner', (s) => s.source.manner),
  text('url', (s) => s.source.url),
  text('licence', (s) => s.source.licence),
  { name: 'rank', type: 'double', of: (s) => s.source.rank },
  { name: 'page', type: 'double', of: (s) => s.locator.page },
  text('paragraph', (s) => s.locator.paragraph),
  text('source_words', (s) => s.locator.words),
  text('attributed_to', (s) => s.attributedTo),
  text('record', (s) => s.recordId),
  text('original_id', (s) => s.originalId),
  text('replaces', (s) => lines(s.replaces)),
  text('statement', (s) => s.statementId),
];

export const saidBy = <T extends { readonly s?: Statement }>(): Column<T>[] =>
  SAID_BY.map((c) => ({ name: c.name, type: c.type, of: ({ s }) => (s === undefined ? undefined : c.of(s)) }));
