/** Shares and sums of money on a written line: in the source's own words where they read back, else spelt out. */
import type { Amount } from '../../statements/types.ts';
import { compare, type Exact, fractionText, HUNDRED } from '../../terms/exact.ts';
import type { Share, ShareOf } from '../../terms/share.ts';
import { quote, type Style } from './style.ts';

const percentText = (a: Exact): string => fractionText(a.mul(HUNDRED));

/** "{nearly [5/2, 3), figure 3, words "nearly 3%"} of unknown" */
export function spelledShare({ bounds: b, hedge, figure, words, of }: Share): string {
  const ends = `${b.loOpen ? '(' : '['}${percentText(b.lo)}, ${percentText(b.hi)}${b.hiOpen ? ')' : ']'}`;
  const shown = figure === undefined ? '' : `, figure ${percentText(figure)}`;
  const said = words === undefined ? '' : `, words ${quote(words)}`;
  const what = of.startsWith('class:') ? `class ${quote(of.slice('class:'.length))}` : of;
  return `{${hedge} ${ends}${shown}${said}} of ${what}`;
}

/** A fraction as a decimal text, where it is one. */
function decimalText(a: Exact): string | undefined {
  let digits = 0;
  for (let rest = a.d; rest !== 1n; digits += 1) {
    if (rest % 2n !== 0n && rest % 5n !== 0n) return undefined;
    rest = rest % 10n === 0n ? rest / 10n : rest % 2n === 0n ? rest / 2n : rest / 5n;
    if (digits > 30) return undefined;
  }
  return a.toString(digits + 1);
}

/** "of the votes", where the sentence would not mean it anyway. */
function ofWhat(of: ShareOf, style: Style): string {
  if (of === 'votes') return ' of the votes';
  if (of === 'profits') return ' of the profits';
  if (of === 'capital') return ' of the capital';
  return of === 'unknown' ? ' of unknown' : ` of class ${style.word(of.slice('class:'.length))}`;
}

/**
 * Ways to say a share, the plainest first. `usual`: what a share is of where nothing is said. A form that does not read
 * back to the same share is left out later, when its whole line is tried.
 */
export function shareForms(share: Share, usual: ShareOf, style: Style): readonly string[] {
  const what = share.of === usual ? '' : ofWhat(share.of, style);
  const forms: string[] = [];
  if (share.words !== undefined) forms.push(`${share.words}${what}`, `{${quote(share.words)}}${what}`);
  else forms.push(...figures(share).map((figure) => `{${figure}}${what}`));
  return [...forms, spelledShare(share)];
}

function figures({ bounds: b, figure }: Share): readonly string[] {
  const lo = decimalText(b.lo.mul(HUNDRED));
  const hi = decimalText(b.hi.mul(HUNDRED));
  const single = figure === undefined ? undefined : decimalText(figure.mul(HUNDRED));
  const forms = single === undefined ? [] : [`${single}%`];
  if (lo === undefined || hi === undefined || compare(b.lo, b.hi) === 0) return forms;
  return [...forms, `${b.loOpen ? '(' : '['}${lo}, ${hi}${b.hiOpen ? ')' : ']'}`];
}

const SCALES = [
  [12, 'trillion'],
  [9, 'billion'],
  [6, 'million'],
] as const;
const MONEY = new Map([
  ['USD', 'US dollars'],
  ['HKD', 'Hong Kong dollars'],
  ['CNY', 'yuan'],
  ['EUR', 'euros'],
  ['GBP', 'pounds'],
]);

/** "about 1 billion US dollars", or its parts in braces. */
export function amountForms({ value, currency, hedge }: Amount): readonly string[] {
  const said = hedge === 'printed' ? '' : `${hedge} `;
  const money = MONEY.get(currency);
  const spelled = `{${quote(value)} ${quote(currency)} ${quote(hedge)}}`;
  const plain = money === undefined ? `${said}${currency} ${value}` : `${said}${scaled(value)} ${money}`;
  return [plain, spelled];
}

/** 296000000 is "296 million"; digits that a scale would hide stay digits. */
function scaled(value: string): string {
  for (const [zeros, word] of SCALES) {
    if (!/^\d+$/.test(value) || value.length <= zeros) continue;
    const whole = value.slice(0, -zeros);
    const rest = value.slice(-zeros).replace(/0+$/, '');
    if (rest.length <= 3) return `${whole}${rest === '' ? '' : `.${rest}`} ${word}`;
  }
  return value;
}
