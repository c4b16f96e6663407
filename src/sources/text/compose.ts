/** A reading made of a clause: its parties named, its dates counted, its line written and read back by the notation. */

import { partyIdOfName } from '../../statements/seal.ts';
import type { Source, Statement } from '../../statements/types.ts';
import { dateText } from '../../terms/day.ts';
import { percentNumber } from '../../terms/exact.ts';
import type { Share } from '../../terms/share.ts';
import { statementsOfLine } from '../own/read.ts';
import { quote } from '../own/style.ts';
import type { DateChunk, MoneyChunk, ShareChunk } from './chunks.ts';
import type { Coded } from './coded.ts';
import { datedFrom } from './dates.ts';
import type { NameChunk } from './names.ts';
import type { Part, Saying } from './shapes/types.ts';
import type {
  Caution,
  DateMention,
  Modality,
  NumberMention,
  PartyMention,
  Proposal,
  RefusedFor,
  Span,
  TextOptions,
} from './types.ts';
import type { Meant, Who } from './who.ts';

export interface Marks {
  readonly name: readonly NameChunk[];
  readonly share: readonly ShareChunk[];
  readonly date: readonly DateChunk[];
  readonly money: readonly MoneyChunk[];
}
/** One clause and what is round it. */
export interface Scene {
  readonly text: string;
  readonly options: TextOptions;
  readonly source: Source;
  readonly who: Who;
  readonly marks: Marks;
  readonly sentence: number;
  readonly clause: Coded;
  readonly speaker: string | undefined;
  readonly pending: boolean;
  /** the day the sentence begins with, for every clause of it */
  readonly lead: string;
}
export type Composed =
  | { readonly proposal: Omit<Proposal, 'id'>; readonly statements: readonly Statement[] }
  | { readonly why: string }
  | { readonly refused: RefusedFor };

export const nthOf = (mark: string, base: number): number => mark.charCodeAt(0) - base;
const nameOf = (scene: Scene, mark: string): NameChunk | undefined => scene.marks.name[nthOf(mark, 0xe000)];

/** @param met where in the clause the shape was met */
export function compose(saying: Saying, met: { readonly start: number; readonly end: number }, scene: Scene): Composed {
  const parties = partiesOf(saying, met, scene);
  if ('why' in parties) return parties;
  const dates = datesOf(saying, scene);
  const settled = dates.some((d) => d.date !== undefined);
  const backshift = saying.past === true && !settled && saying.relation === 'holding' && scene.speaker !== undefined;
  if (saying.past === true && !settled && !backshift) return { refused: 'past without a day' };
  const written = readBack(saying, parties.meant, dates, scene, backshift);
  if (written === undefined) return { why: 'the notation has no sentence for it' };
  const numbers = numbersOf(saying, scene);
  const place = placeOf(met, [...parties.mentions, ...dates, ...numbers, ...sumsOf(saying, scene)], scene);
  const modality = modalityOf(saying, scene, settled && !backshift);
  const cautions = [...partyCautions(parties.meant, parties.mentions), ...dates.flatMap(dateCaution)];
  if (backshift)
    cautions.push({
      code: 'reported-past',
      text: 'said in the past tense of a report; read as holding on the day of the report',
    });
  return {
    statements: written.statements,
    proposal: {
      ...place,
      relation: saying.relation,
      modality,
      ...(scene.speaker === undefined ? {} : { speaker: scene.speaker }),
      reading: written.line,
      line: `${written.line} ${quote(place.quote.replace(/\s+/g, ' '))}`,
      parties: parties.mentions,
      numbers,
      dates,
      cautions,
    },
  };
}

function modalityOf(saying: Saying, scene: Scene, dated: boolean): Modality {
  if (saying.trade === true && (scene.pending || /agreed to/.test(saying.parts.join('')))) return 'pending';
  if (scene.speaker !== undefined) return 'reported';
  return saying.past === true && dated ? 'past' : 'asserted';
}

const spanOf = (text: string, start: number, end: number): Span => ({ start, end, quote: text.slice(start, end) });

type Named = ReadonlyMap<string, Meant>;
const LAST = 'last company';

