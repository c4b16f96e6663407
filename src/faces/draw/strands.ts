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
  /** its corners, in the middle of its width */
  readonly points: readonly Point[];
  readonly width: number;
  /** dots: no figure; doubt: between the lowest and the highest value */
  readonly kind: 'solid' | 'dots' | 'doubt';
}
export interface Strands {
  readonly strands: readonly Strand[];
  /** half a head each, closed */
  readonly heads: readonly Head[];
}
export interface Head {
  readonly colour: Strand['colour'];
  readonly path: string;
  /** tip, foot on the line, foot outside */
  readonly corners: readonly Point[];
}

const LEAST = 1.6;
const DOTS = 2.4;
/** From the middle to the inner edge of either. */
const INNER = 1;
const HEAD = 11;
const OUTWARD = 4.5;
/** Under the box it comes from, so that no gap shows at an oval. */
const INWARD = 3;

/**
 * Lines of an owner and an owned; none for the undeclared, a fold, or another reading, which stay one line.
 * @param inward px that they begin inside their box, so that no gap shows where they are drawn under it
 */
export function strandsOf(line: Line, inward = INWARD): Strands | undefined {
  const { edge } = line;
  if (edge === undefined || edge.kind === 'other-reading') return undefined;
  const points = begun(line.points, inward);
  const strands: Strand[] = [];
  const heads: Head[] = [];
  const put = (colour: Strand['colour'], share: ShareIn | undefined): void => {
    const side = colour === 'econ' ? 1 : -1;
    const strand = (from: number, width: number, kind: Strand['kind']): void => {
      const run = besides(points, side * (from + width / 2));
      strands.push({ colour, path: pathOf({ points: run }), points: run, width: rounded(width), kind });
    };
    const head = (width: number): void => {
      const corners = halfHead(points, side, width);
      heads.push({ colour, path: `M${corners.map((p) => p.join(' ')).join('L')}Z`, corners });
    };
    if (share === undefined || isUnknown(share)) {
      strand(INNER, DOTS, 'dots');
      head(DOTS);
      return;
    }
    const solid = Math.max(LEAST, rounded(lowOf(share) / 10));
    const whole = Math.max(solid, rounded(highOf(share) / 10));
    strand(INNER, solid, 'solid');
    if (whole - solid >= 1) strand(INNER + solid, whole - solid, 'doubt');
    head(whole);
  };
  if (edge.economic !== undefined) put('econ', edge.economic);
  if (edge.votes !== undefined || edge.economic === undefined) put('votes', edge.votes);
  return { strands, heads };
}

/** Votes that nobody stated: they follow the shares, one vote each. */
export const votesFollow = ({ edge }: Line): boolean =>
  edge?.economic !== undefined && edge.votes !== undefined && !edge.said.some((x) => x.of === 'votes');

const rounded = (n: number): number => Math.round(n * 100) / 100;

function begun(points: readonly Point[], inward: number): Point[] {
  const [[x, y], next] = points as readonly [Point, Point];
  return [[x - Math.sign(next[0] - x) * inward, y - Math.sign(next[1] - y) * inward], ...points.slice(1)];
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

function halfHead(points: readonly Point[], side: 1 | -1, width: number): Point[] {
  const [before, end] = points.slice(-2) as [Point, Point];
  const along: Point = [Math.sign(end[0] - before[0]), Math.sign(end[1] - before[1])];
  const aside = rightHand(before, end);
  const at = (back: number, out: number): Point => [
    rounded(end[0] - along[0] * back + aside[0] * side * out),
    rounded(end[1] - along[1] * back + aside[1] * side * out),
  ];
  return [at(0, 0), at(HEAD, 0), at(HEAD, INNER + width + OUTWARD)];
}
