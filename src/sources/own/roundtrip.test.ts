/** Any statements, written as notation, read back to the same statement ids. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idsOf, readText } from '../../../test/own-text.ts';
import { sealStatement, type UnsealedStatement } from '../../statements/seal.ts';
import type { Statement } from '../../statements/types.ts';
import { ratio } from '../../terms/exact.ts';
import { INTEREST_TYPES, type InterestType } from '../../terms/interest-types.ts';
import { interval } from '../../terms/interval.ts';
import { problemText } from '../../terms/problem.ts';
import type { Share } from '../../terms/share.ts';
import { HEDGES } from './braces.ts';
import { own } from './index.ts';

const GALLERY = join(import.meta.dirname, '../../../gallery');
const written = (list: readonly Statement[]) => own.write?.(list) ?? { text: '', lost: [] };

/** Names that a careless writer would trip over, among plain and random ones. */
const AWKWARD = [
  ...[
    '__proto__',
    'A and B',
    'A, B',
    'Owns Ltd',
    'owns',
    'a "quoted" name',
    'back\\slash',
    '# comment',
    'line\nbreak',
    ' ',
  ],
  ...[
    'unknown',
    'an unknown person',
    'an unknown person #1',
    'the list of holders of X',
    'class A of B',
    '30% of C',
    'x',
  ],
  ...[
    'Bank of China (Hong Kong)',
    '金山软件',
    'A  B',
    'tie family among A',
    'closed: A',
    'source "x"',
    'A since 2015',
    '',
  ],
  ...[
    'according to A',
    'parties only as stated',
    'Lei Jun',
    'Ａ',
    'ﬁ',
    '<script>',
    'İstanbul',
    '\u2028',
    'A; B',
    '@x',
    '{25%}',
  ],
];
const text = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const party = fc.oneof(
  fc.constantFrom('name:a', 'name:b', 'name:lei jun', 'name:kingsoft', 'GB-COH-1', 'unknown:person #1', 'joint:a + b'),
  text.map((t) => `name:${t}`),
  text,
);
const date = fc.constantFrom('2015', '2015-01', '2015-01-20', '1992-12-31');
const hundredths = fc
  .tuple(fc.integer({ min: 0, max: 997 }), fc.constantFrom(1, 3, 7, 10, 997))
  .map(([n, d]) => ratio(Math.min(n, d), d));
const of = fc.oneof(
  fc.constantFrom('capital', 'votes', 'profits', 'unknown'),
  text.map((t) => `class:${t}`),
) as fc.Arbitrary<Share['of']>;
const optional = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 2 });
/** Leaves out the fields that are undefined, as every reader does. */
const compact = <T extends object>(o: T): T =>
  Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as T;

const share: fc.Arbitrary<Share> = fc
  .record({
    a: hundredths,
    b: hundredths,
    open: fc.tuple(fc.boolean(), fc.boolean()),
    hedge: fc.constantFrom(...HEDGES),
    of,
    figure: optional(hundredths),
    words: optional(
      fc.oneof(text, fc.constantFrom('29.9%', 'nearly 3%', '25', 'a fifth', 'part of', '(25,50]', 'all of')),
    ),
  })
  .map(({ a, b, open, ...rest }) => {
    const [lo, hi] = a.compare(b) <= 0 ? [a, b] : [b, a];
    return compact({ bounds: interval(lo, hi, open[0], open[1]), ...rest }) as Share;
  });

const types = Object.keys(INTEREST_TYPES) as InterestType[];
const interest = fc
  .record({
    interestType: fc.constantFrom(...types),
    directness: fc.constantFrom('direct', 'indirect', 'total', 'unknown' as const),
    share: optional(share),
    startDate: optional(date),
    endDate: optional(date),
    class: optional(text),
    lot: optional(text),
    sharesCount: optional(text),
    control: optional(fc.constantFrom('stated', 'contract', 'board' as const)),
    role: optional(text),
    details: optional(text),
  })
  .map(compact);
const amount = fc.record({
  value: fc.constantFrom('296000000', '1500000.50', '0', '1e9', '46000000000', '1234567'),
  currency: fc.constantFrom('USD', 'CNY', 'usd', 'x y'),
  hedge: fc.constantFrom('printed', 'about', 'more than', 'odd "hedge"'),
});

const source = fc
  .record({
    name: text,
    kind: fc.constantFrom('register', 'filing', 'news', 'report', 'table', 'self-declaration', 'other' as const),
    manner: fc.constantFrom('register', 'prose' as const),
    publisher: optional(text),
    published: optional(date),
    url: optional(text),
    rank: optional(fc.integer({ min: -3, max: 9 })),
    licence: optional(text),
  })
  .map(compact);
