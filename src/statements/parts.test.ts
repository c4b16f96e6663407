import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio } from '../terms/exact.ts';
import { interval } from '../terms/interval.ts';
import { FrozenTexts } from './frozen-texts.ts';
import { statementFromJson, statementJson } from './json.ts';
import { partsOf } from './parts.ts';
import { canonicalContent, canonicalJson, digestOf, sealStatement } from './seal.ts';
import type { Identifier, Interest, PartyStatement, RelationshipStatement, Source, Statement } from './types.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', '"', '\\', '\n', '\ud800', '金山', '__proto__', 'a name of more than a few letters'),
);
const texts = fc.array(text, { maxLength: 3 });
const fraction = fc.tuple(fc.bigInt(0n, 99n), fc.bigInt(1n, 99n)).map(([n, d]) => ratio(n, d));
const bounds = fc.tuple(fraction, fraction, fc.boolean(), fc.boolean()).map((ends) => interval(...ends));
const share = fc
  .record({ bounds, hedge: text, of: text, figure: fraction, words: text }, { requiredKeys: ['bounds', 'hedge', 'of'] })
  .chain((s) => fc.constantFrom(s, Object.freeze({ ...s })));
/** Every field there can be, each left out at times: the type asks for all of them. */
type All<T> = { readonly [field in keyof Required<T>]: fc.Arbitrary<unknown> };
const some = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> =>
  fc.record(fields, { requiredKeys: [] });

const source: All<Source> = {
  name: text,
  kind: fc.constant('news'),
  manner: fc.constant('prose'),
  publisher: text,
  published: text,
  url: text,
  rank: fc.integer(),
  licence: text,
};
const identifier: All<Identifier> = { scheme: text, id: text };
const interest: All<Interest> = {
  interestType: text,
  directness: text,
  share,
  sharesCount: text,
  startDate: text,
  endDate: text,
  class: text,
  lot: text,
  control: text,
  role: text,
  details: text,
};
const base = {
  statementId: text,
  recordId: text,
  recordStatus: text,
  statementDate: text,
  source: some(source).chain((s) => fc.constantFrom(s, Object.freeze({ ...s }))),
  locator: fc.record({ file: text, row: fc.nat(), words: text }, { requiredKeys: [] }),
  originalId: text,
  replaces: texts,
  attributedTo: text,
};
const party: All<PartyStatement> = {
  ...base,
  kind: fc.constant('party'),
  party: text,
  name: text,
  otherNames: texts,
  partyType: text,
  identifiers: fc.array(some(identifier), { maxLength: 3 }),
  jurisdiction: text,
  listed: text,
  foundingDate: text,
  birthDate: text,
  members: texts,
  unspecified: fc.record({ reason: text, description: text }, { requiredKeys: ['reason'] }),
};
const relationship: All<RelationshipStatement> = {
  ...base,
  kind: fc.constant('relationship'),
  subject: text,
  interestedParty: text,
  interests: fc.array(some(interest), { maxLength: 3 }),
  isComponent: fc.boolean(),
  components: texts,
  nomineeFor: text,
  otherReadings: fc.array(fc.record({ reason: text, share }, { requiredKeys: ['reason'] }), { maxLength: 2 }),
  regime: text,
};
const ofAKind = fc.oneof(
  fc.record(party, { requiredKeys: ['kind'] }),
  fc.record(relationship, { requiredKeys: ['kind'] }),
);

/** The slow way, which knows no field: under a kind that no writer is for. */
const slowly = (draft: object, kind: string): string =>
  canonicalContent({ ...draft, kind: `other ${kind}` }).replace(`"kind":"other ${kind}"`, `"kind":"${kind}"`);

const FORM = { any: canonicalJson, source: new FrozenTexts(canonicalJson), share: new FrozenTexts(canonicalJson) };

describe('the writer that knows the fields', () => {
  test('knows every field there is', () => {
    fc.assert(
      fc.property(ofAKind, (draft) => {
        const slow: unknown[] = [];
        const any = (value: unknown): string => {
          slow.push(value);
          return canonicalJson(value);
        };
        expect(partsOf(draft, { ...FORM, any })).toBeDefined();
        const { identifiers, interests } = draft as { identifiers?: unknown[]; interests?: unknown[] };
        for (const known of [...(identifiers ?? []), ...(interests ?? [])]) expect(slow).not.toContain(known);
      }),
      { seed: 1, numRuns: 400 },
    );
  });
  test('writes what the slow one writes', () => {
    fc.assert(
      fc.property(ofAKind, (draft) => {
        const { recordId } = draft as { recordId?: string };
        const parts = partsOf(draft, FORM);
        const record = recordId === undefined ? '' : `,"recordId":${JSON.stringify(recordId)}`;
        const fast = `${parts?.head}${parts?.middle}${record}${parts?.tail}${parts?.rest}}`;
        expect(fast).toBe(slowly(draft, draft.kind as string));
      }),
      { seed: 2, numRuns: 1_000 },
    );
  });
  test('leaves a field it does not know to the slow one: it is part of the id', () => {
    fc.assert(
      fc.property(ofAKind, fc.constantFrom('aa', 'zz', 'new'), (draft, field) => {
        expect(partsOf({ ...draft, [field]: 'x' }, FORM)).toBeUndefined();
        expect(digestOf({ ...draft, [field]: 'x' })).not.toBe(digestOf(draft));
        expect(digestOf({ ...draft, [field]: 'x' })).not.toBe(digestOf({ ...draft, [field]: 'y' }));
      }),
      { seed: 3, numRuns: 100 },
    );
  });
  test('keeps all of it: what is read back is written and sealed alike', () => {
    fc.assert(
      fc.property(ofAKind, (draft) => {
        const whole = { ...draft, locator: { row: 1 } } as Parameters<typeof sealStatement>[0];
        const sealed = sealStatement(whole);
        const line = statementJson(sealed);
        expect(JSON.stringify(JSON.parse(line))).toBe(JSON.stringify(inOrder(JSON.parse(line))));
        const back = statementFromJson(line);
        expect(statementJson(back)).toBe(line);
        expect(digestOf({ ...back, recordId: (draft as Partial<Statement>).recordId })).toBe(digestOf(draft));
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});

/** Keys in alphabetical order at every depth. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  );
}

test('a draft that is sealed by copy stays as it was', () => {
  const draft = {
    kind: 'complete-list',
    company: 'c',
    of: 'both',
    recordStatus: 'new',
    source: { name: 'n', kind: 'other', manner: 'register' },
    locator: {},
  } as const;
  const sealed = sealStatement(draft);
  expect(Object.keys(draft)).not.toContain('statementId');
  expect(Object.isFrozen(sealed)).toBe(true);
});
