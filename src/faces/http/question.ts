/** The parameters of a question -> the question, in the words and the order the command line builds it. */
import { LookthroughError, type Question, type Verb } from '../../index.ts';
import { blamed } from './blamed.ts';
import { parametersOf } from './parameters.ts';
import { Refusal, refusalOf } from './problem.ts';

/** @param values the query as the parameters of the question read it */
export function questionFrom(verb: Verb, values: Readonly<Record<string, unknown>>): Question {
  const { cursor: _page, ...own } = values;
  const entries = Object.entries(own).map(([key, value]) => {
    if (key === 'choice') return ['choices', choicesOf(value as string[])] as const;
    if (key === 'allParties' || key === 'direct' || key === 'asIf') return [key, true] as const;
    return [key, key === 'concert' ? (value as string[]).map(pactOf) : value] as const;
  });
  return { verb, ...Object.fromEntries(entries) } as unknown as Question;
}

/** "point~option", repeated. */
const choicesOf = (list: readonly string[]): Record<string, string> =>
  Object.fromEntries(list.map((text) => [text.slice(0, text.lastIndexOf('~')), text.slice(text.lastIndexOf('~') + 1)]));

/** "A,B@X" is a pact of A and B over X. */
function pactOf(text: string): { members: string[]; issuers: string[] } {
  const [members = '', issuers = ''] = text.split('@');
  const names = (part: string): string[] =>
    part
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
  return { members: names(members), issuers: names(issuers) };
}

/** An error of the engine with the parameter it is about. */
export function withFaults(error: unknown, verb: Verb, query: URLSearchParams): unknown {
  if (!(error instanceof LookthroughError)) return error;
  const errors = blamed(error, verb, query, parametersOf(verb));
  const { code, message, detail } = refusalOf(error);
  return errors.length === 0 ? error : new Refusal(code, message, { ...detail, errors });
}