/** Names first, then the words that stand for one: they never stand for another party of the same reading. */
function partiesOf(
  { parts }: Saying,
  met: { readonly start: number; readonly end: number },
  scene: Scene,
): { readonly meant: Named; readonly mentions: readonly PartyMention[] } | { readonly why: string } {
  const marks = parts.flatMap((p): readonly string[] =>
    typeof p === 'string' ? [] : 'name' in p ? [p.name] : 'names' in p ? p.names : 'last' in p ? [LAST] : [],
  );
  const meant = new Map<string, Meant>();
  const mentions: PartyMention[] = [];
  const place = scene.clause.span(met.start, met.end);
  for (const standing of [false, true]) {
    for (const mark of marks) {
      const chunk = mark === LAST ? undefined : nameOf(scene, mark);
      if ((chunk?.form !== 'name') !== standing) continue;
      const not = [...meant.values()].map((m) => m.name);
      const found = chunk === undefined ? scene.who.company(not) : scene.who.meant(chunk, scene.sentence, not);
      if (found === undefined)
        return {
          why: chunk === undefined ? 'of which company is not said' : `who “${chunk.name}” is, is not said by name`,
        };
      meant.set(mark, found);
      const { start, end } = chunk ?? { start: place.end, end: place.end };
      const known = found.known === undefined ? {} : { known: { id: found.known.id, name: found.known.name } };
      mentions.push({ ...spanOf(scene.text, start, end), name: found.name, how: found.how, ...known });
    }
  }
  if (new Set([...meant.values()].map((m) => m.name)).size < meant.size)
    return { why: 'one party would stand on both sides' };
  return { meant, mentions };
}

function datesOf({ parts }: Saying, scene: Scene): readonly DateMention[] {
  return parts.flatMap((p) => {
    if (typeof p === 'string' || !('date' in p)) return [];
    const chunk = scene.marks.date[nthOf(p.date, 0xf000)];
    if (chunk === undefined) return [];
    return [{ ...spanOf(scene.text, chunk.start, chunk.end), ...datedFrom(chunk, scene.options.published) }];
  });
}

function numbersOf({ parts }: Saying, scene: Scene): readonly NumberMention[] {
  return parts.flatMap((p) => {
    const chunk = typeof p !== 'string' && 'share' in p ? scene.marks.share[nthOf(p.share, 0xe800)] : undefined;
    if (chunk === undefined) return [];
    const { share, start, end } = chunk;
    return [{ ...spanOf(scene.text, start, end), hedge: share.hedge, interval: intervalOf(share), of: share.of }];
  });
}
function sumsOf({ parts }: Saying, scene: Scene): readonly Span[] {
  return parts.flatMap((p) => {
    const chunk = typeof p !== 'string' && 'money' in p ? scene.marks.money[nthOf(p.money, 0xf400)] : undefined;
    return chunk === undefined ? [] : [spanOf(scene.text, chunk.start, chunk.end)];
  });
}
function intervalOf({ bounds: b }: Share): string {
  const [lo, hi] = [percentNumber(b.lo, 'down'), percentNumber(b.hi, 'up')];
  return lo === hi ? `${lo}` : `${b.loOpen ? '(' : '['}${lo}, ${hi}${b.hiOpen ? ')' : ']'}`;
}

const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} .&'’-]*$/u;

/** The line with plain names, if it means the same as with names in quotes; undefined if the notation reads neither. */
function readBack(
  saying: Saying,
  meant: Named,
  dates: readonly DateMention[],
  scene: Scene,
  now: boolean,
): { readonly line: string; readonly statements: readonly Statement[] } | undefined {
  const quoted = lineOf(saying, meant, dates, scene, now, false);
  const statements = statementsOfLine(quoted, scene.source);
  if (statements === undefined || statements.length === 0) return undefined;
  const bare = lineOf(saying, meant, dates, scene, now, true);
  const same = statementsOfLine(bare, scene.source)
    ?.map((s) => s.statementId)
    .join();
  return { line: same === statements.map((s) => s.statementId).join() ? bare : quoted, statements };
}

