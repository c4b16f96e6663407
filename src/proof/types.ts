/**
 * A proof as data: what it starts from (premises, each with the statements it rests on) and steps a reader can redo by
 * hand. Numbers are exact fractions as text, parties are ids, so that a proof stands without the engine.
 */
import { z } from 'zod';

import { Ends, Exactly, Measure, MOST_LINES, Party, Premise, Undisclosed, Verdict } from './premise-types.ts';
import {
  BetweenStep,
  ControlledStep,
  IndirectStep,
  RightStep,
  RoleStep,
  VerdictStep,
  WeighedStep,
} from './ruled-types.ts';

export type {
  ClaimPremise,
  ColumnPremise,
  ControlPremise,
  FiledPremise,
  HoldingPremise,
  KinPremise,
  MembersPremise,
  OfficePremise,
  ToldPremise,
} from './premise-types.ts';
export { Ends, MOST_LINES, Premise } from './premise-types.ts';
export {
  BetweenStep,
  ControlledStep,
  IndirectStep,
  RightStep,
  RoleStep,
  VerdictStep,
  WeighedStep,
} from './ruled-types.ts';

/**
 * A bound on what a set holds in a column, by adding up inequalities: each claim or the column's own sum, taken `times`
 * (negative: its upper side), and for every holder the end that its remaining coefficient asks for.
 */
export const SumProof = z.strictObject({
  bound: Exactly,
  open: z.boolean(),
  uses: z.array(z.strictObject({ constraint: z.string(), times: z.union([z.literal(1), z.literal(-1)]) })).max(64),
});
export type SumProof = z.infer<typeof SumProof>;

const Line = z.strictObject({ party: Party, value: Exactly, open: z.boolean(), rank: z.int().min(0) });
export type LineOut = z.infer<typeof Line>;

export const OwnershipStep = z.strictObject({
  id: z.string(),
  kind: z.literal('ownership'),
  measure: Measure,
  undisclosed: Undisclosed,
  holders: z.array(Party),
  company: Party,
  share: Ends,
  upper: z.array(Line).max(MOST_LINES),
  lower: z.array(Line).max(MOST_LINES),
});
export type OwnershipStep = z.infer<typeof OwnershipStep>;

/** What runs through a party when the company is poured up its owners; `loop`: members of one loop share a number, from 1. */
const FlowLine = z.strictObject({ party: Party, loop: z.int().min(0), ...Ends.shape });
/** Everybody's part of one company at once; the undeclared rest counts for nobody. */
export const FlowStep = z.strictObject({
  id: z.string(),
  kind: z.literal('flow'),
  measure: Measure,
  company: Party,
  /** the company first, and each party after all it holds of, its own loop apart */
  lines: z.array(FlowLine).min(1).max(MOST_LINES),
});
export type FlowStep = z.infer<typeof FlowStep>;

const ControlOptions = z.strictObject({
  measure: Measure,
  undisclosed: Undisclosed,
  quota: Exactly,
  inclusive: z.boolean(),
  stated: z.boolean(),
});
/** Derivation of what is certain, in order, and the set outside which nothing above `target` is even possible. */
export const VotesStep = z.strictObject({
  id: z.string(),
  kind: z.literal('votes'),
  seed: z.array(Party),
  company: Party,
  options: ControlOptions,
  /** a pact's member, or what it controls alone, counts with the pact only in the companies named */
  limited: z.array(z.strictObject({ party: Party, root: Party, companies: z.array(Party) })).optional(),
  certain: z.array(
    z.strictObject({ company: Party, basis: z.string(), through: z.array(Party), least: SumProof.optional() }),
  ),
  possible: z.array(Party),
  /** companies above the target, outside the possible set, in which the set votes: the most it can have */
  outside: z.array(z.strictObject({ company: Party, most: SumProof })),
  share: Ends,
  least: SumProof,
  most: SumProof,
  /** is the company itself controlled */
  verdict: Verdict,
});
export type VotesStep = z.infer<typeof VotesStep>;

/**
 * A derivation of control where a majority of the shares is control too: each link is one of shares or of votes. It
 * proves no share of its own.
 */
export const HandsStep = z.strictObject({
  id: z.string(),
  kind: z.literal('hands'),
  seed: z.array(Party),
  company: Party,
  options: ControlOptions,
  certain: z.array(
    z.strictObject({
      company: Party,
      measure: Measure,
      basis: z.string(),
      through: z.array(Party),
      least: SumProof.optional(),
    }),
  ),
  possible: z.array(Party),
  outside: z.array(z.strictObject({ company: Party, measure: Measure, most: SumProof })),
});
export type HandsStep = z.infer<typeof HandsStep>;

/** What a derivation of control says, whatever it goes on to prove. */
export type Derivation = Pick<VotesStep, 'seed' | 'company' | 'possible'> & {
  readonly limited?: VotesStep['limited'];
  readonly certain: readonly { readonly company: string }[];
};

export const JointStep = z.strictObject({
  id: z.string(),
  kind: z.literal('joint'),
  measure: Measure,
  undisclosed: Undisclosed,
  set: z.array(Party),
  company: Party,
  share: Ends,
  least: SumProof,
  most: SumProof,
});
export type JointStep = z.infer<typeof JointStep>;

/**
 * The whole part, in shares or votes, of everybody a `votes` or `hands` step before it derives: at least what those it certainly
 * controls hold with the seed, at most what those it possibly controls do. `set`: the seed.
 */
