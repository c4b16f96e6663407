/**
 * Statements as JSON and back, nothing lost: exact fractions are texts "n/d" at the places where shares have numbers.
 * Canonical: keys sorted and absent ones left out, so one statement is one text whatever built it.
 */
import { type Exact, exact, fractionText } from '../terms/exact.ts';
import { interval } from '../terms/interval.ts';
import type { Share } from '../terms/share.ts';
import { FrozenTexts, jsonString } from './frozen-texts.ts';
import { KeyOrder } from './key-order.ts';
import { type Form, partsOf } from './parts.ts';
import type { Statement } from './types.ts';

interface ShareJson {
  readonly lo: string;
  readonly hi: string;
  readonly loOpen?: true;
  readonly hiOpen?: true;
  readonly hedge: Share['hedge'];
  readonly of: Share['of'];
  readonly figure?: string;
  readonly words?: string;
}

const isShare = (value: object): value is Share => 'bounds' in value && 'hedge' in value && 'of' in value;

/**
 * One line of JSON.
 * @example statementJson(s) // {"interestedParty":"name:ann",…,"interests":[{…,"share":{"$share":{"hi":"3/5",…}}}],…}
 */
export function statementJson(statement: Statement): string {
  const parts = partsOf(statement, FORM);
  const { locator, recordId, statementId } = statement;
  if (parts === undefined || locator === undefined || recordId === undefined || statementId === undefined)
    return written(statement);
  const called = `,"recordId":${written(recordId)}${parts.tail},"statementId":${written(statementId)}`;
  return `${parts.head},"locator":${written(locator)}${parts.middle}${called}${parts.rest}}`;
}

/** As deep as a statement nests, which its type bounds. */
function written(value: unknown): string {
  if (typeof value === 'string') return jsonString(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((v) => (v === undefined ? 'null' : written(v))).join(',')}]`;
  const record = (isShare(value) ? { $share: shareJson(value) } : value) as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of KEYS.of(record)) {
    const part = record[key.name];
    if (part !== undefined) text += `${text === '' ? '' : ','}${key.written}${written(part)}`;
  }
  return `{${text}}`;
}
const KEYS = new KeyOrder();
const FORM: Form = { any: written, source: new FrozenTexts(written), share: new FrozenTexts(written) };

function shareJson({ bounds: b, hedge, of, figure, words }: Share): ShareJson {
  return {
    lo: fractionText(b.lo),
    hi: fractionText(b.hi),
    ...(b.loOpen ? { loOpen: true } : {}),
    ...(b.hiOpen ? { hiOpen: true } : {}),
    hedge,
    of,
    ...(figure === undefined ? {} : { figure: fractionText(figure) }),
    ...(words === undefined ? {} : { words }),
  };
}

/** The statement of one line written by `statementJson`, frozen like a sealed one. */
export const statementFromJson = (text: string): Statement =>
  Object.freeze(withShares(JSON.parse(text) as object)) as Statement;

/** Puts shares where their texts stand; a walk over the few nested places is several times faster than a reviver. */
function withShares<T extends object>(value: T): T {
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    const part = record[key];
    if (typeof part !== 'object' || part === null) continue;
    record[key] = '$share' in part ? shareFrom(part.$share as ShareJson) : withShares(part);
  }
  return value;
}

function shareFrom(s: ShareJson): Share {
  const number = (text: string): Exact => exact(text);
  return {
    bounds: interval(number(s.lo), number(s.hi), s.loOpen ?? false, s.hiOpen ?? false),
    hedge: s.hedge,
    of: s.of,
    ...(s.figure === undefined ? {} : { figure: number(s.figure) }),
    ...(s.words === undefined ? {} : { words: s.words }),
  };
}
