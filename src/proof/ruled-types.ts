/** Steps that speak for a rule: what it makes of shares proven before, of rights stated and of roles. */
import { z } from 'zod';

import { Ends, Exactly, MOST_LINES, Party, Verdict } from './premise-types.ts';

/** What a rule says of somebody under one limb; of a part of a limb, `limb` is "limb/part". */
const Ruled = {
  id: z.string(),
  rule: z.string(),
  version: z.string(),
  limb: z.string(),
  clause: z.string(),
  parties: z.array(Party),
  verdict: Verdict,
};

/** A proven share against a line of a rule. `rests`: the step that proves the share. */
export const VerdictStep = z.strictObject({
  ...Ruled,
  kind: z.literal('verdict'),
  share: Ends,
  threshold: Exactly,
  inclusive: z.boolean(),
  rests: z.string(),
});
export type VerdictStep = z.infer<typeof VerdictStep>;

/** Control of the company as a `votes` step derives it. */
export const ControlledStep = z.strictObject({
  ...Ruled,
  kind: z.literal('controlled'),
  company: Party,
  share: Ends,
  rests: z.string(),
});
export type ControlledStep = z.infer<typeof ControlledStep>;

/**
 * A stated right over the company, of the party or of what it controls. `rests`: the `votes` step that derives what it
 * controls; left out where no such right is stated at all.
 */
export const RightStep = z.strictObject({
  ...Ruled,
  kind: z.literal('right'),
  company: Party,
  basis: z.enum(['board', 'any']),
  rests: z.string().optional(),
});
export type RightStep = z.infer<typeof RightStep>;

/** Whether anything a party is credited with is held through others. `rests`: the step that credits it. */
export const IndirectStep = z.strictObject({
  ...Ruled,
  kind: z.literal('indirect'),
  company: Party,
  rests: z.string(),
});
export type IndirectStep = z.infer<typeof IndirectStep>;

/**
 * Several verdicts weighed. any: one is enough, and both shares and votes are looked at. all: each must hold, a share
 * over the line and something of it held through others. readings: the text is read in
 * several ways, and where they part it cannot be told. unclear: the first decides, and where it says no and the second,
 * with the party's own part, does not, the text leaves open whether that part is added.
 */
export const WeighedStep = z.strictObject({
  ...Ruled,
  kind: z.literal('weighed'),
  how: z.enum(['any', 'all', 'readings', 'unclear']),
  share: Ends.optional(),
  parts: z.array(z.string()).min(2).max(16),
});
export type WeighedStep = z.infer<typeof WeighedStep>;

/** An interest in an entity that controls the company; every entity above the company is looked at, or one is enough. */
export const BetweenStep = z.strictObject({
  ...Ruled,
  kind: z.literal('between'),
  company: Party,
  entities: z
    .array(z.strictObject({ entity: Party, control: z.string(), interest: z.string().optional() }))
    .max(MOST_LINES),
});
export type BetweenStep = z.infer<typeof BetweenStep>;

/**
 * A role in a trust over the line. `weight`: what the rule makes of the role. `over`: the verdicts on the trust, one a
 * limb. `through`: the verdicts on the party in the company that has the role.
 */
export const RoleStep = z.strictObject({
  ...Ruled,
  kind: z.literal('role'),
  company: Party,
  trust: Party,
  office: z.string(),
  weight: Verdict,
  over: z.array(z.string()).min(1),
  through: z.array(z.string()).optional(),
});
export type RoleStep = z.infer<typeof RoleStep>;
