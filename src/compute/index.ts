/** Every measure under one door. */
export { above, controllersOf } from './control/controllers.ts';
export { attributedIn, attributedVotes, control, controlIn } from './control/reference.ts';
export { VotesBook } from './control/votes-book.ts';
export { type JointOptions, jointHolding } from './joint-holding/reference.ts';
export type * from './types.ts';
