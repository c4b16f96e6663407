/** Shapes and groups of DrawingML. */
import type { Canvas } from './canvas.ts';
import { type Paragraph, textBody } from './text.ts';
import { colour, xmlText } from './xml.ts';

export type Fill = 'none' | { readonly solid: string } | { readonly hatch: string };
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export type Dash = 'solid' | 'dash' | 'dot' | 'sysDot';
export interface Stroke {
  readonly colour: string;
  /** pixels */
  readonly width: number;
  readonly dash?: Dash;
  readonly arrow?: boolean;
  /** dots are round */
  readonly round?: boolean;
  /** in doubt */
  readonly hatched?: boolean;
}
export interface Shape extends Frame {
  /** given where a connector names it */
  readonly id?: number;
  /** what the selection pane and a screen reader call it */
  readonly name: string;
  readonly description?: string;
  /** XML of the geometry; a rectangle where not given */
  readonly geometry?: string;
  readonly fill: Fill;
  readonly stroke?: Stroke;
  readonly text?: readonly Paragraph[];
  readonly at?: 'top' | 'middle' | 'bottom';
  readonly align?: 'left' | 'center';
  /** pixels kept free left, top, right, bottom */
  readonly inset?: readonly [number, number, number, number];
  readonly wrap?: boolean;
}

export const preset = (name: string): string => `<a:prstGeom prst="${name}"><a:avLst/></a:prstGeom>`;

export const place = (c: Canvas, f: Frame): string =>
  `<a:off x="${c.emu(f.x)}" y="${c.emu(f.y)}"/><a:ext cx="${c.emu(f.width)}" cy="${c.emu(f.height)}"/>`;

export function stroked(c: Canvas, s: Stroke | undefined): string {
  if (s === undefined) return '<a:ln><a:noFill/></a:ln>';
  const dash = s.dash === undefined ? 'solid' : s.dash;
  const arrow = s.arrow === true ? '<a:tailEnd type="triangle" w="med" len="med"/>' : '';
  const cap = s.round === true ? ' cap="rnd"' : '';
  const ink = s.hatched === true ? filled({ hatch: s.colour }) : colour(s.colour);
  return `<a:ln w="${c.emu(s.width)}"${cap}>${ink}<a:prstDash val="${dash}"/><a:miter lim="800000"/>${arrow}</a:ln>`;
}

/** Doubt is a texture: hatched on the ground of the slide. */
function filled(fill: Fill): string {
  if (fill === 'none') return '<a:noFill/>';
  if ('solid' in fill) return colour(fill.solid);
  return `<a:pattFill prst="wdUpDiag"><a:fgClr>${rgb(fill.hatch)}</a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`;
}
const rgb = (value: string): string => `<a:srgbClr val="${value.slice(1)}"/>`;

export const named = (id: number, name: string, description = ''): string =>
  `<p:cNvPr id="${id}" name="${xmlText(name)}"${description === '' ? '' : ` descr="${xmlText(description)}"`}/>`;

export function shape(c: Canvas, s: Shape): string {
  const words = s.text === undefined ? '' : textBody(c, s.text, s);
  const box = s.text !== undefined && s.stroke === undefined && s.fill === 'none' ? ' txBox="1"' : '';
  return `<p:sp><p:nvSpPr>${named(s.id ?? c.id(), s.name, s.description)}<p:cNvSpPr${box}/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>${place(c, s)}</a:xfrm>${s.geometry ?? preset('rect')}${filled(s.fill)}${stroked(c, s.stroke)}</p:spPr>${words}</p:sp>`;
}

/** Shapes that move together, in the coordinates of the slide. */
export function group(c: Canvas, name: string, f: Frame, members: readonly string[]): string {
  const at = place(c, f);
  const inner = at.replace('<a:off', '<a:chOff').replace('<a:ext', '<a:chExt');
  return `<p:grpSp><p:nvGrpSpPr>${named(c.id(), name)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>${at}${inner}</a:xfrm></p:grpSpPr>${members.join('')}</p:grpSp>`;
}
