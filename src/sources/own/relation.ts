/** A holding, right, office or control while its line is read: interests, their clauses, other readings. */
import type { Directness, Interest, OtherReading, PartyId } from '../../statements/types.ts';
import { INTEREST_TYPES, isInterestType } from '../../terms/interest-types.ts';
import type { Share } from '../../terms/share.ts';
import { type ClauseTable, quotedList, quotedText, readClauses, sharedClauses, stopsOf } from './clauses.ts';
import { type ContentOf, type LineContext, partyOf, present } from './context.ts';
import { type Cursor, phrase, phrases } from './cursor.ts';
import { defaultOf, takeShare } from './figure.ts';
import { readName } from './name.ts';

export type InterestDraft = { -readonly [K in keyof Interest]: Interest[K] };
type ReadingDraft = { -readonly [K in keyof OtherReading]: OtherReading[K] };

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

export function finish(c: Cursor, draft: RelationDraft, context: LineContext): ContentOf<'relationship'>[] {
  readClauses(c, relationClauses(draft, context), sharedClauses(context));
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

export function relationClauses(draft: RelationDraft, context: LineContext): ClauseTable {
  const now = (): InterestDraft => draft.interests.at(-1) ?? { interestType: 'unknownInterest', directness: 'unknown' };
  const party = (c: Cursor, what: string): PartyId =>
    partyOf(readName(c, { stops: stopsOf(relationClauses(draft, context), sharedClauses(context)), what }), context);
  return new Map<string, (c: Cursor) => void>([
    ['with', (c) => withVotes(c, draft, context)],
    [
      'directly',
      () => {
        now().directness = 'direct';
      },
    ],
    [
      'indirectly',
      () => {
        now().directness = 'indirect';
      },
    ],
    [
      'in total',
      () => {
        now().directness = 'total';
      },
    ],
    [
      'of unknown directness',
      () => {
        now().directness = 'unknown';
      },
    ],
    [
      'class',
      (c) => {
        now().class = c.wordOrQuoted() ?? c.fail('is not a class', 'the name of the class');
      },
    ],
    [
      'lot',
      (c) => {
        now().lot = c.wordOrQuoted() ?? c.fail('is not a lot', 'the name of the lot');
      },
    ],
    [
      'since',
      (c) => {
        now().startDate = c.date();
      },
    ],
    [
      'until',
      (c) => {
        now().endDate = c.date();
      },
    ],
    [
      'from',
      (c) => {
        now().startDate = c.date();
      },
    ],
    [
      'to',
      (c) => {
        now().endDate = c.date();
      },
    ],
    [
      'as nominee for',
      (c) => {
        draft.nomineeFor = party(c, 'for whom it is held');
      },
    ],
    [
      'on behalf of',
      (c) => {
        draft.nomineeFor = party(c, 'for whom it is held');
      },
    ],
    ['printed as', (c) => printedAs(c, draft, party)],
    ['perhaps', (c) => perhaps(c, draft, context, party)],
    ['because', (c) => because(c, draft)],
    ['held by', (c) => c.fail('is out of place', '"perhaps" before "held by"')],
    [';', (c) => void draft.interests.push(codedInterest(c, context))],
    [
      'details',
      (c) => {
        now().details = quotedText(c, 'the details');
      },
    ],
    [
      'role',
      (c) => {
        now().role = quotedText(c, 'the role');
      },
    ],
    [
      'control',
      (c) => {
        now().control = controlWord(c);
      },
    ],
    [
      'component',
      () => {
        draft.isComponent = true;
      },
    ],
    [
      'not component',
      () => {
        draft.isComponent = false;
      },
    ],
    [
      'components',
      (c) => {
        draft.components = quotedList(c);
      },
    ],
    [
      'no components',
      () => {
        draft.components = [];
      },
    ],
    [
      'no other readings',
      () => {
        draft.noReadings = true;
      },
    ],
    [
      'regime',
      (c) => {
        draft.regime = quotedText(c, 'the regime');
      },
    ],
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

function printedAs(c: Cursor, draft: RelationDraft, party: (c: Cursor, what: string) => PartyId): void {
  const start = c.at;
  party(c, 'the name as printed');
  draft.printedAs = c.text.slice(start, c.at).trim();
  c.mark(',');
  if (!c.sees(PERHAPS)) c.fail('does not say the other reading', '"perhaps" and the other reading after "printed as"');
}
const PERHAPS = phrase('perhaps');
const OF = phrases('of');
const HELD_BY = phrases('held by');

/** "perhaps Kingsoft", "perhaps 19.9%", "perhaps 19.9% of Kingsoft held by Tencent". */
function perhaps(
  c: Cursor,
  draft: RelationDraft,
  context: LineContext,
  party: (c: Cursor, what: string) => PartyId,
): void {
  const reading: ReadingDraft = {
    reason: draft.printedAs === undefined ? 'another reading' : `printed as ${draft.printedAs}`,
  };
  const first = draft.interests[0]?.share;
  const share = takeShare(c, context.source.manner, first?.of ?? defaultOf(context.source.manner));
  if (share !== undefined) reading.share = share;
  const held = c.take(HELD_BY) !== undefined;
  if (!held && (share === undefined || c.take(OF) !== undefined)) reading.subject = party(c, 'the other company');
  if (held || c.take(HELD_BY) !== undefined) reading.interestedParty = party(c, 'the other holder');
  draft.readings.push(reading);
}

function because(c: Cursor, draft: RelationDraft): void {
  const reading = draft.readings.at(-1);
  if (reading === undefined) c.fail('has no other reading before it', '"perhaps" and another reading first');
  reading.reason = quotedText(c, 'the reason');
}
