/** The text as the grammar sees it: one way of writing each sign, every character at its own place. */
import { folded } from '../../terms/folding.ts';

/** Marks that change nothing a person sees, or stand for marks of the reader's own: a sentence with one is not read. */
const HIDDEN =
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}\u{f0000}-\u{10ffff}]/u;

export const hasHidden = (text: string): boolean => HIDDEN.test(text);

/** Same length as `text`: places found here are places there. */
export function plainText(text: string): string {
  return folded(text)
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[\t\r\n\v\f]/g, ' ');
}

/** A sentence in two languages is read in neither. */
export function isMixed(sentence: string): boolean {
  const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
  const latin = sentence.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return (letters - latin) * 4 > letters || /[，。：；！？、]/u.test(sentence);
}

const ENGLISH = new Set(
  'the of and to in a is was has have had by for from with its his her that which who as at on it an are be own owns holds'.split(
    ' ',
  ),
);
/** Chinese, Cyrillic and the like are no English; nor is a longer text in which hardly any small English word stands. */
export function isEnglish(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin * 2 < letters) return false;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const known = words.filter((w) => ENGLISH.has(w)).length;
  return words.length < 12 || known * 12 >= words.length;
}
