/**
 * A chart on paper: on one page of its own size, or on A4 or A3. There it is as large as on the screen and cut where a page
 * ends; only where two thirds of its size bring it onto one page is it reduced, and says so: its least letters of 9 points
 * are then 6 at least.
 */
import type { Paper } from './choices.ts';

/** pixels of CSS, 96 to the inch, inside margins of 10 mm */
const MARGIN = 38;
const SIZES: Readonly<Record<'A4' | 'A3', readonly [short: number, long: number]>> = {
  A4: [794, 1123],
  A3: [1123, 1587],
};
/** What stands under a part says where it belongs. */
const FOOT = 22;
const LEAST = 2 / 3;

export interface Sheets {
  /** for @page */
  readonly size: string;
  readonly margin: number;
  /** windows of the chart, row by row */
  readonly parts: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly columns: number;
  /** 1: as on the screen */
  readonly scale: number;
}

/** Pixels a chart may be wide to stand on one page beside another: what it is laid out for. */
export const widthFor = (paper: 'A4' | 'A3'): number => SIZES[paper][1] - 2 * MARGIN;

/** Upright or lying, whichever takes fewer pages or reduces less; upright where both are alike. */
export function sheetsFor(paper: Paper, width: number, height: number): Sheets {
  if (paper === 'one') return { ...whole(width, height, 1), size: `${width}px ${height}px`, margin: 0 };
  const [short, long] = SIZES[paper].map((side) => side - 2 * MARGIN) as [number, number];
  const upright = laid(width, height, short, long);
  const lying = laid(width, height, long, short);
  const better =
    lying.parts.length < upright.parts.length ||
    (lying.parts.length === upright.parts.length && lying.scale > upright.scale);
  const best = better ? lying : upright;
  return { ...best, size: `${paper} ${best === lying ? 'landscape' : 'portrait'}`, margin: MARGIN };
}

type Laid = Omit<Sheets, 'size' | 'margin'>;
const whole = (width: number, height: number, scale: number): Laid => ({
  columns: 1,
  scale,
  parts: [{ x: 0, y: 0, width, height }],
});

function laid(width: number, height: number, across: number, down: number): Laid {
  if (width <= across && height <= down) return whole(width, height, 1);
  const room = down - FOOT;
  const fitted = Math.min(across / width, room / height);
  if (fitted >= LEAST) return whole(width, height, Math.min(1, fitted));
  const columns = Math.ceil(width / across);
  const parts = Array.from({ length: columns * Math.ceil(height / room) }, (_, at) => {
    const [x, y] = [(at % columns) * across, Math.floor(at / columns) * room];
    return { x, y, width: Math.min(across, width - x), height: Math.min(room, height - y) };
  });
  return { columns, parts, scale: 1 };
}

export interface PaperWords {
  /** "row {row}, column {column}" */
  readonly part: string;
  /** "reduced to {percent} %" */
  readonly reduced: string;
}

/** Puts the pages into the document, seen in print alone; @returns what takes them away again */
export function onPaper(svg: string, paper: Paper, words: PaperWords): () => void {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const [width, height] = ['width', 'height'].map((side) => Number(root.getAttribute(side))) as [number, number];
  const sheets = sheetsFor(paper, width, height);
  const holder = document.createElement('div');
  holder.className = 'sheets';
  holder.setAttribute('aria-hidden', 'true');
  const style = document.createElement('style');
  style.textContent = `@page { size: ${sheets.size}; margin: ${sheets.margin}px; } @media print { body > :not(.sheets) { display: none !important; } }`;
  holder.append(style, ...sheets.parts.map((_, at) => pageOf(root, sheets, at, words)));
  document.body.append(holder);
  return () => holder.remove();
}

function pageOf(root: Element, sheets: Sheets, at: number, words: PaperWords): HTMLElement {
  const part = sheets.parts[at] as Sheets['parts'][number];
  const page = document.createElement('div');
  page.className = 'sheet';
  const chart = document.importNode(root, true);
  ownNames(chart, `p${at}-`);
  chart.setAttribute('viewBox', `${part.x} ${part.y} ${part.width} ${part.height}`);
  chart.setAttribute('width', String(part.width * sheets.scale));
  chart.setAttribute('height', String(part.height * sheets.scale));
  const foot = document.createElement('p');
  foot.textContent = footOf(sheets, at, words);
  page.append(chart, ...(foot.textContent === '' ? [] : [foot]));
  return page;
}

function footOf({ parts, columns, scale }: Sheets, at: number, words: PaperWords): string {
  if (scale < 1) return words.reduced.replace('{percent}', String(Math.floor(scale * 100)));
  if (parts.length === 1) return '';
  const [row, column] = [Math.floor(at / columns) + 1, (at % columns) + 1];
  const place = words.part.replace('{row}', String(row)).replace('{column}', String(column));
  return `${at + 1} / ${parts.length} · ${place}`;
}

/** Hatches and heads are found by name in the whole document: each part has its own. */
function ownNames(chart: Element, before: string): void {
  for (const e of chart.querySelectorAll('[id]')) e.id = `${before}${e.id}`;
  for (const e of chart.querySelectorAll('[fill^="url(#"], [stroke^="url(#"], [marker-end^="url(#"]'))
    for (const name of ['fill', 'stroke', 'marker-end']) {
      const value = e.getAttribute(name);
      if (value?.startsWith('url(#')) e.setAttribute(name, value.replace('url(#', `url(#${before}`));
    }
}
