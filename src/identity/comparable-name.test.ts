import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REGISTER } from '../../test/statements.ts';
import { sealStatement } from '../statements/seal.ts';
import type { PartyStatement, Statement } from '../statements/types.ts';
import { nameKey, spellingsOf } from './comparable-name.ts';
import { namesakesOf, resolveIdentities, suggestSame } from './index.ts';

const party = (id: string, name: string, more: Partial<PartyStatement> = {}): Statement =>
  sealStatement({
    kind: 'party',
    recordStatus: 'new',
    party: id,
    name,
    partyType: 'company',
    source: REGISTER,
    locator: {},
    ...more,
  });

describe('the legal form in its spellings', () => {
  test.each([
    ['BP P.L.C.', 'BP plc', 'bp Public Limited Company'],
    ['Beta Ltd', 'BETA LIMITED', 'Beta Ltd.', 'Beta Cyfyngedig'],
    ['Gamma Co., Ltd.', 'Gamma Company Limited', 'GAMMA CO LTD'],
    ['Delta S.à r.l.', 'Delta SARL', 'DELTA Société à responsabilité limitée'],
    ['Epsilon, Inc.', 'Epsilon Incorporated'],
    ['Zeta GmbH', 'Zeta Gesellschaft mit beschränkter Haftung'],
  ])('%s and its like have one key', (...names) => {
    expect(new Set(names.map(nameKey)).size).toBe(1);
  });
  test('another form is another name, and a form alone, or inside a name, is no form', () => {
    const names = [
      'Beta Ltd',
      'Beta PLC',
      'Beta',
      'Beta LLP',
      'Beta Co Ltd',
      'Limited',
      'Ltd',
      'Beta Limited Holdings',
    ];
    expect(new Set(names.map(nameKey)).size).toBe(names.length);
  });
  test('every spelling that is looked up has the key of the name', () => {
    const name = fc.tuple(
      fc.stringMatching(/^[a-zA-Z .,&-]{1,12}$/),
      fc.constantFrom('Ltd', 'plc', 'S.A.', 'Co., Ltd.', ''),
    );
    fc.assert(
      fc.property(name, ([head, form]) => {
        const whole = `${head} ${form}`;
        for (const other of spellingsOf(whole)) expect(nameKey(other)).toBe(nameKey(whole));
      }),
      { seed: 5 },
    );
    expect(spellingsOf('BP P.L.C.')).toEqual(
      expect.arrayContaining(['BP P.L.C.', 'bp plc', 'bp public limited company']),
    );
    expect(spellingsOf('Kingsoft')).toEqual(['Kingsoft']);
  });
});

describe('two names that differ in the spelling of the legal form alone', () => {
  const [plc, dotted] = [party('a', 'BP plc', { jurisdiction: 'GB' }), party('b', 'BP P.L.C.', { jurisdiction: 'GB' })];
  const why = '"BP plc" and "BP P.L.C." are one name but for how the legal form is written';
  test('are never joined, and are an open point', () => {
    const resolved = resolveIdentities([plc, dotted]);
    expect(resolved.groups).toEqual([]);
    expect(namesakesOf([plc, dotted], resolved).unsure).toMatchObject([
      { a: 'a', b: 'b', basis: 'name', reason: `${why}, both are of GB, and no number says it` },
    ]);
  });
  test('are suggested below a pair spelt alike, with the reason', () => {
    const { pairs } = suggestSame([plc, dotted, party('c', 'BP PLC', { jurisdiction: 'GB' })]);
    expect(pairs.map((p) => [p.a, p.b, p.score])).toEqual([
      ['a', 'c', 0.8],
      ['a', 'b', 0.7],
      ['b', 'c', 0.7],
    ]);
    expect(pairs[1]?.reasons).toContain(why);
  });
  test('are two where a number or a country says so', () => {
    const of = (scheme: string, id: string) => ({ identifiers: [{ scheme, id }] });
    const two = [party('a', 'BP plc', of('GB-COH', '00102498')), party('b', 'BP P.L.C.', of('GB-COH', '00102499'))];
    expect(namesakesOf(two, resolveIdentities(two)).unsure).toEqual([]);
    const abroad = [plc, party('b', 'BP P.L.C.', { jurisdiction: 'IE' })];
    expect(namesakesOf(abroad, resolveIdentities(abroad)).unsure).toEqual([]);
  });
});
