/** Text in chunks -> rows of cells, whatever sign parts them. */
import Papa from 'papaparse';

/**
 * Whole rows out of chunks of any size: papaparse is given what ends a row outside quotes, the rest is kept back.
 * @param separator where it is known; else the sign that parts the first line, or the first that has one
 */
export async function* rowsOf(chunks: AsyncIterable<string>, separator?: string): AsyncIterable<string[][]> {
  let held = '';
  let delimiter = separator;
  for await (const chunk of withLineFeeds(chunks)) {
    held += chunk;
    const end = lastRowEnd(held);
    if (end === 0) continue;
    const text = held.slice(0, end);
    delimiter ??= delimiterOf(text);
    yield parsed(text, delimiter);
    held = held.slice(end);
  }
  if (held !== '') yield parsed(held, delimiter ?? delimiterOf(held));
}

/** Stands first in a row whose quotes cannot be read; the line as it is stands second. */
export const BROKEN_ROW = '\u0000broken row';

/**
 * Rows of whole lines. Where quotes are broken the parser would make one cell of all that follows, so then each line is
 * read by itself, and what cannot be read is one row and no more.
 */
function parsed(text: string, delimiter: string): string[][] {
  const { data, errors } = parse(text, delimiter);
  if (!errors.some((e) => e.type === 'Quotes')) return withoutLastEnd(data, text);
  const rows = text.split('\n').map((line) => {
    const alone = parse(line, delimiter);
    return alone.errors.some((e) => e.type === 'Quotes') ? [BROKEN_ROW, line] : (alone.data[0] ?? ['']);
  });
  return withoutLastEnd(rows, text);
}

const parse = (text: string, delimiter: string): Papa.ParseResult<string[]> =>
  Papa.parse<string[]>(text, { delimiter, newline: '\n', skipEmptyLines: false });

/** Behind the end of the last line there is no row. */
const withoutLastEnd = (rows: string[][], text: string): string[][] => (text.endsWith('\n') ? rows.slice(0, -1) : rows);

/**
 * Without the mark at the beginning, and with one kind of line end: a table put together from two has both, and the
 * kind of its first line would make one row of all lines of the other.
 */
async function* withLineFeeds(chunks: AsyncIterable<string>): AsyncIterable<string> {
  let first = true;
  let held = '';
  for await (const chunk of chunks) {
    let text = held + (first ? chunk.replace(/^\ufeff/, '') : chunk);
    first = false;
    held = text.endsWith('\r') ? '\r' : '';
    if (held !== '') text = text.slice(0, -1);
    yield text.replace(/\r\n?/g, '\n');
  }
  if (held !== '') yield '\n';
}

/** Position after the last line end that is not inside quotes. */
function lastRowEnd(text: string): number {
  let quoted = false;
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    else if (code === 10 && !quoted) end = at + 1;
  }
  return end;
}

/** The sign that parts the header row best; a title above it has none. */
function delimiterOf(text: string): string {
  for (const line of text.split('\n', LINES)) {
    const counted = SIGNS.map((sign) => ({ sign, count: line.split(sign).length }));
    const best = counted.reduce((a, b) => (b.count > a.count ? b : a));
    if (best.count > 1) return best.sign;
  }
  return ',';
}
const SIGNS = [',', ';', '\t', '|'] as const;
const LINES = 30;
