/** Every measure under one door. */
export { OwnershipBook } from './bounds/book.ts';
export { type Line, OwnersOf, ownersWithBounds } from './bounds/owners-of.ts';
export {
  type BoundsOptions,
  boundsIn,
  holdingsWithBounds,
  ownershipBounds,
} from './bounds/reference.ts';
export { RegisterBand, type RegisterBounds } from './bounds/register.ts';
export { above, controllersOf } from './control/controllers.ts';
export { attributedIn, attributedVotes, control, controlIn } from './control/reference.ts';
export { VotesBook } from './control/votes-book.ts';
export { type OwnersFound, RegisterOwners } from './integrated-ownership/register.ts';
export { registerFractions } from './integrated-ownership/register-fractions.ts';
export { type JointOptions, jointHolding } from './joint-holding/reference.ts';
export { JointHoldings } from './joint-holding/remembered.ts';
export { allLoops, type Loop, loopsAbove } from './loops/loops.ts';
export { weakestLink } from './paths/weakest-link.ts';
export { remainder } from './remainder/reference.ts';
export { lastingOn } from './ties/lasting.ts';
export { type LeftOut, leftOutBetween } from './ties/left-out.ts';
export { TIE_KINDS, type Tie, type TieKind, type TieStep, tiesBetween } from './ties/reference.ts';
export {
  type Hubs,
  type RegisterTie,
  type RegisterTieOptions,
  type RegisterTieStep,
  RegisterTies,
} from './ties/register.ts';
export type * from './types.ts';
export { type BoundedBanzhaf, type BoundedShapley, boundedBanzhaf, boundedShapley } from './voting-power/bounded.ts';
export { type BoundedOceanic, boundedOceanic } from './voting-power/bounded-oceanic.ts';
export { type CompanyPower, companyPower, type Player, type PowerIndex } from './voting-power/company.ts';
export { dynamic as votingPower } from './voting-power/dynamic.ts';
export { NETWORK_OWNERS, type NetworkPower, networkPower } from './voting-power/network.ts';
export {
  type SampledNetworkPower,
  type SamplingOptions,
  sampledNetworkPower,
} from './voting-power/network-sampled.ts';
export { oceanicShapleyShubik } from './voting-power/oceanic.ts';
export type { WeightedGame } from './voting-power/types.ts';
