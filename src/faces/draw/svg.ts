/** A structure as one SVG file that needs nothing else: votes and economics apart, doubt hatched, a legend. */
import type { StructureAnswer } from '../../index.ts';
import { type Box, type Line, layout, REST } from './layout.ts';
import { highOf, labelLines, lowOf, readText, type ShareIn, saidText } from './words.ts';

const COLOUR = {
  ink: '#16191D',
  ink2: '#454B53',
  econ: '#15599E',
  votes: '#A8480A',
  line: '#757B84',
  road: '#E4E1D9',
  paper: '#FFFFFF',
  flag: '#FFE89A',
};
const SANS = 'Inter, Noto Sans, system-ui, -apple-system, Segoe UI, Noto Sans CJK SC, sans-serif';
const LEGEND = 66;

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b-\u001f]/g, '\ufffd');

export function svg(answer: StructureAnswer): string {
  const l = layout(answer);
  const head = wrap(answer.headline, Math.max(40, Math.floor(l.width / 10)));
  const top = 16 + head.length * 22;
  const body = [
    ...l.lines.map(roadText),
    ...l.lines.map((x) => lineText(x, answer)),
    ...l.boxes.map((b) => boxText(b, answer)),
  ].join('\n');
  const folded =
    l.folded.length === 0
      ? ''
      : text(16, top + l.height + 12, `${l.folded.length} more parties are in the table alone`, 12, COLOUR.ink2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${l.width}" height="${top + l.height + LEGEND + 20}" viewBox="0 0 ${l.width} ${top + l.height + LEGEND + 20}" font-family="${SANS}" role="img" aria-label="${escaped(answer.headline)}">`,
    `<defs>${hatch('he', COLOUR.econ)}${hatch('hv', COLOUR.votes)}${hatch('hi', COLOUR.ink)}<marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="${COLOUR.ink}"/></marker></defs>`,
    `<rect width="100%" height="100%" fill="${COLOUR.paper}"/>`,
    head.map((line, at) => text(16, 28 + at * 22, line, 17, COLOUR.ink, at === 0 ? 600 : 400)).join(''),
    `<g transform="translate(0 ${top})">${body}</g>`,
    legend(top + l.height + 10),
    folded,
    '</svg>\n',
  ].join('\n');
}

const hatch = (id: string, colour: string): string =>
  `<pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.4" height="5" fill="${colour}"/></pattern>`;

