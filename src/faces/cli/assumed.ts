/** The assumptions of an answer as lines: those that say the same of several parties are one line with a list. */
import type { Envelope } from '../../index.ts';

type Assumed = Pick<Envelope['assumptions'][number], 'id' | 'text' | 'on' | 'wouldBe'>;

/** From this many on they are one line: two are read faster as they stand. */
const FEW = 3;

/**
 * One text each: what is assumed, and in brackets the id that `--without` takes. Assumptions of one kind that differ in
 * names alone, and whose absence is not known to change the answer, share a line that lists what they are about.
 */
export function assumedLines(assumptions: readonly Assumed[]): readonly string[] {
  const alike = new Map<string, Assumed[]>();
  for (const x of assumptions) {
    const kind = joins(x) ? `${kindOf(x.id)}: ${x.on}` : x.id;
    alike.set(kind, [...(alike.get(kind) ?? []), x]);
  }
  return [...alike.values()].flatMap((group) => (group.length < FEW ? group.map(alone) : [together(group)]));
}

const joins = (x: Assumed): boolean => x.wouldBe === undefined && x.id.includes(':');
const kindOf = (id: string): string => id.slice(0, id.indexOf(':'));
const aboutOf = (id: string): string => id.slice(id.indexOf(':') + 1);
const state = (x: Assumed): string => (x.on ? '' : '(off) ');

const alone = (x: Assumed): string =>
  `${state(x)}${x.text} [${x.id}]${x.wouldBe === undefined ? '' : ` → ${x.on ? 'without' : 'with'} it: ${x.wouldBe}`}`;

function together(group: readonly Assumed[]): string {
  const [first] = group as readonly [Assumed];
  const said = commonText(group.map((x) => x.text.split(' ')));
  return `${state(first)}${said} [${kindOf(first.id)}:…], ${group.length} times: ${group.map((x) => aboutOf(x.id)).join('; ')}`;
}

/** The words all begin and end with, and … for those between. */
function commonText(texts: readonly (readonly string[])[]): string {
  const [first = []] = texts;
  const most = Math.min(...texts.map((t) => t.length));
  let begin = 0;
  while (begin < most && texts.every((t) => t[begin] === first[begin])) begin += 1;
  let end = 0;
  while (end < most - begin && texts.every((t) => t.at(-1 - end) === first.at(-1 - end))) end += 1;
  const same = begin === first.length ? [] : ['…'];
  return [...first.slice(0, begin), ...same, ...first.slice(first.length - end)].join(' ');
}
