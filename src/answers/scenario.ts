/** The changes a question supposes, made whole and found possible, before anything is worked out under them. */
import { type Change, impossible, withChanges } from '../snapshot/change.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { LookthroughError } from '../terms/problem.ts';
import { changeText } from './scenario-words.ts';

/**
 * @param changes in order, each on what the ones before it leave
 * @throws LookthroughError usage: a seller certainly has less than it sells
 */
export function supposed(s: Snapshot, changes: readonly Change[], subject: Node): readonly Change[] {
  const whole = changes.map((c) => namingIssuer(c, subject));
  for (const [at, c] of whole.entries()) {
    const now = withChanges(s, whole.slice(0, at));
    if (!impossible(now, c)) continue;
    throw new LookthroughError('usage', `${changeText(s, c)}: the seller certainly has less than that`);
  }
  return whole;
}

/** A pact that names no company is one over the company asked about. */
const namingIssuer = (c: Change, subject: Node): Change =>
  c.kind === 'concert' && c.issuers.length === 0 ? { ...c, issuers: [subject] } : c;
