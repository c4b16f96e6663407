/** What is said of holdings as lanes: one a holder and company, in it a row a source, in the row its figures one after another. */
import { highOf, isUnknown, lowOf } from '../../../src/faces/draw/words.ts';
import type { Edge, Share, Structure } from '../types.ts';
import { type Span, spanOf } from './days.ts';
import { grouped } from './grouped.ts';

export type Look = 'used' | 'apart' | 'other-reading';
export interface Figure {
  /** as the source has it; empty: nothing is said but the holding itself */
  readonly words: string;
  readonly quoted: boolean;
  /** per cent; undefined: no figure */
  readonly low?: number;
  readonly high?: number;
  readonly share?: Share;
  readonly exact: boolean;
  readonly directness: string;
  readonly votes: boolean;
  readonly start?: Span;
  readonly end?: Span;
  /** what it speaks for, where no start is said */
  readonly asOf?: Span;
  /** the same, as the source dates it */
  readonly saidOf?: string;
  readonly source: string;
  readonly look: Look;
  /** printed so, but it may be a slip */
  readonly suspect: boolean;
  readonly statements: readonly string[];
}
export type Group = 'in' | 'above' | 'of';
export interface Lane {
  readonly id: string;
  readonly holder: string;
  readonly company: string;
  readonly group: Group;
  readonly control: boolean;
  /** what the answer has of it */
  readonly share?: Share;
  /** two sources give figures for one time that do not meet */
  readonly disagree: boolean;
  readonly rows: readonly (readonly Figure[])[];
}

/** @returns holdings in the subject first, the largest first; then those above it, then its own */
export function lanesOf({ subject, nodes, edges }: Structure['answer']): readonly Lane[] {
  const names = new Map(nodes.map((n) => [n.id, n.name]));
  const name = (id: string): string => names.get(id) ?? id;
  const groupOf = (e: Edge): Group => (e.to === subject.id ? 'in' : e.from === subject.id ? 'of' : 'above');
  const slips = slipsOf(edges);
  const pairs = grouped(edges, (e) => `${e.from} > ${e.to}`);
  const lanes = [...pairs].map(([id, both]): Lane => {
    const first = both.find((e) => e.kind !== 'other-reading') ?? (both[0] as Edge);
    const share = first.kind === 'other-reading' ? undefined : (first.economic ?? first.votes);
    const figures = both.flatMap((e) => figuresOf(e, slips));
    return {
      id,
      holder: name(first.from),
      company: name(first.to),
      group: groupOf(first),
      control: first.kind === 'control',
      ...(share === undefined ? {} : { share }),
      disagree: disagree(figures),
      rows: rowsOf(figures),
    };
  });
  const rank = (l: Lane): number => ['in', 'above', 'of'].indexOf(l.group);
  const most = (l: Lane): number => (l.share === undefined || isUnknown(l.share) ? -1 : highOf(l.share));
  return lanes.sort((a, b) => rank(a) - rank(b) || most(b) - most(a) || (a.id < b.id ? -1 : 1));
}

const PLAIN = ['exact', 'printed', 'whole'];

/** Figures that may be meant elsewhere, by their statement: as they were said where they are printed. */
function slipsOf(edges: readonly Edge[]): ReadonlyMap<string, Said | undefined> {
  const said = new Map(edges.flatMap((e) => e.said.map((s) => [s.statement, s] as const)));
  const others = edges.filter((e) => e.kind === 'other-reading');
  return new Map(others.flatMap((e) => e.statements.map((id) => [id, said.get(id)] as const)));
}

/** A word without a figure ("controlling shareholder") is no bar beside one that has a figure. */
function figuresOf(e: Edge, slips: ReadonlyMap<string, Said | undefined>): readonly Figure[] {
  const spoken = e.said.some((s) => s.hedge !== 'some') ? e.said.filter((s) => s.hedge !== 'some') : e.said.slice(0, 1);
  if (spoken.length === 0) return [plain(e, slips.get(e.statements[0] ?? ''))];
  const apart = apartIn(e);
  return spoken.map((s) => {
    const before = asOfSpan(s);
    return {
      words: s.words ?? '',
      quoted: !PLAIN.includes(s.hedge),
      ...shareOf(s.share),
      directness: s.directness,
      votes: s.of === 'votes',
      ...(s.start === undefined ? {} : { start: spanOf(s.start) }),
      ...(s.end === undefined ? {} : { end: spanOf(s.end) }),
      ...(before === undefined ? {} : { asOf: before, saidOf: s.asOf ?? '' }),
      source: documentOf(s.source),
      look: apart(s) ? 'apart' : 'used',
      suspect: slips.has(s.statement),
      statements: [s.statement],
    };
  });
}

