/** Ties that are not ownership: customers, relatives, pacts. */
import type { PartyId } from '../../statements/types.ts';
import type { PartialDate } from '../../terms/day.ts';
import { type ClauseTable, quotedText, readClauses, sharedClauses, stopsOf } from './clauses.ts';
import { type Content, type ContentOf, type LineContext, partyOf, present } from './context.ts';
import { type Cursor, phrases } from './cursor.ts';
import { readName, readNames } from './name.ts';
import type { Sentence } from './sentence-types.ts';
import { UNITS } from './words.ts';

type TieDraft = { -readonly [K in keyof ContentOf<'tie'>]: ContentOf<'tie'>[K] };

function tieClauses(draft: { startDate?: PartialDate; endDate?: PartialDate; role?: string }): ClauseTable {
  return new Map<string, (c: Cursor) => void>([
    ['since', (c) => void (draft.startDate = c.date())],
    ['until', (c) => void (draft.endDate = c.date())],
    ['role', (c) => void (draft.role = quotedText(c, 'the role'))],
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
  c.skip();
  const match = /^(?:the\s+)?([^,;()"]+?)\s+of\s+/iu.exec(c.text.slice(c.at));
  const unit = match?.[1];
  if (match === null || unit === undefined || !UNITS.test(unit)) return undefined;
  c.at += match[0].length;
  return `the ${unit}`;
}

export function familyTie(c: Cursor, a: PartyId, role: string, context: LineContext): readonly Content[] {
  const draft: TieDraft = { kind: 'tie', tie: 'family', parties: [a], role };
  const clauses = tieClauses(draft);
  const b = partyOf(readName(c, { stops: stopsOf(clauses, sharedClauses(context)), what: 'the relative' }), context);
  draft.parties = [a, b];
  readClauses(c, clauses, sharedClauses(context));
  return [draft];
}

export function relativesTie(
  c: Cursor,
  parties: readonly PartyId[],
  role: string,
  context: LineContext,
): readonly Content[] {
  const draft: TieDraft = { kind: 'tie', tie: 'family', parties: [...parties].sort(), role };
  readClauses(c, tieClauses(draft), sharedClauses(context));
  return [draft];
}

const OVER = phrases('over', 'in', 'at');

/** A pact counts in the companies it names; one that names none counts only where a question says so. */
function concert(c: Cursor, parties: readonly PartyId[], context: LineContext): readonly Content[] {
  const draft: TieDraft = { kind: 'tie', tie: 'concert', parties: [...parties].sort() };
  const clauses = tieClauses(draft);
  if (c.take(OVER) !== undefined) {
    const stops = stopsOf(clauses, sharedClauses(context));
    draft.issuers = readNames(c, { stops, what: 'a company the pact names' })
      .map((m) => partyOf(m, context))
      .sort();
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
  { verbs: ['is tied to'], read: (c, [a], context) => tied(c, partyOf(a, context), 'other', context) },
  {
    verbs: ['has a commercial tie to'],
    read: (c, [a], context) => tied(c, partyOf(a, context), 'commercial', context),
  },
  { verbs: ['has a family tie to'], read: (c, [a], context) => tied(c, partyOf(a, context), 'family', context) },
  { verbs: ['has a founder tie to'], read: (c, [a], context) => tied(c, partyOf(a, context), 'founder', context) },
  { verbs: ['has a plan with'], read: (c, [a], context) => tied(c, partyOf(a, context), 'plan', context) },
  { verbs: ['plans'], read: (c, [a], context) => plans(c, partyOf(a, context), context) },
];
