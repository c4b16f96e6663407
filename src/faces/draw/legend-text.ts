/** The legend of an exported drawing, in columns. */
import { iconText } from './disc-svg.ts';
import type { Icon } from './icons.ts';
import { escaped, gauge, INK, SERIF, text } from './ink.ts';
import { SIGN_ICONS, type Sign, signsOf } from './legend.ts';
import { textWidth } from './measure.ts';
import type { Layout } from './types.ts';

export const LEGEND_WORDS: Readonly<Record<Sign, string>> = {
  company: 'company',
  person: 'person',
  triangle: 'trust or partnership',
  other: 'other party, kind in words',
  people: 'several together',
  state: 'state body',
  trust: 'trust',
  unit: 'business unit',
  unknown: 'unknown; a stack: many',
  rail: 'its lines meet on a bar',
  unnamed: 'holders not named',
  fold: 'folded: count and sum shown',
  shares: 'shares',
  control: 'control, no figure',
  'not-counted': 'not counted',
  loop: 'closes a loop',
  road: 'carries the answer',
  moved: 'moved by the scenario',
  econ: 'economics, for certain',
  votes: 'votes, for certain',
  doubt: 'certain, then in doubt',
  'no-figure': 'no figure',
  said: 'the source’s own word',
  'worked-out': 'worked out',
  suspect: 'as printed, but doubted',
  left: 'left line: economics',
  right: 'right line: votes',
  tenth: 'a tenth of the share wide',
  dots: 'no figure',
  follow: 'votes as shares: assumed',
};
/** pixels a sign and its words take */
export const COLUMN = 34 + 10 + Math.max(...Object.values(LEGEND_WORDS).map((w) => textWidth(w, 12))) + 12;

export function legendText(
  l: Layout,
  x: number,
  y: number,
  width: number,
  words: Readonly<Record<Sign, string>> = LEGEND_WORDS,
): { text: string; height: number } {
  const signs = signsOf(l);
  const doubted = signs.includes('econ') ? 'econ' : 'votes';
  const columns = Math.max(1, Math.floor(width / COLUMN));
  const items = signs.map((sign, at) => {
    const [left, top] = [x + (at % columns) * COLUMN, y + Math.floor(at / columns) * 24];
    return `<g data-sign="${sign}">${signText(sign, left, top, doubted, l.notation === 'parallel')}${text(left + 44, top + 15, words[sign], { fill: INK.ink2 })}</g>`;
  });
  return { text: items.join('\n'), height: Math.ceil(signs.length / columns) * 24 };
}

function signText(sign: Sign, x: number, y: number, doubted: 'econ' | 'votes', discs: boolean): string {
  const rect = (extra = '', dx = 0, dy = 0, width = 34): string =>
    `<rect x="${x + dx}" y="${y + 5 + dy}" width="${width}" height="12" rx="2" fill="${INK.paper}" stroke="${INK.ink}" ${extra}/>`;
  const line = (stroke: string, dash: string, marker = ''): string =>
    `<path d="M${x} ${y + 11}h34" stroke="${stroke}" stroke-width="1.5" stroke-dasharray="${dash}" ${marker}/>`;
  /** upright, with its half of a head */
  const strand = (fill: string, width: number, out: number): string =>
    `<path d="M${x + 17} ${y + 1}v18" stroke="${fill}" stroke-width="${width}"/><path d="M${x + 17} ${y + 20}v-9h${out * 1.6}z" fill="${fill}"/>`;
  const icon = discs ? SIGN_ICONS[sign] : undefined;
  if (icon !== undefined) return signDisc(icon, x + 17, y + 11);
  switch (sign) {
    case 'rail':
      return `<path d="M${x} ${y + 4}h34" stroke="${INK.ink}" stroke-width="1.5"/>${signDisc('company', x + 17, y + 12, 8)}`;
    case 'company':
    case 'other':
      return rect();
    case 'person':
      return `<ellipse cx="${x + 17}" cy="${y + 11}" rx="17" ry="7" fill="${INK.paper}" stroke="${INK.ink}"/>`;
    case 'triangle':
      return `<path d="M${x + 17} ${y + 3}l14 15h-28z" fill="${INK.paper}" stroke="${INK.ink}"/>`;
    case 'unnamed':
      return rect('stroke-dasharray="2 3"');
    case 'fold':
      return rect('', 4, -3, 30) + rect('', 0, 0, 30);
    case 'shares':
      return line(INK.ink, 'none', 'marker-end="url(#a)"');
    case 'control':
      return line(INK.ink, '6 4', 'marker-end="url(#a)"');
    case 'not-counted':
      return line(INK.line, '2 4');
    case 'loop':
      return line(INK.votes, 'none', 'marker-end="url(#l)"');
    case 'road':
      return `<rect x="${x}" y="${y + 5}" width="34" height="12" fill="${INK.road}"/>`;
    case 'moved':
      return `<path d="M${x} ${y + 11}h34" stroke="${INK.scen}" stroke-width="3" marker-end="url(#s)"/>`;
    case 'econ':
      return gauge(x, y + 8, 34, { exact: 60 }, 'econ');
    case 'votes':
      return gauge(x, y + 8, 34, { exact: 60 }, 'votes');
    case 'doubt':
      return gauge(x, y + 8, 34, { minimum: 40, maximum: 80 }, doubted);
    case 'no-figure':
      return gauge(x, y + 8, 34, { minimum: 0, maximum: 100 }, 'econ');
    case 'said':
      return text(x, y + 15, '“ca.”', { extra: ` font-style="italic" font-family="${escaped(SERIF)}"` });
    case 'worked-out':
      return text(x, y + 15, '= 12', { extra: ' font-family="JetBrains Mono, ui-monospace, monospace"' });
    case 'left':
      return strand(INK.econ, 3, -4.5);
    case 'right':
      return strand(INK.votes, 3, 4.5);
    case 'tenth':
      return `<path d="M${x} ${y + 8}h34" stroke="${INK.econ}" stroke-width="2"/><path d="M${x} ${y + 14}h34" stroke="${INK.econ}" stroke-width="6"/>`;
    case 'dots':
      return `<path d="M${x + 2} ${y + 11}h31" stroke="${INK.votes}" stroke-width="2.4" stroke-linecap="round" stroke-dasharray="0 5"/>`;
    case 'follow':
      return `<path d="M${x} ${y + 9}h34" stroke="${INK.econ}" stroke-width="3"/><path d="M${x} ${y + 14}h34" stroke="${INK.votes}" stroke-width="3"/>`;
    case 'suspect':
      return `<rect x="${x}" y="${y + 3}" width="34" height="16" fill="${INK.flag}"/>${text(x + 6, y + 15, '9.9', { fill: INK.flagInk })}`;
    // Kinds that only a circle tells by an icon.
    default:
      return '';
  }
}

function signDisc(icon: Icon, x: number, y: number, r = 10): string {
  const dash = icon === 'unknown' ? ' stroke-dasharray="2 3"' : '';
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${INK.paper}" stroke="${INK.ink}"${dash}/>${iconText(icon, x, y, r * 1.2)}`;
}
