/** What can be saved of each view: the same question the view asks, in another form. */
import { type Asked, at, queryOf } from '../asking.ts';
import type { SaveWords } from './words.ts';

type Kind = 'svg' | 'pptx' | 'csv' | 'xlsx' | 'json' | 'mmd' | 'dot' | 'graphml' | 'html';
type Table = keyof SaveWords['tables'];
export type Paper = 'one' | 'A4' | 'A3';

export type Choice =
  | { readonly does: 'file'; readonly kind: Kind; readonly table?: Table }
  | { readonly does: 'picture'; readonly kind: 'png' }
  /** the picture that stands on the page, not drawn anew */
  | { readonly does: 'drawn'; readonly kind: 'svg' | 'png' }
  | { readonly does: 'paper'; readonly kind: Paper }
  | { readonly does: 'dossier'; readonly kind: 'dossier' }
  | { readonly does: 'page'; readonly kind: 'page' }
  | { readonly does: 'bom'; readonly kind: 'bom' };

export interface Group {
  readonly title: 'chart' | 'figures' | 'programs' | 'whole';
  readonly choices: readonly Choice[];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
export const MEDIA: Readonly<Record<Kind, string>> = {
  svg: 'image/svg+xml',
  pptx: `${OFFICE}.presentationml.presentation`,
  csv: 'text/csv',
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  json: 'application/json',
  mmd: 'text/vnd.mermaid',
  dot: 'text/vnd.graphviz',
  graphml: 'application/graphml+xml',
  html: 'text/html',
};

const file = (kind: Kind): Choice => ({ does: 'file', kind });
const BOM: Choice = { does: 'bom', kind: 'bom' };
const DOSSIER: readonly Choice[] = [file('html'), { does: 'dossier', kind: 'dossier' }];
const PAGE: Choice = { does: 'page', kind: 'page' };
const CHART: Group = {
  title: 'chart',
  choices: [
    file('svg'),
    { does: 'picture', kind: 'png' },
    { does: 'paper', kind: 'one' },
    { does: 'paper', kind: 'A4' },
    { does: 'paper', kind: 'A3' },
    file('pptx'),
  ],
};
const figures = (...tables: readonly Table[]): Group => ({
  title: 'figures',
  choices: [...tables.map((table) => ({ ...file('csv'), table }) as Choice), BOM, file('xlsx'), file('json')],
});
const PROGRAMS: Group = { title: 'programs', choices: [file('mmd'), file('dot'), file('graphml')] };
const whole = (...choices: readonly Choice[]): Group => ({ title: 'whole', choices: [...choices, PAGE] });

/** @returns nothing where the view asks nothing yet */
export function groupsOf(asked: Asked): readonly Group[] {
  if (asked.subject === '') return [];
  switch (asked.view) {
    case 'structure':
    case 'table':
      return [CHART, asked.rule === '' ? figures('edges') : figures('edges', 'verdicts'), PROGRAMS, whole(...DOSSIER)];
    case 'verdicts':
      return [figures('verdicts'), whole(...DOSSIER)];
    case 'ties':
      return asked.other === '' ? [] : [figures('ties'), whole()];
    case 'what-if':
      if (asked.change.length === 0) return [];
      return [
        { title: 'chart', choices: [file('svg'), file('pptx')] },
        figures('standings', 'crossed', 'after holders', 'before holders'),
        whole(),
      ];
    case 'proof':
      return [figures('steps', 'premises'), whole(...DOSSIER)];
    case 'timeline':
      return [
        {
          title: 'chart',
          choices: [
            { does: 'drawn', kind: 'svg' },
            { does: 'drawn', kind: 'png' },
          ],
        },
        figures('events', 'edges'),
        whole(),
      ];
    case 'problems':
      return [];
    // A draft is no data yet: its text is saved in the editor itself.
    case 'draft':
      return [];
  }
}

/** The address of the question, whose other forms `Accept` names; the dossier is always that of the structure. */
export function addressFor(asked: Asked, more: Readonly<Record<string, string>> = {}, kind?: Kind): string {
  const scenario = asked.view === 'what-if' ? asked.change : [];
  const [verb, query] =
    kind === 'svg' || kind === 'pptx'
      ? questionOf({ ...asked, view: 'structure' }, scenario)
      : questionOf(kind === 'html' ? { ...asked, view: 'structure', measure: 'both' } : asked);
  const q = new URLSearchParams(query);
  for (const [key, value] of Object.entries({ ...more, ...shownAs(asked, kind) })) q.set(key, value);
  if (kind === 'svg' || kind === 'pptx') for (const place of asked.places) q.append('place', place);
  return at(`/api/v1/${verb}?${q}`);
}

/** A chart is saved as it is shown. */
function shownAs({ notation, fold }: Asked, kind: Kind | undefined): Readonly<Record<string, string>> {
  if (kind !== 'svg' && kind !== 'pptx') return {};
  return { notation, ...(fold === '' ? {} : { fold }) };
}

/** @param change of the scenario, where its chart is asked for */
function questionOf(asked: Asked, change: readonly string[] = []): readonly [verb: string, query: string] {
  switch (asked.view) {
    case 'verdicts':
      return ['control', queryOf(asked, { rule: 'all', asIf: 'yes' })];
    case 'ties':
      return ['ties', queryOf(asked, { rule: '', other: asked.other })];
    case 'what-if':
      return ['what-if', queryOf(asked, { rule: '', change: asked.change, quota: asked.quota })];
    // The timeline shows holdings whatever they carry.
    case 'timeline':
      return ['structure', queryOf(asked, {})];
    default:
      return ['structure', queryOf(asked, { ...(asked.measure === 'both' ? {} : { measure: asked.measure }), change })];
  }
}

/** A name every system takes: who, when, which list; a scenario says so in its name too. */
export function fileName(asked: Asked, name: string, asAt: string, ending: string, table?: string): string {
  const parts = [asked.view === 'what-if' ? 'SCENARIO' : '', name, asAt, table ?? ''].filter((p) => p !== '');
  const safe = parts.join(' ').replace(/[\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, '-');
  return `${safe.replace(/^[.\s]+/, '').slice(0, 120)}.${ending}`;
}
