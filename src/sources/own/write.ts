/** Statements -> notation that reads back to the same statement ids, whatever the order they came in. */
import type { Locator, Source, Statement } from '../../statements/types.ts';
import type { WriteResult } from '../types.ts';
import { keyOf } from './cast.ts';
import { sourceOfLine, statementsOfLine } from './read.ts';
import { plainTie, plainTransaction, spelledTie, spelledTransaction } from './say-event.ts';
import { completeText, judgementText, partyText, plainClass, spelledClass } from './say-party.ts';
import { plainRelation, spelledRelation } from './say-relation.ts';
import { clause, given, Names, phraseOf, quote, Style } from './style.ts';
import { mannerOf } from './words.ts';

type Lost = WriteResult['lost'][number];

interface Chapter {
  readonly head: string;
  readonly source: Source;
  readonly lines: Set<string>;
}

/**
 * Writes statements as notation. Every line is read back before it is kept: the plainest wording that gives the same
 * statement id is taken, else every part is spelt out.
 * @returns the text, and in `lost` each statement no line could hold (a date that is none, say); the file and line of a
 *   locator are the new file's own. O(statements), independent of their order.
 */
export function writeOwn(statements: readonly Statement[]): WriteResult {
  const names = new Names(statements);
  const styles = [new Style(names, true), new Style(names, false)] as const;
  const chapters = new Map<string, Chapter>();
  const lost: Lost[] = [];
  for (const s of statements) {
    const key = keyOf(s.source);
    const chapter = chapters.get(key) ?? { head: sourceText(s.source), source: s.source, lines: new Set<string>() };
    if (!chapters.has(key)) chapters.set(key, chapter);
    const line = chapter.head === '' ? undefined : lineFor(s, styles);
    if (line === undefined) lost.push({ statementId: s.statementId, what: `no line of notation holds this ${s.kind}` });
    else chapter.lines.add(`${RANK[s.kind]}${line}`);
  }
  const written = [...chapters.values()].filter((c) => c.lines.size > 0).sort((a, b) => (a.head < b.head ? -1 : 1));
  const text = written.map(chapterText).join('\n\n');
  lost.sort((a, b) => (a.statementId < b.statementId ? -1 : 1));
  return { text: text === '' ? '' : `parties only as stated\n\n${text}\n`, lost };
}

/** Who the parties are comes first, then what they hold, then what happened. */
const RANK: Readonly<Record<Statement['kind'], string>> = {
  party: '0',
  judgement: '1',
  'share-class': '2',
  'complete-list': '3',
  relationship: '4',
  transaction: '5',
  tie: '6',
};
const chapterText = (c: Chapter): string => [c.head, ...[...c.lines].sort().map((line) => line.slice(1))].join('\n');

/** The plainest line that reads back to this statement. */
function lineFor(s: Statement, [bare, quoted]: readonly [Style, Style]): string | undefined {
  const wordings = [
    [bare, plain(s, bare)],
    [quoted, plain(s, quoted)],
    [quoted, [spelled(s, quoted)]],
  ] as const;
  for (const [style, texts] of wordings) {
    for (const text of texts) {
      const line = `${prefixText(s)}${text}${sharedText(s, style)}`;
      if (readsBack(line, s)) return line;
    }
  }
  return undefined;
}

function readsBack(line: string, s: Statement): boolean {
  if (/[\n\r]/.test(line)) return false;
  const read = statementsOfLine(line, s.source);
  return read?.length === 1 && read[0]?.statementId === s.statementId && read[0].recordId === s.recordId;
}

function plain(s: Statement, style: Style): readonly string[] {
  switch (s.kind) {
    case 'relationship':
      return plainRelation(s, style);
    case 'transaction':
      return plainTransaction(s, style);
    case 'tie':
      return plainTie(s, style);
    case 'share-class':
      return plainClass(s, style);
    case 'party':
      return [partyText(s, style)];
    case 'judgement':
      return [judgementText(s, style)];
    case 'complete-list':
      return [completeText(s, style)];
  }
}

function spelled(s: Statement, style: Style): string {
  if (s.kind === 'relationship') return spelledRelation(s, style);
  if (s.kind === 'transaction') return spelledTransaction(s, style);
  if (s.kind === 'tie') return spelledTie(s, style);
  return s.kind === 'share-class' ? spelledClass(s, style) : (plain(s, style)[0] ?? '');
}

/** Which record it belongs to and who says it; a record the content decides is not written. */
function prefixText(s: Statement): string {
  const own = s.recordId !== `r:${s.statementId.slice(2)}`;
  const status = s.recordStatus === 'new' ? '' : s.recordStatus;
  const record = own
    ? `record ${quote(s.recordId)}${status === '' ? '' : ` ${status}`}: `
    : status === ''
      ? ''
      : `${status}: `;
  return `${record}${s.attributedTo === undefined ? '' : `according to ${quote(s.attributedTo)}: `}`;
}

function sharedText(s: Statement, style: Style): string {
  const replaces =
    s.replaces?.length === 0
      ? ', no ids replaced'
      : clause(
          'replaces ids',
          given(s.replaces, (ids) => ids.map(quote).join(', ')),
        );
  return `${phraseOf(
    'as of',
    given(s.statementDate, (d) => style.date(d)),
  )}${clause('id', given(s.originalId, quote))}${replaces}${placeText(s.locator, style)}`;
}

function placeText({ paragraph, page, row, pointer, words, fetched }: Locator, style: Style): string {
  const parts = [
    phraseOf(
      'paragraph',
      given(paragraph, (p) => style.word(p)),
    ),
    phraseOf('page', given(page, String)),
    phraseOf('row', given(row, String)),
    phraseOf('pointer', given(pointer, quote)),
    phraseOf('quote', given(words, quote)),
    phraseOf('fetched', given(fetched, quote)),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(',').trim()})`;
}

/** The source line, or nothing where none can hold this source. */
function sourceText(s: Source): string {
  const line = [
    `source ${quote(s.name)} (${s.kind})`,
    phraseOf('by', given(s.publisher, quote)),
    phraseOf('published', s.published),
    s.manner === mannerOf(s.kind) ? '' : ` manner ${s.manner}`,
    phraseOf('rank', given(s.rank, String)),
    phraseOf('url', given(s.url, quote)),
    phraseOf('licence', given(s.licence, quote)),
  ].join('');
  const read = sourceOfLine(line);
  return read !== undefined && keyOf(read) === keyOf(s) ? line : '';
}