const base = {
  recordId: optional(text),
  recordStatus: fc.constantFrom('new', 'updated', 'closed' as const),
  statementDate: optional(date),
  originalId: optional(text),
  replaces: optional(fc.array(text, { maxLength: 2 })),
  attributedTo: optional(text),
  source: fc.oneof(
    { arbitrary: source, weight: 1 },
    { arbitrary: fc.constant({ name: 'r', kind: 'register', manner: 'register' } as const), weight: 3 },
  ),
  locator: fc.constant({}),
};
const parties = fc.array(party, { maxLength: 3 });
const reading = fc
  .record({ subject: optional(party), interestedParty: optional(party), share: optional(share), reason: text })
  .map(compact)
  .filter((r) => Object.keys(r).length > 1);

const draft = fc.oneof(
  fc.record({
    ...base,
    kind: fc.constant('party' as const),
    party,
    name: text,
    otherNames: optional(fc.array(text, { maxLength: 2 })),
    partyType: fc.constantFrom(
      'person',
      'company',
      'fund',
      'trust',
      'state-body',
      'business-unit',
      'joint',
      'unknown' as const,
    ),
    identifiers: optional(fc.array(fc.record({ scheme: text, id: text }), { maxLength: 2 })),
    jurisdiction: optional(text),
    listed: optional(text),
    foundingDate: optional(date),
    members: optional(parties),
    unspecified: optional(fc.record({ reason: text, description: optional(text) }).map(compact)),
  }),
  fc.record({
    ...base,
    kind: fc.constant('relationship' as const),
    subject: party,
    interestedParty: party,
    interests: fc.array(interest, { maxLength: 3 }),
    isComponent: optional(fc.boolean()),
    components: optional(fc.array(text, { maxLength: 2 })),
    nomineeFor: optional(party),
    otherReadings: optional(fc.array(reading, { maxLength: 2 })),
    regime: optional(text),
  }),
  fc.record({
    ...base,
    kind: fc.constant('transaction' as const),
    transaction: fc.constantFrom(
      'acquisition',
      'disposal',
      'subscription',
      'listing',
      'spin-off',
      'joint-investment',
      'funding-round' as const,
    ),
    company: party,
    buyers: parties,
    sellers: parties,
    share: optional(share),
    class: optional(text),
    date: optional(date),
    status: fc.constantFrom('completed', 'planned', 'conditional' as const),
    amount: optional(amount),
    valuation: optional(amount),
    venue: optional(text),
  }),
  fc.record({
    ...base,
    kind: fc.constant('tie' as const),
    tie: fc.constantFrom('commercial', 'family', 'concert', 'founder', 'plan', 'other' as const),
    parties,
    issuers: optional(parties),
    role: optional(text),
    startDate: optional(date),
    endDate: optional(date),
  }),
  fc.record({
    ...base,
    kind: fc.constant('judgement' as const),
    a: party,
    b: party,
    judgement: fc.constantFrom('same', 'not-same', 'unsure' as const),
    reason: optional(text),
  }),
  fc.record({
    ...base,
    kind: fc.constant('complete-list' as const),
    company: party,
    of: fc.constantFrom('shares', 'votes', 'both' as const),
  }),
  fc.record({
    ...base,
    kind: fc.constant('share-class' as const),
    company: party,
    class: text,
    capital: optional(share),
    votes: optional(share),
    votesPerShare: optional(text),
  }),
);
const statement = draft.map((d) => sealStatement(compact(d) as UnsealedStatement));

describe('writing and reading back', () => {
  test('any statement keeps its id, and no statement is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 4 }), async (list) => {
        const { text: notation, lost } = written(list);
        expect(lost).toEqual([]);
        const again = await readText(notation);
        expect(again.problems.map(problemText)).toEqual([]);
        expect(idsOf(again.statements)).toEqual(idsOf(list));
        expect(new Set(again.statements.map((s) => s.recordId))).toEqual(new Set(list.map((s) => s.recordId)));
      }),
      { numRuns: 1500, seed: 2015 },
    );
  });

  test('the order of statements changes nothing', async () => {
    await fc.assert(
      fc.property(fc.array(statement, { maxLength: 6 }), (list) => {
        expect(written([...list].reverse())).toEqual(written(list));
      }),
      { numRuns: 200, seed: 2015 },
    );
  });

  test('a statement no line can hold is named, never dropped in silence', () => {
    const bad = sealStatement({
      ...{ kind: 'judgement', a: 'name:a', b: 'name:b', judgement: 'same', recordStatus: 'new', locator: {} },
      ...{ statementDate: 'some day', source: { name: 'r', kind: 'register', manner: 'register' } },
    });
    expect(written([bad])).toEqual({
      text: '',
      lost: [{ statementId: bad.statementId, what: 'no line of notation holds this judgement' }],
    });
  });

  const files = readdirSync(GALLERY, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.own'));
  test.each(files)('gallery/%s', async (file) => {
    const first = await readText(readFileSync(join(GALLERY, file), 'utf8'), file);
    expect(first.problems.map(problemText)).toEqual([]);
    const { text: notation, lost } = written(first.statements);
    expect(lost).toEqual([]);
    const second = await readText(notation);
    expect(second.problems.map(problemText)).toEqual([]);
    expect(idsOf(second.statements)).toEqual(idsOf(first.statements));
  });
});
