/** A picture drawn on the page as a file of its own: its colours and letters written out, what it is said under it. */
import { labelLines } from '../../../src/faces/draw/words.ts';

const LOOKS = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'stop-color',
  'stop-opacity',
  'font-size',
  'font-weight',
  'font-style',
  'font-family',
  'text-decoration-line',
] as const;
const SPACE = 'http://www.w3.org/2000/svg';
const LINE = 18;
const MARGIN = 24;
const WIDEST = 160;

/**
 * @param title above the picture
 * @param legend its items as they stand on the page, each a sign and its words; each comes on a line of its own
 * @param told lines below it: day, data version, sources
 * @returns an SVG that needs no style sheet; its text stays text
 */
export function pageSvg(
  drawn: SVGSVGElement,
  title: string,
  legend: readonly Element[],
  told: readonly string[],
): string {
  // A file is light, whatever the page is read in; nothing is painted before it is as it was.
  const root = document.documentElement;
  const theme = root.dataset['theme'] ?? 'light';
  root.dataset['theme'] = 'light';
  try {
    return written(drawn, title, legend, told);
  } finally {
    root.dataset['theme'] = theme;
  }
}

function written(drawn: SVGSVGElement, title: string, legend: readonly Element[], told: readonly string[]): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const [from, to] = [
    [drawn, ...drawn.querySelectorAll('*')],
    [copy, ...copy.querySelectorAll('*')],
  ];
  for (const [n, element] of from.entries()) writeOut(element, to[n] as Element);
  const lines = told.flatMap((text) => labelLines(text, WIDEST));
  const [width, height] = [drawn.width.baseVal.value, drawn.height.baseVal.value];
  const whole = height + MARGIN * 2 + LINE * (lines.length + legend.length + 1);
  const style = getComputedStyle(drawn);
  const ground = element('rect', { width: '100%', height: '100%', fill: style.getPropertyValue('--surface') });
  const words = { x: String(MARGIN), fill: style.getPropertyValue('--ink'), 'font-family': style.fontFamily };
  const head = element('text', { ...words, y: String(MARGIN), 'font-size': '15', 'font-weight': '650' }, title);
  const picture = element('g', { transform: `translate(0 ${MARGIN + LINE})` });
  picture.append(...copy.childNodes);
  const top = height + MARGIN + LINE * 2;
  const signs = legend.flatMap((item, n) => signOf(item, top + n * LINE, words));
  const foot = lines.map((text, n) =>
    element('text', { ...words, y: String(top + LINE * (n + legend.length)), 'font-size': '12' }, text),
  );
  copy.append(element('title', {}, title), ground, head, picture, ...signs, ...foot);
  copy.setAttribute('xmlns', SPACE);
  copy.setAttribute('height', String(whole));
  copy.setAttribute('viewBox', `0 0 ${width} ${whole}`);
  return new XMLSerializer().serializeToString(copy);
}

/** @param y baseline of its words */
function signOf(item: Element, y: number, words: Readonly<Record<string, string>>): SVGElement[] {
  const text = element(
    'text',
    { ...words, x: String(MARGIN + 44), y: String(y), 'font-size': '12' },
    item.textContent?.trim() ?? '',
  );
  const sign = item.querySelector('svg');
  if (sign === null) return [text];
  const copy = sign.cloneNode(true) as SVGSVGElement;
  const [from, to] = [[...sign.querySelectorAll('*')], [...copy.querySelectorAll('*')]];
  for (const [n, inner] of from.entries()) writeOut(inner, to[n] as Element);
  const place = element('g', { transform: `translate(${MARGIN} ${y - 11})` });
  place.append(...copy.childNodes);
  return [place, text];
}

function writeOut(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const look of LOOKS) {
    const value = style.getPropertyValue(look);
    // A pattern is named by a fragment; the page's own address is none of the file's.
    if (value !== '') to.setAttribute(look, value.replace(/url\("[^"#]*(#[^"]+)"\)/g, 'url($1)'));
  }
  for (const name of ['class', 'role', 'tabindex', 'aria-label', 'style']) to.removeAttribute(name);
}

function element(name: string, attributes: Readonly<Record<string, string>>, text?: string): SVGElement {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
