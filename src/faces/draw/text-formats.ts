/** The structure as text that other programs draw: Mermaid and Graphviz. */
import type { StructureAnswer } from '../../index.ts';
import { notDrawn } from './not-drawn.ts';
import { NOT_A_FACT } from './scenario-band.ts';
import { readText, saidText } from './words.ts';

const quoted = (text: string): string =>
  `"${text.replace(/["\\<>{}|]/g, (c) => `#${c.charCodeAt(0)};`).replace(/\s+/g, ' ')}"`;
const dotQuoted = (text: string): string => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, ' ')}"`;

function labelOf(e: StructureAnswer['edges'][number]): string {
  if (e.kind === 'other-reading') return 'other reading, not counted';
  if (e.kind === 'joint-member') return 'one of the joint holders';
  const words = e.before === undefined ? saidText(e).text : 'then';
  const said = e.kind === 'nominee' ? `nominee, ${words}` : words;
  const { economic, votes } = e;
  const same = JSON.stringify(economic) === JSON.stringify(votes);
  if (economic !== undefined && (same || votes === undefined)) return `${said}: ${readText(economic)}`;
  const parts = [
    economic === undefined ? '' : `economics ${readText(economic)}`,
    votes === undefined ? '' : `votes ${readText(votes)}`,
  ];
  return [said, parts.filter((p) => p !== '').join('; ')].filter((p) => p !== '').join(': ');
}

/** Comments at the head of the file, one a line whatever is in a name. */
const comments = (mark: string, lines: readonly string[]): string =>
  lines.map((line) => `${mark} ${line.replace(/\s+/g, ' ')}\n`).join('');

/** What the file says of itself, what it shows and what it does not. */
const head = (mark: string, answer: StructureAnswer, told: readonly string[], form: 'mmd' | 'dot'): string =>
  comments(
    mark,
    [...told, answer.headline, answer.because, notDrawn(answer, form)].filter((line) => line !== ''),
  );

/** A scenario says so in the picture, whatever draws it. */
const titled = ({ scenario }: StructureAnswer): string =>
  scenario === undefined ? '' : `---\ntitle: ${JSON.stringify(`${NOT_A_FACT}: ${scenario.join('; ')}`)}\n---\n`;
const labelled = ({ scenario }: StructureAnswer): string =>
  scenario === undefined
    ? ''
    : `  labelloc=t;\n  style=dashed;\n  label=${dotQuoted(`${NOT_A_FACT}: ${scenario.join('; ')}`)};\n`;

/** @param told what the file says of itself */
export function mermaid(answer: StructureAnswer, told: readonly string[] = []): string {
  const ids = new Map(answer.nodes.map((n, at) => [n.id, `n${at}`] as const));
  const nodes = answer.nodes.map(
    (n) => `  ${ids.get(n.id)}${n.type === 'person' ? `([${quoted(n.name)}])` : `[${quoted(n.name)}]`}`,
  );
  const edges = answer.edges.map(
    (e) =>
      `  ${ids.get(e.from)} ${e.kind === 'control' || e.kind === 'other-reading' ? '-.->' : '-->'}|${quoted(labelOf(e))}| ${ids.get(e.to)}`,
  );
  const subject = ids.get(answer.subject.id);
  const marked = subject === undefined ? [] : [`  style ${subject} stroke-width:3px`];
  return `${titled(answer)}${head('%%', answer, told, 'mmd')}flowchart TB\n${[...nodes, ...edges, ...marked].join('\n')}\n`;
}

export function dot(answer: StructureAnswer, told: readonly string[] = []): string {
  const nodes = answer.nodes.map(
    (n) =>
      `  ${dotQuoted(n.id)} [label=${dotQuoted(n.name)}, shape=${n.type === 'person' ? 'ellipse' : 'box'}${n.id === answer.subject.id ? ', penwidth=2.6' : ''}];`,
  );
  const edges = answer.edges.map(
    (e) =>
      `  ${dotQuoted(e.from)} -> ${dotQuoted(e.to)} [label=${dotQuoted(labelOf(e))}${e.kind === 'control' || e.kind === 'other-reading' ? ', style=dashed' : ''}];`,
  );
  return `${head('//', answer, told, 'dot')}digraph structure {\n  rankdir=TB;\n${labelled(answer)}${[...nodes, ...edges].join('\n')}\n}\n`;
}
