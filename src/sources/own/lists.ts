/** Complete lists of holders, and classes of shares. */

import type { Share } from '../../terms/share.ts';
import { type ClauseTable, quotedText, readClauses, sets, sharedClauses, stopsOf } from './clauses.ts';
import type { Content, ContentOf, LineContext } from './context.ts';
import { partyOf } from './context.ts';
import type { Cursor } from './cursor.ts';
import { takeShare } from './figure.ts';
import { readName } from './name.ts';
import { phrases } from './phrase.ts';

const LIST = phrases('the list of holders of', 'the list of shareholders of', 'the list of votes of');
const IS_COMPLETE = phrases('is complete', 'are complete');

/** "the list of holders of B is complete": the column adds to 100 %. */
export function completeList(c: Cursor, context: LineContext): readonly Content[] | undefined {
  const which = c.take(LIST);
  if (which === undefined) return undefined;
  const company = partyOf(readName(c, { stops: IS_COMPLETE, what: 'the company' }), context);
  if (c.take(IS_COMPLETE) === undefined)
    c.fail('is not understood here', '"is complete"', 'notation-word', ['is', 'complete']);
  let of: ContentOf<'complete-list'>['of'] = which.endsWith('votes of') ? 'votes' : 'both';
  const clauses: ClauseTable = new Map([
    [
      'for shares',
      () => {
        of = 'shares';
      },
    ],
    [
      'for votes',
      () => {
        of = 'votes';
      },
    ],
  ]);
  readClauses(c, clauses, sharedClauses(context));
  return [{ kind: 'complete-list', company, of }];
}

type ClassDraft = { -readonly [K in keyof ContentOf<'share-class'>]: ContentOf<'share-class'>[K] };
const CLASS = phrases('class');
const OF = phrases('of');
const IS = phrases('is', 'has', 'exists');
const VOTES = /(\d+(?:\.\d+)?)\s+votes?\s+(?:a|per)\s+share(?![\p{L}])/iuy;

/** "class B of Kingsoft is 40% of the capital with 90% of the votes", "class B of X has 10 votes a share". */
export function shareClass(c: Cursor, context: LineContext): readonly Content[] | undefined {
  const start = c.at;
  if (c.take(CLASS) === undefined) return undefined;
  const name = c.wordOrQuoted();
  if (name === undefined || c.take(OF) === undefined) {
    c.at = start;
    return undefined;
  }
  const draft: ClassDraft = { kind: 'share-class', company: '', class: name };
  const stops = [...IS, ...stopsOf(sharedClauses(context))];
  draft.company = partyOf(readName(c, { stops, what: 'the company' }), context);
  const verb = c.take(IS);
  if (verb === 'is') weights(c, draft, context);
  else if (verb === 'has') votesPerShare(c, draft);
  readClauses(c, moreWeights(draft, context), sharedClauses(context));
  return [draft];
}

function moreWeights(draft: ClassDraft, context: LineContext): ClauseTable {
  const self = (): ClassDraft => draft;
  return new Map<string, (c: Cursor) => void>([
    ['with', (c) => weights(c, draft, context)],
    ['and', (c) => weights(c, draft, context)],
    ['capital', sets(self, 'capital', (c) => shareHere(c, context))],
    ['votes', sets(self, 'votes', (c) => shareHere(c, context))],
    ['votes per share', sets(self, 'votesPerShare', (c) => quotedText(c, 'the number of votes'))],
  ]);
}

const shareHere = (c: Cursor, context: LineContext): Share =>
  takeShare(c, context.source.manner) ?? c.fail('is not a share', 'a share in braces', 'bad-share');

function weights(c: Cursor, draft: ClassDraft, context: LineContext): void {
  c.skip();
  VOTES.lastIndex = c.at;
  if (VOTES.test(c.text)) {
    votesPerShare(c, draft);
    return;
  }
  const share = takeShare(c, context.source.manner, 'capital');
  if (share === undefined) c.fail('is not a share', 'a share of the capital or of the votes', 'bad-share');
  if (share.of === 'votes') draft.votes = share;
  else draft.capital = { ...share, of: 'capital' };
}

function votesPerShare(c: Cursor, draft: ClassDraft): void {
  c.skip();
  VOTES.lastIndex = c.at;
  const match = VOTES.exec(c.text);
  if (match === null) c.fail('is not a number of votes', 'a number and "votes a share"');
  c.at = VOTES.lastIndex;
  draft.votesPerShare = match[1] as string;
}
