/** The `structure` answer: what a chart draws, flat. Faces lay it out; nothing here is a decision of the drawing. */
import { z } from 'zod';
import { PartyOut, RuleVerdictOut, ShareOut } from './envelope.ts';

export const StructureNode = z.strictObject({
  ...PartyOut.shape,
  otherNames: z.array(z.string()),
  jurisdiction: z.string().optional(),
  listed: z.string().optional(),
  /** subject | above (owner or controller of it) | below | beside */
  place: z.enum(['subject', 'above', 'below', 'beside']),
  /** shown offices in or of the subject: "chairman" */
  offices: z.array(z.string()),
});
export type StructureNode = z.infer<typeof StructureNode>;

export const StructureEdge = z.strictObject({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  /** shares and votes carry a share; control has none; other-reading is grey and not counted */
  kind: z.enum(['shares', 'votes', 'shares-and-votes', 'control', 'other-reading', 'nominee', 'joint-member']),
  /** economics and votes apart; equal where one share has one vote */
  economic: ShareOut.optional(),
  votes: ShareOut.optional(),
  /** the source's own words and hedge, one per figure said */
  said: z.array(
    z.strictObject({
      words: z.string().optional(),
      hedge: z.string(),
      of: z.string(),
      share: ShareOut,
      use: z.enum(['used', 'corroborates', 'left-out', 'aside']),
      statement: z.string(),
      source: z.string(),
      directness: z.string(),
      start: z.string().optional(),
      end: z.string().optional(),
      /** the day, month or year the figure speaks for: declared, else published */
      asOf: z.string().optional(),
    }),
  ),
  suspect: z.boolean(),
  /** in a scenario alone, on lines that it moves: what is held today; a quantity missing here is not held today */
  before: z.strictObject({ economic: ShareOut.optional(), votes: ShareOut.optional() }).optional(),
  since: z.string().optional(),
  /** carries the answer: lies on the control path of a verdict */
  road: z.boolean(),
  statements: z.array(z.string()),
});
export type StructureEdge = z.infer<typeof StructureEdge>;

/** A row of the forest: one reading of the answer on the scale. */
export const ForestRow = z.strictObject({
  label: z.string(),
  sub: z.string().optional(),
  share: ShareOut,
  verdict: z.enum(['yes', 'no', 'cannot-tell']).optional(),
  kind: z.enum(['together', 'reading', 'source']),
  /** the choice that makes this row true: open point id -> option id */
  choice: z.record(z.string(), z.string()).optional(),
});
export type ForestRow = z.infer<typeof ForestRow>;

export const StructureAnswer = z.strictObject({
  /** the changes supposed, in words; present: nothing here is a fact */
  scenario: z.array(z.string()).optional(),
  headline: z.string(),
  /** ids of who is who that the headline hangs on */
  conditionalOn: z.array(z.string()).optional(),
  /** the strong first words of the headline: "Cannot tell at the 30 % line:" */
  lead: z.string(),
  /** one sentence of why */
  because: z.string(),
  subject: PartyOut,
  nodes: z.array(StructureNode),
  edges: z.array(StructureEdge),
  /** the block in question in the subject, for the beam */
  block: z.strictObject({ label: z.string(), share: ShareOut }).optional(),
  undisclosed: z.strictObject({ economic: ShareOut.optional(), votes: ShareOut.optional() }),
  /** one quantity asked for alone, and the lines that carry only the other */
  counted: z.strictObject({ measure: z.enum(['economic', 'votes']), leftOut: z.int().min(0) }).optional(),
  threshold: z.strictObject({ percent: z.number(), inclusive: z.boolean(), label: z.string() }).optional(),
  forest: z.array(ForestRow),
  /** holders with smaller parts than the rows shown; all of them stand in the answer to `owners` */
  forestLeftOut: z.int().min(0),
  verdicts: z.array(RuleVerdictOut),
  /** ties, transactions and offices that are not ownership, dated */
  events: z.array(
    z.strictObject({
      kind: z.string(),
      text: z.string(),
      parties: z.array(PartyOut),
      start: z.string().optional(),
      end: z.string().optional(),
      statement: z.string(),
      source: z.string(),
    }),
  ),
});
export type StructureAnswer = z.infer<typeof StructureAnswer>;
