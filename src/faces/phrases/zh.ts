/** The engine's sentences in Chinese. */
import { hear, namesHeard } from './names.ts';
import { translator } from './translate.ts';
import { ZH_ANSWERS } from './zh-answers.ts';
import { ZH_FACTS } from './zh-facts.ts';
import { chineseSlots } from './zh-slots.ts';

const BOOK = [...ZH_ANSWERS, ...ZH_FACTS];
const made = (names: ReadonlySet<string>): ReturnType<typeof translator> =>
  translator({ book: BOOK, slots: chineseSlots, list: (all) => all.join('、') }, names);
let translate = made(namesHeard());

/** Takes an answer in before it is shown: what could not be taken apart without its names is read again. */
export function listen(answer: unknown): void {
  if (hear(answer)) translate = made(namesHeard());
}

/** A sentence of the engine in Chinese; one the book does not know, or that can be read in two ways, stays as it is. */
export const inChinese = (text: string): string => saidBy(translate, text);

/** The same with the names of one answer alone, whatever others have been heard. */
export function chineseOf(names: ReadonlySet<string>): (text: string) => string {
  const one = made(names);
  return (text) => saidBy(one, text);
}

function saidBy(say: (text: string) => string, text: string): string {
  const said = say(text);
  return said === text ? text : spaced(said);
}

/** A space between a Latin word or a figure and the Chinese beside it, as it is set in print. */
const spaced = (text: string): string =>
  text
    .replace(/([\p{Script=Latin}\d%])(?=\p{Script=Han})/gu, '$1 ')
    .replace(/(\p{Script=Han})(?=[\p{Script=Latin}\d])/gu, '$1 ');
