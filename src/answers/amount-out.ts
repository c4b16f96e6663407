/** How much a scenario moves, as answers give it: in the words of the sentence, and as they were read. */
import { z } from 'zod';
import { type Amount, isHedged } from '../snapshot/amount.ts';
import { type Change, moved, withChanges } from '../snapshot/change.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { sameInterval } from '../terms/interval.ts';
import { partyOut } from './context.ts';
import { PartyOut, ShareOut } from './envelope.ts';
import { changeText } from './scenario-words.ts';
import { shareOut } from './share-out.ts';

export const AmountOut = z.strictObject({
  /** what the words allow, in per cent */
  share: ShareOut,
  /** the words as written, where they allow more than one number */
  words: z.string().optional(),
  /** what of it can move, where the seller cannot have all that the words allow */
  moves: ShareOut.optional(),
});
export type AmountOut = z.infer<typeof AmountOut>;

export const ChangeOut = z.strictObject({
  kind: z.enum(['transfer', 'issue', 'spin-off', 'conversion', 'concert']),
  text: z.string(),
  company: PartyOut.optional(),
  from: PartyOut.optional(),
  to: PartyOut.optional(),
  amount: AmountOut.optional(),
});
export type ChangeOut = z.infer<typeof ChangeOut>;

export const amountOut = ({ bounds, words }: Amount): AmountOut => ({
  share: shareOut(bounds),
  ...(words === undefined ? {} : { words }),
});

/** The changes of a scenario in order, each on what the ones before it leave: who gives, who gets, and how much. */
export function changesOut(s: Snapshot, changes: readonly Change[]): readonly ChangeOut[] {
  return changes.map((c, at) => {
    const now = withChanges(s, changes.slice(0, at));
    return { kind: c.kind, text: changeText(s, c, now), ...partiesOut(s, c), ...movesOut(now, c) };
  });
}

function partiesOut(s: Snapshot, c: Change): Partial<ChangeOut> {
  switch (c.kind) {
    case 'concert':
      return {};
    case 'transfer':
      return { company: partyOut(s, c.company), from: partyOut(s, c.seller), to: partyOut(s, c.buyer) };
    case 'issue':
      return { company: partyOut(s, c.company), to: partyOut(s, c.buyer) };
    case 'spin-off':
      return { company: partyOut(s, c.company), from: partyOut(s, c.parent) };
    default:
      return { company: partyOut(s, c.company), from: partyOut(s, c.holder) };
  }
}

function movesOut(now: Snapshot, c: Change): Pick<ChangeOut, 'amount'> {
  if (c.kind === 'concert' || c.amount === undefined) return {};
  const said = amountOut(c.amount);
  if (!isHedged(c.amount)) return { amount: said };
  const fits = moved(now, c);
  return { amount: sameInterval(fits, c.amount.bounds) ? said : { ...said, moves: shareOut(fits) } };
}
