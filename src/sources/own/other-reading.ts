/** Another reading of a suspect passage: "printed as Xiaomi, perhaps Kingsoft", "perhaps 19.9%, because …". */
import type { PartyId } from '../../statements/types.ts';
import { quotedText } from './clauses.ts';
import type { LineContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import { takeShare } from './figure.ts';
import { defaultOf } from './of-what.ts';
import { phrase, phrases } from './phrase.ts';
import type { ReadingDraft, RelationDraft } from './relation.ts';

export function printedAs(c: Cursor, draft: RelationDraft, party: (c: Cursor, what: string) => PartyId): void {
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
export function perhaps(
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

export function because(c: Cursor, draft: RelationDraft): void {
  const reading = draft.readings.at(-1);
  if (reading === undefined) c.fail('has no other reading before it', '"perhaps" and another reading first');
  reading.reason = quotedText(c, 'the reason');
}
