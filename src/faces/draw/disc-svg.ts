/** A circle of the parallel notation as SVG: its rails, the sheets of a stack, the sign in it. */
import { type Circle, circleOf, railsOf, SHEETS } from './disc.ts';
import { ICON_PATHS, type Icon, iconOf, isDotted, isStack } from './icons.ts';
import { INK, text } from './ink.ts';
import type { Box } from './types.ts';

/** px of a sign in a circle */
export const SIGN = 30;

/** @returns nothing for a box that is no circle */
export function discText(b: Box): string {
  const circle = circleOf(b);
  if (circle === undefined) return '';
  const subject = b.node?.place === 'subject';
  const stroke = `stroke="${INK.ink}" stroke-width="${subject ? 2.6 : 1.5}"`;
  const dash = isDotted(b) ? ' stroke-dasharray="2 4"' : '';
  const ring = ({ x, y, r }: Circle, kind = ''): string =>
    `<ellipse${kind} cx="${x}" cy="${y}" rx="${r}" ry="${r}" fill="${INK.paper}" ${stroke}${dash}/>`;
  const rails = railsOf(b).map(
    (points) => `<path class="rail" d="M${points.map((p) => p.join(' ')).join('L')}" fill="none" ${stroke}/>`,
  );
  const sheets = isStack(b) ? SHEETS.map((by) => ring({ ...circle, x: circle.x + by, y: circle.y - by / 2 })) : [];
  const inner = subject
    ? `<circle cx="${circle.x}" cy="${circle.y}" r="${circle.r - 4}" fill="none" stroke="${INK.ink}" stroke-width="1"/>`
    : '';
  return [...rails, ...sheets, ring(circle, ' class="box"'), inner, iconText(iconOf(b), circle.x, circle.y, SIGN)].join(
    '',
  );
}

/** @param size px of the square it fills, its middle given */
export function iconText(icon: Icon, x: number, y: number, size: number): string {
  if (icon === 'unknown') return text(x, y + size * 0.36, '?', { size, weight: 600, extra: ' text-anchor="middle"' });
  return `<path d="${ICON_PATHS[icon]}" transform="translate(${x - size / 2} ${y - size / 2}) scale(${size / 24})" fill="${INK.ink}" fill-rule="evenodd"/>`;
}
