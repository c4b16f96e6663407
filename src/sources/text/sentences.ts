/** Where sentences begin and end. A blank line, a list mark and a role header at the start of a line end one too. */

export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** sentences of one paragraph have one number */
  readonly paragraph: number;
}

const ABBREVIATED =
  /(?:^|[\s("])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vs|approx|ca|cf|etc|e\.g|i\.e|U\.S|U\.K|P\.R|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$/;
const SUFFIX = /(?:^|[\s,])(?:Inc|Ltd|Co|Corp|Bros|Cos|S\.A|N\.V|B\.V|S\.p\.A|P\.L\.C|A\.G)\.$/;
/** After "Acme Inc." these begin a sentence; a name would go on. */
const OPENER =
  /^["'(]?(?:The|A|An|It|Its|He|His|She|Her|They|Their|This|That|These|In|On|At|As|By|For|From|But|And|After|Before|Since|Under|With|Together|Both|Analysts|Neither|No|According)\b/;

/** @returns stretches without the space round them, in order; O(length) */
export function sentencesOf(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let paragraph = 0;
  for (const block of text.matchAll(/[^\n]+(?:\n(?!\s*(?:\n|[-*•]\s|\d+[.)]\s|\w{3,12}:\s))[^\n]+)*/g)) {
    paragraph += /\n\s*\n/.test(text.slice(found.at(-1)?.end ?? 0, block.index)) || found.length === 0 ? 1 : 0;
    for (const [start, end] of inBlock(block[0])) {
      const from = block.index + start;
      found.push(trimmed(text, from, block.index + end, paragraph));
    }
  }
  return found.filter(({ start, end }) => end > start);
}

function* inBlock(block: string): Generator<readonly [number, number]> {
  let start = 0;
  for (const mark of block.matchAll(/[.!?]+["')\]”’]*(?=\s|$)/g)) {
    const end = mark.index + mark[0].length;
    const before = block.slice(Math.max(start, mark.index - 12), mark.index + 1);
    const after = block.slice(end, end + 24).trimStart();
    if (mark[0].startsWith('.') && ABBREVIATED.test(before)) continue;
    if (mark[0].startsWith('.') && SUFFIX.test(before) && after !== '' && !OPENER.test(after)) continue;
    if (/^\p{Ll}/u.test(after)) continue;
    yield [start, end];
    start = end;
  }
  yield [start, block.length];
}

function trimmed(text: string, start: number, end: number, paragraph: number): Stretch {
  const part = text.slice(start, end);
  const head = part.length - part.trimStart().length;
  return { start: start + head, end: start + part.trimEnd().length, paragraph };
}
