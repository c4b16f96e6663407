/** What the signs of a drawing mean: only of what is drawn. */

import { railsOf } from './disc.ts';
import { type Icon, iconOf } from './icons.ts';
import { strandsOf, votesFollow } from './strands.ts';
import type { Layout } from './types.ts';
import { isUnknown } from './words.ts';

export type Sign =
  | 'company'
  | 'person'
  | 'triangle'
  | 'other'
  | 'people'
  | 'state'
  | 'trust'
  | 'unit'
  | 'unknown'
  | 'rail'
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

/** Signs that are an icon where parties are circles. */
export const SIGN_ICONS: Readonly<Partial<Record<Sign, Icon>>> = {
  company: 'company',
  person: 'person',
  people: 'people',
  state: 'state',
  trust: 'trust',
  unit: 'unit',
  other: 'other',
  unknown: 'unknown',
  fold: 'several',
};

/** @returns signs in the order of the legend, each of which occurs in the drawing */
export function signsOf(l: Layout): Sign[] {
  const parts = l.lines.flatMap((x) => x.label?.parts ?? []);
  const gauges = parts.filter((x) => x.kind === 'gauge');
  const known = gauges.filter((x) => x.share !== undefined && !isUnknown(x.share));
  const has: readonly (readonly [Sign, boolean])[] = [
    ...(l.notation === 'parallel' ? discSigns(l) : boxSigns(l)),
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

const boxSigns = (l: Layout): Drawn[] => [
  ['company', l.boxes.some((b) => b.shape === 'company' && b.node?.place !== 'subject')],
  ['person', l.boxes.some((b) => b.shape === 'person')],
  ['triangle', l.boxes.some((b) => b.shape === 'triangle')],
  ['other', l.boxes.some((b) => b.shape === 'other' && b.node?.type !== 'group')],
  ['unnamed', l.boxes.some((b) => b.shape === 'rest' || b.node?.type === 'group')],
  ['fold', l.boxes.some((b) => b.shape === 'fold')],
];

function discSigns(l: Layout): Drawn[] {
  const icons = new Set(l.boxes.map(iconOf));
  return [
    ['company', icons.has('company')],
    ['person', icons.has('person')],
    ['people', icons.has('people')],
    ['state', icons.has('state')],
    ['trust', icons.has('trust')],
    ['unit', icons.has('unit')],
    ['other', icons.has('other')],
    ['unknown', icons.has('unknown')],
    ['fold', icons.has('several')],
    ['rail', l.boxes.some((b) => railsOf(b).length > 0)],
  ];
}

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
