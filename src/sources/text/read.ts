/** Running text -> proposals, refusals and what was not read. Deterministic, offline, and nothing it finds is a fact yet. */
import type { Source } from '../../statements/types.ts';
import { dateText } from '../../terms/day.ts';
import { quote } from '../own/style.ts';
import { addressesReader, pointsAhead } from './addressed.ts';
import { withCautions } from './cautions.ts';
import { type Chunk, chunksOf } from './chunks.ts';
import { clausesOf } from './clauses.ts';
import { type Coded, coded, MOST_CHUNKS } from './coded.ts';
import { compose, type Marks, nthOf, type Scene } from './compose.ts';
import type { Found } from './found.ts';
import { findings } from './found.ts';
import { KnownNames } from './known.ts';
import { D } from './lexicon.ts';
import { isPending, REFUSAL_TEXT, refusalOf } from './modality.ts';
import { hasHidden, isEnglish, isMixed, plainText } from './plain.ts';
import { type Stretch, sentencesOf } from './sentences.ts';
import { SHAPES } from './shapes/index.ts';
import { tidied } from './tidied.ts';
import type { RefusedFor, TextOptions, TextReading } from './types.ts';
import { Who } from './who.ts';

/** A longer sentence is a table or a list without its marks. */
const LONGEST_SENTENCE = 2000;

/**
 * Reads a text for statements about ownership, control, offices and what goes with them.
 * @param text English prose of any length; other languages are said to be not read
 * @param options the source it is from, and the names that are known already
 * @returns proposals, each with its quote, reading and cautions; refused clauses; and every percentage and verb of
 *   holding no rule could read. Nothing here is a statement: only a line somebody accepts becomes one. O(length) but
 *   for the names, which are looked for among those said before.
 * @example readText('Tencent owns 9.9% of Kingsoft.', { title: 'News' }).proposals[0].reading // Tencent owns 9.9% of Kingsoft
 */
export function readText(text: string, options: TextOptions): TextReading {
  const source = sourceOf(options);
  const head = { source: sourceLine(options), sentences: 0, people: [], proposals: [], refused: [], notRead: [] };
  if (!isEnglish(text)) return { ...head, english: false };
  const plain = plainText(text);
  const known = new KnownNames(options.known ?? []);
  const sentences = sentencesOf(text).map((s) => ({ ...s, ...chunked(plain, s, known) }));
  const who = new Who(
    sentences.map((s) => s.marks.name),
    known,
  );
  const found = findings(text);
  let ordered: number | undefined;
  for (const [sentence, s] of sentences.entries()) {
    if (hasHidden(text.slice(s.start, s.end))) found.refuse(s, 'hidden characters', REFUSAL_TEXT['hidden characters']);
    else if (addressesReader(plain.slice(s.start, s.end)) || ordered === s.paragraph) {
      found.refuse(s, 'addresses a reader', REFUSAL_TEXT['addresses a reader']);
      if (pointsAhead(plain.slice(s.start, s.end))) ordered = s.paragraph;
    } else if (isMixed(text.slice(s.start, s.end))) found.leave(s, 'it is not in English alone');
    else if (s.chunks.length > MOST_CHUNKS || s.end - s.start > LONGEST_SENTENCE)
      found.leave(s, 'it is too long for a sentence; tables and lists are read from a spreadsheet or a CSV file');
    else
      readSentence(
        tidied(coded(plain, s.start, s.end, s.chunks)),
        { text, options, source, who, marks: s.marks, sentence },
        s,
        found,
      );
  }
  const read = withCautions(found, sentences);
  const named = new Set(read.proposals.flatMap((p) => p.parties.map((m) => m.name)));
  const persons = (options.known ?? []).flatMap((k) => (k.type === 'person' && named.has(k.name) ? [k.name] : []));
  const people = [...new Set([...who.people, ...persons])].sort();
  return { ...head, english: true, sentences: sentences.length, people, ...read };
}

function chunked(
  plain: string,
  { start, end }: Stretch,
  known: KnownNames,
): { readonly chunks: readonly Chunk[]; readonly marks: Marks } {
  const chunks = end - start > LONGEST_SENTENCE ? [] : chunksOf(plain, start, end, known);
  const of = <K extends Chunk['kind']>(kind: K) =>
    chunks.filter((c): c is Extract<Chunk, { kind: K }> => c.kind === kind);
  return { chunks, marks: { name: of('name'), share: of('share'), date: of('date'), money: of('money') } };
}

type Setting = Omit<Scene, 'clause' | 'speaker' | 'pending' | 'lead'>;

/** Words of holding: a sentence with one, or with a share, is read or listed. */
const SPEAKS_OF =
  /\b(?:own(?:s|ed|ing|er|ers|ership)?|hold(?:s|ing|ings|er|ers)?|held|stakes?|shareholders?|shareholdings?|stockholders?|controls?|controlled|controlling|subsidiar(?:y|ies)|parent company|acquired?|acquires|bought|votes|voting rights|voting power|majority|minority|interest in)\b/;
const LEAD = new RegExp(`^(?:at|as of|as at|on|in|by|since) ${D},? `, 'u');
const SHARE = /[\ue800-\uefff]/g;

