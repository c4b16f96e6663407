/** Every kind of tie has a sign of its own, inside its box, so that the list beside the rungs can be read without colour. */
import { expect, test } from 'vitest';
import { TIE_KINDS } from '../src/compute/index.ts';
import { TIE_SIGNS } from '../web/src/parts/tie-glyphs.ts';
import { en } from '../web/src/words.en.ts';
import { zh } from '../web/src/words.zh.ts';

test('every kind of tie has its own sign and its words in both languages', () => {
  expect(Object.keys(TIE_SIGNS).sort()).toEqual([...TIE_KINDS].sort());
  expect(new Set(Object.values(TIE_SIGNS).map((s) => s.line + s.solid)).size).toBe(TIE_KINDS.length);
  for (const words of [en, zh]) expect(Object.keys(words.tieKinds).sort()).toEqual([...TIE_KINDS].sort());
});
