/**
 * Content-derived ids: the same statement read twice, from any file and any row, gets the same id, so importing twice
 * changes nothing. The locator and the fetch time are left out; source, dates and every word of content go in.
 */
import { hash } from 'node:crypto';
import { fractionText } from '../terms/exact.ts';
import { FrozenTexts, jsonString } from './frozen-texts.ts';
import { KeyOrder } from './key-order.ts';
import { type Form, partsOf } from './parts.ts';
import type { PartyId, Statement } from './types.ts';

type Unsealed<S> = S extends Statement ? Omit<S, 'statementId' | 'recordId'> & { readonly recordId?: string } : never;
export type UnsealedStatement = Unsealed<Statement>;

/** Fills statementId and, where the source gave none, recordId. */
// Not by a spread: on the runtime as it is, each object that begins with one has a hidden class of its own.
export const sealStatement = (draft: UnsealedStatement): Statement => sealDraft(Object.assign({}, draft));

/**
 * The same for a draft that nobody else holds: it becomes the statement itself and is frozen. To copy it costs as much as
 * to write it out.
 */
export function sealDraft(draft: UnsealedStatement): Statement {
  const digest = digestOf(draft);
  const own = draft as { statementId?: string; recordId?: string };
  own.statementId = `s:${digest}`;
  own.recordId ??= `r:${digest}`;
  return Object.freeze(draft) as Statement;
}

/** The SHA-256 (first 32 hex digits) of the canonical JSON of everything but the locator. */
export const digestOf = (draft: object): string => hash('sha256', contentOf(draft), 'hex').slice(0, 32);

/** The canonical JSON of a statement without where it stands and what it is called. */
function contentOf(draft: object): string {
  const parts = partsOf(draft, FORM);
  if (parts === undefined) return canonicalContent(draft as Readonly<Record<string, unknown>>);
  const { recordId } = draft as { recordId?: unknown };
  const record = recordId === undefined ? '' : `,"recordId":${canonicalJson(recordId)}`;
  return `${parts.head}${parts.middle}${record}${parts.tail}${parts.rest}}`;
}

/** The same of anything, field by field as they come. */
export function canonicalContent(draft: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const { name, written } of KEYS.of(draft)) {
    const part = draft[name];
    if (part === undefined || name === 'locator' || name === 'statementId') continue;
    const said = name === 'source' ? FORM.source.of(part) : canonicalJson(part);
    text += text === '' ? written + said : `,${written}${said}`;
  }
  return `{${text}}`;
}

/** JSON with sorted keys, fractions as "n/d", undefined left out: one text for one content. Nesting is shallow. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return jsonString(value);
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return JSON.stringify(value);
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const record = value as Record<string, unknown>;
  if (typeof record['n'] === 'bigint' && typeof record['d'] === 'bigint') {
    return JSON.stringify(fractionText(value as never));
  }
  let text = '';
  for (const { name, written } of KEYS.of(record)) {
    const part = record[name];
    if (part !== undefined) text += `${text === '' ? '' : ','}${written}${canonicalJson(part)}`;
  }
  return `{${text}}`;
}
const KEYS = new KeyOrder();
const FORM: Form = {
  any: canonicalJson,
  source: new FrozenTexts(canonicalJson),
  share: new FrozenTexts(canonicalJson),
};

/**
 * The id of a party known by its name alone: Unicode-normalised (NFKC), spaces collapsed, case folded. Two notations
 * of one name meet here; two scripts of one name do not (say `same as`).
 */
export function partyIdOfName(name: string): PartyId {
  return `name:${name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()}`;
}
