/**
 * What stands on what in an exported drawing, read from the SVG's own shapes: text on text, text on a line, text on the
 * edge of a box, anything outside the picture. Text is measured by the advance table, a wide glyph as one em.
 */
import { textWidth } from '../src/faces/draw/measure.ts';

interface Rect {
  readonly what: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}
type Piece = readonly [number, number, number, number, string, number?];
const SLACK = 0.5;

export function overlaps(svg: string): string[] {
  const [, body = ''] = /<\/defs>([\s\S]*)/.exec(svg) ?? [];
  const [width, height] = ['width', 'height'].map((k) =>
    Number(new RegExp(`<svg[^>]* ${k}="([\\d.]+)"`).exec(svg)?.[1]),
  );
  const texts: Rect[] = [];
  const pieces: Piece[] = [];
  const edges: Piece[] = [];
  const outside: string[] = [];
  const inside = (r: Rect): void => {
    if (r.x < 0 || r.y < 0 || r.right > (width as number) || r.bottom > (height as number))
      outside.push(`outside: ${r.what}`);
  };
  for (const { dy, name, attributes, words } of shapesOf(body)) {
    const values = new Map([...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map((m) => [m[1], m[2]]));
    const a = (key: string): string | undefined => values.get(key);
    const n = (key: string): number => Number(a(key) ?? 0);
    if (name === 'text') {
      const r = textRect(
        words,
        n('x'),
        n('y') + dy,
        n('font-size'),
        a('text-anchor'),
        a('font-family') ?? '',
        n('font-weight'),
      );
      texts.push(r);
      inside(r);
    } else if (name === 'path' && a('class') === 'line') {
      const path = piecesOf(a('d') ?? '', dy, a('data-line') ?? '', n('stroke-width'));
      pieces.push(...path);
      for (const [x1, y1, x2, y2, what] of path)
        inside({ what, x: Math.min(x1, x2), right: Math.max(x1, x2), y: Math.min(y1, y2), bottom: Math.max(y1, y2) });
    } else if (name === 'rect' && (a('class') === 'box' || a('class') === 'gauge')) {
      const r = {
        what: a('class') as string,
        x: n('x'),
        y: n('y') + dy,
        right: n('x') + n('width'),
        bottom: n('y') + dy + n('height'),
      };
      inside(r);
      edges.push(
        [r.x, r.y, r.right, r.y, r.what],
        [r.right, r.y, r.right, r.bottom, r.what],
        [r.x, r.bottom, r.right, r.bottom, r.what],
        [r.x, r.y, r.x, r.bottom, r.what],
      );
    } else if (name === 'ellipse' && a('class') === 'box')
      edges.push(...round(n('cx'), n('cy') + dy, n('rx'), n('ry')));
    else if (name === 'path' && a('class') === 'rail') edges.push(...piecesOf(a('d') ?? '', dy, 'rail', 1.5));
    else if (name === 'polygon' && a('class') === 'box') edges.push(...sides(a('points') ?? '', dy));
  }
  return [...outside, ...textOnText(texts), ...textOn(texts, pieces, 'line'), ...textOn(texts, edges, 'edge')];
}

/** Shapes with how far down their group is moved; the moved group ends at a line of its own. */
function shapesOf(body: string): { dy: number; name: string; attributes: string; words: string }[] {
  const [head = '', moved = ''] = body.split('<g transform="translate(0 ');
  const end = moved.lastIndexOf('\n</g>\n');
  const by = Number.parseFloat(moved);
  const of = (text: string, dy: number) =>
    [...text.matchAll(/<(text|path|rect|ellipse|polygon)\b([^>]*?)\/?>(?:([^<]*)<\/text>)?/g)].map(
      ([, name = '', attributes = '', words = '']) => ({ dy, name, attributes, words }),
    );
  return [...of(head, 0), ...of(moved.slice(0, end), by), ...of(moved.slice(end), 0)];
}

function textRect(
  words: string,
  x: number,
  y: number,
  size: number,
  anchor: string | undefined,
  family: string,
  weight: number,
): Rect {
  const plain = words.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  const width = textWidth(plain, size, family.includes('Mono') ? 'mono' : weight >= 600 ? 'strong' : 'sans');
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { what: plain, x: left, right: left + width, y: y - size * 0.78, bottom: y + size * 0.24 };
}

/** A line of the usual 1.5 px is taken by its middle, a wider one by its edges. */
function piecesOf(d: string, dy: number, what: string, width: number): Piece[] {
  const points = [...d.matchAll(/[MLQ ](-?[\d.]+) (-?[\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2]) + dy] as const);
  return points
    .slice(1)
    .map(([x, y], n) => [
      (points[n] as readonly [number, number])[0],
      (points[n] as readonly [number, number])[1],
      x,
      y,
      what,
      Math.max(0, width / 2 - 0.75),
    ]);
}

function sides(points: string, dy: number): Piece[] {
  const corners = points.split(' ').map((p) => p.split(',').map(Number) as [number, number]);
  return corners.map(([x, y], n) => {
    const [x2, y2] = corners[(n + 1) % corners.length] as [number, number];
    return [x, y + dy, x2, y2 + dy, 'triangle'] as const;
  });
}

function round(cx: number, cy: number, rx: number, ry: number): Piece[] {
  const at = (n: number): [number, number] => [
    cx + rx * Math.cos((n * Math.PI) / 32),
    cy + ry * Math.sin((n * Math.PI) / 32),
  ];
  return Array.from({ length: 64 }, (_, n) => [...at(n), ...at(n + 1), 'oval'] as const);
}

function textOnText(texts: readonly Rect[]): string[] {
  const sorted = [...texts].sort((a, b) => a.y - b.y);
  return sorted.flatMap((a, n) => {
    const found: string[] = [];
    for (let m = n + 1; m < sorted.length && (sorted[m] as Rect).y < a.bottom - SLACK; m += 1) {
      const b = sorted[m] as Rect;
      if (a.x < b.right - SLACK && b.x < a.right - SLACK) found.push(`text on text: ${a.what} / ${b.what}`);
    }
    return found;
  });
}

/** Pieces by their top, so that a text meets only those that begin above its foot. */
function textOn(texts: readonly Rect[], pieces: readonly Piece[], kind: string): string[] {
  const sorted = [...pieces].sort((a, b) => topOf(a) - topOf(b));
  return texts.flatMap((t) => {
    const found: string[] = [];
    for (const p of sorted) {
      if (topOf(p) > t.bottom) break;
      if (cuts(p, t)) found.push(`text on ${kind}: ${t.what} / ${p[4]}`);
    }
    return found;
  });
}
const topOf = ([, y1, , y2, , wide = 0]: Piece): number => Math.min(y1, y2) - wide;

/** Whether a piece enters a rectangle: its way clipped to the four sides. */
function cuts([x1, y1, x2, y2, , wide = 0]: Piece, r: Rect): boolean {
  if (Math.max(x1, x2) + wide <= r.x || Math.min(x1, x2) - wide >= r.right || Math.max(y1, y2) + wide <= r.y)
    return false;
  let [from, to] = [0, 1];
  for (const [start, step, least, most] of [
    [x1, x2 - x1, r.x + SLACK - wide, r.right - SLACK + wide],
    [y1, y2 - y1, r.y + SLACK - wide, r.bottom - SLACK + wide],
  ] as const) {
    if (step === 0) {
      if (start <= least || start >= most) return false;
      continue;
    }
    const [a, b] = [(least - start) / step, (most - start) / step];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return from < to;
}
