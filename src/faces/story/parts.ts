/** The pieces of a step, as HTML. What comes from data is escaped; what the engine says is marked as English. */
import type { StructureAnswer } from '../../index.ts';
import { highOf, isUnknown, lowOf, readText, type ShareIn, spokenText } from '../draw/words.ts';
import { type Found, figuresFirst } from './focus.ts';
import type { Scene } from './scene.ts';
import type { StoryWords } from './words.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c] as string);
/** A sentence of the engine, in a page of another language. */
export const said = (text: string): string => `<span lang="en">${escaped(text)}</span>`;

type Verdict = 'yes' | 'no' | 'cannot-tell';
export const glyph = (v: Verdict, w: StoryWords): string =>
  `<span class="verdict"><span class="glyph ${v}" aria-hidden="true"></span>${escaped(w[v])}</span>`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const heads = head.map((h) => `<th scope="col">${escaped(h)}</th>`).join('');
  const cells = (row: readonly string[]): string =>
    row.map((c, at) => `<td data-label="${escaped(head[at] ?? '')}"><span>${c === '' ? '–' : c}</span></td>`).join('');
  return `<table><thead><tr>${heads}</tr></thead><tbody>${rows.map((r) => `<tr>${cells(r)}</tr>`).join('')}</tbody></table>`;
}

export const worked = (share: ShareIn | undefined): string =>
  share === undefined ? '' : `<span class="worked">= ${escaped(readText(share))}</span>`;

/** Solid to the lowest value, hatched to the highest. */
function bar(share: ShareIn, kind: 'econ' | 'votes'): string {
  if (isUnknown(share)) return '<span class="bar unknown"></span>';
  const [low, high] = [lowOf(share), highOf(share)];
  const doubt =
    share.exact === undefined ? `<i class="doubt" style="left:${low}%;width:max(3px,${high - low}%)"></i>` : '';
  return `<span class="bar ${kind}" role="img" aria-label="${escaped(spokenText(share))}"><i style="width:${low}%"></i>${doubt}</span>`;
}

/** Names and words of the data, whose language and direction are their own. */
export const own = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

/** What the step points at: the source's words, how they are read, where they stand. */
export function focusCard({ part, evidence }: Scene['found'][number], w: StoryWords): string {
  const places = evidence.map(({ source, place, attributedTo }) =>
    [source.name, place, attributedTo === undefined ? '' : `${w.saidBy} ${attributedTo}`]
      .filter((x) => x !== '')
      .join(', '),
  );
  const foot = [...new Set(places)].map((p) => `<p class="sub">${own(p)}</p>`).join('');
  return `<div class="card focus"><h4>${part.kind === 'holding' ? own(titleOf(part)) : said(titleOf(part))}</h4>${bodyOf(part, w)}${foot}</div>`;
}

const titleOf = (part: Found): string =>
  part.kind === 'holding' ? `${part.from} → ${part.to}` : part.kind === 'event' ? part.event.text : part.tie.text;

function bodyOf(part: Found, w: StoryWords): string {
  if (part.kind === 'event') {
    const { start, end } = part.event;
    const days = [start === undefined ? '' : start, end === undefined ? '' : `${w.ended} ${end}`].filter(
      (d) => d !== '',
    );
    return `<p class="worked">${days.length === 0 ? escaped(w.notSaid) : escaped(days.join(' '))}</p>`;
  }
  if (part.kind === 'tie') {
    const { ownership, date, strengthText } = part.tie;
    const facts = [ownership ? w.counted : w.notCounted, date ?? '', strengthText ?? ''].filter((x) => x !== '');
    return `<p>${escaped(facts.join(' · '))}</p>`;
  }
  if (part.edge.said.length === 0) return `<p>${escaped(w.noWords)}</p>`;
  return figuresFirst(part.edge)
    .map((s) => {
      const mark = part.edge.suspect ? ' flag' : '';
      const words = s.words === undefined ? escaped(w.noWords) : `<span class="said${mark}">“${own(s.words)}”</span>`;
      const note = part.edge.suspect ? `, ${w.suspect}` : '';
      return `<p class="words">${words}</p><p>${bar(s.share, s.of === 'votes' ? 'votes' : 'econ')} ${escaped(readText(s.share))} <span class="sub">${said(s.of === 'unknown' ? '' : s.of)} ${escaped(note)}</span></p>`;
    })
    .join('');
}

/** The readings on one scale, the line through all of them. */
export function forest(answer: StructureAnswer, w: StoryWords): string {
  if (answer.forest.length === 0) return '';
  const line = answer.threshold?.percent;
  const ends = answer.forest.flatMap((r) => [lowOf(r.share), highOf(r.share)]).concat(line ?? []);
  const room = Math.max((Math.max(...ends) - Math.min(...ends)) * 0.15, 0.5);
  const [from, to] = [
    Math.max(0, Math.floor(Math.min(...ends) - room)),
    Math.min(100, Math.ceil(Math.max(...ends) + room)),
  ];
  const at = (percent: number): number => Math.round(((percent - from) / (to - from)) * 10_000) / 100;
  const tick = line === undefined ? '' : `<i class="line" style="left:${at(line)}%"></i>`;
  const rows = answer.forest.map((r) => {
    const [low, high] = [at(lowOf(r.share)), at(highOf(r.share))];
    const end = (x: number, open: boolean): string => `<i class="end${open ? ' open' : ''}" style="left:${x}%"></i>`;
    const ends = `${end(low, r.share.exclusiveMinimum !== undefined)}${end(high, r.share.exclusiveMaximum !== undefined)}`;
    const doubt = r.kind === 'together' && r.share.exact === undefined ? ' hatched' : '';
    return `<li class="${r.kind}"><span class="label">${said(r.label)}</span><span class="track" role="img" aria-label="${escaped(spokenText(r.share))}">${tick}<i class="span${doubt}" style="left:${low}%;width:${Math.max(high - low, 0.4)}%"></i>${ends}</span><span class="figure worked">${r.kind === 'source' ? '' : '= '}${escaped(readText(r.share))}</span><span>${r.verdict === undefined ? '' : glyph(r.verdict, w)}</span></li>`;
  });
  const scale = line === undefined ? '' : `<p class="sub">${escaped(w.line)}: ${line} %, ${from} – ${to} %</p>`;
  return `<section><h4>${escaped(w.readings)}</h4><ul class="forest${line === undefined && answer.counted?.measure === 'economic' ? ' econ' : ''}">${rows.join('')}</ul>${scale}</section>`;
}
