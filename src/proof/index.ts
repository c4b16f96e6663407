/** Proofs: built beside an answer, checked by anybody. */

export { REST } from './boxes.ts';
export {
  type Credited,
  FULL_PREMISES,
  type ProofBuilder,
  proofBuilder,
  type StepContent,
  type VerdictClaim,
  type Writing,
} from './builder.ts';
export { type Check, checkProof, type Failure } from './check.ts';
export { MOST_PLAYERS } from './check-power.ts';
export { certainOf, countedIn } from './counted-in.ts';
export { explainProof } from './explain.ts';
export { endsOf, intervalOf } from './numbers.ts';
export { ancestorsByAny } from './reach.ts';
export { replayAgainst } from './replay.ts';
export {
  type DeemedStep,
  type HandsStep,
  Proof,
  type SideProof,
  type SumProof,
  type Unproven,
  type VotesStep,
} from './types.ts';
