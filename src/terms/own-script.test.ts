import { describe, expect, test } from 'vitest';
import { besideName, inScripts, languageOf } from './own-script.ts';

describe('a name in its own script', () => {
  test('is told its language by its letters, and by the register where Han alone does not tell', () => {
    expect(
      ['金山软件', 'トヨタ自動車', '삼성電子', 'Газпром', 'شركة', 'בנק', 'Kingsoft', '3M', ''].map((n) =>
        languageOf(n),
      ),
    ).toEqual(['zh', 'ja', 'ko', 'und-Cyrl', 'und-Arab', 'he', undefined, undefined, undefined]);
    expect(['JP', 'HK', 'TW', 'CN', 'HK-KLN'].map((j) => languageOf('日産', j))).toEqual([
      'ja',
      'zh-Hant',
      'zh-Hant',
      'zh',
      'zh-Hant',
    ]);
  });

  test('stands beside the Latin one as the source has it, the first of several; a former Latin name does not', () => {
    expect(besideName('Kingsoft', ['Jinshan', '金山软件', '金山軟件'])).toEqual({ text: '金山软件', lang: 'zh' });
    expect(besideName('Kingsoft', ['Jinshan'])).toBeUndefined();
  });

  test('has the Latin one beside it where it is the name itself', () => {
    expect(besideName('金山云', ['金山雲', 'Kingsoft Cloud'])).toEqual({ text: 'Kingsoft Cloud', lang: 'und-Latn' });
    expect(besideName('金山云', ['金山雲'])).toBeUndefined();
  });

  test('is cut out of a line with all its figures and marks, and the line loses nothing', () => {
    expect(inScripts('Kingsoft 金山软件')).toEqual([{ text: 'Kingsoft ' }, { text: '金山软件', lang: 'zh' }]);
    expect(inScripts('ООО «Ромашка 2» Ltd')).toEqual([{ text: 'ООО «Ромашка', lang: 'und-Cyrl' }, { text: ' 2» Ltd' }]);
    expect(inScripts('Lei Jun')).toEqual([{ text: 'Lei Jun' }]);
    expect(inScripts('')).toEqual([{ text: '' }]);
  });
});
