/** What one record of a register becomes: parties, relationships and Problems that share a source and a place. */
import { sealStatement, type UnsealedStatement } from '../../statements/seal.ts';
import type { Interest, Locator, PartyId, PartyStatement, Source, Statement } from '../../statements/types.ts';
import { type Exact, exact, ONE, ZERO } from '../../terms/exact.ts';
import { point } from '../../terms/interval.ts';
import type { Problem } from '../../terms/problem.ts';
import type { Share, ShareOf } from '../../terms/share.ts';
import { type JsonItem, jsonItems } from '../bods/json-items.ts';
import { placeOfField } from '../place.ts';
import type { ReadContext, ReadItem } from '../types.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface RegisterOf {
  readonly name: string;
  readonly publisher: string;
  /** what a record looks like, for the message of one that does not */
  readonly expected: string;
  readonly licence?: string;
}

export class Facts {
  readonly context: ReadContext;
  private readonly register: RegisterOf;
  private readonly locator: Locator;
  private readonly published: string | undefined;

  constructor(context: ReadContext, register: RegisterOf, place: Locator, published?: string) {
    this.context = context;
    this.register = register;
    this.locator = { file: context.file, ...place };
    this.published = published;
  }

  /** The same source, further in. */
  at(pointer: string): Facts {
    return new Facts(
      this.context,
      this.register,
      { ...this.locator, pointer: `${this.locator.pointer ?? ''}${pointer}` },
      this.published,
    );
  }

  party(party: Pick<PartyStatement, 'party' | 'name' | 'partyType'> & Partial<PartyStatement>): ReadItem {
    return this.sealed({ kind: 'party', recordStatus: 'new', source: this.source(), locator: this.locator, ...party });
  }

  /** @param end the day it ended, where it has; the record is then closed */
  relation(
    recordId: string,
    subject: PartyId,
    interestedParty: PartyId,
    interests: readonly Interest[],
    statementDate?: string,
  ): ReadItem {
    return this.sealed({
      kind: 'relationship',
      recordId,
      recordStatus: 'new',
      subject,
      interestedParty,
      interests,
      source: this.source(),
      locator: this.locator,
      ...(statementDate === undefined ? {} : { statementDate }),
    });
  }

  private sealed(statement: UnsealedStatement): ReadItem {
    return { statement: sealStatement(statement) as Statement };
  }

  problem(
    code: Problem['code'],
    severity: Problem['severity'],
    message: string,
    field: string,
    received?: unknown,
  ): ReadItem {
    const place = placeOfField(this.locator, field);
    const read = received === undefined ? {} : { received: String(received).slice(0, 200) };
    return { problem: { code, severity, message, place, ...read, expected: this.register.expected } };
  }

  private source(): Source {
    const { name, publisher, licence } = this.register;
    return {
      name: this.context.sourceName ?? name,
      kind: 'register',
      manner: this.context.manner ?? 'register',
      publisher,
      ...(licence === undefined ? {} : { licence }),
      ...(this.published === undefined ? {} : { published: this.published }),
    };
  }
}

/** A number of the source as an exact share; `whole` is what stands for all of it: 1 or 100. */
export function shareFrom(value: unknown, whole: 1 | 100, of: ShareOf): Share | undefined {
  const words = String(value).trim();
  if (!/^\d+(\.\d+)?$/.test(words)) return undefined;
  const figure: Exact = exact(words).div(whole);
  if (figure.compare(ZERO) < 0 || figure.compare(ONE) > 0) return undefined;
  return { bounds: point(figure), hedge: 'exact', of, figure, words: whole === 100 ? `${words}%` : words };
}

/** "2015-01-02T00:00:00.000+02:00" and "2015-01-02": the day as written, whatever its time zone. */
export const dayOf = (value: unknown): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(String(value ?? ''))?.[0];

/** Each JSON document or line, or the Problem of one that is none. */
export async function* jsonRecords(
  chunks: AsyncIterable<string>,
  context: ReadContext,
  register: RegisterOf,
): AsyncIterable<{ readonly value: Json; readonly facts: Facts } | { readonly problem: Problem }> {
  let any = false;
  for await (const item of jsonItems(chunks)) {
    any = true;
    const facts = new Facts(context, register, placeOf(item));
    if ('error' in item) {
      const bad = facts.problem('bad-json', 'rejected', `this is not JSON: ${item.error}`, 'json');
      if (bad.problem !== undefined) yield { problem: bad.problem };
    } else yield { value: item.value, facts };
  }
  if (!any) {
    const message = 'the file holds no record';
    yield {
      problem: {
        code: 'empty-input',
        severity: 'rejected',
        message,
        place: { file: context.file },
        expected: register.expected,
      },
    };
  }
}

/** A file of one document has no place within itself. */
const placeOf = (item: JsonItem): Locator => (item.place.pointer === '/0' ? { pointer: '' } : item.place);
