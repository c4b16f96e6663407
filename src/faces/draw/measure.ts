/**
 * How wide text is without a browser: advances of a common sans serif in thousandths of an em, widened by a fifth so
 * that every face of the font stack fits. A glyph of a Chinese, Japanese or Korean script counts one em.
 */
const NARROW = new Map<string, number>();
const note = (advance: number, characters: string): void => {
  for (const c of characters) NARROW.set(c, advance);
};
note(222, "ijl'");
note(278, ' !,./:;[\\]ftI|\u00a0');
note(333, '()-r`\u2009‘’“”');
note(389, '*{}"^');
note(500, 'ckvxyzsJ');
note(584, '+<=>~');
note(611, 'FTZ');
note(667, '&ABEKPSVXY');
note(722, 'CDHNRUw');
note(778, 'GOQ–');
note(889, 'mM%');
note(1015, 'W@—…');
const COMMON = 560;
const WIDER = 1.2;

const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xd7ff) ||
  (code >= 0xf900 && code <= 0xffef) ||
  code > 0xffff;

/** sans: 400; strong: 600; mono: 0.62 em a character. */
export type Face = 'sans' | 'strong' | 'mono';

/** @param size pixels; @returns pixels, never under what the font stack needs */
export function textWidth(text: string, size: number, face: Face = 'sans'): number {
  let em = 0;
  for (const c of text) {
    const code = c.codePointAt(0) as number;
    if (isWide(code)) em += 1;
    else if (face === 'mono') em += 0.62;
    else em += ((NARROW.get(c) ?? (code > 0x24f ? 700 : COMMON)) / 1000) * WIDER;
  }
  return Math.ceil(em * size * (face === 'strong' ? 1.06 : 1));
}

/** A line breaks at a space, or between two wide glyphs; a longer word stays whole. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let piece = '';
  for (const c of text) {
    const wide = isWide(c.codePointAt(0) as number);
    if (wide && piece !== '' && !piece.endsWith(' ')) {
      found.push(piece);
      piece = '';
    }
    piece += c;
    if (c === ' ') {
      found.push(piece);
      piece = '';
    }
  }
  return piece === '' ? found : [...found, piece];
}

/** Two ends of an interval may then stand on two lines: on a phone there is no room for both on one. */
export const breakable = (text: string): string => text.replaceAll('\u2009–\u2009', '\u2009– ');

/** @returns lines no wider than `most` pixels, unless one word is; nothing is cut or left out */
export function wrapped(text: string, size: number, most: number, face: Face = 'sans'): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size, face) > most) {
      lines.push(line.trimEnd());
      line = piece;
    } else line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** The narrowest width, of steps of 8 px from `least`, at which the text takes at most `lines` lines. */
export function widthFor(text: string, size: number, least: number, lines: number, face: Face): number {
  const whole = textWidth(text, size, face);
  for (let width = least; width < whole; width += 8) {
    const rows = wrapped(text, size, width, face);
    if (rows.length <= lines && rows.every((r) => textWidth(r, size, face) <= width)) return width;
  }
  return Math.max(least, whole);
}