export const CreditedStep = z.strictObject({
  id: z.string(),
  kind: z.literal('credited'),
  /** the seed's own part left out: what it controls holds alone */
  apart: z.literal(true).optional(),
  measure: Measure,
  set: z.array(Party),
  company: Party,
  share: Ends,
  least: SumProof,
  most: SumProof,
  rests: z.string(),
});
export type CreditedStep = z.infer<typeof CreditedStep>;

/** The share of a step before, or more where the party filed more under the rule. */
export const FiledStep = z.strictObject({
  id: z.string(),
  kind: z.literal('filed'),
  rule: z.string(),
  measure: Measure,
  set: z.array(Party),
  company: Party,
  share: Ends,
  figures: z.array(z.string()).min(1),
  rests: z.string(),
});
export type FiledStep = z.infer<typeof FiledStep>;

/** A member has the whole of what joint holders have, which a `credited` or `deemed` step before proves of them all. */
export const MemberStep = z.strictObject({
  id: z.string(),
  kind: z.literal('member'),
  measure: Measure,
  set: z.array(Party),
  company: Party,
  share: Ends,
  joints: z.array(z.string()).min(1),
  rests: z.string(),
});
export type MemberStep = z.infer<typeof MemberStep>;

/** The votes of a person, or of a pact, with those of kin, each with what that one controls alone. */
export const HouseholdStep = z.strictObject({
  id: z.string(),
  kind: z.literal('household'),
  measure: z.literal('votes'),
  set: z.array(Party),
  company: Party,
  share: Ends,
  least: SumProof,
  most: SumProof,
  own: z.string(),
  kin: z.array(z.strictObject({ premise: z.string(), votes: z.string() })).min(1),
});
export type HouseholdStep = z.infer<typeof HouseholdStep>;

/**
 * What a `votes` step derives, and holders of the company in which that set has the votes that are deemed enough: one
 * step and no further. `deemed`: surely; `outside`: surely not; any other holder may be.
 */
export const DeemedStep = z.strictObject({
  id: z.string(),
  kind: z.literal('deemed'),
  measure: Measure,
  set: z.array(Party),
  company: Party,
  quota: Exactly,
  inclusive: z.boolean(),
  share: Ends,
  least: SumProof,
  most: SumProof,
  deemed: z.array(z.strictObject({ entity: Party, least: SumProof })).max(MOST_LINES),
  outside: z.array(z.strictObject({ entity: Party, most: SumProof })).max(MOST_LINES),
  rests: z.string(),
});
export type DeemedStep = z.infer<typeof DeemedStep>;

export const TIES = [
  'common-controller',
  'direct-stake',
  'common-holder',
  'joint-holding',
  'joint-investment',
  'transfer',
  'concert',
  'founder',
  'office',
  'customer',
  'family',
  'other',
  'chain',
] as const;
/** How two parties are tied. Each link rests on a premise, or on the `votes` step that derives control. */
export const TieStep = z.strictObject({
  id: z.string(),
  kind: z.literal('tie'),
  how: z.enum(TIES),
  a: Party,
  b: Party,
  links: z
    .array(z.strictObject({ from: Party, to: Party, rests: z.string() }))
    .min(1)
    .max(16),
  share: Ends.optional(),
});
export type TieStep = z.infer<typeof TieStep>;

/** Power indices of a company, counted coalition by coalition. `votes`: the `joint` step that shows a player's figure. */
export const PowerStep = z.strictObject({
  id: z.string(),
  kind: z.literal('power'),
  company: Party,
  quota: Exactly,
  inclusive: z.boolean(),
  players: z.array(z.strictObject({ members: z.array(Party).min(1), votes: z.string() })).max(64),
  indices: z.array(
    z.strictObject({
      name: z.enum([
        'shapley-shubik',
        'banzhaf-normalised',
        'banzhaf-absolute',
        'deegan-packel',
        'coleman-prevent',
        'coleman-initiate',
      ]),
      values: z.array(Exactly),
    }),
  ),
  act: Exactly.optional(),
});
export type PowerStep = z.infer<typeof PowerStep>;

export const Step = z.discriminatedUnion('kind', [
  OwnershipStep,
  FlowStep,
  VotesStep,
  HandsStep,
  JointStep,
  CreditedStep,
  FiledStep,
  MemberStep,
  HouseholdStep,
  DeemedStep,
  VerdictStep,
  ControlledStep,
  RightStep,
  IndirectStep,
  WeighedStep,
  BetweenStep,
  RoleStep,
  TieStep,
  PowerStep,
]);
export type Step = z.infer<typeof Step>;

/** Something the answer says and no step shows: a limb of a rule, or what is named. */
export const Unproven = z.strictObject({
  rule: z.string().optional(),
  limb: z.string().optional(),
  what: z.string().optional(),
  parties: z.array(Party),
  why: z.string(),
});
export type Unproven = z.infer<typeof Unproven>;

const Written = {
  level: z.enum(['full', 'digest']),
  premises: z.array(Premise).max(MOST_LINES),
  steps: z.array(Step).max(MOST_LINES),
  unproven: z.array(Unproven).max(MOST_LINES).optional(),
};
/**
 * Steps about a state of the facts that is not the answer's own. scenario: what the changes supposed make of the facts, in
 * no source; period: the other day, or the other state of knowledge, of two compared.
 */
export const SideProof = z.strictObject({
  of: z.enum(['scenario', 'period']),
  asAt: z.string(),
  knownAt: z.string(),
  ...Written,
});
export type SideProof = z.infer<typeof SideProof>;

export const Proof = z.strictObject({ ...Written, sides: z.array(SideProof).max(2).optional() });
export type Proof = z.infer<typeof Proof>;
