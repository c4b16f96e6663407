import { describe, expect, test } from 'vitest';
import { chineseSounds, isChinese, spelledSounds } from './sound.ts';

const read = await chineseSounds();
const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((sound) => b.includes(sound));

describe('a name typed in pinyin sounds like the Chinese name', () => {
  test.each([
    ['雷军', true, 'lei jun'],
    ['雷军', true, 'LeiJun'],
    ['雷军', true, 'Léi Jūn'],
    ['雷军', true, 'lei2 jun1'],
    ['单田芳', true, 'shan tian fang'],
    ['重庆长安汽车', false, 'Chongqing Chang’an Qiche'],
    ['吕布', true, 'lü bu'],
    ['吕布', true, 'lv bu'],
    ['吕布', true, 'lu bu'],
    ['360安全', false, '360 anquan'],
    ['中国银行', false, 'zhongguo yinhang'],
    ['小米（香港）有限公司', false, 'xiaomi xianggang youxian gongsi'],
  ])('%s (person: %s), %s', (name, person, typed) => expect(meet(read(name, person), spelledSounds(typed))).toBe(true));
  test('and not like another one', () => {
    expect(meet(read('雷军', true), spelledSounds('lei jin'))).toBe(false);
    expect(meet(read('单田芳', false), spelledSounds('shan tian fang'))).toBe(false);
  });
});

describe('the traditional form sounds like the simplified one', () => {
  test.each([
    ['騰訊控股', '腾讯控股'],
    ['重慶長安汽車', '重庆长安汽车'],
    ['國家電網', '国家电网'],
    ['樂視網', '乐视网'],
    ['長和', '长和'],
    ['萬科企業', '万科企业'],
    ['葉國富', '叶国富'],
  ])('%s, %s', (traditional, simplified) => {
    for (const person of [true, false]) expect(meet(read(traditional, person), read(simplified, person))).toBe(true);
  });
});

describe('has no sound', () => {
  test.each(['Kingsoft', 'トヨタ自動車', '삼성電子', '', '𠮷野'])('the name "%s"', (name) =>
    expect(read(name, false)).toEqual([]),
  );
  test.each(['雷军', 'Лэй Цзюнь', '', '123', '---'])('the spelling "%s"', (text) =>
    expect(spelledSounds(text)).toEqual([]),
  );
});

test('Japanese and Korean names are not read as Chinese', () =>
  expect(['雷军', '雷軍 Ltd', 'トヨタ自動車', '삼성電子', 'Lei'].map(isChinese)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]));
