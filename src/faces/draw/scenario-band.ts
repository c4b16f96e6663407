/** What keeps an exported scenario from being taken for fact: a frame round everything, a band, and the word. */
import { CHART_WORDS, type ChartWords } from './chart-words.ts';
import { escaped, INK, SERIF, text } from './ink.ts';
import { wrapped } from './measure.ts';

export const NOT_A_FACT = 'SCENARIO, not a fact';

interface Band {
  /** pixels above the headline; 0: the drawing is no scenario */
  readonly height: number;
  /** stands before the name of the picture */
  readonly name: string;
  /** first element of the picture */
  readonly title: string;
  /** @param whole height of the picture */
  lines(whole: number): readonly string[];
}

const BAND = 36;
const STEP = 17;

/** @param changes supposed, in the words of the language; @param width of the picture */
export function scenarioBand(
  changes: readonly string[] | undefined,
  width: number,
  words: ChartWords = CHART_WORDS.en,
): Band {
  if (changes === undefined || changes.length === 0) return { height: 0, name: '', title: '', lines: () => [] };
  const notAFact = words.language === 'en' ? NOT_A_FACT : `${words.scenario}，${words.notAFact}`;
  const stop = words.language === 'en' ? '.' : '。';
  const lines = changes.flatMap((c) => wrapped(words.supposing(c), 13.5, width - 32, 'strong'));
  return {
    height: BAND + lines.length * STEP + 8,
    name: `${notAFact}: `,
    title: `<title>${escaped(`${notAFact}: ${changes.join('; ')}`)}</title>`,
    lines: (whole) => [
      `<defs><pattern id="hs" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="12" fill="#FFFFFF" fill-opacity="0.12"/></pattern></defs>`,
      `<rect width="100%" height="100%" fill="${INK.scenGround}"/>`,
      `<g data-scenario=""><rect width="${width}" height="${BAND}" fill="${INK.scen}"/><rect width="${width}" height="${BAND}" fill="url(#hs)"/>`,
      text(16, 25, words.scenario, {
        size: 18,
        weight: 700,
        fill: INK.paper,
        extra: ` font-family="${escaped(SERIF)}"`,
      }),
      text(132, 24, `${words.notAFact}${stop}`, { size: 13.5, weight: 600, fill: INK.paper }),
      ...lines.map((line, at) => text(16, BAND + 20 + at * STEP, line, { size: 13.5, weight: 600, fill: INK.scen })),
      `<rect x="1.5" y="1.5" width="${width - 3}" height="${whole - 3}" fill="none" stroke="${INK.scen}" stroke-width="3" stroke-dasharray="9 6"/></g>`,
    ],
  };
}
