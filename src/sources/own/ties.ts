/** Ties that are not ownership: customers, relatives, pacts. */
import type { PartyId } from '../../statements/types.ts';
import type { PartialDate } from '../../terms/day.ts';
import { type ClauseTable, quotedText, readClauses, sets, sharedClauses, stopsOf } from './clauses.ts';
import { type Content, type ContentOf, type LineContext, partyOf, present, typeOf } from './context.ts';
import { type Cursor, Misread } from './cursor.ts';
import { readName, readNames } from './name.ts';
import { phrases } from './phrase.ts';
import type { Sentence } from './sentence-types.ts';
import { UNITS } from './words.ts';

type TieDraft = { -readonly [K in keyof ContentOf<'tie'>]: ContentOf<'tie'>[K] };

type Dated = { startDate?: PartialDate; endDate?: PartialDate; role?: string };

function tieClauses(draft: Dated): ClauseTable {
  const self = (): Dated => draft;
  return new Map<string, (c: Cursor) => void>([
    ['since', sets(self, 'startDate', (c) => c.date())],
    ['until', sets(self, 'endDate', (c) => c.date())],
    ['from', sets(self, 'startDate', (c) => c.date())],
    ['to', sets(self, 'endDate', (c) => c.date())],
    ['role', sets(self, 'role', (c) => quotedText(c, 'the role'))],
  ]);
}

/** "the cloud business of Kingsoft": a unit is not a party of its own; the company is tied, the unit is in the role. */
export function commercialTie(c: Cursor, a: PartyId, role: string, context: LineContext): readonly Content[] {
  const draft: TieDraft = { kind: 'tie', tie: 'commercial', parties: [a], role };
  const clauses = tieClauses(draft);
  const unit = unitAt(c);
  if (unit !== undefined) draft.role = `${role} of ${unit}`;
  const b = partyOf(readName(c, { stops: stopsOf(clauses, sharedClauses(context)), what: 'the other party' }), context);
  draft.parties = [a, b];
  readClauses(c, clauses, sharedClauses(context));
  return [draft];
}

function unitAt(c: Cursor): string | undefined {
  const start = c.at;
  c.take(THE);
  const unit = c.wordsBefore(OF);
  if (unit !== '' && UNITS.test(unit) && c.take(OF) !== undefined) return `the ${unit}`;
  c.at = start;
  return undefined;
}
const THE = phrases('the');
const OF = phrases('of');

/** `at`: where the role stands, for the message when a company is called somebody's parent. */
export function familyTie(c: Cursor, a: PartyId, role: string, at: number, context: LineContext): readonly Content[] {
  const draft: TieDraft = { kind: 'tie', tie: 'family', parties: [a], role };
  const clauses = tieClauses(draft);
  const b = partyOf(readName(c, { stops: stopsOf(clauses, sharedClauses(context)), what: 'the relative' }), context);
  for (const party of [a, b]) refuseCompany(party, role, at, context);
  draft.parties = [a, b];
  readClauses(c, clauses, sharedClauses(context));
  return [draft];
}

/** "B is the parent of C" of two companies is control, not kinship. */
function refuseCompany(party: PartyId, role: string, at: number, context: LineContext): void {
  const type = typeOf(party, context);
  if (type === undefined || type === 'person' || type === 'group' || type === 'unknown') return;
  const expected = 'two persons; of companies say "is the parent company of", "controls" or "owns"';
  throw new Misread(at, `"${role}" is a family tie and one party is a ${type}`, role, expected, 'notation-word');
}

export function relativesTie(
  c: Cursor,
  parties: readonly PartyId[],
  role: string,
  context: LineContext,
): readonly Content[] {
  const draft: TieDraft = { kind: 'tie', tie: 'family', parties, role };
  readClauses(c, tieClauses(draft), sharedClauses(context));
  return [draft];
}

const OVER = phrases('over', 'in', 'at');

/** A pact counts in the companies it names; one that names none counts only where a question says so. */
function concert(c: Cursor, parties: readonly PartyId[], context: LineContext): readonly Content[] {
  const draft: TieDraft = { kind: 'tie', tie: 'concert', parties };
  const clauses = tieClauses(draft);
  if (c.take(OVER) !== undefined) {
    issuers(c, draft, context);
  }
  readClauses(c, clauses, sharedClauses(context));
  return [draft];
}