type Said = Edge['said'][number];
/** A figure is kept apart where it is of another source than the one used; of that source it is a figure of another day. */
export function apartIn(e: Edge): (s: Said) => boolean {
  const used = new Map(e.said.filter((s) => s.use === 'used').map((s) => [documentOf(s.source), asOfSpan(s)] as const));
  return (s) => {
    if (s.use === 'used') return false;
    const [mine, own] = [used.get(documentOf(s.source)), asOfSpan(s)];
    return mine === undefined || own === undefined || (own.to > mine.from && mine.to > own.from);
  };
}
const asOfSpan = (s: Said): Span | undefined => (s.asOf === undefined ? undefined : spanOf(s.asOf));
/** "title, paragraph 9" is of the document "title". */
export const documentOf = (source: string): string => source.replace(/(, (paragraph|page|row) \S+)+$/, '');

const shareOf = (share: Share | undefined): Pick<Figure, 'low' | 'high' | 'exact' | 'share'> =>
  share === undefined || isUnknown(share)
    ? { exact: false }
    : { low: lowOf(share), high: highOf(share), share, exact: share.exact !== undefined };

/** A line of which nothing is said but that it is there, or that a suspect figure may be of it. */
function plain(e: Edge, slip: Said | undefined): Figure {
  const other = e.kind === 'other-reading';
  const asOf = slip === undefined ? undefined : asOfSpan(slip);
  return {
    words: slip?.words ?? '',
    quoted: slip !== undefined && !PLAIN.includes(slip.hedge),
    ...shareOf(e.economic ?? e.votes),
    directness: 'unknown',
    votes: e.kind === 'votes',
    ...(e.since === undefined ? {} : { start: spanOf(e.since) }),
    ...(asOf === undefined ? {} : { asOf, saidOf: slip?.asOf ?? '' }),
    source: slip === undefined ? '' : documentOf(slip.source),
    look: other ? 'other-reading' : 'used',
    suspect: other,
    statements: e.statements,
  };
}

/** Where it begins to be known, for the order in a row. */
export const beginOf = (f: Figure): number => (f.start ?? f.asOf)?.from ?? Number.NEGATIVE_INFINITY;

/** One row a source, a directness and a quantity; two figures for one time stand in two rows. */
function rowsOf(figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const rows: Figure[][] = [];
  const key = (f: Figure): string => `${f.look === 'other-reading'} ${f.source} ${f.directness} ${f.votes}`;
  const looks = ['used', 'apart', 'other-reading'];
  const order = [...figures].sort((a, b) => looks.indexOf(a.look) - looks.indexOf(b.look) || beginOf(a) - beginOf(b));
  for (const f of order) {
    const row = rows.find((r) => r.every((x) => key(x) === key(f) && apart(x, f)));
    if (row === undefined) rows.push([f]);
    else row.push(f);
  }
  return rows.map((r) => r.sort((a, b) => beginOf(a) - beginOf(b)));
}

function apart(a: Figure, b: Figure): boolean {
  const [x, y] = beginOf(a) <= beginOf(b) ? [a, b] : [b, a];
  const own = x.end ?? (x.start === undefined ? x.asOf : undefined);
  return own !== undefined && own.to <= beginOf(y);
}

/** Figures of one kind and one time that do not meet; a total and a part of it are no contradiction. */
function disagree(figures: readonly Figure[]): boolean {
  const known = figures.filter((f) => f.low !== undefined);
  const alike = (a: Figure, b: Figure): boolean =>
    a.look === 'other-reading' || b.look === 'other-reading' || a.directness === b.directness;
  const meet = (a: Figure, b: Figure): boolean =>
    (a.high as number) >= (b.low as number) && (b.high as number) >= (a.low as number);
  return known.some((a, n) =>
    known
      .slice(n + 1)
      .some((b) => a.source !== b.source && a.votes === b.votes && alike(a, b) && !apart(a, b) && !meet(a, b)),
  );
}
