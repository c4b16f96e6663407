/** The engine's sentences in Chinese. */
import { hear, namesHeard } from './names.ts';
import { translator } from './translate.ts';
import { ZH_ANSWERS } from './zh-answers.ts';
import { ZH_FACTS } from './zh-facts.ts';
import { chineseSlots } from './zh-slots.ts';

const BOOK = [...ZH_ANSWERS, ...ZH_FACTS];
const made = (): ReturnType<typeof translator> =>
  translator({ book: BOOK, slots: chineseSlots, list: (names) => names.join('、') }, namesHeard());
let translate = made();

/** Takes an answer in before it is shown: what could not be taken apart without its names is read again. */
export function listen(answer: unknown): void {
  if (hear(answer)) translate = made();
}

/** A sentence of the engine in Chinese; one the book does not know, or that can be read in two ways, stays as it is. */
export const inChinese = (text: string): string => {
  const said = translate(text);
  return said === text ? text : spaced(said);
};

/** A space between a Latin word or a figure and the Chinese beside it, as it is set in print. */
const spaced = (text: string): string =>
  text
    .replace(/([\p{Script=Latin}\d%])(?=\p{Script=Han})/gu, '$1 ')
    .replace(/(\p{Script=Han})(?=[\p{Script=Latin}\d])/gu, '$1 ');
