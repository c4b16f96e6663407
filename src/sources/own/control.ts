/** controls, can appoint the majority of the board, is the controlling shareholder: power that is stated, not counted. */
import type { Manner, PartyId } from '../../statements/types.ts';
import type { Share } from '../../terms/share.ts';
import { sharedClauses, stopsOf } from './clauses.ts';
import type { Content, ContentOf, LineContext } from './context.ts';
import { partyOf } from './context.ts';
import { Cursor } from './cursor.ts';
import { allOf, someOf, takeShare } from './figure.ts';
import { held } from './holding.ts';
import { readName } from './name.ts';
import { phrases } from './phrase.ts';
import { directnessOf, finish, type InterestDraft, relation, relationClauses } from './relation.ts';
import type { Sentence } from './sentence-types.ts';

const HOW = phrases('by contract', 'through the board', 'through the articles', 'by law');
const MAJORITY_OF_BOARD = phrases('the majority of the board of', 'a majority of the board of', 'most of the board of');

function controls(c: Cursor, holder: PartyId, context: LineContext, verb: string): readonly Content[] {
  const start = c.at;
  // "controls 30% of the votes of B" is a figure; control itself is not stated by it.
  if (takeShare(c, context.source.manner, 'votes') !== undefined) {
    c.at = start;
    return held(c, holder, context, verb, 'votes');
  }
  const draft = relation(holder, []);
  const stops = [...HOW, ...stopsOf(relationClauses(draft, context), sharedClauses(context))];
  draft.subject = partyOf(readName(c, { stops, what: 'the company controlled' }), context);
  draft.interests.push(controlInterest(c.take(HOW), directnessBy(verb, context)));
  return finish(c, draft, context);
}

/** "is controlled by B": the same the other way round. */
export function controlledBy(c: Cursor, company: PartyId, context: LineContext): readonly Content[] {
  const draft = relation('', []);
  const stops = [...HOW, ...stopsOf(relationClauses(draft, context), sharedClauses(context))];
  draft.subject = company;
  draft.interestedParty = partyOf(readName(c, { stops, what: 'who controls it' }), context);
  draft.interests.push(controlInterest(c.take(HOW), directnessOf(context)));
  return finish(c, draft, context);
}

const directnessBy = (verb: string, context: LineContext): InterestDraft['directness'] => {
  if (verb.startsWith('directly')) return 'direct';
  return verb.startsWith('indirectly') ? 'indirect' : directnessOf(context);
};

function controlInterest(how: string | undefined, directness: InterestDraft['directness']): InterestDraft {
  if (how === 'by contract') return { interestType: 'rightsGrantedByContract', directness, control: 'contract' };
  if (how === 'through the board') return { interestType: 'appointmentOfBoard', directness, control: 'board' };
  if (how === 'through the articles')
    return { interestType: 'controlViaCompanyRulesOrArticles', directness, control: 'stated' };
  if (how === 'by law') return { interestType: 'controlByLegalFramework', directness, control: 'stated' };
  return { interestType: 'otherInfluenceOrControl', directness, control: 'stated' };
}

function appoints(c: Cursor, holder: PartyId, context: LineContext): readonly Content[] {
  if (c.take(MAJORITY_OF_BOARD) === undefined) {
    c.fail('is not a right over the board', '"the majority of the board of" and a company', 'notation-word', [
      'the',
      'majority',
    ]);
  }
  const draft = relation(holder, [controlInterest('through the board', directnessOf(context))]);
  const stops = stopsOf(relationClauses(draft, context), sharedClauses(context));
  draft.subject = partyOf(readName(c, { stops, what: 'the company' }), context);
  return finish(c, draft, context);
}

/**
 * "is the controlling shareholder of B": shares, more than none, and control. "is the largest shareholder of B": shares,
 * more than none, and the rank in the source's word; a rank is no figure.
 */
export function shareholderOf(
  c: Cursor,
  holder: PartyId,
  rank: string,
  context: LineContext,
): readonly ContentOf<'relationship'>[] {
  const directness = directnessOf(context);
  const words = rank === '' ? 'shareholder' : `${rank} shareholder`;
  const shares: InterestDraft = {
    interestType: 'shareholding',
    directness,
    share: ranked(context.source.manner, rank, words),
  };
  const control = controlInterest(undefined, directness);
  const draft = relation(holder, [shares]);
  if (rank === 'controlling') draft.paired.push(control);
  const stops = stopsOf(relationClauses(draft, context), sharedClauses(context));
  draft.subject = partyOf(readName(c, { stops, what: 'the company' }), context);
  return finish(c, draft, context);
}

/** A sole shareholder has all, a majority more than half; any other rank is more than none. */
function ranked(manner: Manner, rank: string, words: string): Share {
  if (rank === 'sole') return allOf(manner, words);
  const share = rank === 'majority' || rank === 'minority' ? takeShare(new Cursor(`a ${rank}`), manner) : undefined;
  return share === undefined ? someOf(manner, words) : { ...share, words };
}

export const CONTROLS: readonly Sentence[] = [
  {
    verbs: ['controls', 'directly controls', 'indirectly controls'],
    read: (c, [a], context, verb) => controls(c, partyOf(a, context), context, verb),
  },
  { verbs: ['is controlled by'], read: (c, [a], context) => controlledBy(c, partyOf(a, context), context) },
  { verbs: ['can appoint', 'appoints'], read: (c, [a], context) => appoints(c, partyOf(a, context), context) },
];
