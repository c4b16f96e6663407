/** A holding, right, office or control while its line is read: interests, their clauses, other readings. */
import type { Directness, Interest, OtherReading, PartyId } from '../../statements/types.ts';
import { INTEREST_TYPES, isInterestType } from '../../terms/interest-types.ts';
import type { Share } from '../../terms/share.ts';
import { type ClauseTable, quotedList, quotedText, readClauses, sets, sharedClauses, stopsOf } from './clauses.ts';
import { type ContentOf, type LineContext, partyOf, present } from './context.ts';
import type { Cursor } from './cursor.ts';
import { takeShare } from './figure.ts';
import { readName } from './name.ts';
import { defaultOf } from './of-what.ts';
import { because, perhaps, printedAs } from './other-reading.ts';
import { phrase, phrases } from './phrase.ts';

export type InterestDraft = { -readonly [K in keyof Interest]: Interest[K] };
export type ReadingDraft = { -readonly [K in keyof OtherReading]: OtherReading[K] };

export interface RelationDraft {
  interestedParty: PartyId;
  subject: PartyId;
  readonly interests: InterestDraft[];
  /** "with a fifth of the votes": shares the dates and directness of the first interest */
  readonly paired: InterestDraft[];
  readonly readings: ReadingDraft[];
  /** the list of other readings is there and empty */
  noReadings?: boolean;
  printedAs?: string;
  nomineeFor?: PartyId;
  isComponent?: boolean;
  components?: readonly string[];
  regime?: string;
}

/** `owns` is direct in a register and of unknown directness in prose. */
export const directnessOf = (context: LineContext): Directness =>
  context.source.manner === 'register' ? 'direct' : 'unknown';

export function relation(interestedParty: PartyId, interests: InterestDraft[]): RelationDraft {
  return { interestedParty, subject: '', interests, paired: [], readings: [] };
}

/** The company held, then every clause to the end of the line. */
export function readHeld(c: Cursor, draft: RelationDraft, context: LineContext): ContentOf<'relationship'>[] {
  const tables = [relationClauses(draft, context), sharedClauses(context)];
  draft.subject = partyOf(readName(c, { stops: stopsOf(...tables), what: 'the company held' }), context);
  return finish(c, draft, context);
}

/** Clauses to the end of the line, then the statement. `clauses`: those of the sentence, where it has its own. */
export function finish(
  c: Cursor,
  draft: RelationDraft,
  context: LineContext,
  clauses: ClauseTable = relationClauses(draft, context),
): ContentOf<'relationship'>[] {
  readClauses(c, clauses, sharedClauses(context));
  const { subject, interestedParty, nomineeFor, isComponent, components, regime } = draft;
  const first = draft.interests[0];
  for (const p of draft.paired) {
    if (first === undefined) break;
    const { startDate, endDate, class: klass, lot } = first;
    Object.assign(p, { directness: first.directness, ...present({ startDate, endDate, class: klass, lot }) });
  }
  const interests: Interest[] = [...draft.interests.slice(0, 1), ...draft.paired, ...draft.interests.slice(1)];
  const extra = present({ nomineeFor, isComponent, components, regime });
  const readings =
    draft.readings.length === 0 && draft.noReadings !== true ? {} : { otherReadings: draft.readings as OtherReading[] };
  return [{ kind: 'relationship', subject, interestedParty, interests, ...extra, ...readings }];
}

/** "has no interest in": the clauses of an interest have nothing to fill. */
const NONE: InterestDraft = { interestType: 'unknownInterest', directness: 'unknown' };

