import { describe, expect, test } from 'vitest';
import { intervalText } from '../answers/share-out.ts';
import { matchDate, matchShare, readDate, readShare } from './grammar.ts';

const cell = (text: string, manner: 'register' | 'prose' = 'register'): string => {
  const read = readShare(text, { manner });
  return read.ok ? `${intervalText(read.share.bounds)} ${read.share.hedge}` : `${read.code}: ${read.message}`;
};

describe('a cell of a register: a plain figure is a point', () => {
  test.each([
    ['29.9%', '29.9 % exact'],
    ['29,9 %', '29.9 % exact'],
    ['29.9', '29.9 % exact'],
    ['0.5', '0.5 % exact'],
    ['100', '100 % exact'],
    ['0', '0 % exact'],
    ['25-50', '[25, 50] % range'],
    ['25 to 50 %', '[25, 50] % range'],
    ['(25,50]', '(25, 50] % range'],
    ['[25, 50)', '[25, 50) % range'],
    ['>50', '(50, 100] % more-than'],
    ['>=25', '[25, 100] % at-least'],
    ['≥ 25 %', '[25, 100] % at-least'],
    ['<5', '[0, 5) % less-than'],
    ['nearly 3%', '[2.5, 3) % nearly'],
    ['a fifth', '[19, 21] % fraction'],
    ['1/3', '33.333333 % exact'],
    ['２９.９%', '29.9 % exact'],
    ['２９．９％', '29.9 % exact'],
    ['三成', '30 % exact'],
    ['三成五', '35 % exact'],
    ['exactly 12.5 per cent', '12.5 % exact'],
    ['between 10 and 15 per cent', '[10, 15] % range'],
    ['majority', '(50, 100] % majority'],
    ['a minority', '(0, 50) % minority'],
    ['wholly', '100 % whole'],
    ['majoritaire', '(50, 100] % majority'],
    ['minoritaire', '(0, 50) % minority'],
    ['participe', '(0, 100] % some'],
  ])('%s is %s', (text, expected) => expect(cell(text)).toBe(expected));
});

describe('prose: a plain figure is rounded to its last printed digit', () => {
  test.each([
    ['29.9%', '[29.85, 29.95) % printed'],
    ['nearly 3 %', '[2.5, 3) % nearly'],
    ['roughly 11.6%', '[11.02, 12.18] % about'],
    ['about a fifth', '[19, 21] % about'],
    ['a fifth', '[19, 21] % fraction'],
    ['just over 50%', '(50, 52.5] % just-over'],
    ['at least 30 percent', '[30, 100] % at-least'],
    ['up to 5 pct', '[0, 5] % up-to'],
    ['exactly 29.9%', '29.9 % exact'],
    ['100 per cent', '[99.5, 100] % printed'],
    ['0.1%', '[0.05, 0.15) % printed'],
    ['less than 1%', '[0, 1) % less-than'],
    ['two thirds', '[65.666666, 67.666667] % fraction'],
    ['half', '[49, 51] % fraction'],
    ['some 40%', '[38, 42] % about'],
    ['some', '(0, 100] % some'],
    ['nearly 0.4%', '(0, 0.4) % nearly'],
  ])('%s is %s', (text, expected) => expect(cell(text, 'prose')).toBe(expected));
});

describe('what is not a share is refused with its reason', () => {
  test.each([
    ['130', 'share-out-of-range: 130 is not between 0 and 100 %'],
    ['130%', 'share-out-of-range: 130% is not between 0 and 100 %'],
    ['-3', 'bad-share: "-3" is negative'],
    ['NaN', 'bad-share: "NaN" is not a share'],
    ['Infinity', 'bad-share: "Infinity" is not a share'],
    ['1e2', 'bad-share: "1e2" is not a share'],
    ['', 'missing-value: the share is empty'],
    ['50-25', 'bad-share: "50-25" ends before it begins'],
    ['25-130', 'share-out-of-range: 25-130 is not between 0 and 100 %'],
    ['1,234', 'bad-share: "1,234" can be 1.234 or 1234: write a decimal point'],
    ['50/50', 'bad-share: "50/50" is not a share'],
    ['12 kg', 'bad-share: "12 kg" is not a share'],
    ['12% maybe', 'bad-share: "12% maybe" is not a share'],
    ['4/3', 'share-out-of-range: 4/3 is not between 0 and 100 %'],
  ])('%s', (text, expected) => expect(cell(text)).toBe(expected));
});

describe('a share in running text', () => {
  const found = (text: string): string | undefined => matchShare(text, 0, { manner: 'prose' })?.share.words;
  test('is the longest phrase, and a figure needs its sign', () => {
    expect(found('nearly 3% of Kingsoft')).toBe('nearly 3%');
    expect(found('29.9 per cent of Kingsoft')).toBe('29.9 per cent');
    expect(found('a fifth of the votes')).toBe('a fifth');
    expect(found('2015 was a year')).toBeUndefined();
    expect(found('25 companies')).toBeUndefined();
    expect(found('(25,50] of B')).toBe('(25,50]');
  });
});

describe('dates', () => {
  test.each([
    ['2015', '2015'],
    ['2015-03', '2015-03'],
    ['2015-03-31', '2015-03-31'],
    ['2015-03-31T10:00:00Z', '2015-03-31'],
    ['January 2015', '2015-01'],
    ['Jan. 2015', '2015-01'],
    ['20 January 2015', '2015-01-20'],
    ['January 20, 2015', '2015-01-20'],
    ['31/12/2015', '2015-12-31'],
    ['12/31/2015', '2015-12-31'],
    ['2015年1月20日', '2015-01-20'],
    ['1er avril 2015', '2015-04-01'],
    ['31 Décembre 2015', '2015-12-31'],
    ['mars 2015', '2015-03'],
  ])('%s', (text, expected) => expect(readDate(text)).toEqual({ ok: true, date: expected }));
  test('day first, where the source is known to write so, and refused where it is not', () => {
    expect(readDate('05/06/2015', 'day-first')).toEqual({ ok: true, date: '2015-06-05' });
    expect(readDate('05/06/2015').ok).toBe(false);
    expect(readDate('31/02/2015', 'day-first')).toMatchObject({ ok: false, message: '"31/02/2015" is not a date' });
  });
  test.each(['05/06/2015', '2015-02-30', '2015-13', 'soon', '31 Feb 2015', ''])('%s is refused', (text) =>
    expect(readDate(text).ok).toBe(false),
  );
  test('in running text ends where it ends', () => {
    expect(matchDate('in January 2015 from', 3)).toEqual({ date: '2015-01', end: 15 });
    expect(matchDate('May 2015', 0)).toEqual({ date: '2015-05', end: 8 });
  });
});
