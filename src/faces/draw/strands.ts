/**
 * The parallel notation: looking down from the owner, economics run on the left and votes on the right, each a tenth of
 * the share wide, half a head outward. Round dots where there is no figure. What is in doubt is hatched at the outside.
 */
import { pathOf } from './path.ts';
import type { Line, Point } from './types.ts';
import { highOf, isUnknown, lowOf, type ShareIn } from './words.ts';

export interface Strand {
  readonly colour: 'econ' | 'votes';
  readonly path: string;
  readonly width: number;
  /** dots: no figure; doubt: between the lowest and the highest value */
  readonly kind: 'solid' | 'dots' | 'doubt';
}
export interface Strands {
  readonly strands: readonly Strand[];
  /** half a head each, closed */
  readonly heads: readonly { readonly colour: Strand['colour']; readonly path: string }[];
}

const LEAST = 1.6;
const DOTS = 2.4;
/** From the middle to the inner edge of either. */
const INNER = 1;
const HEAD = 11;
const OUTWARD = 4.5;
/** Under the box it comes from, so that no gap shows at an oval. */
const INWARD = 3;

/** Lines of an owner and an owned; none for the undeclared, a fold, or another reading, which stay one line. */
export function strandsOf(line: Line): Strands | undefined {
  const { edge } = line;
  if (edge === undefined || edge.kind === 'other-reading') return undefined;
  const points = begun(line.points);
  const strands: Strand[] = [];
  const heads: { colour: Strand['colour']; path: string }[] = [];
  const put = (colour: Strand['colour'], share: ShareIn | undefined): void => {
    const side = colour === 'econ' ? 1 : -1;
    const at = (from: number, width: number): string => pathOf({ points: besides(points, side * (from + width / 2)) });
    if (share === undefined || isUnknown(share)) {
      strands.push({ colour, path: at(INNER, DOTS), width: DOTS, kind: 'dots' });
      heads.push({ colour, path: halfHead(points, side, DOTS) });
      return;
    }
    const solid = Math.max(LEAST, rounded(lowOf(share) / 10));
    const whole = Math.max(solid, rounded(highOf(share) / 10));
    strands.push({ colour, path: at(INNER, solid), width: solid, kind: 'solid' });
    if (whole - solid >= 1)
      strands.push({ colour, path: at(INNER + solid, whole - solid), width: rounded(whole - solid), kind: 'doubt' });
    heads.push({ colour, path: halfHead(points, side, whole) });
  };
  if (edge.economic !== undefined) put('econ', edge.economic);
  if (edge.votes !== undefined || edge.economic === undefined) put('votes', edge.votes);
  return { strands, heads };
}

/** Votes that nobody stated: they follow the shares, one vote each. */
export const votesFollow = ({ edge }: Line): boolean =>
  edge?.economic !== undefined && edge.votes !== undefined && !edge.said.some((x) => x.of === 'votes');

const rounded = (n: number): number => Math.round(n * 100) / 100;

function begun(points: readonly Point[]): Point[] {
  const [[x, y], next] = points as readonly [Point, Point];
  return [[x - Math.sign(next[0] - x) * INWARD, y - Math.sign(next[1] - y) * INWARD], ...points.slice(1)];
}

/** To the right hand of whoever walks the line, which is the left of the picture on the way down. */
const rightHand = (a: Point, b: Point): Point => [-Math.sign(b[1] - a[1]), Math.sign(b[0] - a[0])];

/** @param by px to the right hand, negative to the left; corners stay corners since all lines are upright or level */
function besides(points: readonly Point[], by: number): Point[] {
  return points.map((p, n) => {
    const before = n === 0 ? undefined : rightHand(points[n - 1] as Point, p);
    const after = n === points.length - 1 ? undefined : rightHand(p, points[n + 1] as Point);
    const [x, y] = before === undefined ? (after as Point) : after === undefined ? before : sum(before, after);
    return [rounded(p[0] + x * by), rounded(p[1] + y * by)];
  });
}
const sum = (a: Point, b: Point): Point => (a[0] === b[0] && a[1] === b[1] ? a : [a[0] + b[0], a[1] + b[1]]);

function halfHead(points: readonly Point[], side: 1 | -1, width: number): string {
  const [before, end] = points.slice(-2) as [Point, Point];
  const along: Point = [Math.sign(end[0] - before[0]), Math.sign(end[1] - before[1])];
  const aside = rightHand(before, end);
  const at = (back: number, out: number): string =>
    `${rounded(end[0] - along[0] * back + aside[0] * side * out)} ${rounded(end[1] - along[1] * back + aside[1] * side * out)}`;
  return `M${at(0, 0)}L${at(HEAD, 0)}L${at(HEAD, INNER + width + OUTWARD)}Z`;
}
