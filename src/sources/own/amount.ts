/** Sums of money as a source prints them: "about 1 billion US dollars", "HKD 88,000,000". */
import type { Amount } from '../../statements/types.ts';
import type { Cursor } from './cursor.ts';

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/US\$/iuy, 'USD'],
  [/HK\$/iuy, 'HKD'],
  [/S\$/iuy, 'SGD'],
  [/A\$/iuy, 'AUD'],
  [/C\$/iuy, 'CAD'],
  [/\$/uy, 'USD'],
  [/€/uy, 'EUR'],
  [/£/uy, 'GBP'],
  [/RMB(?![\p{L}])/uy, 'CNY'],
  [/(?:US|United States|American)\s+dollars?/iuy, 'USD'],
  [/Hong\s+Kong\s+dollars?/iuy, 'HKD'],
  [/Singapore\s+dollars?/iuy, 'SGD'],
  [/Australian\s+dollars?/iuy, 'AUD'],
  [/Canadian\s+dollars?/iuy, 'CAD'],
  [/dollars?/iuy, 'USD'],
  [/(?:Chinese\s+)?yuan|renminbi/iuy, 'CNY'],
  [/euros?/iuy, 'EUR'],
  [/(?:British\s+)?pounds?(?:\s+sterling)?/iuy, 'GBP'],
  [/yen/iuy, 'JPY'],
  [/[A-Z]{3}(?![\p{L}\p{N}])/uy, ''],
];
const SCALES = new Map([
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
]);
const HEDGE =
  /(?:about|roughly|around|approximately|nearly|almost|more than|over|at least|up to|less than)(?![\p{L}])/iuy;
const FIGURE = /(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?:\s*(thousand|million|billion|trillion)(?![\p{L}]))?/iuy;

function take(c: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  c.skip();
  pattern.lastIndex = c.at;
  const match = pattern.exec(c.text);
  if (match === null) return undefined;
  c.at = pattern.lastIndex;
  return match;
}

/**
 * The amount at the cursor, or undefined with nothing taken.
 * `fallback`: the currency of a figure without one, where the sentence has named it already ("1 billion dollars at a
 * valuation of 46 billion").
 */
export function takeAmount(c: Cursor, fallback?: string): Amount | undefined {
  const start = c.at;
  if (c.mark('{')) return spelt(c);
  const hedge = take(c, HEDGE)?.[0].toLowerCase() ?? 'printed';
  const before = currencyAt(c);
  const figure = take(c, FIGURE);
  const currency = before ?? (figure === undefined ? undefined : (currencyAt(c) ?? fallback));
  if (figure === undefined || currency === undefined) {
    c.at = start;
    return undefined;
  }
  return { value: decimalOf(figure), currency, hedge: hedge.replace(/\s+/g, ' ') };
}

/** `{"1500000.00" "USD" "about"}`: value, currency and hedge as they are, for what no plain words say. */
function spelt(c: Cursor): Amount {
  const text = (what: string): string => c.quoted() ?? c.fail('is not in quotes', `${what} in quotes`);
  const amount = { value: text('the value'), currency: text('the currency'), hedge: text('the hedge') };
  if (!c.mark('}')) c.fail('does not close the braces', '}');
  return amount;
}

function currencyAt(c: Cursor): string | undefined {
  for (const [pattern, code] of CURRENCIES) {
    const match = take(c, pattern);
    if (match !== undefined) return code === '' ? match[0] : code;
  }
  return undefined;
}

/** Digits moved by the scale as text: 1.5 million is "1500000", exactly. */
function decimalOf([, whole = '0', decimals = '', scale]: RegExpExecArray): string {
  const zeros = scale === undefined ? 0 : (SCALES.get(scale.toLowerCase()) ?? 0);
  const digits = whole.replaceAll(',', '');
  const padded = decimals.padEnd(zeros, '0');
  const integer = `${digits}${padded.slice(0, zeros)}`.replace(/^0+(?=\d)/, '');
  const rest = padded.slice(zeros).replace(/0+$/, '');
  return rest === '' ? integer : `${integer}.${rest}`;
}
