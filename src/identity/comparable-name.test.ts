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
  test.each([
    ['UAB Alfa', 'Alfa, UAB', 'ALFA uždaroji akcinė bendrovė'],
    ['OÜ Metsa', 'Metsa OÜ', 'Metsa Osaühing'],
    ['SIA "Rimi Latvia"', 'Rimi Latvia SIA', 'Rimi Latvia, SIA'],
    ['AS Tallink Grupp', 'Tallink Grupp AS', 'Aktsiaselts Tallink Grupp'],
    ['AB Volvo', 'Volvo AB', 'Aktiebolag Volvo'],
    ['PT Astra International Tbk', 'Astra International Tbk, PT', 'PT. ASTRA INTERNATIONAL TBK'],
    ['ООО «Ромашка»', 'Ромашка ООО', 'Общество с ограниченной ответственностью "Ромашка"'],
    ['ПАО Газпром', 'Публичное акционерное общество «Газпром»', 'ГАЗПРОМ, ПАО'],
    ['ТОВ "Мрія"', 'Товариство з обмеженою відповідальністю «Мрія»'],
    ['株式会社ソニー', 'ソニー株式会社', '株式会社 ソニー', 'ソニー ㈱'],
    ['주식회사 카카오', '카카오 주식회사', '카카오 (주)'],
    ['Tatra banka, a.s.', 'Tatra banka akciová spoločnosť'],
    ['Kvant spol. s r.o.', 'Kvant, s.r.o.', 'KVANT s. r. o.'],
  ])('before the name or behind: %s and its like have one key', (...names) => {
    expect(new Set(names.map(nameKey)).size).toBe(1);
  });
  test('two companies stay two: another form, another core, a form in front of one that stands behind', () => {
    const names = [
      'UAB Alfa',
      'AB Alfa',
      'Alfa',
      'SIA Alfa',
      'ООО Альфа',
      'ЗАО Альфа',
      'ПАО Альфа',
      'АО Альфа',
      'AS Roma S.p.A.',
      'Roma S.p.A.',
      'Roma AS',
      'Asia Pacific',
      'Pacific',
      'PT',
      '株式会社',
      '株式会社ガス',
      '株式会社カス',
      'Parkside Ltd',
      'कमल',
      'कमला',
    ];
    expect(new Set(names.map(nameKey)).size).toBe(names.length);
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
    expect(spellingsOf('UAB Alfa')).toEqual(expect.arrayContaining(['alfa uab', 'alfa, uab', 'uab alfa']));
    expect(spellingsOf('Alfa, UAB')).toContain('uab alfa');
    for (const s of spellingsOf('AS Tallink')) expect(nameKey(s)).toBe(nameKey('AS Tallink'));
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
