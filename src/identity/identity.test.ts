import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealStatement } from '../statements/seal.ts';
import type { Identifier, JudgementStatement, PartyStatement, PartyType, Statement } from '../statements/types.ts';
import { identifierKey, keysOfText, resolveIdentities, suggestSame } from './index.ts';

const base = {
  source: { name: 'r', kind: 'register', manner: 'register' },
  locator: {},
  recordStatus: 'new',
} as const;
const LEI = ['529900T8BM49AURSDO55', '213800D1EI4B9WTWWD28'] as const;

function party(id: string, numbers: readonly string[], extra: Partial<PartyStatement> = {}): Statement {
  const identifiers: Identifier[] = numbers.map((n) => ({
    scheme: n.slice(0, n.indexOf(' ')),
    id: n.slice(n.indexOf(' ') + 1),
  }));
  const partyType: PartyType = extra.partyType ?? 'company';
  return sealStatement({ kind: 'party', party: id, name: id, ...base, ...extra, partyType, identifiers });
}
const judge = (
  a: string,
  judgement: JudgementStatement['judgement'],
  b: string,
  extra: Partial<JudgementStatement> = {},
): Statement => sealStatement({ kind: 'judgement', a, b, judgement, ...base, ...extra });
const pairs = (statements: readonly Statement[]): string[] =>
  resolveIdentities(statements).unsure.map((u) => `${u.a} ? ${u.b}`);
const groups = (statements: readonly Statement[]): string[] =>
  resolveIdentities(statements).groups.map((g) => g.join(' = '));

describe('an identifier', () => {
  test.each([
    ['LEI', LEI[0].toLowerCase(), `LEI ${LEI[0]}`],
    ['xi-lei', '5299 00T8 BM49 AURSDO55', `LEI ${LEI[0]}`],
    ['GB-COH', '1234567', 'GB-COH 01234567'],
    ['GB-COH', 'SC123456', 'GB-COH SC123456'],
    ['ＨＫ－ＣＲ', '００１２', 'HK-CR 0012'],
    ['DE-CR', 'HRB 12‑345.6', 'DE-CR HRB123456'],
  ])('of scheme %s written %s is %s', (scheme, id, key) => expect(identifierKey(scheme, id)).toBe(key));

  test.each(['', '  ', '-', 'N/A', 'n.a.', 'none', '0000', 'Unknown', 'not available', '---', 'TBC', '999999999'])(
    'that reads "%s" names nobody',
    (id) => expect(identifierKey('GB-COH', id)).toBeUndefined(),
  );

  test('is found in what a person types', () => {
    expect(keysOfText(`LEI ${LEI[0]}`)).toContain(`LEI ${LEI[0]}`);
    expect(keysOfText(`XI-LEI:${LEI[0]}`)).toContain(`LEI ${LEI[0]}`);
    expect(keysOfText(LEI[0].toLowerCase())).toEqual([`LEI ${LEI[0]}`]);
    expect(keysOfText('Companies House: 0123 4567')).toContain('COMPANIES HOUSE 01234567');
    expect(keysOfText('Kingsoft')).toEqual([]);
  });
});

describe('two ids are one party', () => {
  test('when they share an identifier, however it is spelt', () => {
    const facts = [party('a', ['GB-COH 1234567']), party('b', ['GB-COH 0123-4567']), party('c', ['GB-COH 9'])];
    expect(groups(facts)).toEqual(['a = b']);
    expect(pairs(facts)).toEqual([]);
  });
  test('when a source says so, also round a corner', () => {
    expect(groups([judge('a', 'same', 'b'), judge('c', 'same', 'b'), judge('x', 'same', 'y')])).toEqual([
      'a = b = c',
      'x = y',
    ]);
  });
  test('never because both left the field open', () => {
    expect(groups([party('a', ['GB-COH N/A']), party('b', ['GB-COH N/A']), party('c', ['GB-COH 0000'])])).toEqual([]);
  });
  test('never because they share a number of different schemes', () => {
    expect(groups([party('a', ['GB-COH 12345678']), party('b', ['IE-CRO 12345678'])])).toEqual([]);
  });
  test('never because they share a name', () => {
    expect(groups([party('a', [], { name: 'Alpha' }), party('b', [], { name: 'Alpha' })])).toEqual([]);
  });
  test('a judgement that was withdrawn binds no longer', () => {
    const said = judge('a', 'same', 'b', { recordId: 'j1' });
    expect(groups([said])).toEqual(['a = b']);
    expect(groups([said, judge('a', 'same', 'b', { recordId: 'j1', recordStatus: 'closed' })])).toEqual([]);
  });
});

