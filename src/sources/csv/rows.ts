/** Text in chunks -> rows of cells, whatever sign parts them. */
import Papa from 'papaparse';

/** Whole rows out of chunks of any size: papaparse is given what ends a row outside quotes, the rest is kept back. */
export async function* rowsOf(chunks: AsyncIterable<string>): AsyncIterable<string[][]> {
  let held = '';
  let delimiter: string | undefined;
  for await (const chunk of chunks) {
    held += held === '' ? chunk.replace(/^\ufeff/, '') : chunk;
    const end = lastRowEnd(held);
    if (end === 0) continue;
    const text = held.slice(0, end);
    delimiter ??= delimiterOf(text);
    yield Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false }).data.slice(0, -1);
    held = held.slice(end);
  }
  if (held !== '')
    yield Papa.parse<string[]>(held, { delimiter: delimiter ?? delimiterOf(held), skipEmptyLines: false }).data;
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

/** The sign that parts the header row best. */
function delimiterOf(text: string): string {
  const head = text.split('\n', 1)[0] ?? '';
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, count: head.split(sign).length }));
  return counted.reduce((a, b) => (b.count > a.count ? b : a)).sign;
}
