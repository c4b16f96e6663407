/** Holdings told from below or by a word: a subsidiary of, owned by, the parent company of, a nominee for. */
import type { PartyId } from '../../statements/types.ts';
import type { Share } from '../../terms/share.ts';
import { sharedClauses, stopsOf } from './clauses.ts';
import { type Content, type LineContext, partyOf, present } from './context.ts';
import { controlledBy } from './control.ts';
import { Cursor } from './cursor.ts';
import { allOf, takeShare } from './figure.ts';
import { type Mention, readName } from './name.ts';
import { phrases } from './phrase.ts';
import {
  directnessOf,
  finish,
  type InterestDraft,
  interestOf,
  readHeld,
  relation,
  relationClauses,
} from './relation.ts';

const IN = phrases('in');

/** "A is a wholly owned subsidiary of B" is told of A and says what B holds. */
export function subsidiary(c: Cursor, company: PartyId, words: string, context: LineContext): readonly Content[] {
  const { manner } = context.source;
  const whole = /^(?:wholly|fully)[\s-]owned/.test(words);
  if (!whole && !words.startsWith('majority')) return controlledBy(c, company, context);
  const share = whole ? allOf(manner, words) : takeShare(new Cursor('a majority'), manner);
  return ownedBy(c, company, { ...(share ?? allOf(manner, words)), words }, context);
}

export function parent(c: Cursor, holder: PartyId, context: LineContext): readonly Content[] {
  const interest = {
    interestType: 'otherInfluenceOrControl',
    directness: directnessOf(context),
    control: 'stated',
  } as const;
  return readHeld(c, relation(holder, [interest]), context);
}

/** A conclusion of the source's, not a holding: kept in its words, and it takes no room in any column. */
export function beneficialOwner(c: Cursor, holder: PartyId, words: string, context: LineContext): readonly Content[] {
  const interest = { interestType: 'unknownInterest', directness: 'unknown', details: words } as const;
  return readHeld(c, relation(holder, [interest]), context);
}

/** "A is a nominee for B in C": holder of record, how much is not said. */
export function nominee(c: Cursor, holder: PartyId, context: LineContext): readonly Content[] {
  const draft = relation(holder, [{ interestType: 'shareholding', directness: directnessOf(context) }]);
  draft.nomineeFor = partyOf(readName(c, { stops: IN, what: 'for whom it is held' }), context);
  if (c.take(IN) === undefined) c.fail('does not say in which company', '"in" and a company after the nominator');
  return readHeld(c, draft, context);
}

/** "A is owned by B", "A is 60% owned by B", "A is wholly owned by B". */
function ownedBy(c: Cursor, company: PartyId, share: Share | undefined, context: LineContext): readonly Content[] {
  const interest = { interestType: interestOf(share), directness: directnessOf(context), ...present({ share }) };
  const draft = relation('', [interest as InterestDraft]);
  const stops = stopsOf(relationClauses(draft, context), sharedClauses(context));
  draft.subject = company;
  draft.interestedParty = partyOf(readName(c, { stops, what: 'who owns it' }), context);
  return finish(c, draft, context);
}
const OWNED_BY = phrases('owned by', 'held by');
const HOLDER_OF = phrases('shareholder of', 'shareholder in', 'holder of', 'owner of');
const A = phrases('a', 'an', 'the');

/** A share before "owned by" or "shareholder of": "is 60% owned by B", "is a 5% shareholder of B". */
export function takeOwned(c: Cursor, m: Mention, context: LineContext): readonly Content[] | undefined {
  const start = c.at;
  c.take(A);
  const share = takeShare(c, context.source.manner);
  if (c.take(OWNED_BY) !== undefined) return ownedBy(c, partyOf(m, context), share, context);
  if (share?.figure !== undefined && c.take(HOLDER_OF) !== undefined) {
    const interest: InterestDraft = { interestType: interestOf(share), directness: directnessOf(context), share };
    return readHeld(c, relation(partyOf(m, context), [interest]), context);
  }
  c.at = start;
  return undefined;
}
