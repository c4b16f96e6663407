/** Writing forms that mean the same, folded one character to one, so that places in the text stay true. */

const SAME: ReadonlyMap<string, string> = new Map([
  ['％', '%'],
  ['﹪', '%'],
  ['．', '.'],
  ['，', ','],
  ['、', ','],
  ['－', '-'],
  ['–', '-'],
  ['—', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['−', '-'],
  ['～', '-'],
  ['〜', '-'],
  ['（', '('],
  ['）', ')'],
  ['［', '['],
  ['］', ']'],
  ['＞', '>'],
  ['＜', '<'],
  ['＝', '='],
  ['／', '/'],
  ['\u00a0', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\u2007', ' '],
  ['\u3000', ' '],
]);

/** Full-width digits and signs, typographic dashes and spaces as plain ones. Length and places do not change. */
export function folded(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (char) => {
    const code = char.charCodeAt(0);
    if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xff10 + 48);
    return SAME.get(char) ?? char;
  });
}
