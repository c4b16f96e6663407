import { describe, expect, test } from 'vitest';
import { identifierKey, keysOfText } from './identifier.ts';

describe('one number, two names of its register, is one key', () => {
  test.each([
    ['Companies House, England and Wales', ['RA000585', '6400'], ['GB-COH', '00006400']],
    ['Companies House, Northern Ireland', ['RA000586', 'NI12345'], ['GB-COH', 'NI012345']],
    ['Companies House, Scotland', ['RA000587', 'sc 12345'], ['GB-COH', 'SC012345']],
    ['Charity Commission', ['RA000589', '1043470'], ['GB-CHC', '1043470']],
    ['the Danish register', ['RA000170', '24256790'], ['DK-CVR', '24 25 67 90']],
    ['the Finnish register', ['RA000188', '0535671-9'], ['FI-PRO', '05356719']],
    ['the Nigerian register', ['RA000469', '978831'], ['NG-CAC', '978831']],
    ['the Swedish register', ['RA000544', '556543-1193'], ['SE-ON', '5565431193']],
    ['the Swedish register by a former code', ['SE-BLV', '556543-1193'], ['SE-ON', '5565431193']],
    ['the Chinese register', ['RA000092', '91330783717672584H'], ['CN-USCI', '91330783717672584h']],
    ['Delaware', ['RA000602', '4386463'], ['US-DE-CR', '4386463']],
    ['the SEC', ['RA000665', '0001052118'], ['US-SEC-CIK', '1052118']],
    ['the SEC, zeros before', ['CIK', '0000320193'], ['US-SEC-CIK', '320193']],
    ['an LEI', ['XI-LEI', '529900T8BM49AURSDO55'], ['LEI', '529900t8bm49aursdo55']],
    ['Wikidata', ['XI-WIKIDATA', 'http://www.wikidata.org/entity/Q312'], ['Wikidata', 'q312']],
    ['Wikidata, its page', ['Wikidata ID', 'https://www.wikidata.org/wiki/Q312'], ['WIKIDATA', 'Q312']],
  ] as const)('%s', (_, [a, x], [b, y]) => {
    expect(identifierKey(a, x)).toBeDefined();
    expect(identifierKey(a, x)).toBe(identifierKey(b, y));
  });
});

describe('a code of no authority is never a key', () => {
  test.each(['RA777777', 'RA888888', 'RA999999', 'ra999999', 'RA999999 Registrar of Companies'])('%s', (code) => {
    expect(identifierKey(code, '12345678')).toBeUndefined();
    expect(keysOfText(`${code} 12345678`)).toEqual([]);
  });
});

describe('numbers of different lists stay apart', () => {
  test("a fund's series is not the CIK of who filed for it", () => {
    expect(identifierKey('RA000665', 'S000005113')).toBe('RA000665 S000005113');
    expect(identifierKey('RA000665', 'S000005113')).not.toBe(identifierKey('US-SEC-CIK', '5113'));
  });
  test('a number of an older Chinese list is no social credit code', () =>
    expect(identifierKey('RA000092', '110000001234567')).toBe('RA000092 110000001234567'));
  test('an authority not looked up keeps its own name', () => {
    expect(identifierKey('RA000388', '58931190')).toBe('RA000388 58931190');
    expect(identifierKey('RA000388', '58931190')).not.toBe(identifierKey('HK-CR', '58931190'));
  });
  test('states of the United States number on their own', () =>
    expect(identifierKey('RA000602', '806592')).not.toBe(identifierKey('RA000598', '806592')));
  test('a CIK of zeros only names nobody', () => expect(identifierKey('CIK', '0000000000')).toBeUndefined());
  test('an item of Wikidata is not a number', () =>
    expect(identifierKey('WIKIDATA', '312')).not.toBe(identifierKey('WIKIDATA', 'Q312')));
});

test('a register is found by what people call it', () => {
  expect(keysOfText('Companies House: 6400')).toContain('GB-COH 00006400');
  expect(keysOfText('CIK 0000320193')).toEqual(['US-SEC-CIK 320193']);
  expect(keysOfText('wikidata Q312')).toEqual(['WIKIDATA Q312']);
  expect(keysOfText('RA000585 6400')).toEqual(['GB-COH 00006400']);
});
