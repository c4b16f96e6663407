/** A structure as one SVG file that needs nothing else: votes and economics apart, doubt hatched, a legend. */
import type { StructureAnswer } from '../../index.ts';
import { type Language, sayingOf } from '../phrases/answer-in.ts';
import { CHART_WORDS } from './chart-words.ts';
import { discText } from './disc-svg.ts';
import { type ExportFrame, footWords } from './frame.ts';
import { frameText, NO_FRAME } from './frame-text.ts';
import { escaped, gauge, hatch, INK, SERIF, text } from './ink.ts';
import { type Box, type LabelPart, type LayoutOptions, type Line, layout } from './layout.ts';
import { legendText } from './legend-text.ts';
import { wrapped } from './measure.ts';
import { pathOf } from './path.ts';
import type { Notation } from './pen.ts';
import { scenarioBand } from './scenario-band.ts';
import { spoken } from './spoken.ts';
import { strandsOf } from './strands.ts';
import { cornersOf } from './triangle.ts';
import { highOf, lowOf, type ShareIn } from './words.ts';

const SONG = "'Source Serif 4', 'Songti SC', SimSun, 'Noto Serif CJK SC', serif";
const SANS = 'Inter, Noto Sans, system-ui, -apple-system, Segoe UI, Noto Sans CJK SC, sans-serif';

/** Inside a page that says the answer itself, in its language, the headline may be left out. */
export interface SvgOptions extends LayoutOptions {
  /** days, data version, rule and sources, printed under the legend */
  readonly frame?: ExportFrame;
  /** default: true */
  readonly headline?: boolean;
  /** of every word but names and what a source says; default: English */
  readonly language?: Language;
}

/** @param answer a `structure` answer; @returns the text of the file; the same for the same answer */
export function svg(answer: StructureAnswer, options: SvgOptions = {}): string {
  const { frame = NO_FRAME, language = 'en' } = options;
  const [words, say] = [CHART_WORDS[language], sayingOf(answer, language)];
  const l = spoken(layout(answer, { words: words.drawn, ...options }), say, words.quoted);
  const headline = say(answer.headline);
  const width = Math.max(l.width, Math.min(options.width ?? 480, 480));
  const band = scenarioBand(answer.scenario?.map(say), width, words);
  const head = options.headline === false ? [] : wrapped(headline, 17, width - 32, 'strong');
  const top = 16 + band.height + head.length * 22;
  const under = footLines(footWords(l, words), width);
  const legend = legendText(l, 16, top + l.height + 10 + under.length * 18, width - 32, words.legend);
  const above = top + l.height + 20 + under.length * 18 + legend.height;
  const foot = frameText(frame, 16, above, width - 32);
  const height = above + foot.height + (band.height === 0 ? 0 : 10);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${SANS}" role="img"${language === 'en' ? '' : ' lang="zh-Hans"'} aria-label="${escaped(`${band.name}${headline}`)}">${band.title}`,
    `<defs>${hatch('he', INK.econ)}${hatch('hv', INK.votes)}${hatch('hi', INK.ink)}${head8('a', INK.ink)}${head8('l', INK.votes)}${band.height === 0 ? '' : head8('s', INK.scen)}</defs>`,
    `<rect width="100%" height="100%" fill="${INK.paper}"/>`,
    ...band.lines(height),
    head
      .map((line, at) =>
        text(16, 28 + band.height + at * 22, line, {
          size: 17,
          weight: at === 0 ? 600 : 400,
          // A sentence the phrases do not know stays English, and says so.
          ...(language !== 'en' && headline === answer.headline ? { extra: ' lang="en"' } : {}),
        }),
      )
      .join(''),
    `<g transform="translate(0 ${top})">`,
    ...l.lines.map((x) => roadText(x, l.notation)),
    ...l.lines.map((x) => (l.notation === 'parallel' ? pairText(x) : lineText(x))),
    ...l.boxes.map((b) => boxText(b, answer)),
    ...l.lines.map((x) => labelText(x, language)),
    '</g>',
    ...under.map((line, at) => text(16, top + l.height + 12 + at * 18, line, { fill: INK.ink2 })),
    legend.text,
    ...[foot.text].filter((x) => x !== ''),
    '</svg>\n',
  ].join('\n');
}

