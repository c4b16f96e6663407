/** One file a question; this list is the only place that knows them all. */

import { audit } from './audit.ts';
import { beneficialOwners } from './beneficial-owners.ts';
import { changes } from './changes.ts';
import type { Answer } from './context.ts';
import { control } from './control.ts';
import { controlled } from './controlled.ts';
import { holdings } from './holdings.ts';
import { owners } from './owners.ts';
import { power } from './power.ts';
import type { Verb } from './question.ts';
import { screen } from './screen.ts';
import { structureAsked } from './structure-scenario.ts';
import { ties } from './ties.ts';
import { whatIf } from './what-if.ts';

export const ANSWERS: Readonly<Record<Verb, Answer>> = {
  owners: owners as Answer,
  holdings: holdings as Answer,
  control: control as Answer,
  controlled: controlled as Answer,
  'beneficial-owners': beneficialOwners as Answer,
  screen: screen as Answer,
  ties: ties as Answer,
  changes: changes as Answer,
  'what-if': whatIf as Answer,
  power: power as Answer,
  audit: audit as Answer,
  structure: structureAsked as Answer,
};

export { AmountOut, amountOut, ChangeOut } from './amount-out.ts';
export { assemble } from './assemble.ts';
export type { Answer, AnswerBody, AnswerContext } from './context.ts';
export { Envelope } from './envelope.ts';
export { envelopeText } from './envelope-text.ts';
export { type Common, type ConcertArg, type Question, VERBS, type Verb } from './question.ts';
export { StructureAnswer } from './structure-out.ts';
