/** Fields of a record, whichever form it came in. */
import { isPartialDate, type PartialDate } from '../../terms/day.ts';
import { isObject } from '../bods/json-items.ts';
import type { Json } from './forms.ts';

export const object = (value: unknown): Json => (isObject(value) ? value : {});

/** The golden copy's JSON wraps a text as {"$": "…"}. */
export function text(value: unknown): string | undefined {
  const plain = isObject(value) ? value['$'] : value;
  return typeof plain === 'string' && plain.trim() !== '' ? plain.trim() : undefined;
}

/** A list, a list under one name, numbered columns, or a single one: the same items. */
export function items(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return value === undefined ? [] : [value];
  const inner = value[name];
  if (inner !== undefined) return Array.isArray(inner) ? inner : [inner];
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((k) => /^\d+$/.test(k)) ? keys.map((k) => value[k]) : [];
}

/**
 * The day as printed. Times are midnight somewhere, with or without milliseconds and offsets: turning them into UTC
 * would move many to the day before.
 */
export function dayOf(value: unknown): PartialDate | undefined {
  const day = text(value)?.slice(0, 10);
  return day !== undefined && isPartialDate(day) ? day : undefined;
}

export const leiOf = (value: unknown): string | undefined => {
  const lei = text(value)?.toUpperCase();
  return lei !== undefined && /^[A-Z0-9]{18}\d{2}$/.test(lei) ? lei : undefined;
};
/** The id BODS publications give the same body. */
export const partyOf = (lei: string): string => `XI-LEI-${lei}`;
