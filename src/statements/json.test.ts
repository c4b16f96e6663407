import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio } from '../terms/exact.ts';
import { interval } from '../terms/interval.ts';
import type { Share } from '../terms/share.ts';
import { statementFromJson, statementJson } from './json.ts';
import { sealStatement } from './seal.ts';
import type { Interest, Statement } from './types.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', '$share', '', '"', '\u0000', '\ud800', '金山', '<script>', '=1+1', 'constructor'),
);
const maybe = <T, K extends string>(key: K, value: fc.Arbitrary<T>): fc.Arbitrary<Partial<Record<K, T>>> =>
  fc.option(value, { nil: undefined }).map((v) => (v === undefined ? {} : { [key]: v }) as Partial<Record<K, T>>);
const all = (parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map((found) => Object.assign({}, ...found) as object);

const fraction = fc.tuple(fc.bigInt(0n, 10n ** 20n), fc.bigInt(1n, 10n ** 20n)).map(([n, d]) => ratio(n, d));
const share: fc.Arbitrary<Share> = fc
  .tuple(
    fc.tuple(fraction, fraction, fc.boolean(), fc.boolean()).map((b) => interval(...b)),
    fc.constantFrom('exact', 'nearly', 'range'),
    fc.constantFrom('capital', 'unknown', 'class:A'),
    all([maybe('figure', fraction), maybe('words', text)]),
  )
  .map(([bounds, hedge, of, rest]) => ({ bounds, hedge, of, ...rest }) as Share);
const date = fc.constantFrom('2015', '2015-01', '2015-01-20');
const common = all([
  fc.record({
    recordStatus: fc.constantFrom('new', 'updated', 'closed'),
    source: fc.record({ name: text, kind: fc.constant('news'), manner: fc.constant('prose') }),
    locator: all([maybe('file', text), maybe('row', fc.nat()), maybe('words', text)]),
  }),
  maybe('statementDate', date),
  maybe('originalId', text),
  maybe('replaces', fc.array(text)),
  maybe('recordId', text),
]);
const interest = all([
  fc.record({ interestType: fc.constant('shareholding'), directness: fc.constantFrom('direct', 'unknown') }),
  maybe('share', share),
  maybe('startDate', date),
  maybe('details', text),
]) as fc.Arbitrary<Interest>;
const ofKind = (kind: string, ...parts: fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  all([fc.constant({ kind }), common, ...parts]);
const statement: fc.Arbitrary<Statement> = fc
  .oneof(
    ofKind(
      'party',
      fc.record({ party: text, name: text, partyType: fc.constant('company') }),
      maybe('identifiers', fc.array(fc.record({ scheme: text, id: text }))),
      maybe('otherNames', fc.array(text)),
      maybe('unspecified', fc.record({ reason: text })),
    ),
    ofKind(
      'relationship',
      fc.record({ subject: text, interestedParty: text, interests: fc.array(interest) }),
      maybe('otherReadings', fc.array(all([fc.record({ reason: text }), maybe('share', share)]))),
    ),
    ofKind(
      'transaction',
      fc.record({
        transaction: fc.constant('disposal'),
        company: text,
        buyers: fc.array(text),
        sellers: fc.array(text),
      }),
      fc.record({ status: fc.constant('completed'), amount: fc.record({ value: text, currency: text, hedge: text }) }),
      maybe('share', share),
    ),
    ofKind('tie', fc.record({ tie: fc.constant('concert'), parties: fc.array(text), issuers: fc.array(text) })),
    ofKind('judgement', fc.record({ a: text, b: text, judgement: fc.constant('unsure') })),
    ofKind('share-class', fc.record({ company: text, class: text }), maybe('capital', share), maybe('votes', share)),
    ofKind('complete-list', fc.record({ company: text, of: fc.constant('both') })),
  )
  .map((draft) => sealStatement(draft as Parameters<typeof sealStatement>[0]));

/** The same content built in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null || 'lo' in value) return value;
  if ('n' in value && 'd' in value) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, turned(v)]),
  );
}

describe('a statement as JSON', () => {
  test('comes back as it was: fractions, open ends, every text', () => {
    fc.assert(
      fc.property(statement, (s) => {
        const line = statementJson(s);
        expect(line).not.toContain('\n');
        expect(statementFromJson(line)).toEqual(s);
        expect(statementJson(statementFromJson(line))).toBe(line);
      }),
      { seed: 3, numRuns: 400 },
    );
  });
  test('keeps its id: sealed again from what was read, it is the same statement', () => {
    fc.assert(
      fc.property(statement, (s) => {
        const { statementId, recordId, ...draft } = statementFromJson(statementJson(s));
        const own = recordId.startsWith('r:') && recordId.slice(2) === statementId.slice(2) ? {} : { recordId };
        expect(sealStatement({ ...draft, ...own } as Parameters<typeof sealStatement>[0]).statementId).toBe(
          statementId,
        );
      }),
      { seed: 4, numRuns: 200 },
    );
  });
  test('is one text, in whatever order it was put together', () => {
    fc.assert(
      fc.property(statement, (s) => {
        expect(statementJson(turned(s) as Statement)).toBe(statementJson(s));
      }),
      { seed: 5, numRuns: 200 },
    );
  });
  test('writes a third as a third', () => {
    const capital: Share = { bounds: interval(ratio(1, 3), ratio(2, 3), true), hedge: 'range', of: 'capital' };
    const s = sealStatement({
      kind: 'share-class',
      company: 'c',
      class: 'A',
      capital,
      recordStatus: 'new',
      source: { name: 'n', kind: 'other', manner: 'register' },
      locator: {},
    });
    expect(statementJson(s)).toContain(
      '"capital":{"$share":{"hedge":"range","hi":"2/3","lo":"1/3","loOpen":true,"of":"capital"}}',
    );
  });
});
