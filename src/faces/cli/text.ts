/** Answers for people: sentences first, then aligned tables that fit the terminal. */

/** Cells a terminal gives a text: CJK and full-width characters take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const wide =
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0x20000 && code <= 0x3fffd);
    width += /\p{M}/u.test(char) ? 0 : wide ? 2 : 1;
  }
  return width;
}

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** What a terminal must not be sent: control characters in names would move its cursor. */
export const harmless = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

/** Words to lines of at most `width`, each after the first with `indent`. */
export function wrapped(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of harmless(text).split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (widthOf(next) > width - (lines.length > 0 ? indent.length : 0) && line !== '') {
      lines.push(line);
      line = word;
    } else line = next;
  }
  lines.push(line);
  return lines.map((l, at) => (at === 0 ? l : indent + l)).join('\n');
}

/** Columns aligned; the last one wraps under itself where the terminal is too narrow. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const all = [head, ...rows].map((r) => r.map((c) => harmless(c)));
  const last = head.length - 1;
  const widths = head.map((_, at) => Math.max(...all.map((r) => widthOf(r[at] ?? ''))));
  const before = widths.slice(0, last).reduce((sum, w) => sum + w + 2, 0);
  const room = Math.max(20, width - before);
  const line = (r: readonly string[]): string => {
    const start = widths
      .slice(0, last)
      .map((w, at) => padded(r[at] ?? '', w))
      .join('  ');
    const end = wrapped(r[last] ?? '', room)
      .split('\n')
      .join(`\n${' '.repeat(before)}`);
    return `${start}${last > 0 ? '  ' : ''}${end}`.trimEnd();
  };
  const rule = widths.map((w, at) => '-'.repeat(at === last ? Math.min(w, room) : w)).join('  ');
  return [line(all[0] ?? []), rule, ...all.slice(1).map(line)].join('\n');
}
