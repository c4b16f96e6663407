/**
 * Numbers on a grid of 10⁻⁷², for sums of products that would outgrow any fraction. A product that lies on the grid is
 * exact; one that does not is rounded to the side asked for and says so. Shares are decimals, so most chains stay exact.
 */
import { type Exact, ratio } from '../../terms/exact.ts';

export const GRID = 10n ** 72n;

export interface OnGrid {
  readonly value: bigint;
  /** the true number is not the value itself but beyond it: above a lower end, below an upper one */
  readonly open: boolean;
  /** some step was rounded: the value is a bound, perhaps not the number */
  readonly rounded: boolean;
}

export const NONE: OnGrid = { value: 0n, open: false, rounded: false };
export const ALL: OnGrid = { value: GRID, open: false, rounded: false };

/** Adds share × part; a closed nothing on either side adds nothing. */
export function plusProduct(sum: OnGrid, part: OnGrid, share: Exact, shareOpen: boolean, up: boolean): OnGrid {
  const nothing = (part.value === 0n && !part.open) || (share.n === 0n && !shareOpen);
  if (nothing) return sum;
  const product = part.value * share.n;
  const floor = product / share.d;
  const even = floor * share.d === product;
  return {
    value: sum.value + (up && !even ? floor + 1n : floor),
    open: sum.open || part.open || shareOpen,
    rounded: sum.rounded || part.rounded || !even,
  };
}

export const exactly = (a: OnGrid): Exact => ratio(a.value, GRID);

/** The grid's neighbour of a fraction of one on the side asked for. */
export function ontoGrid(a: Exact, open: boolean, up: boolean): OnGrid {
  return plusProduct(NONE, { ...ALL, open }, a, open, up);
}
