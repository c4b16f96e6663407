/**
 * The one shape every face returns (DESIGN §6). The schema is written once, in zod, and published as JSON Schema
 * (`schema/envelope.json`); types are inferred from it.
 */
import { z } from 'zod';

/** BODS-shaped, in percent, 12 significant digits, ends rounded outward; fractions while the denominator is ≤ 10^18. */
export const ShareOut = z.strictObject({
  exact: z.number().optional(),
  fraction: z.string().optional(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  minimumFraction: z.string().optional(),
  maximumFraction: z.string().optional(),
});
export type ShareOut = z.infer<typeof ShareOut>;

export const VerdictOut = z.enum(['yes', 'no', 'cannot-tell']);
export type VerdictOut = z.infer<typeof VerdictOut>;

export const PartyOut = z.strictObject({ id: z.string(), name: z.string(), type: z.string() });
export type PartyOut = z.infer<typeof PartyOut>;

export const WarningOut = z.strictObject({ code: z.string(), message: z.string(), statements: z.array(z.string()) });
/** What one row says: of a holder, a controller, a party judged under a rule. */
const SaidOut = z.strictObject({
  share: ShareOut.optional(),
  votes: ShareOut.optional(),
  verdict: z.string().optional(),
});
/** A row that says something else under another option; without `now` or `would` where there is no such row. */
export const RowUnderOut = z.strictObject({
  /** the field of `answer` the row is in */
  list: z.string(),
  rule: z.string().optional(),
  party: PartyOut.optional(),
  group: z.array(PartyOut).optional(),
  now: SaidOut.optional(),
  would: SaidOut.optional(),
});
export type RowUnderOut = z.infer<typeof RowUnderOut>;

export const AssumptionOut = z.strictObject({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  on: z.boolean(),
  statements: z.array(z.string()),
  /** of `same-name`: the headline if it were switched, and the rows that would differ */
  wouldBe: z.string().optional(),
  rows: z.array(RowUnderOut).optional(),
});
export const OpenPointOut = z.strictObject({
  id: z.string(),
  kind: z.enum(['directness', 'misprint', 'conflict', 'identity', 'date']),
  text: z.string(),
  options: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      /** what this answer's headline would be under the option: the same shape as `answer.headline` */
      wouldBe: z.string().optional(),
      /** rows of `answer` that the option contradicts, and rows that would come */
      rows: z.array(RowUnderOut).optional(),
    }),
  ),
  chosen: z.string(),
  statements: z.array(z.string()),
});

export const FactOut = z.strictObject({
  kind: z.enum(['share', 'directness', 'completeness', 'identity', 'date', 'reading', 'stated-control', 'amount']),
  holder: z.string().optional(),
  company: z.string().optional(),
  /** the open point that this fact closes */
  openPoint: z.string().optional(),
  text: z.string(),
});
export const SettleOut = z.strictObject({
  facts: z.array(FactOut).min(1).max(3),
  /** always: decides whatever the value; can: some values decide */
  strength: z.enum(['always', 'can']),
  outcomes: z.array(z.strictObject({ if: z.string(), verdict: VerdictOut, share: ShareOut.optional() })),
});
export type SettleOut = z.infer<typeof SettleOut>;

export const LimbOut = z.strictObject({
  limb: z.string(),
  share: ShareOut.optional(),
  threshold: z.string(),
  verdict: VerdictOut,
  clause: z.string(),
  because: z.string(),
  /** names down the chain, owner first */
  path: z.array(z.string()).optional(),
});
export type LimbOut = z.infer<typeof LimbOut>;

/** A verdict on what all sources but one say; without `verdict` nobody else tells of the company. */
export const OtherSourceOut = z.strictObject({
  /** title and publisher of the source left out */
  without: z.string(),
  verdict: VerdictOut.optional(),
  share: ShareOut.optional(),
});
export type OtherSourceOut = z.infer<typeof OtherSourceOut>;

/** A rule as it is asked of the company on the day. */
export const RuleAskedOut = z.strictObject({
  rule: z.string(),
  version: z.string(),
  /** no: answered as if it were; cannot-tell: nobody here knows whether it still is */
  inForce: VerdictOut,
  from: z.string().optional(),
  /** first day on which it is no longer in force */
  to: z.string().optional(),
  /** `inForce` and the days as a sentence */
  says: z.string(),
  /** no: the rule leaves the company out, and its verdicts are as if it did not; absent: not judged */
  applies: VerdictOut.optional(),
  because: z.string().optional(),
  clause: z.string().optional(),
  /** what nobody declared, in the measure of the rule's first line, and whether it could hide somebody it means */
  undeclared: z.strictObject({ measure: z.enum(['economic', 'votes']), share: ShareOut, couldHideOwner: VerdictOut }),
});
export type RuleAskedOut = z.infer<typeof RuleAskedOut>;

/** One rule's word on one party or group. */
export const RuleVerdictOut = z.strictObject({
  party: PartyOut.optional(),
  group: z.array(PartyOut).optional(),
  rule: z.string(),
  verdict: VerdictOut,
  share: ShareOut.optional(),
  clause: z.string(),
  basis: z.string(),
  limbs: z.array(LimbOut),
  wouldSettle: z.array(SettleOut),
  /** open points under another option of which this would not hold */
  conditionalOn: z.array(z.string()).optional(),
  /** what holds in every reading of those points, one at a time; identities together too */
  acrossReadings: SaidOut.optional(),
  /** sources without which the verdict or the share would be another */
  otherSources: z.array(OtherSourceOut).optional(),
});
export type RuleVerdictOut = z.infer<typeof RuleVerdictOut>;

/** A party over a rule's line that is no person and at which the chain ends. */
export const EndOut = z.strictObject({
  party: PartyOut,
  rule: z.string(),
  /** is it over the line, were it a person */
  overLine: VerdictOut,
  share: ShareOut.optional(),
  clause: z.string(),
  /** opened: its parties stand among the owners; not-opened: the rule's word on them is not judged */
  standing: z.enum(['opened', 'parties-unknown', 'not-opened', 'owners-unknown']),
  says: z.string(),
  parties: z.array(z.strictObject({ party: PartyOut, role: z.string() })),
  wouldSettle: z.array(SettleOut),
});
export type EndOut = z.infer<typeof EndOut>;

export const UndisclosedOut = z.strictObject({
  measure: z.enum(['economic', 'votes']),
  share: ShareOut,
  couldHideOwner: VerdictOut.optional(),
});

/** An exact bound in a proof: the fraction and whether the end itself is excluded. */
export const BoundOut = z.strictObject({ value: z.string(), open: z.boolean() });

export const Envelope = z.strictObject({
  question: z.looseObject({
    verb: z.string(),
    subject: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  }),
  asAt: z.string(),
  knownAt: z.string(),
  data: z.strictObject({ version: z.string() }),
  engine: z.strictObject({ name: z.literal('lookthrough'), version: z.string() }),
  rules: z.record(z.string(), z.string()),
  /** `headline` is the answer as a sentence; the rest by verb, see docs/answers.md */
  answer: z.looseObject({ headline: z.string() }),
  assumptions: z.array(AssumptionOut),
  openPoints: z.array(OpenPointOut),
  warnings: z.array(WarningOut),
  proof: z.looseObject({
    level: z.enum(['full', 'digest']),
    premises: z.array(z.looseObject({})),
    steps: z.array(z.looseObject({})),
  }),
});
export type Envelope = z.infer<typeof Envelope>;
