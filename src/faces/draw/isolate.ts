/** Names written from right to left inside a sentence that runs from left to right. */

const RIGHT = String.raw`\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}`;
const HAS = new RegExp(`[${RIGHT}]`, 'u');
/** Words from right to left with what binds them: a figure or a Latin word inside a name is known by the name alone. */
const RUN = String.raw`[${RIGHT}](?:[${RIGHT}\p{M}\s.,'"’״׳&/-]*[${RIGHT}\p{M}])?`;
const [FIRST, POP] = ['\u2068', '\u2069'];

export const isRightToLeft = (text: string): boolean => HAS.test(text);

/**
 * Each name in its own direction, so that figures, signs and arrows beside it stay on their side: without this
 * "A → B" of two Hebrew names is read as "B → A", and "A = 30 %" as a figure before the name.
 * @param names of parties in the text, where known; runs of such letters are found without
 * @returns the same text where nothing in it runs from right to left, or all of it does
 */
export function isolated(text: string, names: Iterable<string> = []): string {
  if (!isRightToLeft(text) || text.includes(FIRST)) return text;
  const known = [...names].filter((n) => isRightToLeft(n) && text.includes(n)).sort((a, b) => b.length - a.length);
  const any = new RegExp([...known.map((n) => n.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')), RUN].join('|'), 'gu');
  return text.replace(any, (name) => (name === text ? name : `${FIRST}${name}${POP}`));
}

/** A text that is one name or a line of one: by its own first letter, whatever runs it holds. */
export const ownWay = (name: string): string => (isRightToLeft(name) ? `${FIRST}${name}${POP}` : name);
