/** A chart on paper, never smaller than it is: on one page of its own size, or cut into pages of A4 or A3. */
import type { Paper } from './choices.ts';

/** pixels of CSS, 96 to the inch, inside margins of 10 mm */
const MARGIN = 38;
const SIZES: Readonly<Record<'A4' | 'A3', readonly [short: number, long: number]>> = {
  A4: [794, 1123],
  A3: [1123, 1587],
};
/** What stands under a part says where it belongs. */
const FOOT = 22;

export interface Sheets {
  /** for @page */
  readonly size: string;
  readonly margin: number;
  /** windows of the chart, row by row */
  readonly parts: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
  readonly columns: number;
}

/** Pixels a chart may be wide to stand on one page beside another: what it is laid out for. */
export const widthFor = (paper: 'A4' | 'A3'): number => SIZES[paper][1] - 2 * MARGIN;

/** Upright or lying, whichever takes fewer pages; upright where both take as many. */
export function sheetsFor(paper: Paper, width: number, height: number): Sheets {
  if (paper === 'one')
    return { size: `${width}px ${height}px`, margin: 0, columns: 1, parts: [{ x: 0, y: 0, width, height }] };
  const [short, long] = SIZES[paper];
  const upright = cut(width, height, short - 2 * MARGIN, long - 2 * MARGIN);
  const lying = cut(width, height, long - 2 * MARGIN, short - 2 * MARGIN);
  const best = lying.parts.length < upright.parts.length ? lying : upright;
  return { ...best, size: `${paper} ${best === lying ? 'landscape' : 'portrait'}`, margin: MARGIN };
}

function cut(width: number, height: number, across: number, down: number): Pick<Sheets, 'parts' | 'columns'> {
  const room = width <= across && height <= down ? down : down - FOOT;
  const columns = Math.ceil(width / across);
  const parts = Array.from({ length: columns * Math.ceil(height / room) }, (_, at) => {
    const [x, y] = [(at % columns) * across, Math.floor(at / columns) * room];
    return { x, y, width: Math.min(across, width - x), height: Math.min(room, height - y) };
  });
  return { columns, parts };
}

/** Puts the pages into the document, seen in print alone; @returns what takes them away again */
export function onPaper(svg: string, paper: Paper): () => void {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const [width, height] = ['width', 'height'].map((side) => Number(root.getAttribute(side))) as [number, number];
  const sheets = sheetsFor(paper, width, height);
  const holder = document.createElement('div');
  holder.className = 'sheets';
  holder.setAttribute('aria-hidden', 'true');
  const style = document.createElement('style');
  style.textContent = `@page { size: ${sheets.size}; margin: ${sheets.margin}px; } @media print { body > :not(.sheets) { display: none !important; } }`;
  holder.append(style, ...sheets.parts.map((_, at) => pageOf(root, sheets, at)));
  document.body.append(holder);
  return () => holder.remove();
}

function pageOf(root: Element, { parts, columns }: Sheets, at: number): HTMLElement {
  const part = parts[at] as Sheets['parts'][number];
  const page = document.createElement('div');
  page.className = 'sheet';
  const chart = document.importNode(root, true);
  ownNames(chart, `p${at}-`);
  chart.setAttribute('viewBox', `${part.x} ${part.y} ${part.width} ${part.height}`);
  chart.setAttribute('width', String(part.width));
  chart.setAttribute('height', String(part.height));
  page.append(chart);
  if (parts.length > 1) {
    const foot = document.createElement('p');
    foot.textContent = `${at + 1} / ${parts.length} · row ${Math.floor(at / columns) + 1}, column ${(at % columns) + 1}`;
    page.append(foot);
  }
  return page;
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