describe('a contradiction stays unsure, with its reason', () => {
  test('same and not the same', () => {
    const facts = [judge('b', 'same', 'a'), judge('a', 'not-same', 'b', { reason: 'namesakes' })];
    expect(resolveIdentities(facts)).toEqual({
      groups: [],
      unsure: [
        {
          id: 'identity:a = b',
          a: 'a',
          b: 'b',
          reason: 'a source says they are one, but a source says that a and b are two: namesakes',
        },
      ],
    });
  });
  test('an identifier and not the same', () => {
    const facts = [party('a', ['X 1']), party('b', ['X 1']), judge('a', 'not-same', 'b')];
    expect(groups(facts)).toEqual([]);
    expect(pairs(facts)).toEqual(['a ? b']);
  });
  test('round a corner: A is B, B is C, A is not C', () => {
    const facts = [judge('a', 'same', 'b'), judge('b', 'same', 'c'), judge('a', 'not-same', 'c')];
    expect(groups(facts)).toEqual([]);
    expect(pairs(facts)).toEqual(['a ? b', 'b ? c']);
  });
  test('an identifier gives way before a statement', () => {
    const facts = [
      party('a', ['X 1']),
      party('b', ['X 1']),
      judge('b', 'same', 'c'),
      judge('a', 'not-same', 'c'),
      judge('c', 'same', 'd'),
    ];
    expect(groups(facts)).toEqual(['b = c = d']);
    expect(pairs(facts)).toEqual(['a ? b']);
  });
  test('two LEIs under one register number', () => {
    const facts = [party('b', ['X 1', `LEI ${LEI[0]}`]), party('a', ['X 1']), party('c', ['X 1', `LEI ${LEI[1]}`])];
    expect(groups(facts)).toEqual([]);
    expect(pairs(facts)).toEqual(['a ? b', 'a ? c']);
  });
  test('a person and a company under one number; a statement outweighs it', () => {
    const facts = [party('a', ['X 1'], { partyType: 'person' }), party('b', ['X 1'])];
    expect(groups(facts)).toEqual([]);
    expect(pairs(facts)).toEqual(['a ? b']);
    expect(groups([...facts, judge('a', 'same', 'b')])).toEqual(['a = b']);
  });
});

describe('unsure', () => {
  test('stays unsure', () => {
    expect(resolveIdentities([judge('b', 'unsure', 'a', { reason: 'printed as Xiaomi' })]).unsure).toEqual([
      { id: 'identity:a = b', a: 'a', b: 'b', reason: 'printed as Xiaomi' },
    ]);
  });
  test('is settled by a source that is sure', () => {
    expect(pairs([judge('a', 'unsure', 'b'), judge('a', 'not-same', 'b')])).toEqual([]);
    expect(pairs([judge('a', 'unsure', 'b'), judge('b', 'same', 'a')])).toEqual([]);
  });
  test('about one id is nothing', () => {
    expect(
      resolveIdentities([judge('a', 'unsure', 'a'), judge('a', 'same', 'a'), judge('a', 'not-same', 'a')]),
    ).toEqual({
      groups: [],
      unsure: [],
    });
  });
});

test('the order of statements changes nothing, and what is judged two is never one', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'e');
  const fact = fc.oneof(
    fc.tuple(id, fc.constantFrom('X 1', 'X 2', 'Y 1', `LEI ${LEI[0]}`, `LEI ${LEI[1]}`)).map(([p, n]) => party(p, [n])),
    fc
      .tuple(id, fc.constantFrom('same', 'not-same', 'unsure'), id)
      .map(([a, j, b]) => judge(a, j as JudgementStatement['judgement'], b)),
  );
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 14 }), fc.infiniteStream(fc.nat()), (facts, chance) => {
      const shuffled = facts
        .map((f) => [chance.next().value as number, f] as const)
        .sort((x, y) => x[0] - y[0])
        .map(([, f]) => f);
      const found = resolveIdentities(facts);
      expect(resolveIdentities(shuffled)).toEqual(found);
      for (const f of facts) {
        if (f.kind !== 'judgement' || f.judgement !== 'not-same' || f.a === f.b) continue;
        expect(found.groups.some((g) => g.includes(f.a) && g.includes(f.b))).toBe(false);
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});

describe('suggestions', () => {
  const alpha = (id: string, extra: Partial<PartyStatement> = {}): Statement =>
    party(id, [], { name: 'Société Alpha S.A.', ...extra });
  test('pair equal names with different ids, likeliest first, with reasons', () => {
    const { pairs: found, tooCommon } = suggestSame([
      alpha('r:1', { jurisdiction: 'FR' }),
      party('q:9', [], { name: 'x', otherNames: ['SOCIETE ALPHA S A'], jurisdiction: 'FR' }),
      alpha('n:3', { jurisdiction: 'LU' }),
      party('z', [], { name: 'Beta' }),
    ]);
    expect(found.map((p) => [p.a, p.b, p.score])).toEqual([
      ['q:9', 'r:1', 0.8],
      ['n:3', 'q:9', 0.3],
      ['n:3', 'r:1', 0.3],
    ]);
    expect(found[0]?.reasons).toContain('same jurisdiction: FR');
    expect(tooCommon).toEqual([]);
  });
  test('leave out what is judged, linked or impossible', () => {
    expect(suggestSame([alpha('a'), alpha('b'), judge('a', 'not-same', 'b')]).pairs).toEqual([]);
    expect(suggestSame([alpha('a'), alpha('b', { partyType: 'person' })]).pairs).toEqual([]);
    expect(suggestSame([alpha('a'), alpha('b'), party('a', ['X 1']), party('b', ['X 1'])]).pairs).toEqual([]);
    expect(suggestSame([alpha('a', { partyType: 'group' }), alpha('b', { partyType: 'group' })]).pairs).toEqual([]);
  });
  test('say which names are too common instead of dropping them in silence', () => {
    const many = Array.from({ length: 25 }, (_, i) => alpha(`id${i}`));
    expect(suggestSame(many)).toEqual({ pairs: [], tooCommon: [{ name: 'societe alpha sa', parties: 25 }] });
  });
  test('never merge by themselves', () => expect(groups([alpha('a'), alpha('b')])).toEqual([]));
});
