/** The forms an answer can be had in, and the choice among them by `Accept` (RFC 9110 §12.5.1). */
import { EXPORTS } from '../../index.ts';
import { DRAWN_FILES, TABLES_ALONE } from '../draw/index.ts';

export interface Form {
  /** as the command line calls it: `draw -o x.svg`, `export --as bods` */
  readonly id: string;
  /** what `Accept` names it by */
  readonly media: string;
  /** `Content-Type` where it says more than the media type */
  readonly sent?: string;
}

export const JSON_FORM: Form = { id: 'json', media: 'application/json', sent: 'application/json; charset=utf-8' };
export const JSON_ONLY: readonly Form[] = [JSON_FORM];

const text = (id: string, media: string): Form => ({ id, media, sent: `${media}; charset=utf-8` });
const OFFICE = 'application/vnd.openxmlformats-officedocument';
/** Everything the command line can draw or export and that has a media type. BODS has none of its own yet. */
const KNOWN: readonly Form[] = [
  { id: 'svg', media: 'image/svg+xml' },
  text('mmd', 'text/vnd.mermaid'),
  text('dot', 'text/vnd.graphviz'),
  { id: 'bods', media: 'application/vnd.bods+json' },
  text('csv', 'text/csv'),
  text('own', 'text/plain'),
  { id: 'ftm', media: 'application/x-ndjson' },
  { id: 'graphml', media: 'application/graphml+xml' },
  { id: 'gexf', media: 'application/gexf+xml' },
  text('cypher', 'application/x-cypher-query'),
  { id: 'pptx', media: `${OFFICE}.presentationml.presentation` },
  { id: 'xlsx', media: `${OFFICE}.spreadsheetml.sheet` },
  text('html', 'text/html'),
];
/** Written by the command line alone: it has no registered media type and is as large as the data. */
export const FILES_ALONE: readonly string[] = ['parquet'];
/** The dossier is HTML, and had only by whoever names that and nothing else: see `negotiated`. */
export const DOSSIER = 'html';
const known = (ids: readonly string[]): readonly Form[] => KNOWN.filter((form) => ids.includes(form.id));

/** JSON first: it is what a caller gets who does not say. */
export const DRAWN: readonly Form[] = [JSON_FORM, ...known([...DRAWN_FILES, DOSSIER])];
export const TABLED: readonly Form[] = [JSON_FORM, ...known(TABLES_ALONE)];
export const EXPORTED: readonly Form[] = [JSON_FORM, ...known(EXPORTS)];

interface Range {
  readonly type: string;
  readonly weight: number;
}

/**
 * The form a caller would rather have.
 * @param accept the header; absent or empty: whatever the server likes
 * @param forms most liked by the server first
 * @returns the form of most weight, the earlier of two alike; undefined where none is accepted
 * @example negotiated('image/svg+xml, application/json;q=0.5', DRAWN)?.id // 'svg'
 */
export function negotiated(accept: string | undefined, forms: readonly Form[]): Form | undefined {
  if (accept === undefined || accept.trim() === '') return forms[0];
  const ranges = accept.split(',').flatMap(rangeOf);
  const [first] = forms;
  // A page load lists images for what it embeds: opened as a page, an answer is its text, whatever the browser.
  if (first !== undefined && ranges.some((r) => r.type === 'text/html') && weightOf(first, ranges) > 0) return first;
  let [best, most]: [Form | undefined, number] = [undefined, 0];
  for (const form of forms) {
    const weight = weightOf(form, ranges);
    if (weight > most) [best, most] = [form, weight];
  }
  return best;
}

/** The most specific range that fits decides; none fits: not accepted. */
function weightOf({ media }: Form, ranges: readonly Range[]): number {
  const kinds = [media, `${media.split('/')[0]}/*`, '*/*'];
  for (const kind of kinds) {
    const fitting = ranges.filter((r) => r.type === kind).map((r) => r.weight);
    if (fitting.length > 0) return Math.max(...fitting);
  }
  return 0;
}

/** A range whose weight cannot be read asks for nothing. */
function rangeOf(part: string): readonly Range[] {
  const [type = '', ...parameters] = part.split(';').map((p) => p.trim().toLowerCase());
  const weight = parameters.find((p) => p.startsWith('q='))?.slice(2);
  if (weight === undefined) return [{ type, weight: 1 }];
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? [{ type, weight: Number(weight) }] : [];
}
