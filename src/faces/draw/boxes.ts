/** How big a box must be for its words: names take two lines, then the box widens; nothing is cut. */
import type { StructureAnswer } from '../../index.ts';
import { DISC, DISC_ASIDE, discSized } from './disc.ts';
import { breakable, textWidth, widthFor, wrapped } from './measure.ts';
import type { Pen } from './pen.ts';
import { triangular } from './triangle.ts';
import type { Box, BoxRow, Disc, NodeIn, Sized } from './types.ts';
import { readText } from './words.ts';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  'state-body': 'state body',
  'business-unit': 'business unit',
  unknown: 'type not stated',
  group: 'group, not named',
};
/** Of the company asked about: from the left of its rails to its circle, and to its words. */
export const SUBJECT_DISC = 12;
const DISC_LEFT = SUBJECT_DISC + DISC + DISC_ASIDE + 4;
export const REST = '\u0000rest';

/** Triangles of the legal notation: whoever holds for others, or together. */
const TRIANGULAR: readonly string[] = ['trust', 'arrangement', 'partnership'];

/**
 * @param ports px that the lines at its busier side need
 * @param own px that its holdings in itself take at its right
 */
export function partyBox(
  node: NodeIn,
  narrow: boolean,
  ports: number,
  { notation }: Pick<Pen, 'notation'>,
  own = 0,
): Sized {
  const type = TYPE_WORDS[node.type] ?? node.type;
  const listed = node.listed === undefined ? node.jurisdiction : `listed in ${node.listed}`;
  const legal = notation === 'legal';
  const more = legal ? (node.jurisdiction ?? listed ?? node.offices[0]) : (node.offices[0] ?? listed);
  const sub = more === undefined || (narrow && !legal) ? type : `${type} · ${more}`;
  if (legal && TRIANGULAR.includes(node.type)) return { ...triangular(node.id, node.name, sub, ports), node };
  const shape = node.type === 'person' ? 'person' : node.type === 'company' ? 'company' : 'other';
  if (notation === 'parallel') return { ...discSized(node.id, node.name, sub, shape, narrow, own, node), node };
  return { ...sized(node.id, node.name, sub, shape, narrow, ports), node };
}

export function sized(
  id: string,
  label: string,
  sub: string,
  shape: Sized['shape'],
  narrow: boolean,
  ports = 0,
): Sized {
  const least = Math.max(narrow ? 84 : 104, ports);
  const under = narrow ? breakable(sub) : sub;
  const inner = Math.max(widthFor(label, 13.5, least, 2, 'strong'), widthFor(under, 12, least, 2, 'sans'));
  const names = wrapped(label, 13.5, inner, 'strong');
  const subs = sub === '' ? [] : wrapped(under, 12, inner);
  const high = names.length * 17 + subs.length * 15;
  // A text block stays inside an ellipse while (w/2rx)² + (h/2ry)² is under one.
  const height = shape === 'person' ? Math.ceil(high * 1.35) + 10 : high + 14;
  const widest = Math.max(...names.map((t) => textWidth(t, 13.5, 'strong')), ...subs.map((t) => textWidth(t, 12)));
  const round = Math.ceil((widest + 6) / Math.sqrt(1 - ((high + 2) / height) ** 2)) + 4;
  const width = shape === 'person' ? Math.max(least + 12, round) : inner + 12;
  const top = (height - high) / 2;
  const rows: BoxRow[] = [
    ...names.map((text, at) => ({
      text,
      x: width / 2,
      y: top + 13 + at * 17,
      kind: 'name' as const,
      anchor: 'middle' as const,
    })),
    ...subs.map((text, at) => ({
      text,
      x: width / 2,
      y: top + names.length * 17 + 11 + at * 15,
      kind: 'sub' as const,
      anchor: 'middle' as const,
    })),
  ];
  return { id, width, height, shape, label, sub, rows };
}

/** What the company asked about takes up besides its place and width. */
export type Beam = Pick<Box, 'rows' | 'height' | 'bar' | 'disc'>;

/** As a circle its words stand beside it; as a beam it holds them: name, bar from 0 to 100 %, the line under its tick, the block in question, the rest. */
export function beamRows(answer: StructureAnswer, node: NodeIn, width: number, notDeclared: string, disc?: Disc): Beam {
  const rows: BoxRow[] = [];
  const left = disc === undefined ? 12 : DISC_LEFT;
  let y = 10;
  const put = (
    text: string,
    x: number,
    kind: BoxRow['kind'],
    size: number,
    step: number,
    anchor: BoxRow['anchor'] = 'start',
  ): void => {
    const face = kind === 'mono' ? 'mono' : kind === 'sub' ? 'sans' : 'strong';
    for (const part of wrapped(text, size, width - left - 12, face)) {
      rows.push({ text: part, x, y: y + step - 5, kind, anchor });
      y += step;
    }
  };
  put(node.name, left, 'subject', 18, 23);
  const type = TYPE_WORDS[node.type] ?? node.type;
  put(
    node.listed === undefined
      ? [type, node.jurisdiction].filter((x) => x !== undefined).join(' · ')
      : `${type} · listed in ${node.listed}`,
    left,
    'sub',
    12,
    16,
  );
  const bar = disc === undefined ? y + 6 : undefined;
  if (bar !== undefined) y = bar + 20;
  if (bar !== undefined && answer.threshold !== undefined) {
    const text = `${answer.threshold.percent} %`;
    const half = textWidth(text, 12, 'strong') / 2 + 6;
    const x = Math.min(Math.max((answer.threshold.percent / 100) * width, half), width - half);
    put(text, x, 'strong', 12, 17, 'middle');
  }
  if (answer.block !== undefined) put(`${answer.block.label} = ${readText(answer.block.share)}`, left, 'mono', 12, 16);
  const rest = answer.undisclosed.votes ?? answer.undisclosed.economic;
  if (rest !== undefined) put(`${notDeclared} = ${readText(rest)}`, left, 'mono', 12, 16);
  if (bar !== undefined) return { rows, bar, height: y + 8 };
  const height = Math.max(DISC + 20, y + 8);
  return { rows, height, disc: { ...(disc as Disc), y: (height - DISC) / 2 } };
}
/** Narrower than this its own words would not fit. */
export function beamLeast(answer: StructureAnswer, node: NodeIn, narrow: boolean, { notation }: Pen): number {
  const beside = notation === 'parallel' ? DISC_LEFT + 16 : 28;
  const words = (answer.block?.label ?? '').split(' ').map((w) => textWidth(w, 12, 'mono') + beside);
  const names = node.name.split(' ').map((w) => textWidth(w, 18, 'strong') + beside);
  return Math.max(narrow ? 240 : 420, ...names, ...words);
}
