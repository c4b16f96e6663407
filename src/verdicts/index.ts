/** Rules applied to snapshots. */
export { aggregate, type Blocked, shareOf as blockedShare } from './aggregate/engine.ts';
export { ROLES } from './arrangement/roles.ts';
export { Bench, benchOf, type Candidate } from './bench.ts';
export { Beyond } from './beyond.ts';
export { everybodyAbove } from './candidates.ts';
export { atLeast } from './filing.ts';
export { judge, verdictsOn } from './judge.ts';
export { judgeMove, type Move, type MoveVerdict } from './offer/engine.ts';
export { solved } from './settle/cuts.ts';
export type * from './types.ts';
export { verdictOf } from './verdict-of.ts';
export { Workings } from './workings.ts';
