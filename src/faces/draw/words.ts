/** The three voices of a number: said “nearly 3 %”, read 2.5 – <3, worked out = 29.85 – <32.95. */
import type { StructureAnswer } from '../../index.ts';

type Edge = StructureAnswer['edges'][number];
export interface ShareIn {
  readonly exact?: number | undefined;
  readonly minimum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMaximum?: number | undefined;
}

export const lowOf = (s: ShareIn): number => s.exact ?? s.minimum ?? s.exclusiveMinimum ?? 0;
export const highOf = (s: ShareIn): number => s.exact ?? s.maximum ?? s.exclusiveMaximum ?? 100;
export const isUnknown = (s: ShareIn): boolean => lowOf(s) === 0 && highOf(s) === 100;

/** "29.85 – <32.95 %": excluded ends carry their sign. */
export function readText(s: ShareIn): string {
  if (s.exact !== undefined) return `${s.exact}\u00a0%`;
  if (isUnknown(s)) return 'no figure';
  const low = `${s.exclusiveMinimum === undefined ? '' : '>'}${lowOf(s)}`;
  const high = `${s.exclusiveMaximum === undefined ? '' : '<'}${highOf(s)}`;
  return `${low}\u2009–\u2009${high}\u00a0%`;
}

/** For a screen reader: "at least 29.85 and under 32.95 %". */
export function spokenText(s: ShareIn): string {
  if (s.exact !== undefined) return `${s.exact} %`;
  if (isUnknown(s)) return 'no figure';
  const low = s.exclusiveMinimum === undefined ? `at least ${lowOf(s)}` : `over ${lowOf(s)}`;
  const high = s.exclusiveMaximum === undefined ? `at most ${highOf(s)}` : `under ${highOf(s)}`;
  return `${low} and ${high} %`;
}

/** Register points are figures; a hedge is quoted as the source has it. */
export function saidText(e: Edge): { readonly text: string; readonly quoted: boolean } {
  const said = e.said.find((x) => x.use === 'used' && x.hedge !== 'some') ?? e.said[0];
  if (e.kind === 'control') return { text: 'controls', quoted: false };
  if (said?.words === undefined) return { text: said === undefined ? 'worked out' : 'no figure given', quoted: false };
  const plain = said.hedge === 'exact' || said.hedge === 'printed' || said.hedge === 'whole';
  return { text: plain ? said.words : `“${said.words}”`, quoted: !plain };
}

/** Every figure said that the answer counts, in the source's order: two interests of one class are two. */
export function saidTexts(e: Edge): readonly { readonly text: string; readonly quoted: boolean }[] {
  const figures = e.said.filter((x) => x.use === 'used' && x.hedge !== 'some' && x.words !== undefined);
  return figures.length === 0 ? [saidText(e)] : figures.map((x) => saidText({ ...e, said: [x] }));
}

/** A label's words on lines that fit beside a line; never cut. */
export function labelLines(text: string, most = 15): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
