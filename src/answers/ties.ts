/** `ties`: how two parties are tied, each with date and source; what is no ownership says so. */
import { type Tie, tiesBetween } from '../compute/index.ts';
import type { Node, Snapshot, Warning } from '../snapshot/types.ts';
import { dateText } from '../terms/day.ts';
import { LookthroughError } from '../terms/problem.ts';
import { type AnswerBody, type AnswerContext, listWords, nameOf, partyOut } from './context.ts';
import { proveTies } from './prove-ties.ts';
import type { Question } from './question.ts';
import { intervalWords, shareOut } from './share-out.ts';
import { tieStanding } from './tie-doubt.ts';
import { leftOutOf } from './ties-left-out.ts';

type TiesQuestion = Extract<Question, { verb: 'ties' }>;

const WORDS: Record<Tie['kind'], string> = {
  'common-controller': 'a common controller',
  'direct-stake': 'a direct stake',
  'common-holder': 'a common holder',
  'joint-holding': 'a company both hold',
  'joint-investment': 'a joint investment',
  transfer: 'a sale between them',
  concert: 'a pact',
  founder: 'a founder',
  office: 'offices',
  customer: 'business',
  family: 'family',
  other: 'another tie',
  chain: 'a chain of holdings',
};
const OWNERSHIP = new Set<Tie['kind']>([
  'common-controller',
  'direct-stake',
  'common-holder',
  'joint-holding',
  'chain',
]);

export function ties({ snapshot: s, subject, others, breadth }: AnswerContext<TiesQuestion>): AnswerBody {
  const other = others[0] as Node;
  if (other === subject)
    throw new LookthroughError('usage', `${nameOf(s, subject)} is asked about twice; name two parties`);
  const { ties: found, complete } = tiesBetween(s, subject, other, breadth === undefined ? {} : { breadth });
  return {
    answer: {
      headline: headline(s, subject, other, found),
      subject: partyOut(s, subject),
      other: partyOut(s, other),
      ties: found.map((t) => tieOut(s, t)),
      leftOut: leftOutOf(s, subject, other),
    },
    warnings: complete ? [] : [cutShort(subject, other)],
    prove: (builder) => proveTies(builder, s, subject, other, found),
  };
}

function tieOut(s: Snapshot, t: Tie): object {
  const statements = [...new Set(t.path.flatMap((p) => p.statements))];
  return {
    kinds: [t.kind],
    ownership: OWNERSHIP.has(t.kind),
    ...tieStanding(s, t, OWNERSHIP.has(t.kind)),
    text: t.path.map((p) => p.text).join('; '),
    path: t.path.map((p) => stepOut(s, p, OWNERSHIP.has(t.kind) || t.kind === 'joint-investment')),
    ...(t.strength === undefined ? {} : { strength: shareOut(t.strength), strengthText: intervalWords(t.strength) }),
    ...(t.date === undefined ? {} : { date: t.date }),
    ...(t.discounted === undefined ? {} : { discounted: t.discounted }),
    sources: [...new Set(statements.flatMap((id) => sourceText(s, id)))],
  };
}

/** A step of a holding, or of money put in, carries what is held and how it was said; any other carries the role and its days. */
function stepOut(s: Snapshot, { from, to, text, role, statements }: Tie['path'][number], mayHold: boolean): object {
  const held = mayHold ? s.economic.get(to)?.holdings.find((h) => h.owner === from) : undefined;
  // The figure beside them is economic; words of votes alone are not about it.
  const said = s.said.filter(
    (x) => held !== undefined && x.owner === from && x.company === to && x.use === 'used' && x.of !== 'votes',
  );
  const suspect = said.some((x) => {
    const st = s.statements.get(x.statement);
    return st?.kind === 'relationship' && (st.otherReadings ?? []).length > 0;
  });
  return {
    from: partyOut(s, from),
    to: partyOut(s, to),
    text,
    ...(role === undefined ? {} : { role, ...daysOfRole(s, statements) }),
    ...(held === undefined ? {} : { share: shareOut(held.bounds) }),
    ...(said.length === 0
      ? {}
      : {
          said: said.map(({ words, hedge, directness }) => ({
            ...(words === undefined ? {} : { words }),
            hedge,
            directness,
          })),
        }),
    ...(suspect ? { suspect } : {}),
    statements: [...statements],
  };
}

/** When an office, or what one is to the other, began and ended; nothing where the source does not say. */
function daysOfRole(s: Snapshot, statements: readonly string[]): { start?: string; end?: string } {
  const office = s.offices.find((o) => o.statements.some((id) => statements.includes(id)));
  const told = s.statements.get(statements[0] ?? '');
  const { start, end } = office ?? (told?.kind === 'tie' ? { start: told.startDate, end: told.endDate } : {});
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** "title, paragraph 9" */
function sourceText(s: Snapshot, id: string): string[] {
  const st = s.statements.get(id);
  if (st === undefined) return [];
  const { paragraph, page, row } = st.locator;
  const place = [
    paragraph === undefined ? '' : `, paragraph ${paragraph}`,
    page === undefined ? '' : `, page ${page}`,
    row === undefined ? '' : `, row ${row}`,
  ];
  return [`${st.source.name}${place.join('')}`];
}

function headline(s: Snapshot, a: Node, b: Node, found: readonly Tie[]): string {
  const two = `${nameOf(s, a)} and ${nameOf(s, b)}`;
  if (found.length === 0) return `Nothing in the data ties ${two}.`;
  const kinds = [...new Set(found.map((t) => t.kind))].map((kind) => {
    const dates = found.filter((t) => t.kind === kind).flatMap((t) => (t.date === undefined ? [] : [dateText(t.date)]));
    return `${WORDS[kind]}${dates.length === 1 ? ` (${dates[0]})` : ''}`;
  });
  return `${two} are tied by ${listWords(kinds)}.`;
}

function cutShort(a: Node, b: Node): Warning {
  return {
    code: 'partial-answer',
    message: 'the search for chains of holdings met its limit; longer ties may exist',
    parties: [a, b],
    statements: [],
  };
}
