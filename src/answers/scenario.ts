/** The changes a question supposes, made whole and found possible, before anything is worked out under them. */
import { roomOf } from '../snapshot/amount.ts';
import { type Change, impossible, sellerOf, withChanges } from '../snapshot/change.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { point } from '../terms/interval.ts';
import { LookthroughError } from '../terms/problem.ts';
import { changeText } from './scenario-words.ts';
import { intervalWords } from './share-out.ts';

/**
 * @param changes in order, each on what the ones before it leave
 * @throws LookthroughError usage: a seller certainly has less than it sells
 */
export function supposed(s: Snapshot, changes: readonly Change[], subject: Node): readonly Change[] {
  const whole = changes.map((c) => namingIssuer(c, subject));
  for (const [at, c] of whole.entries()) {
    const now = withChanges(s, whole.slice(0, at));
    if (!impossible(now, c)) continue;
    throw new LookthroughError(
      'usage',
      `${changeText(s, c)}: the seller certainly has less than that${mostText(now, c)}`,
    );
  }
  return whole;
}

function mostText(s: Snapshot, c: Change): string {
  if (c.kind !== 'transfer' && c.kind !== 'spin-off') return '';
  const { hi, hiOpen } = roomOf(s, sellerOf(c), c.company);
  return `; it can have ${hiOpen ? 'no more than under' : 'at most'} ${intervalWords(point(hi))}`;
}

/** A pact that names no company is one over the company asked about. */
const namingIssuer = (c: Change, subject: Node): Change =>
  c.kind === 'concert' && c.issuers.length === 0 ? { ...c, issuers: [subject] } : c;
