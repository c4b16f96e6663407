/** Text in chunks of any size -> numbered lines, comments taken off. Offsets stay those of the written line. */

export interface Line {
  /** 1-based */
  readonly number: number;
  /** without comment and without the line end; columns are positions in it plus one */
  readonly text: string;
}

/** Splits at LF and CRLF. A byte order mark before the first line is dropped. O(characters). */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncIterable<Line> {
  let number = 0;
  let held: string[] = [];
  for await (const chunk of chunks) {
    const parts = chunk.split('\n');
    for (const [at, part] of parts.entries()) {
      held.push(part);
      if (at === parts.length - 1) break;
      number += 1;
      yield lineOf(number, held.join(''));
      held = [];
    }
  }
  const last = held.join('');
  if (last !== '') yield lineOf(number + 1, last);
}

/** One line of text, without its line end and comment. */
export function lineOf(number: number, raw: string): Line {
  const marked = number === 1 && raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  const text = marked.endsWith('\r') ? marked.slice(0, -1) : marked;
  return { number, text: withoutStop(withoutComment(text).trimEnd()) };
}

const ABBREVIATION =
  /(?:^|[\s.])(?:Corp|Inc|Ltd|Co|Cos|Bros|Cie|Jr|Sr|Dr|St|No|Mfg|Intl|Assoc|Dept|Univ|Est|Mr|Mrs|Ms|Pty|Pvt|Pte|Bhd|Sdn|Tbk|a\.s|s\.r\.o)\.$/iu;
/**
 * A full stop that ends the line ends the sentence, as in prose; the one of an abbreviation ("Acme Corp.", "Zon B.V.")
 * is part of the name. One in quotes is inside them, so it never ends the line.
 */
function withoutStop(text: string): string {
  if (!/[\p{L}\p{N}"”%)\]]\.$/u.test(text)) return text;
  if (ABBREVIATION.test(text) || /\.\p{L}{1,3}\.$/u.test(text)) return text;
  return text.slice(0, -1);
}

/**
 * A comment is `#` at the start of the line, or `#` between spaces; "#1" after "an unknown person" is a number, and a
 * `#` in quotes is part of the text.
 */
export function withoutComment(text: string): string {
  if (/^\s*#/.test(text)) return '';
  if (!text.includes('#')) return text;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && quoted) at += 1;
    else if (char === '"') quoted = !quoted;
    else if (char === '#' && !quoted && /\s/.test(text[at - 1] ?? ' ') && /\s/.test(text[at + 1] ?? ' ')) {
      return text.slice(0, at);
    }
  }
  return text;
}

/** Quoted texts, bracketed asides and ids blanked to quotes, which are in no word: a verb is only looked for outside. */
export function masked(text: string): string {
  return text
    .replace(/"(?:[^"\\]|\\.)*"?/g, (m) => '"'.repeat(m.length))
    .replace(/[“„][^“”]*[”“]/g, (m) => '"'.repeat(m.length))
    .replace(/\([^()\]]*\)/g, (m) => '"'.repeat(m.length))
    .replace(/@[^\s,;()]+/g, (m) => '"'.repeat(m.length));
}