/** "A is tied to B as lender", "A plans a listing": whatever else is said and is no holding. */
function tied(
  c: Cursor,
  a: PartyId,
  tie: 'other' | 'plan' | 'commercial' | 'family' | 'founder',
  context: LineContext,
): readonly Content[] {
  const draft: TieDraft = { kind: 'tie', tie, parties: [a] };
  const clauses = tieClauses(draft);
  const stops = stopsOf(clauses, sharedClauses(context));
  const others = readNames(c, { stops, what: 'the other party' }).map((m) => partyOf(m, context));
  draft.parties = [a, ...others];
  readClauses(c, clauses, sharedClauses(context));
  return [draft];
}

function plans(c: Cursor, a: PartyId, context: LineContext): readonly Content[] {
  const draft: TieDraft = { kind: 'tie', tie: 'plan', parties: [a], role: quotedText(c, 'the plan') };
  readClauses(c, tieClauses(draft), sharedClauses(context));
  return [{ ...draft, ...present({ role: draft.role }) }];
}

const TIE = phrases('tie');
const KINDS: readonly TieDraft['tie'][] = ['commercial', 'family', 'concert', 'founder', 'plan', 'other'];
const AMONG = phrases('among');
const NOBODY = phrases('nobody');

/** "tie commercial among A, B, role "lender"": any tie, spelt out by its parts. */
export function tieAmong(c: Cursor, context: LineContext): readonly Content[] | undefined {
  const start = c.at;
  const kind = c.take(TIE) === undefined ? undefined : c.take(phrases(...KINDS));
  if (kind === undefined || c.take(AMONG) === undefined) {
    c.at = start;
    return undefined;
  }
  const draft: TieDraft = { kind: 'tie', tie: kind as TieDraft['tie'], parties: [] };
  const clauses: ClauseTable = new Map([
    ...tieClauses(draft),
    ['over', (k: Cursor) => issuers(k, draft, context)],
    [
      'no issuers',
      sets(
        () => draft,
        'issuers',
        () => [],
      ),
    ],
  ]);
  const stops = stopsOf(clauses, sharedClauses(context));
  if (c.take(NOBODY) === undefined)
    draft.parties = readNames(c, { stops, what: 'a party' }).map((m) => partyOf(m, context));
  readClauses(c, clauses, sharedClauses(context));
  return [draft];
}

function issuers(c: Cursor, draft: TieDraft, context: LineContext): void {
  const stops = stopsOf(tieClauses(draft), sharedClauses(context));
  draft.issuers = readNames(c, { stops, what: 'a company the pact names' }).map((m) => partyOf(m, context));
}

/** "plans to list one day": the plan in its own words, up to a comma or a bracket; never a fact about a listing. */
function plansTo(c: Cursor, a: PartyId, context: LineContext): readonly Content[] {
  const words = c.wordsBefore([]);
  if (words === '') c.fail('does not say what is planned', 'the plan in words after "plans to"');
  const draft: TieDraft = { kind: 'tie', tie: 'plan', parties: [a], role: words };
  readClauses(c, tieClauses(draft), sharedClauses(context));
  return [draft];
}

export const TIES: readonly Sentence[] = [
  {
    verbs: ['act in concert', 'acted in concert'],
    many: true,
    read: (c, all, context) =>
      concert(
        c,
        all.map((m) => partyOf(m, context)),
        context,
      ),
  },
  {
    verbs: ['is acting in concert with', 'acts in concert with', 'acted in concert with'],
    read: (c, [a], context) => {
      const first = partyOf(a, context);
      const stops = [...OVER, ...stopsOf(tieClauses({}), sharedClauses(context))];
      const others = readNames(c, { stops, what: 'the other party to the pact' });
      return concert(c, [first, ...others.map((m) => partyOf(m, context))], context);
    },
  },
  { verbs: ['is tied to'], read: (c, [a], context) => tied(c, partyOf(a, context), 'other', context) },
  {
    verbs: ['has a commercial tie to'],
    read: (c, [a], context) => tied(c, partyOf(a, context), 'commercial', context),
  },
  { verbs: ['has a family tie to'], read: (c, [a], context) => tied(c, partyOf(a, context), 'family', context) },
  { verbs: ['has a founder tie to'], read: (c, [a], context) => tied(c, partyOf(a, context), 'founder', context) },
  { verbs: ['has a plan with'], read: (c, [a], context) => tied(c, partyOf(a, context), 'plan', context) },
  { verbs: ['plans to'], read: (c, [a], context) => plansTo(c, partyOf(a, context), context) },
  { verbs: ['plans'], read: (c, [a], context) => plans(c, partyOf(a, context), context) },
];
