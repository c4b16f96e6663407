/** What a proof starts from, as data: each premise with the statements it rests on. */
import { z } from 'zod';

/** No proof needs more; a larger one is not read. */
export const MOST_LINES = 200_000;

export const Party = z.string().max(4000);
export const Exactly = z
  .string()
  .regex(/^-?\d+(\/[1-9]\d*)?$/)
  .max(20_000);
export const Ids = z.array(z.string().max(200)).max(MOST_LINES);
export const Ends = z.strictObject({ lo: Exactly, hi: Exactly, loOpen: z.boolean(), hiOpen: z.boolean() });
export type Ends = z.infer<typeof Ends>;

export const Measure = z.enum(['economic', 'votes']);
export const Verdict = z.enum(['yes', 'no', 'cannot-tell']);
export const Undisclosed = z.enum(['declared', 'anyone']);

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
/** A share filed under a rule, which is that rule's own figure. */
export const FiledPremise = z.strictObject({
  id: z.string(),
  kind: z.literal('filed'),
  company: Party,
  name: z.string(),
  holder: Party,
  holderName: z.string(),
  rule: z.string(),
  measure: Measure,
  total: Ends,
  statements: Ids,
});
/** Who holds together: each of the members has the whole. */
export const MembersPremise = z.strictObject({
  id: z.string(),
  kind: z.literal('members'),
  company: Party,
  name: z.string(),
  members: z.array(z.strictObject({ party: Party, name: z.string() })),
});
/** A role in a trust or a like arrangement; `live`: on the day of the answer. */
export const OfficePremise = z.strictObject({
  id: z.string(),
  kind: z.literal('office'),
  company: Party,
  name: z.string(),
  holder: Party,
  holderName: z.string(),
  role: z.string(),
  live: Verdict,
  statements: Ids,
});
/** Kin whose part counts as a person's own under some rules; `counts`: a child's age may not be told. */
export const KinPremise = z.strictObject({
  id: z.string(),
  kind: z.literal('kin'),
  company: Party,
  name: z.string(),
  holder: Party,
  holderName: z.string(),
  kinship: z.string(),
  counts: Verdict,
  statements: Ids,
});
export type KinPremise = z.infer<typeof KinPremise>;
/** One holder's part of a column, where who else holds does not matter. */
export const HoldingPremise = z.strictObject({
  id: z.string(),
  kind: z.literal('holding'),
  measure: Measure,
  company: Party,
  name: z.string(),
  holder: Party,
  holderName: z.string(),
  ...Ends.shape,
  statements: Ids,
});
export type HoldingPremise = z.infer<typeof HoldingPremise>;
/** What one statement says several did, or are to one another. `company`: what was bought, or the first of the parties. */
export const ToldPremise = z.strictObject({
  id: z.string(),
  kind: z.literal('told'),
  company: Party,
  name: z.string(),
  what: z.enum(['commercial', 'family', 'concert', 'founder', 'plan', 'other', 'transaction']),
  /** of a transaction the buyers */
  parties: z.array(Party).max(MOST_LINES),
  sellers: z.array(Party).max(MOST_LINES),
  statements: Ids,
});
export type ToldPremise = z.infer<typeof ToldPremise>;
export const Premise = z.discriminatedUnion('kind', [
  ColumnPremise,
  DigestPremise,
  ClaimPremise,
  ControlPremise,
  FiledPremise,
  MembersPremise,
  OfficePremise,
  KinPremise,
  HoldingPremise,
  ToldPremise,
]);
export type FiledPremise = z.infer<typeof FiledPremise>;
export type MembersPremise = z.infer<typeof MembersPremise>;
export type OfficePremise = z.infer<typeof OfficePremise>;
export type Premise = z.infer<typeof Premise>;
export type ColumnPremise = z.infer<typeof ColumnPremise>;
export type ClaimPremise = z.infer<typeof ClaimPremise>;
export type ControlPremise = z.infer<typeof ControlPremise>;
