/**
 * A proof as data: what it starts from (premises, each with the statements it rests on) and steps a reader can redo by
 * hand. Numbers are exact fractions as text, parties are ids, so that a proof stands without the engine.
 */
import { z } from 'zod';

/** No proof needs more; a larger one is not read. */
export const MOST_LINES = 200_000;

const Party = z.string().max(4000);
const Exactly = z
  .string()
  .regex(/^-?\d+(\/[1-9]\d*)?$/)
  .max(20_000);
const Ids = z.array(z.string().max(200)).max(MOST_LINES);
export const Ends = z.strictObject({ lo: Exactly, hi: Exactly, loOpen: z.boolean(), hiOpen: z.boolean() });
export type Ends = z.infer<typeof Ends>;

const Measure = z.enum(['economic', 'votes']);
const Undisclosed = z.enum(['declared', 'anyone']);

/** Everybody declared in one company's column; a party that is not listed holds nothing declared. */
export const ColumnPremise = z.strictObject({
  id: z.string(),
  kind: z.literal('column'),
  measure: Measure,
  company: Party,
  name: z.string(),
  capacity: Exactly,
  complete: z.boolean(),
  holders: z.array(z.strictObject({ party: Party, name: z.string(), ...Ends.shape, statements: Ids })).max(MOST_LINES),
});
/** A column too many to print: its SHA-256 stands for it, and only the data can replay it. */
export const DigestPremise = z.strictObject({
  id: z.string(),
  kind: z.literal('digest'),
  measure: Measure,
  company: Party,
  name: z.string(),
  digest: z.string(),
});
/** The members together hold at least total.lo; with `cap`, the counted ones at most total.hi. */
export const ClaimPremise = z.strictObject({
  id: z.string(),
  kind: z.literal('claim'),
  company: Party,
  holder: Party,
  counts: z.array(Party),
  total: Ends,
  cap: z.boolean(),
  capCounts: z.array(Party),
  statements: Ids,
});
export const ControlPremise = z.strictObject({
  id: z.string(),
  kind: z.literal('stated-control'),
  controller: Party,
  company: Party,
  basis: z.enum(['stated', 'contract', 'board']),
  assumption: z.string(),
  statements: Ids,
});
export const Premise = z.discriminatedUnion('kind', [ColumnPremise, DigestPremise, ClaimPremise, ControlPremise]);
export type Premise = z.infer<typeof Premise>;
export type ColumnPremise = z.infer<typeof ColumnPremise>;
export type ClaimPremise = z.infer<typeof ClaimPremise>;
export type ControlPremise = z.infer<typeof ControlPremise>;

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
  verdict: z.enum(['yes', 'no', 'cannot-tell']),
});
export type VotesStep = z.infer<typeof VotesStep>;

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
 * The whole part, in shares or votes, of everybody a `votes` step before it derives: at least what those it certainly
 * controls hold with the seed, at most what those it possibly controls do. `set`: the seed.
 */
export const CreditedStep = z.strictObject({
  id: z.string(),
  kind: z.literal('credited'),
  measure: Measure,
  set: z.array(Party),
  company: Party,
  share: Ends,
  least: SumProof,
  most: SumProof,
  rests: z.string(),
});
export type CreditedStep = z.infer<typeof CreditedStep>;

/** A proven share against a line of a rule. `rests`: the step that proves the share. */
export const VerdictStep = z.strictObject({
  id: z.string(),
  kind: z.literal('verdict'),
  rule: z.string(),
  version: z.string(),
  limb: z.string(),
  clause: z.string(),
  parties: z.array(Party),
  share: Ends,
  threshold: Exactly,
  inclusive: z.boolean(),
  verdict: z.enum(['yes', 'no', 'cannot-tell']),
  rests: z.string(),
});
export type VerdictStep = z.infer<typeof VerdictStep>;

export const Step = z.discriminatedUnion('kind', [
  OwnershipStep,
  FlowStep,
  VotesStep,
  JointStep,
  CreditedStep,
  VerdictStep,
]);
export type Step = z.infer<typeof Step>;

export const Proof = z.strictObject({
  level: z.enum(['full', 'digest']),
  premises: z.array(Premise).max(MOST_LINES),
  steps: z.array(Step).max(20_000),
});
export type Proof = z.infer<typeof Proof>;
