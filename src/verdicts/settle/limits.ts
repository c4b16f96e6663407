/** Shared by the ways to settle a verdict. */
import type { Snapshot } from '../../snapshot/types.ts';
import type { RuleVerdict } from '../types.ts';

/** The same party and company judged on other facts; undefined where one of them is not there. */
export type Rejudge = (snapshot: Snapshot) => RuleVerdict | undefined;

/** Open points and holdings looked at, at most; the rest are told of by the answer's own open points and rows. */
export const MOST_FACTS = 12;
