/** owns, holds, has, jointly own: figures of shares, votes and profits. */

import type { PartyId } from '../../statements/types.ts';
import { isInterestType } from '../../terms/interest-types.ts';
import { identifierOf } from './about.ts';
import { type Content, jointOf, type LineContext, partyOf } from './context.ts';
import { type Cursor, phrase, phrases } from './cursor.ts';
import { allOf, someOf, takeShare } from './figure.ts';
import type { Mention } from './name.ts';
import { codedInterest, directnessOf, type InterestDraft, interestOf, readHeld, relation } from './relation.ts';
import type { Sentence } from './sentence-types.ts';

const OF = phrases('of', 'in');
const IN = phrases('in');
const STAKE = phrases('stake', 'interest', 'holding', 'a stake', 'an interest');
const ALL_OF = phrases('all of', 'the whole of');
const PART_OF = phrases('part of', 'some of');
const NO_INTEREST = phrase('no interest in');

function held(c: Cursor, holder: PartyId, context: LineContext): readonly Content[] {
  const { manner } = context.source;
  const directness = directnessOf(context);
  const all = c.take(ALL_OF);
  const part = all === undefined ? c.take(PART_OF) : undefined;
  if (all !== undefined || part !== undefined) {
    const share = all === undefined ? someOf(manner, part ?? '') : allOf(manner, all);
    return readHeld(c, relation(holder, [{ interestType: 'shareholding', directness, share }]), context);
  }
  const share = takeShare(c, manner);
  if (share === undefined)
    return readHeld(c, relation(holder, [{ interestType: 'shareholding', directness }]), context);
  const draft: InterestDraft = { interestType: interestOf(share), directness, share };
  if (share.of.startsWith('class:')) draft.class = share.of.slice('class:'.length);
  c.take(STAKE);
  if (c.take(OF) === undefined) c.fail('does not say of which company', '"of" and a company after the share');
  return readHeld(c, relation(holder, [draft]), context);
}

/** "has 30% of the profits of B", "has votingRights of 30% in B", "has LEI …". */
function has(c: Cursor, subject: Mention, context: LineContext): readonly Content[] {
  const identified = identifierOf(c, subject, context);
  if (identified !== undefined) return identified;
  const holder = partyOf(subject, context);
  if (c.sees(NO_INTEREST)) {
    c.take([NO_INTEREST]);
    return readHeld(c, relation(holder, []), context);
  }
  const start = c.at;
  const code = c.word() ?? '';
  c.at = start;
  if (!isInterestType(code)) return held(c, holder, context);
  const draft = codedInterest(c, context);
  if (c.take(IN) === undefined) c.fail('does not say in which company', '"in" and a company after the interest');
  return readHeld(c, relation(holder, [draft]), context);
}

function wholly(c: Cursor, subject: Mention, context: LineContext, verb: string): readonly Content[] {
  const share = allOf(context.source.manner, verb);
  const interest: InterestDraft = { interestType: 'shareholding', directness: directnessOf(context), share };
  return readHeld(c, relation(partyOf(subject, context), [interest]), context);
}

export const HOLDINGS: readonly Sentence[] = [
  { verbs: ['owns', 'holds'], read: (c, [a], context) => held(c, partyOf(a, context), context) },
  { verbs: ['has'], read: (c, [a], context) => has(c, a, context) },
  { verbs: ['wholly owns', 'fully owns'], read: (c, [a], context, verb) => wholly(c, a, context, verb) },
  {
    verbs: ['jointly own', 'jointly hold', 'together own', 'together hold'],
    many: true,
    read: (c, all, context) => held(c, jointOf(all, context), context),
  },
  {
    verbs: ['own', 'hold'],
    many: true,
    read: (c, all, context) =>
      all.length === 1
        ? held(c, partyOf(all[0], context), context)
        : c.fail(
            'leaves open how much each holds',
            '"jointly own" for one holding of several, or one line a holder',
            'notation-word',
          ),
  },
];
