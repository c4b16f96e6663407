/** owns, holds, has, jointly own: figures of shares, votes and profits. */

import type { Directness, PartyId } from '../../statements/types.ts';
import { isInterestType } from '../../terms/interest-types.ts';
import type { ShareOf } from '../../terms/share.ts';
import { identifierOf } from './about.ts';
import { type Content, type ContentOf, jointOf, type LineContext, partyOf } from './context.ts';
import type { Cursor } from './cursor.ts';
import { allOf, someOf, takeShare, takeStake } from './figure.ts';
import type { Mention } from './name.ts';
import { phrase, phrases } from './phrase.ts';
import { codedInterest, directnessOf, type InterestDraft, interestOf, readHeld, relation } from './relation.ts';
import type { Sentence } from './sentence-types.ts';

const OF = phrases('of', 'in');
const IN = phrases('in');
const STAKE = phrases('stake', 'interest', 'holding', 'a stake', 'an interest');
const ALL_OF = phrases('all of', 'the whole of');
const PART_OF = phrases(
  'part of',
  'some of',
  'shares of',
  'shares in',
  'part of the shares of',
  'an undisclosed stake in',
  'an unknown share of',
  'an unknown stake in',
);
const NO_INTEREST = phrase('no interest in');
const DIRECT = phrases('directly', 'indirectly', 'in total', 'of unknown directness');
const DIRECTNESS_WORDS = new Map<string, Directness>([
  ['directly', 'direct'],
  ['indirectly', 'indirect'],
  ['in total', 'total'],
  ['of unknown directness', 'unknown'],
]);

/** "29.9% directly of B": the words between the share and the company. */
function takeDirectness(c: Cursor): Directness | undefined {
  return DIRECTNESS_WORDS.get(c.take(DIRECT) ?? '');
}

/** What is held, from behind the verb. `verb`: "owns", or "indirectly owns". `of`: what a plain figure is a share of. */
export function held(c: Cursor, holder: PartyId, context: LineContext, verb: string, of?: ShareOf): readonly Held[] {
  const { manner } = context.source;
  const said = DIRECTNESS_WORDS.get(verb.split(' ')[0] ?? '') ?? takeDirectness(c);
  const directness = said ?? directnessOf(context);
  const all = c.take(ALL_OF);
  const part = all === undefined ? c.take(PART_OF) : undefined;
  if (all !== undefined || part !== undefined) {
    const share = all === undefined ? someOf(manner, part ?? '') : allOf(manner, all);
    return readHeld(c, relation(holder, [{ interestType: 'shareholding', directness, share }]), context);
  }
  const stake = takeStake(c);
  const share = takeShare(c, manner, of);
  if (share === undefined) refuseCount(c);
  if (share === undefined)
    return readHeld(c, relation(holder, [{ interestType: 'shareholding', directness }]), context);
  const draft: InterestDraft = { interestType: interestOf(share), directness: stake ?? directness, share };
  if (share.of.startsWith('class:')) draft.class = share.of.slice('class:'.length);
  c.take(STAKE);
  draft.directness = takeDirectness(c) ?? draft.directness;
  if (c.take(OF) === undefined) c.fail('does not say of which company', '"of" and a company after the share');
  return readHeld(c, relation(holder, [draft]), context);
}
/** "12,000 shares of B": of how many is not said, so it is no share. */
function refuseCount(c: Cursor): void {
  c.skip();
  if (!/^\d[\d,. ]*\s+(?:\p{L}+\s+){0,2}(?:shares|votes|stocks|units)(?![\p{L}])/iu.test(c.text.slice(c.at))) return;
  c.fail('is a number of shares, not a share', 'a share in per cent, such as 29.9%', 'bad-share');
}

type Held = ContentOf<'relationship'>;

/** "owned", "held": over by now, so a day is wanted on which it still stood or ended, or it would look alive. */
function heldOnce(c: Cursor, holder: PartyId, context: LineContext, verb: string): readonly Held[] {
  const contents = held(c, holder, context, verb);
  const dated = context.shared.statementDate !== undefined || contents[0]?.interests[0]?.endDate !== undefined;
  return dated ? contents : c.fail('does not say when', `"until" or "as of" and a date after "${verb}"`);
}

/** "A and B each own 30% of C": one statement a holder. */
function heldByEach(c: Cursor, holders: readonly PartyId[], context: LineContext): readonly Held[] {
  const [first, ...others] = holders;
  if (first === undefined) return [];
  const said = held(c, first, context, 'own');
  return [first, ...others].flatMap((interestedParty) => said.map((content) => ({ ...content, interestedParty })));
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
  if (!isInterestType(code)) return held(c, holder, context, 'has');
  const draft = codedInterest(c, context);
  draft.directness = takeDirectness(c) ?? draft.directness;
  if (c.take(IN) === undefined) c.fail('does not say in which company', '"in" and a company after the interest');
  return readHeld(c, relation(holder, [draft]), context);
}

/** Of all of it; `holder` is read by the caller where the sentence turns round ("a wholly owned subsidiary of B"). */
function wholly(c: Cursor, subject: Mention, context: LineContext, verb: string): readonly Content[] {
  const share = allOf(context.source.manner, verb);
  const interest: InterestDraft = { interestType: 'shareholding', directness: directnessOf(context), share };
  return readHeld(c, relation(partyOf(subject, context), [interest]), context);
}

const ADVERBS = ['directly', 'indirectly'];
const withAdverbs = (...verbs: readonly string[]): string[] => [
  ...verbs,
  ...ADVERBS.flatMap((a) => verbs.map((verb) => `${a} ${verb}`)),
];

export const HOLDINGS: readonly Sentence[] = [
  {
    verbs: [...withAdverbs('owns', 'holds'), 'keeps', 'retains', 'continues to hold'],
    read: (c, [a], context, verb) => held(c, partyOf(a, context), context, verb),
  },
  {
    verbs: withAdverbs('owned', 'held'),
    read: (c, [a], context, verb) => heldOnce(c, partyOf(a, context), context, verb),
  },
  { verbs: ['has'], read: (c, [a], context) => has(c, a, context) },
  { verbs: ['wholly owns', 'fully owns'], read: (c, [a], context, verb) => wholly(c, a, context, verb) },
  {
    verbs: ['jointly own', 'jointly hold', 'together own', 'together hold'],
    many: true,
    read: (c, all, context) => held(c, jointOf(all, context), context, 'own'),
  },
  {
    verbs: ['each own', 'each hold'],
    many: true,
    read: (c, all, context) =>
      heldByEach(
        c,
        all.map((m) => partyOf(m, context)),
        context,
      ),
  },
  {
    verbs: ['own', 'hold'],
    many: true,
    read: (c, all, context) =>
      all.length === 1
        ? held(c, partyOf(all[0], context), context, 'own')
        : c.fail(
            'leaves open how much each holds',
            '"jointly own" for one holding of several, "each own" for one each',
            'notation-word',
          ),
  },
];