function lineOf(
  saying: Saying,
  meant: Named,
  dates: readonly DateMention[],
  scene: Scene,
  now: boolean,
  bare: boolean,
): string {
  const name = (mark: string): string => nameText(meant.get(mark), bare);
  const words = (start: number, end: number): string => scene.text.slice(start, end).replace(/\s+/g, ' ').trim();
  let nextDate = 0;
  const text = (p: Part): string => {
    if (typeof p === 'string') return now ? p.replace(' held ', ' owns ') : conditional(p, saying, scene);
    if ('name' in p) return name(p.name);
    if ('last' in p) return name(LAST);
    if ('names' in p)
      return p.names.length < 2
        ? p.names.map(name).join('')
        : `${p.names.slice(0, -1).map(name).join(', ')} and ${name(p.names.at(-1) ?? '')}`;
    if ('date' in p) return dateClause(p.as, dates[nextDate++]);
    const chunk = 'share' in p ? scene.marks.share[nthOf(p.share, 0xe800)] : scene.marks.money[nthOf(p.money, 0xf400)];
    if (chunk === undefined) return '';
    const said = words(chunk.start, chunk.end);
    if (chunk.kind === 'money')
      return said.replace(
        /(\d)\s*(k|m|mln|bn)$/i,
        (_, digit: string, scale: string) => `${digit} ${SCALES[scale.toLowerCase()] ?? scale}`,
      );
    return /^(?:all|the whole)$/i.test(said) ? 'all' : said;
  };
  const said = saying.parts.map(text).join('');
  if (scene.speaker === undefined) return said;
  return `according to ${bare && /^[^,:"()]+$/u.test(scene.speaker) ? scene.speaker : quote(scene.speaker)}, ${said}`;
}

const SCALES: Readonly<Record<string, string>> = { k: 'thousand', m: 'million', mln: 'million', bn: 'billion' };
const conditional = (part: string, saying: Saying, { pending }: Scene): string =>
  saying.trade === true && pending ? part.replace(/^ (bought|sold) $/, ' conditionally $1 ') : part;

function nameText(who: Meant | undefined, bare: boolean): string {
  const name = who?.known?.name ?? who?.name ?? '';
  const id = who?.known?.id;
  const text = bare && PLAIN.test(name) ? name : quote(name);
  if (id === undefined || id === partyIdOfName(name)) return text;
  return `${text} @${/^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u.test(id) ? id : quote(id)}`;
}

/** A day that is open is left out of the line; the proposal says so beside it. */
function dateClause(as: 'event' | 'stated' | 'since' | 'until', said: DateMention | undefined): string {
  const date = said?.date;
  if (date === undefined) return '';
  const text = dateText(date);
  if (as === 'since' || as === 'until') return ` ${as} ${text}`;
  if (as === 'stated') return ` as of ${text}`;
  return ` ${date.length === 10 ? 'on' : 'in'} ${text}`;
}

/** From the first word of the reading to its last. */
function placeOf(met: { readonly start: number; readonly end: number }, spans: readonly Span[], scene: Scene): Span {
  const own = scene.clause.span(met.start, met.end);
  const first = Math.min(own.start, ...spans.map((s) => s.start));
  // "In January" begins with its preposition.
  const prep = /(?:^|\s)((?:in|on|at|as of|by|since)\s+)$/iu.exec(scene.text.slice(Math.max(0, first - 8), first));
  const start = first - (prep?.[1]?.length ?? 0);
  const end = Math.max(own.end, ...spans.map((s) => s.end));
  return spanOf(scene.text, start, end);
}

function partyCautions(meant: Named, mentions: readonly PartyMention[]): Caution[] {
  const found: Caution[] = [];
  for (const [, m] of meant)
    if (m.ambiguous === true)
      found.push({
        code: 'ambiguous-name',
        text: `several parties of the open case are called “${m.name}”; it is taken for none of them`,
      });
  for (const { how, quote: words, name } of mentions) {
    if (how === 'inferred')
      found.push({
        code: 'inferred-party',
        text:
          words === ''
            ? `the company is left out; read as ${name}`
            : `“${words.replace(/'s$/, '')}” is read as ${name}`,
      });
    if (how === 'short')
      found.push({ code: 'inferred-party', text: `“${words.replace(/['’]s$/, '')}” is read as ${name}` });
  }
  return found;
}

function dateCaution({ quote: words, date, meaning }: DateMention): readonly Caution[] {
  if (meaning === undefined) return [];
  if (date !== undefined) return [{ code: 'date-read', text: `“${words}” is ${meaning}: read as ${dateText(date)}` }];
  return [
    {
      code: 'date-open',
      text: `“${words}” is ${meaning}, and the day of publication does not settle it: no date is written`,
    },
  ];
}
