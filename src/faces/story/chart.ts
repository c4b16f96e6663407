/** A chart inside a page: colours by the page's theme, names of its own, once for a screen and once for a phone. */
import type { StructureAnswer } from '../../index.ts';
import { escaped, INK } from '../draw/ink.ts';
import { svg } from '../draw/svg.ts';
import type { View } from './address.ts';
import type { Language } from './story.ts';

/** Pixels: a column of a screen or a sheet of A4, and a phone of 390. */
const WIDE = 700;
const NARROW = 356;

/** Colours whose name in the page is another than in the drawing. */
const TOKEN: Readonly<Record<string, string>> = { paper: 'surface', flagInk: 'flagink' };

/** @param id a letter and digits that no other chart of the page has */
export function chart(answer: StructureAnswer, notation: View['notation'], language: Language, id: string): string {
  const drawn = (width: number): string =>
    svg(answer, {
      width,
      notation,
      headline: false,
      language,
    });
  const label = escaped(answer.headline);
  // Where parties may not be folded a chart is wider than a phone: its frame is scrolled, by keys too.
  const framed = (name: string, width: number): string =>
    `<div class="${name}" role="group" tabindex="0" aria-label="${label}">${inlined(drawn(width), `${id}${name.charAt(0)}`)}</div>`;
  return framed('wide', WIDE) + framed('narrow', NARROW);
}

/** Two charts of one page must not share a pattern: where the first is hidden, the second would lose its hatch. */
function inlined(text: string, id: string): string {
  const named = text
    .replace(/ id="(\w+)"/g, (_, name: string) => ` id="${id}${name}"`)
    .replace(/url\(#(\w+)\)/g, (_, name: string) => `url(#${id}${name})`);
  return Object.entries(INK).reduce(
    (found, [name, colour]) => found.replaceAll(`"${colour}"`, `"var(--${TOKEN[name] ?? name})"`),
    named,
  );
}
