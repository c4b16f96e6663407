/** The rules of law as the explorer lists them. */
import { z } from 'zod';
import { type LimbRule, REGIMES, type Rule } from '../../index.ts';

/** A line of a rule; `percent` is text, since a third has no decimals. */
const LimbLine = z.strictObject({
  id: z.string(),
  title: z.string(),
  percent: z.string(),
  inclusive: z.boolean(),
  measure: z.string(),
  logic: z.string(),
  clause: z.string(),
});

export const RegimeOut = z.strictObject({
  id: z.string(),
  title: z.string(),
  verbs: z.array(z.string()),
  url: z.string(),
  name: z.string(),
  role: z.string(),
  jurisdiction: z.string(),
  verified: z.boolean(),
  confidence: z.string(),
  notes: z.array(z.string()),
  versions: z.array(
    z.strictObject({
      version: z.string(),
      from: z.string().optional(),
      to: z.string().optional(),
      limbs: z.array(LimbLine),
    }),
  ),
});
export type RegimeOut = z.infer<typeof RegimeOut>;
export const RegimesOut = z.array(RegimeOut);
export const VersionOut = z.strictObject({ version: z.string().describe('"sha256:…" of the sorted statement ids') });

export const regimesOut = (): readonly RegimeOut[] => REGIMES.map(regimeOf);

function regimeOf(rule: Rule): RegimeOut {
  const { id, title, url, name, role, jurisdiction, verified, confidence } = rule;
  return {
    id,
    title,
    verbs: [...rule.verbs],
    url,
    name,
    role,
    jurisdiction,
    verified,
    confidence,
    notes: [...rule.notes],
    versions: rule.versions.map(({ version, from, to, limbs }) => ({
      version,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      limbs: limbs.map(limbOf),
    })),
  };
}

const limbOf = ({ id, title, threshold, inclusive, measure, engine, clause }: LimbRule): z.infer<typeof LimbLine> => ({
  id,
  title,
  percent: threshold.mul(100).toFraction(),
  inclusive,
  measure,
  logic: engine,
  clause,
});
