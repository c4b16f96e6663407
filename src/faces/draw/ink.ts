/** Colours of an exported drawing, and the few pieces of SVG text it is made of. */
import { isolated } from './isolate.ts';
import { highOf, isUnknown, lowOf, type ShareIn } from './words.ts';

export const INK = {
  ink: '#16191D',
  ink2: '#454B53',
  econ: '#15599E',
  votes: '#A8480A',
  line: '#757B84',
  road: '#E4E1D9',
  scen: '#8518F2',
  scenGround: '#F7F1FE',
  paper: '#FFFFFF',
  sunken: '#F1EFEA',
  flag: '#FFE89A',
  flagInk: '#4D3800',
} as const;
/** A name with a figure alone in it is no name in CSS unless quoted: the whole list would be dropped. */
export const SERIF = "'Source Serif 4', Georgia, serif";

export const escaped = (value: string): string =>
  value.replace(/[\u0000-\u0008\u000b-\u001f]/g, '\ufffd').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

export const hatch = (id: string, colour: string): string =>
  `<pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.4" height="5" fill="${colour}"/></pattern>`;

export interface Type {
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
  readonly extra?: string;
}
export function text(x: number, y: number, value: string, type: Type = {}): string {
  return `<text x="${x}" y="${y}" font-size="${type.size ?? 12}" fill="${type.fill ?? INK.ink}" font-weight="${type.weight ?? 400}"${type.extra ?? ''}>${escaped(isolated(value))}</text>`;
}

/** Solid to the lowest value, hatched to the highest and never under 3 px; without a figure hatched from end to end. */
export function gauge(x: number, y: number, width: number, share: ShareIn, colour: 'econ' | 'votes'): string {
  const outline = `<rect class="gauge" x="${x}" y="${y}" width="${width}" height="6" fill="none" stroke="${INK.line}"/>`;
  if (isUnknown(share)) return `${outline}<rect x="${x}" y="${y}" width="${width}" height="6" fill="url(#hi)"/>`;
  const at = (percent: number): number => (Math.min(Math.max(percent, 0), 100) / 100) * width;
  const [low, high] = [at(lowOf(share)), at(highOf(share))];
  const doubt = share.exact === undefined ? Math.max(high - low, 3) : 0;
  const from = Math.min(low, width - doubt);
  const hatched =
    doubt === 0
      ? ''
      : `<rect x="${x + from}" y="${y}" width="${doubt}" height="6" fill="url(#${colour === 'econ' ? 'he' : 'hv'})"/>`;
  return `${outline}<rect x="${x}" y="${y}" width="${from}" height="6" fill="${INK[colour]}"/>${hatched}`;
}
