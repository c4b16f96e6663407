/** What a sentence needs to know about the line it stands in, and how its content becomes a statement. */
import type { UnsealedStatement } from '../../statements/seal.ts';
import type { Locator, PartyId, PartyType, Source, Statement } from '../../statements/types.ts';
import type { PartialDate } from '../../terms/day.ts';
import { type Appearance, type Cast, jointId, unknownName, unknownType } from './cast.ts';
import type { Mention } from './name.ts';

type BaseKey =
  | 'statementId'
  | 'recordId'
  | 'recordStatus'
  | 'statementDate'
  | 'source'
  | 'locator'
  | 'originalId'
  | 'replaces'
  | 'attributedTo';
type WithoutBase<S> = S extends Statement ? Omit<S, BaseKey> : never;
/** What a sentence says, without who says it, when and where. */
export type Content = WithoutBase<Statement>;
export type ContentOf<K extends Statement['kind']> = Extract<Content, { kind: K }>;

/** Clauses any sentence may carry; filled while the line is read. */
export interface Shared {
  recordId?: string;
  recordStatus: 'new' | 'updated' | 'closed';
  statementDate?: PartialDate;
  attributedTo?: string;
  originalId?: string;
  replaces?: readonly string[];
  locator: { -readonly [K in keyof Locator]: Locator[K] };
}

export interface LineContext {
  readonly source: Source;
  readonly text: string;
  readonly cast: Cast;
  readonly shared: Shared;
  /** parties met so far on this line */
  readonly appearances: Appearance[];
  /** party lines of their own made by this line */
  readonly stated: PartyId[];
}

/** The id of a mentioned party; notes that the line names it. */
export function partyOf(m: Mention, context: LineContext): PartyId {
  const party = context.cast.idOf(m, context.source, context.text);
  const { unknown } = m;
  if (unknown !== undefined) {
    const type = unknownType(unknown.word);
    const name = unknownName(unknown.word, unknown.key);
    context.appearances.push({ party, name, type, unnamed: true, at: m.at });
  } else {
    context.appearances.push({
      party,
      at: m.at,
      ...(m.name === undefined ? {} : { name: m.name }),
      ...(m.type === undefined ? {} : { type: m.type }),
    });
  }
  return party;
}

/** What this line or an earlier one says a party is. */
export function typeOf(party: PartyId, { appearances, cast }: LineContext): PartyType | undefined {
  return appearances.find((a) => a.party === party && a.type !== undefined)?.type ?? cast.typeOf(party);
}

/** Several holders as one: a party whose members they are. */
export function jointOf(mentions: readonly Mention[], context: LineContext): PartyId {
  const members = mentions.map((m) => partyOf(m, context)).sort();
  const party = jointId(members);
  const names = mentions.map((m) => m.name ?? m.id ?? 'unknown').sort();
  const name = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  context.appearances.push({ party, name, type: 'joint', members, at: mentions[0]?.at ?? 0 });
  return party;
}

export function statementOf(content: Content, { shared, source }: LineContext, nth: number): UnsealedStatement {
  // Two statements of one line are two things: a record holds one of a kind.
  const recordId = shared.recordId === undefined || nth === 0 ? shared.recordId : `${shared.recordId}/${nth + 1}`;
  const { recordStatus, locator, statementDate, attributedTo, originalId, replaces } = shared;
  const base = present({ recordId, statementDate, attributedTo, originalId, replaces });
  return { ...content, ...base, recordStatus, source, locator } as UnsealedStatement;
}

/** The given fields alone: `exactOptionalPropertyTypes` tells a missing field from an undefined one, and so do ids. */
export function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
