/** The question lives in the address, so that every view is a permalink. */
import { NOTATIONS, type Notation } from '../../src/faces/draw/pen.ts';
import { listen } from '../../src/faces/phrases/zh.ts';
import { isPartialDate } from '../../src/terms/day.ts';

export const VIEWS = [
  'structure',
  'table',
  'ties',
  'timeline',
  'what-if',
  'verdicts',
  'proof',
  'draft',
  'problems',
] as const;
export type View = (typeof VIEWS)[number];

/** Answers whose proof can be shown, by the view that asks them. */
export const PROVED = ['structure', 'verdicts', 'what-if', 'changes', 'ties', 'power'] as const;
export type Proved = (typeof PROVED)[number];

export const MEASURES = ['both', 'votes', 'economic'] as const;
export type Measure = (typeof MEASURES)[number];

export interface Asked {
  readonly view: View;
  readonly subject: string;
  readonly asAt: string;
  readonly knownAt: string;
  readonly rule: string;
  /** what the figures count; both are shown unless one is asked for alone */
  readonly measure: Measure;
  /** how the chart draws a holding; no question of it */
  readonly notation: Notation;
  /** per cent: holders of less are folded; empty: none for that */
  readonly fold: string;
  /** "id~n": boxes that were given a place in their row */
  readonly places: readonly string[];
  readonly choices: Readonly<Record<string, string>>;
  readonly noAssume: readonly string[];
  /** the other party of `ties` */
  readonly other: string;
  /** sentences of `what-if`, in order */
  readonly change: readonly string[];
  /** what-if: more than this share of all votes decides; empty: half */
  readonly quota: string;
  /** the two days compared on the timeline */
  readonly from: string;
  readonly to: string;
  /** the first and last day that the timeline shows large; empty: chosen by what is dated */
  readonly shownFrom: string;
  readonly shownTo: string;
  /** whose proof is shown */
  readonly of: Proved;
  /** the step of the story that is told; empty: free exploring */
  readonly story: string;
}

/** "2015-02-29" is no day. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isPartialDate(text);

/** As the server takes them. */
export const FOLD = /^(100|\d{1,2}(\.\d{1,6})?)$/;
export const PLACE = /.~\d{1,4}$/;

/** What is not understood is left out; `faultsOf` names it. */
export function askedFrom(search: string): Asked {
  const q = new URLSearchParams(search);
  const choices = q
    .getAll('choice')
    .filter((c) => c.lastIndexOf('~') > 0)
    .map((c) => [c.slice(0, c.lastIndexOf('~')), c.slice(c.lastIndexOf('~') + 1)] as const);
  const text = (key: string): string => q.get(key) ?? '';
  const day = (key: string): string => (isDay(text(key)) ? text(key) : '');
  return {
    view: VIEWS.find((v) => v === q.get('view')) ?? 'structure',
    subject: text('subject'),
    asAt: day('asAt'),
    knownAt: text('knownAt') === 'all' ? 'all' : day('knownAt'),
    rule: text('rule'),
    measure: MEASURES.find((m) => m === q.get('measure')) ?? 'both',
    notation: NOTATIONS.find((n) => n === q.get('notation')) ?? 'market',
    fold: FOLD.test(text('fold')) ? text('fold') : '',
    places: q.getAll('place').filter((p) => PLACE.test(p)),
    choices: Object.fromEntries(choices),
    noAssume: q.getAll('noAssume'),
    other: text('other'),
    change: q.getAll('change'),
    quota: FOLD.test(text('quota')) ? text('quota') : '',
    from: day('from'),
    to: day('to'),
    shownFrom: day('shownFrom'),
    shownTo: day('shownTo'),
    of: PROVED.find((of) => of === q.get('of')) ?? 'structure',
    story: text('story'),
  };
}

/** What an address says and the defaults do not. */
export function addressOf(a: Asked): string {
  // What a step asks is in the story.
  if (a.story !== '') return `?story=${encodeURIComponent(a.story)}`;
  const q = new URLSearchParams(structureQuery(a));
  if (a.view !== 'structure') q.set('view', a.view);
  if (a.notation !== 'market') q.set('notation', a.notation);
  if (a.fold !== '') q.set('fold', a.fold);
  for (const place of a.places) q.append('place', place);
  if (a.other !== '') q.set('other', a.other);
  for (const sentence of a.change) q.append('change', sentence);
  if (a.quota !== '') q.set('quota', a.quota);
  if (a.from !== '') q.set('from', a.from);
  if (a.to !== '') q.set('to', a.to);
  if (a.shownFrom !== '') q.set('shownFrom', a.shownFrom);
  if (a.shownTo !== '') q.set('shownTo', a.shownTo);
  if (a.of !== 'structure') q.set('of', a.of);
  return `?${q.toString()}`;
}

/** The question of the structure, its table and its proof: the one that takes a measure. */
export const structureQuery = (a: Asked): string => queryOf(a, a.measure === 'both' ? {} : { measure: a.measure });

type Extra = Readonly<Record<string, string | readonly string[]>>;

/** The parameters every question takes, and those of one: `{ rule: '' }` leaves the rule out. */
export function queryOf(a: Asked, extra: Extra): string {
  const q = new URLSearchParams();
  const own: Record<string, string | readonly string[]> = {
    subject: a.subject,
    asAt: a.asAt,
    knownAt: a.knownAt,
    rule: a.rule,
    ...extra,
  };
  for (const [key, value] of Object.entries(own)) {
    if (typeof value === 'string') {
      if (value !== '') q.set(key, value);
    } else for (const one of value) q.append(key, one);
  }
  for (const [point, option] of Object.entries(a.choices)) q.append('choice', `${point}~${option}`);
  for (const id of a.noAssume) q.append('noAssume', id);
  return q.toString();
}

/** An address of the server; data that were handed over are served under one of their own. */
export const at = (path: string): string =>
  `${/^\/opened\/[\w-]+/.exec(globalThis.location?.pathname ?? '')?.[0] ?? ''}${path}`;

export class AskError extends Error {
  readonly choices: readonly string[];
  constructor(message: string, choices: readonly string[]) {
    super(message);
    this.choices = choices;
  }
}

export async function get<T>(path: string): Promise<T> {
  const response = await fetch(at(path));
  const body = (await response.json()) as T & { detail?: string; choices?: string[] };
  if (!response.ok) throw new AskError(body.detail ?? response.statusText, body.choices ?? []);
  listen(body);
  return body;
}