function text(x: number, y: number, value: string, size: number, fill: string, weight = 400, extra = ''): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-weight="${weight}" ${extra}>${escaped(value)}</text>`;
}

function wrap(value: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of value.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

export const pathOf = (l: Line): string => l.points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');

const roadText = (l: Line): string =>
  l.edge?.road === true ? `<path d="${pathOf(l)}" fill="none" stroke="${COLOUR.road}" stroke-width="10"/>` : '';

function lineText(l: Line, answer: StructureAnswer): string {
  const dash = l.edge === undefined || l.edge.kind === 'other-reading' ? '2 4' : l.edge.kind === 'control' ? '6 4' : '';
  const stroke = l.edge?.kind === 'other-reading' || l.edge === undefined ? COLOUR.line : COLOUR.ink;
  const path = `<path d="${pathOf(l)}" fill="none" stroke="${stroke}" stroke-width="1.5" ${dash === '' ? '' : `stroke-dasharray="${dash}"`} marker-end="url(#a)"/>`;
  return path + labelText(l, answer);
}

function labelText(l: Line, answer: StructureAnswer): string {
  const { labelX: x, labelY: y, edge } = l;
  if (edge === undefined)
    return answer.undisclosed.votes === undefined
      ? ''
      : text(x, y, `= ${readText(answer.undisclosed.votes)}`, 12, COLOUR.ink2);
  if (edge.kind === 'other-reading')
    return text(x, y, 'the other reading,', 12, COLOUR.ink2) + text(x, y + 15, 'not counted', 12, COLOUR.ink2);
  const said = saidText(edge);
  const lines = labelLines(said.text);
  const drop = (lines.length - 1) * 15;
  const first = `${edge.suspect ? `<rect x="${x - 3}" y="${y - 13}" width="${said.text.length * 7.6 + 6}" height="18" fill="${COLOUR.flag}"/>` : ''}${lines.map((part, i) => text(x, y + i * 15 - drop, part, 13, COLOUR.ink, 600, said.quoted ? 'font-style="italic" font-family="Source Serif 4, Georgia, serif"' : '')).join('')}`;
  const bars = quantities(edge).map(({ share, id, colour, label }, at) => {
    const top = y + 8 + at * 30;
    return `${gauge(x, top, share, id, colour)}${text(x, top + 19, `${label}${readText(share)}`, 12, COLOUR.ink2)}`;
  });
  return first + bars.join('');
}

/** One bar where both quantities are the same, two where votes are told apart. */
export function quantities(
  edge: StructureAnswer['edges'][number],
): { share: ShareIn; id: 'he' | 'hv' | 'hi'; colour: string; label: string }[] {
  const { economic, votes } = edge;
  if (economic === undefined && votes === undefined) return [];
  const same = JSON.stringify(economic) === JSON.stringify(votes);
  if (economic !== undefined && (same || votes === undefined))
    return [{ share: economic, id: 'he', colour: COLOUR.econ, label: '' }];
  const list: { share: ShareIn; id: 'he' | 'hv' | 'hi'; colour: string; label: string }[] = [];
  if (economic !== undefined) list.push({ share: economic, id: 'he', colour: COLOUR.econ, label: 'economics ' });
  if (votes !== undefined) list.push({ share: votes, id: 'hv', colour: COLOUR.votes, label: 'votes ' });
  return list;
}

function gauge(x: number, y: number, share: ShareIn, id: string, colour: string): string {
  const width = 88;
  const [low, high] = [(lowOf(share) / 100) * width, (highOf(share) / 100) * width];
  const doubt = Math.max(high - low, share.exact === undefined ? 3 : 0);
  return `<rect x="${x}" y="${y}" width="${width}" height="6" fill="none" stroke="${COLOUR.line}"/><rect x="${x}" y="${y}" width="${low}" height="6" fill="${colour}"/><rect x="${x + low}" y="${y}" width="${Math.min(doubt, width - low)}" height="6" fill="url(#${id})"/>`;
}

function boxText(b: Box, answer: StructureAnswer): string {
  const [cx, cy] = [b.x + b.width / 2, b.y + b.height / 2];
  if (b.node?.place === 'subject') return beam(b, answer);
  const stroke = `fill="${COLOUR.paper}" stroke="${COLOUR.ink}" stroke-width="1.5"`;
  const shape =
    b.shape === 'person'
      ? `<ellipse cx="${cx}" cy="${cy}" rx="${b.width / 2}" ry="${b.height / 2}" ${stroke}/>`
      : `<rect x="${b.x}" y="${b.y}" width="${b.width}" height="${b.height}" rx="2" ${stroke} ${b.shape === 'rest' || b.node?.type === 'group' ? 'stroke-dasharray="2 3"' : ''}/>`;
  const title = `<title>${escaped(`${b.label}, ${b.sub}`)}</title>`;
  const lines = labelLines(b.label, 16);
  const rows = [...lines, ...(b.sub === '' ? [] : labelLines(b.sub, 24).slice(0, lines.length > 1 ? 1 : 2))];
  const step = rows.length > 2 ? 14 : 17;
  const words = rows.map((row, at) => {
    const y = cy + 5 + (at - (rows.length - 1) / 2) * step;
    const isName = at < lines.length;
    return text(
      cx,
      y,
      row,
      isName ? 13.5 : 12,
      isName ? COLOUR.ink : COLOUR.ink2,
      isName ? 600 : 400,
      'text-anchor="middle"',
    );
  });
  return `<g>${title}${shape}${words.join('')}</g>`;
}

/** The company asked about: its votes from 0 to 100 %, the block in question, the line. */
function beam(b: Box, answer: StructureAnswer): string {
  const block = answer.block;
  const y = b.y + 42;
  const at = (percent: number): number => b.x + (percent / 100) * b.width;
  const bar =
    block === undefined
      ? ''
      : `<rect x="${b.x}" y="${y}" width="${at(lowOf(block.share)) - b.x}" height="14" fill="${COLOUR.votes}"/><rect x="${at(lowOf(block.share))}" y="${y}" width="${Math.max(3, at(highOf(block.share)) - at(lowOf(block.share)))}" height="14" fill="url(#hv)"/>${text(b.x + 8, y + 34, `${block.label} = ${readText(block.share)}`, 12, COLOUR.ink, 600)}`;
  const line =
    answer.threshold === undefined
      ? ''
      : `<path d="M${at(answer.threshold.percent)} ${y - 4}v24" stroke="${COLOUR.ink}" stroke-width="2"/>${text(at(answer.threshold.percent) + 5, y - 6, `${answer.threshold.percent} %`, 12, COLOUR.ink, 600)}`;
  return `<g><rect x="${b.x}" y="${b.y}" width="${b.width}" height="${b.height}" rx="2" fill="${COLOUR.paper}" stroke="${COLOUR.ink}" stroke-width="2.6"/>${text(b.x + 12, b.y + 26, b.label, 17, COLOUR.ink, 650)}${text(b.x + b.width - 12, b.y + 26, b.sub, 12, COLOUR.ink2, 400, 'text-anchor="end"')}<rect x="${b.x}" y="${y}" width="${b.width}" height="14" fill="#F1EFEA"/>${bar}${line}</g>`;
}

function legend(y: number): string {
  const bar = (x: number, fill: string): string =>
    `<rect x="${x}" y="${y + 8}" width="34" height="6" fill="${fill}" stroke="${COLOUR.line}"/>`;
  return [
    bar(16, COLOUR.econ),
    text(56, y + 15, 'shares, for certain', 12, COLOUR.ink2),
    bar(190, COLOUR.votes),
    text(230, y + 15, 'votes, for certain', 12, COLOUR.ink2),
    bar(354, 'url(#hi)'),
    text(394, y + 15, 'in doubt', 12, COLOUR.ink2),
    `<path d="M16 ${y + 38}h34" stroke="${COLOUR.ink}" stroke-dasharray="6 4"/>`,
    text(56, y + 42, 'control, no figure', 12, COLOUR.ink2),
    `<path d="M190 ${y + 38}h34" stroke="${COLOUR.line}" stroke-dasharray="2 4"/>`,
    text(230, y + 42, 'not counted', 12, COLOUR.ink2),
    `<rect x="354" y="${y + 31}" width="34" height="12" fill="${COLOUR.road}"/>`,
    text(394, y + 42, 'carries the answer', 12, COLOUR.ink2),
  ].join('');
}

export { REST };
