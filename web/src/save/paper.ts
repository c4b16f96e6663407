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

/** Pixels a chart is laid out for: as wide as the page, and as wide as it may be to be reduced to it. */
export const widthsFor = (paper: 'A4' | 'A3'): readonly [number, number] => {
  const page = SIZES[paper][1] - 2 * MARGIN;
  return [page, Math.floor(page / LEAST)];
};

/** How many pages an SVG takes. */
export function pagesOn(svg: string, paper: Paper): number {
  const [root, width, height] = read(svg);
  return sheetsFor(paper, width, height, spansOf(root)).parts.length;
}

/** Upright or lying, whichever takes fewer pages or reduces less; upright where both are alike. */
export function sheetsFor(paper: Paper, width: number, height: number, solid: readonly Span[] = []): Sheets {
  if (paper === 'one') return { ...whole(width, height, 1), size: `${width}px ${height}px`, margin: 0 };
  const [short, long] = SIZES[paper].map((side) => side - 2 * MARGIN) as [number, number];
  const upright = laid([width, height], [short, long], solid);
  const lying = laid([width, height], [long, short], solid);
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

type Size = readonly [width: number, height: number];

function laid([width, height]: Size, [across, down]: Size, solid: readonly Span[]): Laid {
  if (width <= across && height <= down) return whole(width, height, 1);
  const room = down - FOOT;
  const fitted = Math.min(across / width, room / height);
  if (fitted >= LEAST) return whole(width, height, Math.min(1, fitted));
  const columns = Math.ceil(width / across);
  const parts = rowsOf(height, room, solid).flatMap(([from, to]) =>
    Array.from({ length: columns }, (_, c) => ({
      x: c * across,
      y: from,
      width: Math.min(across, width - c * across),
      height: to - from,
    })),
  );
  return { columns, parts, scale: 1 };
}

/** From where to where a thing reaches down the chart. */
export type Span = readonly [from: number, to: number];

/** Full pages, each ended above the box or word that would be cut, unless half of the page were lost. */
function rowsOf(height: number, room: number, solid: readonly Span[]): Span[] {
  const rows: Span[] = [];
  for (let from = 0; from < height; from = rows.at(-1)?.[1] ?? height) {
    const full = Math.min(from + room, height);
    let to = full;
    for (let cut = above(to, solid); cut < to && to < height && cut > from + room / 2; cut = above(to, solid)) to = cut;
    const whole = to === height || above(to, solid) === to;
    rows.push([from, whole ? to : full]);
  }
  return rows;
}
const above = (y: number, solid: readonly Span[]): number =>
  Math.min(y, ...solid.filter(([from, to]) => from < y && y < to).map(([from]) => from));

/** Boxes and words of a chart that is not shown yet, and so has no measures but its own. */
function spansOf(chart: Element): Span[] {
  const number = (e: Element, name: string): number => Number(e.getAttribute(name) ?? 0);
  return [...chart.querySelectorAll('.box, text')].map((e) => {
    const shift = Number(
      /translate\(\S+ (\S+)\)/.exec(e.closest('[transform]')?.getAttribute('transform') ?? '')?.[1] ?? 0,
    );
    if (e.tagName === 'text') return [shift + number(e, 'y') - 16, shift + number(e, 'y') + 6];
    if (e.tagName === 'ellipse')
      return [shift + number(e, 'cy') - number(e, 'ry') - 2, shift + number(e, 'cy') + number(e, 'ry') + 2];
    return [shift + number(e, 'y') - 8, shift + number(e, 'y') + number(e, 'height') + 2];
  });
}

function read(svg: string): [root: Element, width: number, height: number] {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  return [root, Number(root.getAttribute('width')), Number(root.getAttribute('height'))];
}

export interface PaperWords {
  /** "row {row}, column {column}" */
  readonly part: string;
  /** "reduced to {percent} %" */
  readonly reduced: string;
}

/** Puts the pages into the document, seen in print alone; @returns what takes them away again */
export function onPaper(svg: string, paper: Paper, words: PaperWords): () => void {
  const [root, width, height] = read(svg);
  const sheets = sheetsFor(paper, width, height, spansOf(root));
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