function readSentence(whole: Coded, setting: Setting, place: Stretch, found: Found): void {
  const used = new Set<string>();
  const before = found.count;
  const lead = LEAD.exec(whole.text)?.[0] ?? '';
  let refusedHere = false;
  let scope: { readonly part: number; readonly reason: RefusedFor } | undefined;
  for (const { coded: clause, speaker, part } of clausesOf(whole)) {
    // "It is alleged that A owns 5% and B owns 6%": what goes on after "that" is under the same verb.
    const refusal = refusalOf(clause.text) ?? (scope?.part === part ? scope.reason : undefined);
    if (refusal !== undefined && / (?:that|whether|if) /.test(clause.text)) scope = { part, reason: refusal };
    if (refusal !== undefined) {
      const shares = clause.text.match(SHARE) ?? [];
      if (shares.length === 0 && !SPEAKS_OF.test(clause.text)) continue;
      for (const s of shares) used.add(s);
      refusedHere = true;
      found.refuse(clause.span(), refusal, REFUSAL_TEXT[refusal]);
      continue;
    }
    const said = speaker === undefined ? undefined : speakerOf(speaker, setting);
    const so = found.count + used.size;
    readClause({ ...setting, clause, speaker: said, pending: isPending(clause.text), lead }, used, found);
    const shares = clause.text.match(SHARE) ?? [];
    if (found.count + used.size === so && shares.length === 0 && SPEAKS_OF.test(clause.text))
      found.leave(clause.span(), UNREAD);
  }
  const left = (whole.text.match(SHARE) ?? []).filter((s) => !used.has(s));
  if (left.length > 0) {
    const what = left.map((s) => setting.marks.share[nthOf(s, 0xe800)]).filter((c) => c !== undefined);
    found.leave(
      place,
      leftWhy(
        whole.text,
        what.map((c) => setting.text.slice(c.start, c.end)),
      ),
    );
  } else if (found.count === before && !refusedHere && SPEAKS_OF.test(whole.text)) found.leave(place, UNREAD);
}

const UNREAD = 'it speaks of holding or control in a way no rule reads';
const RESULTS =
  /\b(?:rose|fell|gained|lost|grew|growth|sales|revenue|profits?|margin|price|prices|up|down|turnover|earnings|inflation|jumped|slumped|dropped|climbed|discount|premium|interest rate|yield|customers|market share|workforce|staff|jobs)\b/;
function leftWhy(sentence: string, shares: readonly string[]): string {
  const what = shares.map((s) => `“${s}”`).join(', ');
  if (RESULTS.test(sentence))
    return `${what}: it seems to be a price, a result or a change, and no rule reads it as a holding`;
  return `${what}: no rule reads of whom and of what`;
}

function speakerOf(speaker: Coded, { marks, text, who, sentence }: Setting): string | undefined {
  const mark = /^[\ue000-\ue7ff](?:'s)?$/.test(speaker.text) ? marks.name[nthOf(speaker.text, 0xe000)] : undefined;
  if (mark !== undefined && speaker.text.length === 1) return who.meant(mark, sentence, [])?.name ?? mark.name;
  const { start, end } = speaker.span();
  return text
    .slice(start, end)
    .replace(/^(?:the|its|an?) /i, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function readClause(scene: Scene, used: Set<string>, found: Found): void {
  for (const { pattern, say } of SHAPES) {
    for (const match of scene.clause.text.matchAll(pattern)) {
      const shares = match[0].match(SHARE) ?? [];
      if (shares.length > 0 && shares.every((s) => used.has(s))) continue;
      const end = match.index + match[0].length;
      const met = {
        groups: match.groups ?? {},
        inside: match[0],
        before: `${scene.lead}${scene.clause.text.slice(0, match.index)}`,
        behind: scene.clause.text.slice(end),
      };
      const said = say(met);
      if (said === undefined) continue;
      if ('why' in said) {
        for (const s of shares) used.add(s);
        found.leave(scene.clause.span(), said.why);
        continue;
      }
      // One share may be said of several: "each hold half".
      const taken = new Set(used);
      for (const saying of said) {
        const mine = saying.parts.flatMap((p) => (typeof p !== 'string' && 'share' in p ? [p.share] : []));
        if (mine.some((s) => taken.has(s))) continue;
        const made = compose(saying, { start: match.index, end }, scene);
        // "appoint a majority of the board" has read its share, though its line says it in words.
        for (const s of mine.length === 0 ? shares : mine) used.add(s);
        if ('proposal' in made) found.propose(made, scene);
        else if ('refused' in made) found.refuse(scene.clause.span(), made.refused, REFUSAL_TEXT[made.refused]);
        else found.leave(scene.clause.span(), made.why);
      }
    }
  }
}

const sourceOf = ({ title, publisher, published, url }: TextOptions): Source => ({
  name: title,
  kind: 'news',
  manner: 'prose',
  ...(publisher === undefined ? {} : { publisher }),
  ...(published === undefined ? {} : { published }),
  ...(url === undefined ? {} : { url }),
});

/** `source "title" (news) by "publisher" published January 2015` */
function sourceLine({ title, publisher, published, url }: TextOptions): string {
  const by = publisher === undefined ? '' : ` by ${quote(publisher)}`;
  const on = published === undefined ? '' : ` published ${dateText(published)}`;
  return `source ${quote(title)} (news)${by}${on}${url === undefined ? '' : ` url ${quote(url)}`}`;
}

/** The names a text holds, as they are printed, once each: what to look up before it is read. */
export function namesIn(text: string): readonly string[] {
  const plain = plainText(text);
  const none = new KnownNames([]);
  const all = sentencesOf(text).flatMap((s) => chunked(plain, s, none).chunks);
  return [...new Set(all.flatMap((c) => (c.kind === 'name' && c.form === 'name' ? [c.name] : [])))];
}