const head8 = (id: string, fill: string): string =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="11" orient="auto"><path d="M0 0 8 4 0 8z" fill="${fill}"/></marker>`;

function footLines(words: string, width: number): string[] {
  return words === '' ? [] : wrapped(words, 12, width - 32);
}

const roadText = (l: Line, notation: Notation): string =>
  l.edge?.road === true
    ? `<path class="road" d="${pathOf(l)}" fill="none" stroke="${INK.road}" stroke-width="${notation === 'parallel' ? 28 : 10}"/>`
    : '';

/** Economics and votes side by side; what is neither stays one line. */
function pairText(l: Line): string {
  const pair = strandsOf(l);
  if (pair === undefined) return lineText(l);
  return [
    ...pair.strands.map((s) => {
      const stroke = s.kind === 'doubt' ? `url(#${s.colour === 'econ' ? 'he' : 'hv'})` : INK[s.colour];
      const dots = s.kind === 'dots' ? ' stroke-linecap="round" stroke-dasharray="0 5"' : '';
      return `<path class="line" data-line="${escaped(l.id)}" data-of="${s.colour}" d="${s.path}" fill="none" stroke="${stroke}" stroke-width="${s.width}"${dots}/>`;
    }),
    ...(l.edge?.before === undefined
      ? []
      : [
          `<path class="line" data-line="${escaped(l.id)}" d="${pathOf(l)}" fill="none" stroke="${INK.scen}" stroke-width="3"/>`,
        ]),
    ...pair.heads.map((h) => `<path class="head" data-of="${h.colour}" d="${h.path}" fill="${INK[h.colour]}"/>`),
  ].join('');
}

function lineText(l: Line): string {
  const grey = l.kind === 'rest' || l.edge?.kind === 'other-reading';
  const dash = grey ? '2 4' : l.edge?.kind === 'control' ? '6 4' : '';
  const moved = l.edge?.before !== undefined;
  const stroke = grey ? INK.line : moved ? INK.scen : l.loop === undefined ? INK.ink : INK.votes;
  const marker = grey ? '' : ` marker-end="url(#${moved ? 's' : l.loop === undefined ? 'a' : 'l'})"`;
  return `<path class="line" data-line="${escaped(l.id)}" d="${pathOf(l)}" fill="none" stroke="${stroke}" stroke-width="${moved ? 3 : 1.5}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}${marker}/>`;
}

function labelText(l: Line, language: Language): string {
  if (l.label === undefined) return '';
  const parts = l.label.parts.map((p) => partText(p, l.labelX + p.x, l.labelY + p.y, language));
  return `<g data-label="${escaped(l.id)}">${parts.join('')}</g>`;
}

function partText(p: LabelPart, x: number, y: number, language: Language): string {
  if (p.kind === 'gauge') return gauge(x, y, p.width, p.share as ShareIn, p.colour ?? 'econ');
  const flag =
    p.suspect === true
      ? `<rect class="flag" x="${x - 3}" y="${y - 13}" width="${p.width + 6}" height="17" fill="${INK.flag}"/>`
      : '';
  if (p.kind === 'quoted') return flag + text(x, y, p.text, { size: 16, extra: saidFace(p.text, language) });
  if (p.kind === 'small') return flag + text(x, y, p.text, { fill: INK.ink2 });
  if (p.kind === 'gone') return text(x, y, p.text, { fill: INK.ink2, extra: ' text-decoration="line-through"' });
  if (p.kind === 'scen') return text(x, y, p.text, { weight: 600, fill: INK.scen });
  const fill = p.kind === 'loop' ? INK.votes : p.suspect === true ? INK.flagInk : INK.ink;
  return flag + text(x, y, p.text, { size: p.kind === 'loop' ? 12 : 13.5, weight: 600, fill });
}

