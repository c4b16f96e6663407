/** What the engine says in one answer, in the language of whoever reads the file: names tell where a sentence is cut. */
import { namesIn } from './names.ts';
import { chineseOf } from './zh.ts';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * @param answer whose names of parties are known; they stay as the source has them
 * @returns a sentence of the engine in the language; one the book does not know, or that can be read in two ways, as it is
 * @example sayingOf(envelope.answer, 'zh')('controls') // '控制'
 */
export const sayingOf = (answer: unknown, language: Language): ((text: string) => string) =>
  language === 'zh' ? chineseOf(namesIn(answer)) : (text) => text;
