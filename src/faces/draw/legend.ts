/** What the signs of a drawing mean: only of what is drawn. */

import { strandsOf, votesFollow } from './strands.ts';
import type { Layout } from './types.ts';
import { isUnknown } from './words.ts';

export type Sign =
  | 'company'
  | 'person'
  | 'triangle'
  | 'other'
  | 'unnamed'
  | 'fold'
  | 'shares'
  | 'control'
  | 'not-counted'
  | 'loop'
  | 'road'
  | 'moved'
  | 'econ'
  | 'votes'
  | 'doubt'
  | 'no-figure'
  | 'said'
  | 'worked-out'
  | 'suspect'
  | 'left'
  | 'right'
  | 'tenth'
  | 'dots'
  | 'follow';

/** @returns signs in the order of the legend, each of which occurs in the drawing */
export function signsOf(l: Layout): Sign[] {
  const parts = l.lines.flatMap((x) => x.label?.parts ?? []);
  const gauges = parts.filter((x) => x.kind === 'gauge');
  const known = gauges.filter((x) => x.share !== undefined && !isUnknown(x.share));
  const has: readonly (readonly [Sign, boolean])[] = [
    ['company', l.boxes.some((b) => b.shape === 'company' && b.node?.place !== 'subject')],
    ['person', l.boxes.some((b) => b.shape === 'person')],
    ['triangle', l.boxes.some((b) => b.shape === 'triangle')],
    ['other', l.boxes.some((b) => b.shape === 'other' && b.node?.type !== 'group')],
    ['unnamed', l.boxes.some((b) => b.shape === 'rest' || b.node?.type === 'group')],
    ['fold', l.boxes.some((b) => b.shape === 'fold')],
    ...(l.notation === 'parallel' ? parallelSigns(l) : lineSigns(l)),
    ['road', l.lines.some((x) => x.edge?.road === true)],
    ['moved', l.lines.some((x) => x.edge?.before !== undefined)],
    ['econ', known.some((x) => x.colour === 'econ')],
    ['votes', known.some((x) => x.colour === 'votes')],
    ['doubt', known.some((x) => x.share?.exact === undefined)],
    ['no-figure', gauges.length > known.length],
    ['said', parts.some((x) => x.kind === 'quoted')],
    [
      'worked-out',
      l.boxes.some((b) => b.shape === 'rest' || b.shape === 'fold' || b.rows.some((r) => r.kind === 'mono')),
    ],
    ['suspect', parts.some((x) => x.suspect === true)],
  ];
  return has.filter(([, drawn]) => drawn).map(([sign]) => sign);
}

type Drawn = readonly [Sign, boolean];

function lineSigns(l: Layout): Drawn[] {
  const kinds = new Set(l.lines.map((x) => x.edge?.kind));
  return [
    ['shares', [...kinds].some((k) => k !== undefined && k !== 'control' && k !== 'other-reading')],
    ['control', kinds.has('control')],
    ['not-counted', kinds.has('other-reading')],
    ['loop', l.lines.some((x) => x.loop !== undefined)],
  ];
}

function parallelSigns(l: Layout): Drawn[] {
  const all = l.lines.flatMap((x) => strandsOf(x)?.strands ?? []);
  return [
    ['left', all.some((x) => x.colour === 'econ')],
    ['right', all.some((x) => x.colour === 'votes')],
    ['tenth', all.some((x) => x.kind === 'solid')],
    ['dots', all.some((x) => x.kind === 'dots')],
    ['follow', l.lines.some(votesFollow)],
    ['not-counted', l.lines.some((x) => x.edge?.kind === 'other-reading')],
  ];
}