export function relationClauses(draft: RelationDraft, context: LineContext): ClauseTable {
  const now = (): InterestDraft => draft.interests.at(-1) ?? { ...NONE };
  const self = (): RelationDraft => draft;
  const stated = sets(
    () => context.shared,
    'statementDate',
    (c) => c.date(),
  );
  const party = (c: Cursor, what: string): PartyId =>
    partyOf(readName(c, { stops: stopsOf(relationClauses(draft, context), sharedClauses(context)), what }), context);
  return new Map<string, (c: Cursor) => void>([
    ['with', (c) => withVotes(c, draft, context)],
    // "5% of B in 2015" is the year it is told for.
    ['in', stated],
    ['on', stated],
    ['directly', sets(now, 'directness', (): Directness => 'direct')],
    ['indirectly', sets(now, 'directness', (): Directness => 'indirect')],
    ['in total', sets(now, 'directness', (): Directness => 'total')],
    ['of unknown directness', sets(now, 'directness', (): Directness => 'unknown')],
    ['class', sets(now, 'class', (c) => c.wordOrQuoted() ?? c.fail('is not a class', 'the name of the class'))],
    ['lot', sets(now, 'lot', (c) => c.wordOrQuoted() ?? c.fail('is not a lot', 'the name of the lot'))],
    ['number of shares', sets(now, 'sharesCount', (c) => quotedText(c, 'the number of shares'))],
    ['since', sets(now, 'startDate', (c) => c.date())],
    ['until', sets(now, 'endDate', (c) => c.date())],
    ['from', sets(now, 'startDate', (c) => c.date())],
    ['to', sets(now, 'endDate', (c) => c.date())],
    ['as nominee for', sets(self, 'nomineeFor', (c) => party(c, 'for whom it is held'))],
    ['on behalf of', sets(self, 'nomineeFor', (c) => party(c, 'for whom it is held'))],
    ['printed as', (c) => printedAs(c, draft, party)],
    ['perhaps', (c) => perhaps(c, draft, context, party)],
    ['because', (c) => because(c, draft)],
    ['held by', (c) => c.fail('is out of place', '"perhaps" before "held by"')],
    [';', (c) => void draft.interests.push(codedInterest(c, context))],
    ['details', sets(now, 'details', (c) => quotedText(c, 'the details'))],
    ['role', sets(now, 'role', (c) => quotedText(c, 'the role'))],
    ['control', sets(now, 'control', (c) => controlWord(c))],
    ['component', sets(self, 'isComponent', () => true)],
    ['not component', sets(self, 'isComponent', () => false)],
    ['components', sets(self, 'components', (c) => quotedList(c))],
    ['no components', sets(self, 'components', () => [])],
    ['no other readings', sets(self, 'noReadings', () => true)],
    ['regime', sets(self, 'regime', (c) => quotedText(c, 'the regime'))],
  ]);
}

/** "with a fifth of the votes": a second quantity of the same holding. */
function withVotes(c: Cursor, draft: RelationDraft, context: LineContext): void {
  const share = takeShare(c, context.source.manner, 'votes');
  if (share === undefined) c.fail('is not a share', 'a share of the votes, such as 20% of the votes', 'bad-share');
  if (draft.interests[0]?.interestType === 'beneficiaryOfLegalArrangement' && draft.interests[0].share === undefined) {
    draft.interests[0].share = { ...share, of: 'profits' };
    return;
  }
  draft.paired.push({ interestType: interestOf(share), directness: 'unknown', share });
}

/** The interest a share speaks of. */
export function interestOf(share: Share | undefined): InterestDraft['interestType'] {
  if (share?.of === 'votes') return 'votingRights';
  return share?.of === 'profits' ? 'rightsToProfitOrIncome' : 'shareholding';
}

const IN_OR_OF = phrases('of');
const UNSAID_DIRECTNESS = phrase('of unknown directness');

/** A BODS code, and its share if it has one: "votingRights of 30%". */
export function codedInterest(c: Cursor, context: LineContext): InterestDraft {
  const start = c.at;
  const code = c.word() ?? '';
  if (!isInterestType(code)) {
    c.at = start;
    return c.fail(
      'is not a type of interest',
      'a BODS code such as votingRights',
      'notation-word',
      Object.keys(INTEREST_TYPES),
    );
  }
  const draft: InterestDraft = { interestType: code, directness: directnessOf(context) };
  const of =
    code === 'votingRights'
      ? 'votes'
      : code.startsWith('rightsToProfit')
        ? 'profits'
        : defaultOf(context.source.manner);
  if (c.sees(UNSAID_DIRECTNESS) || c.take(IN_OR_OF) === undefined) return draft;
  const share = takeShare(c, context.source.manner, of);
  return share === undefined
    ? c.fail('is not a share', 'a share such as 29.9% or (25,50]', 'bad-share')
    : { ...draft, share };
}

const CONTROL_WORDS = phrases('stated', 'contract', 'board');
function controlWord(c: Cursor): 'stated' | 'contract' | 'board' {
  const word = c.take(CONTROL_WORDS);
  return (word as 'stated' | undefined) ?? c.fail('is not a basis of control', 'stated, contract or board');
}
