/** A query string -> a question. Unknown parameters are refused, so that a typo is not answered as something else. */
import { LookthroughError, type Question, VERBS, type Verb } from '../../index.ts';

const COMMON = ['asAt', 'knownAt', 'choice', 'assume', 'noAssume', 'undisclosed', 'over100'];
const OWN: Readonly<Record<Verb, readonly string[]>> = {
  owners: ['subject', 'measure'],
  holdings: ['subject', 'measure'],
  control: ['subject', 'rule', 'quota'],
  controlled: ['subject', 'quota'],
  'beneficial-owners': ['subject', 'rule'],
  screen: ['blocked', 'rule', 'subject'],
  ties: ['subject', 'other'],
  changes: ['subject', 'from', 'to', 'knownFrom', 'knownTo', 'rule'],
  'what-if': ['subject', 'change', 'rule', 'quota'],
  power: ['subject', 'quota'],
  audit: ['subject'],
  structure: ['subject', 'rule', 'measure'],
};
const NEEDED: Partial<Record<Verb, readonly string[]>> = {
  'beneficial-owners': ['subject', 'rule'],
  screen: ['blocked', 'rule'],
  ties: ['subject', 'other'],
  changes: ['subject'],
  'what-if': ['subject', 'change'],
  audit: [],
};
const LISTS = new Set(['blocked', 'change', 'assume', 'noAssume']);
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  undisclosed: ['declared', 'anyone'],
  over100: ['widen', 'as-stated'],
  measure: ['economic', 'votes', 'both'],
};

export const parametersOf = (verb: Verb): readonly string[] => [...OWN[verb], ...COMMON];
export const isVerb = (text: string): text is Verb => (VERBS as readonly string[]).includes(text);

/** @throws LookthroughError usage: an unknown or a missing parameter, or a value it does not take */
export function questionFrom(verb: Verb, query: URLSearchParams): Question {
  const known = parametersOf(verb);
  for (const key of query.keys()) {
    if (!known.includes(key))
      throw new LookthroughError('usage', `"${key}" is no parameter of ${verb}; there are ${known.join(', ')}`, {
        received: key,
        choices: known,
      });
  }
  for (const key of NEEDED[verb] ?? ['subject']) {
    if (query.get(key) === null)
      throw new LookthroughError('usage', `${verb} needs the parameter "${key}"`, { choices: known });
  }
  const question: Record<string, unknown> = { verb };
  for (const key of new Set(query.keys())) {
    if (key === 'choice') question['choices'] = choicesOf(query.getAll('choice'));
    else question[key] = LISTS.has(key) ? query.getAll(key) : oneOf(key, query.get(key) ?? '');
  }
  return question as unknown as Question;
}

function oneOf(key: string, value: string): string {
  const choices = CHOICES[key];
  if (choices === undefined || choices.includes(value)) return value;
  throw new LookthroughError('usage', `"${key}" takes ${choices.join(' or ')}, not "${value}"`, {
    received: value,
    choices,
  });
}

/** "point~option", repeated. */
function choicesOf(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    list.map((text) => {
      const at = text.lastIndexOf('~');
      if (at < 1)
        throw new LookthroughError('usage', `choice "${text}" has no "~"; expected point~option`, { received: text });
      return [text.slice(0, at), text.slice(at + 1)] as const;
    }),
  );
}
