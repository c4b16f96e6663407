/** controls, can appoint the majority of the board, is the controlling shareholder: power that is stated, not counted. */
import type { PartyId } from '../../statements/types.ts';
import { sharedClauses, stopsOf } from './clauses.ts';
import type { Content, LineContext } from './context.ts';
import { partyOf } from './context.ts';
import { type Cursor, phrases } from './cursor.ts';
import { someOf } from './figure.ts';
import { readName } from './name.ts';
import { directnessOf, finish, type InterestDraft, relation, relationClauses } from './relation.ts';
import type { Sentence } from './sentence-types.ts';

const HOW = phrases('by contract', 'through the board', 'through the articles', 'by law');
const MAJORITY_OF_BOARD = phrases('the majority of the board of', 'a majority of the board of', 'most of the board of');

function controls(c: Cursor, holder: PartyId, context: LineContext): readonly Content[] {
  const directness = directnessOf(context);
  const draft = relation(holder, []);
  const stops = [...HOW, ...stopsOf(relationClauses(draft, context), sharedClauses(context))];
  draft.subject = partyOf(readName(c, { stops, what: 'the company controlled' }), context);
  draft.interests.push(controlInterest(c.take(HOW), directness));
  return finish(c, draft, context);
}

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
export function shareholderOf(c: Cursor, holder: PartyId, rank: string, context: LineContext): readonly Content[] {
  const directness = directnessOf(context);
  const words = rank === '' ? 'shareholder' : `${rank} shareholder`;
  const shares: InterestDraft = {
    interestType: 'shareholding',
    directness,
    share: someOf(context.source.manner, words),
  };
  const control = controlInterest(undefined, directness);
  const draft = relation(holder, [shares]);
  if (rank === 'controlling') draft.paired.push(control);
  const stops = stopsOf(relationClauses(draft, context), sharedClauses(context));
  draft.subject = partyOf(readName(c, { stops, what: 'the company' }), context);
  return finish(c, draft, context);
}

export const CONTROLS: readonly Sentence[] = [
  { verbs: ['controls'], read: (c, [a], context) => controls(c, partyOf(a, context), context) },
  { verbs: ['can appoint'], read: (c, [a], context) => appoints(c, partyOf(a, context), context) },
];