/** A hedge in Chinese, or on a Chinese chart, is set upright in Song. */
const saidFace = (words: string, language: Language): string =>
  language === 'zh' || /\p{Script=Han}/u.test(words)
    ? `${/\p{Script=Han}/u.test(words) ? ' lang="zh"' : ''} font-family="${SONG}"`
    : ` font-style="italic" font-family="${SERIF}"`;

const SIZES = { name: 13.5, sub: 12, subject: 18, mono: 12, strong: 12 } as const;

function boxText(b: Box, answer: StructureAnswer): string {
  const title = `<title>${escaped([b.label, b.sub].filter((x) => x !== '').join(', '))}</title>`;
  const rows = b.rows.map((r) =>
    text(b.x + r.x, b.y + r.y, r.text, {
      size: SIZES[r.kind],
      weight: r.kind === 'name' || r.kind === 'subject' || r.kind === 'strong' ? 600 : 400,
      fill: r.kind === 'sub' ? INK.ink2 : INK.ink,
      extra: `${r.anchor === 'start' ? '' : ` text-anchor="${r.anchor}"`}${r.kind === 'mono' ? ' font-family="JetBrains Mono, ui-monospace, monospace"' : ''}`,
    }),
  );
  return `<g>${title}${shapeText(b)}${b.bar === undefined ? '' : barText(b, b.bar, answer)}${rows.join('')}</g>`;
}

function shapeText(b: Box): string {
  if (b.disc !== undefined) return discText(b);
  const stroke = `fill="${INK.paper}" stroke="${INK.ink}" stroke-width="${b.bar === undefined ? 1.5 : 2.6}"`;
  if (b.shape === 'person')
    return `<ellipse class="box" cx="${b.x + b.width / 2}" cy="${b.y + b.height / 2}" rx="${b.width / 2}" ry="${b.height / 2}" ${stroke}/>`;
  if (b.shape === 'triangle') return `<polygon class="box" points="${cornersOf(b)}" ${stroke}/>`;
  const dash = b.shape === 'rest' || b.node?.type === 'group' ? ' stroke-dasharray="2 3"' : '';
  const shadow = (by: number): string =>
    `<rect x="${b.x + by}" y="${b.y - by}" width="${b.width}" height="${b.height}" rx="2" ${stroke}${dash}/>`;
  const stack = b.shape === 'rest' || b.shape === 'fold' ? shadow(6) + shadow(3) : '';
  return `${stack}<rect class="box" x="${b.x}" y="${b.y}" width="${b.width}" height="${b.height}" rx="2" ${stroke}${dash}/>`;
}

/** Votes of the company asked about, from 0 to 100 %: the block in question, its doubt, the line. */
function barText(b: Box, bar: number, answer: StructureAnswer): string {
  const y = b.y + bar;
  const at = (percent: number): number => b.x + (percent / 100) * b.width;
  const rect = (from: number, to: number, fill: string): string =>
    `<rect x="${from}" y="${y}" width="${to - from}" height="14" fill="${fill}"/>`;
  const share = answer.block?.share;
  const [low, high] = share === undefined ? [0, 0] : [at(lowOf(share)), at(highOf(share))];
  const block =
    share === undefined
      ? ''
      : rect(b.x, low, INK.votes) + (share.exact === undefined ? rect(low, Math.max(low + 3, high), 'url(#hv)') : '');
  const tick =
    answer.threshold === undefined
      ? ''
      : `<path d="M${at(answer.threshold.percent)} ${y - 4}v22" stroke="${INK.ink}" stroke-width="2"/>`;
  return rect(b.x, b.x + b.width, INK.sunken) + block + tick;
}
