/**
 * The parameters of every question, each with the schema that reads it: what is refused, what is filled in and what the
 * description says come from here. A schema's error is what would have been understood. Defaults and order are those of
 * the command line, so that the question an answer repeats is the same text.
 */
import { z } from 'zod';
import type { Verb } from '../../index.ts';

const many = <S extends z.ZodType>(item: S): z.ZodOptional<z.ZodArray<S>> => z.array(item).optional();
const words = (expected: string): z.ZodString => z.string({ error: expected }).regex(/\S/, { error: expected });
const oneOf = <const C extends readonly [string, ...string[]]>(choices: C) =>
  z.enum(choices, { error: choices.join(' or ') });
const day = z.iso.date({ error: 'a day such as 2015-03-31' });
const DAY_OR_ALL = 'a day such as 2015-03-31, or all';
const knownDay = z.union([z.iso.date({ error: DAY_OR_ALL }), z.literal('all')], { error: DAY_OR_ALL });
const SENTENCE = 'a sentence such as A sells 3% of C to B';
const PARTY = 'a name, a former name, an identifier or "@" and an id';
const party = words(PARTY).describe(PARTY);

/** Two members at least, since a pact of one is none. */
const PACT = /^\s*[^,@\s][^,@]*(,\s*[^,@\s][^,@]*)+(@.*)?$/;
const concert = many(z.string().regex(PACT, { error: 'A,B or A,B@X' }))
  .default([])
  .describe('A,B@X: A and B act together in X; without @ in every company of the question');
const quota = z
  .string()
  .regex(/^(100(\.0+)?|\d{1,2}(\.\d+)?)$/, { error: 'per cent between 0 and 100, such as 33.4' })
  .default('50')
  .describe('more than this share of the votes, in per cent, decides');
const turnout = z
  .string()
  .regex(/^(100(\.0+)?|\d{1,2}(\.\d+)?)$/, { error: 'per cent above 0 and at most 100, such as 60' })
  .optional()
  .describe('control in every meaning, each by its name; the part of the votes that comes to a meeting, in per cent');
const RULE = 'the id of a rule, as /api/v1/regimes lists them, or all';
const rule = words(RULE).describe(RULE);
const optionalRule = rule.optional().describe(RULE);
const allParties = z
  .literal('yes', { error: 'yes, or left out' })
  .optional()
  .describe('a row of their own for the parties that are otherwise counted in one row');
const direct = z
  .literal('yes', { error: 'yes, or left out' })
  .optional()
  .describe('who holds the company itself, as stated; nothing is looked through');
const ROWS = 'a whole number from 1 to 10000';
const limit = z
  .number({ error: ROWS })
  .int({ error: ROWS })
  .min(1, { error: ROWS })
  .max(10_000, { error: ROWS })
  .optional()
  .describe('with direct=yes: rows of one page; without it all');
const cursor = z
  .string()
  .optional()
  .describe('with direct=yes: the next page, as the Link header of the page before has it');
const asIf = z
  .literal('yes', { error: 'yes, or left out' })
  .optional()
  .describe('with the rule all: rules not in force on the day too, answered as if they were');
const measure = oneOf(['economic', 'votes', 'both']).default('both');

const COMMON = {
  asAt: day.optional().describe('what is true on this day; without it the last day the data speaks of'),
  knownAt: knownDay.optional().describe('only what was published by this day; without it all'),
  choice: many(z.string().regex(/^[\s\S]+~/, { error: 'point~option, as openPoints lists them' })).describe(
    'point~option: another reading of an open point',
  ),
  noAssume: many(words('the id or kind of an assumption')).describe('an assumption to switch off'),
  assume: many(words('the id or kind of an assumption')).describe('an assumption to switch back on'),
  undisclosed: oneOf(['declared', 'anyone'])
    .default('declared')
    .describe('whether the undeclared rest may be held by anyone'),
  over100: oneOf(['widen', 'as-stated']).default('widen').describe('how columns above 100 % are taken'),
};

const OWN: Readonly<Record<Verb, z.ZodRawShape>> = {
  owners: { subject: party, measure, direct, limit, cursor },
  holdings: { subject: party, measure },
  control: { subject: party, concert, quota, rule: optionalRule, turnout, allParties, asIf },
  controlled: { subject: party, concert, quota },
  'beneficial-owners': { subject: party, rule, concert, allParties, asIf },
  screen: {
    rule,
    blocked: z.array(party, { error: PARTY }).describe(`a party that is on the list: ${PARTY}`),
    subject: party.optional().describe(PARTY),
  },
  ties: { subject: party, other: party },
  changes: {
    subject: party,
    from: day.optional(),
    to: day.optional(),
    knownFrom: day.optional(),
    knownTo: day.optional(),
    rule: optionalRule,
  },
  'what-if': {
    subject: party,
    change: z
      .array(words(SENTENCE), { error: SENTENCE })
      .describe('a sentence such as "A sells 3% of C to B"; several are taken in order'),
    quota,
    rule: optionalRule,
  },
  power: { subject: party, concert, quota },
  audit: { subject: party.optional().describe(PARTY) },
  structure: {
    subject: party,
    rule: optionalRule,
    measure,
    change: many(words(SENTENCE)).describe('the structure were it so; a sentence such as "A sells 3% of C to B"'),
  },
};

/** The parameters of one question; nothing else is taken, so that a slip is not answered as something else. */
export function parametersOf(verb: Verb): z.ZodObject {
  const all = z.strictObject({ ...COMMON, ...OWN[verb] });
  return verb === 'changes' ? all.check(twoSides) : all;
}

const PERIODS = [
  ['from', 'to'],
  ['knownFrom', 'knownTo'],
] as const;

/** One end of a period alone says nothing; two days, two states of knowledge or both do. */
function twoSides({ value, issues }: z.core.ParsePayload<Record<string, unknown>>): void {
  const given = PERIODS.map((pair) => pair.filter((end) => value[end] !== undefined));
  const missing = PERIODS.flatMap((pair, at) =>
    given[at]?.length === 1 ? pair.filter((end) => value[end] === undefined) : [],
  );
  if (given.every((ends) => ends.length === 0)) missing.push('from', 'to');
  for (const end of missing)
    issues.push({
      code: 'custom',
      input: undefined,
      path: [end],
      message: 'a day such as 2015-03-31, the other end of the period',
    });
}
