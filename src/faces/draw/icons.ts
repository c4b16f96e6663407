/** What stands in a circle of the parallel notation: signs of our own for the kinds of parties, on a square of 24. */
import type { Box } from './types.ts';

export type Icon = 'company' | 'person' | 'people' | 'state' | 'trust' | 'unit' | 'other' | 'several' | 'unknown';

/** Of a quarter of a round as a cubic: how far its handles reach, in radii. */
const HANDLE = 0.5523;

const round = (x: number, y: number, r: number): string =>
  `${dome(x, y, r, -r)}${dome(x, y, -r, r)}`.replace(/ZM[-\d. ]+/, '');
/** The half of an oval over or under a line. */
function dome(x: number, y: number, rx: number, ry: number): string {
  const at = (px: number, py: number): string => `${tidy(x + px)} ${tidy(y + py)}`;
  const [hx, hy] = [rx * HANDLE, ry * HANDLE];
  return `M${at(-rx, 0)}C${at(-rx, hy)} ${at(-hx, ry)} ${at(0, ry)}C${at(hx, ry)} ${at(rx, hy)} ${at(rx, 0)}Z`;
}
const tidy = (n: number): number => Math.round(n * 100) / 100;
const pane = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}L${x + width} ${y}L${x + width} ${y + height}L${x} ${y + height}Z`;
const panes = (xs: readonly number[], ys: readonly number[]): string =>
  xs.flatMap((x) => ys.map((y) => pane(x, y, 2, 2))).join('');

/** Closed figures of straight pieces and cubics (M, L, C, Z), filled by the even-odd rule: windows are holes. */
export const ICON_PATHS: Readonly<Record<Exclude<Icon, 'unknown'>, string>> = {
  company: `${pane(4, 3, 10, 18)}${panes([6, 10], [6, 10, 14])}${pane(15, 9, 6, 12)}${panes([17], [12, 16])}`,
  person: `${round(12, 7.5, 4.5)}${dome(12, 21, 9, -7.5)}`,
  people: `${round(12, 6.5, 3.5)}${dome(12, 20, 6, -8)}${round(4, 9, 2.4)}${dome(3.5, 20, 3, -6.5)}${round(20, 9, 2.4)}${dome(20.5, 20, 3, -6.5)}`,
  state: `M12 2L22 8L22 10L2 10L2 8Z${[4, 10.5, 17].map((x) => pane(x, 11, 3, 7)).join('')}${pane(2, 19, 20, 3)}`,
  trust: 'M12 2L21 5L21 12C21 17.5 17 22 12 22C7 22 3 17.5 3 12L3 5ZM12 5L6 7L6 12C6 16 8.5 19 12 19Z',
  unit: [3, 13].flatMap((x) => [3, 13].map((y) => pane(x, y, 8, 8))).join(''),
  other: 'M12 3L21 12L12 21L3 12ZM12 8L8 12L12 16L16 12Z',
  several: [3, 10, 17].map((x) => pane(x, 10, 4, 4)).join(''),
};

const ICONS: Readonly<Record<string, Icon>> = {
  company: 'company',
  person: 'person',
  'state-body': 'state',
  trust: 'trust',
  arrangement: 'trust',
  partnership: 'people',
  group: 'people',
  'business-unit': 'unit',
};

/** @returns the sign of a party by its kind; of the undeclared rest "?", of folded parties three squares */
export function iconOf(box: Pick<Box, 'shape' | 'node'>): Icon {
  if (box.shape === 'rest') return 'unknown';
  if (box.shape === 'fold') return 'several';
  return ICONS[box.node?.type ?? ''] ?? 'other';
}

/** Not known by name. */
export const isDotted = (box: Pick<Box, 'shape' | 'node'>): boolean =>
  box.shape === 'rest' || box.node?.type === 'group';

/** Several in one sign: folded ones, holders not named, the rest, whose number nobody states. */
export const isStack = (box: Pick<Box, 'shape' | 'node'>): boolean =>
  box.shape === 'rest' || box.shape === 'fold' || box.node?.type === 'group';
