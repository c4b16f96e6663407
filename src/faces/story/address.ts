/** The address of a view, as the explorer writes it, as the questions it asks. */
import type { Question, Verb } from '../../index.ts';
import { parametersOf } from '../http/parameters.ts';
import { Refusal } from '../http/problem.ts';
import { read } from '../http/query.ts';
import { questionFrom } from '../http/question.ts';

export const STORY_VIEWS = ['structure', 'table', 'ties', 'timeline', 'what-if', 'verdicts', 'proof'] as const;
export type StoryView = (typeof STORY_VIEWS)[number];
const NOTATIONS = ['market', 'parallel'] as const;

export interface View {
  readonly view: StoryView;
  readonly notation: (typeof NOTATIONS)[number];
  /** the first is what the view shows, a second what it compares */
  readonly questions: readonly Question[];
}

/** Keys that choose how an answer is shown, and are no part of a question. */
const SHOWING = ['view', 'notation'];
/** What each view asks, and the keys of an address it does not ask with. */
const ASKS: Readonly<Record<StoryView, readonly { readonly verb: Verb; readonly without?: readonly string[] }[]>> = {
  structure: [{ verb: 'structure' }],
  table: [{ verb: 'structure' }],
  proof: [{ verb: 'structure' }],
  ties: [{ verb: 'ties' }],
  timeline: [
    { verb: 'structure', without: ['rule', 'measure'] },
    { verb: 'changes', without: ['rule', 'asAt'] },
  ],
  'what-if': [{ verb: 'what-if', without: ['rule'] }],
  verdicts: [{ verb: 'control', without: ['rule'] }],
};

/** @returns the view, or in words what of the address is not understood */
export function viewOf(address: string): View | { readonly fault: string } {
  const query = new URLSearchParams(address);
  const view = STORY_VIEWS.find((v) => v === (query.get('view') ?? 'structure'));
  if (view === undefined)
    return { fault: `there is no view "${query.get('view')}"; expected ${STORY_VIEWS.join(', ')}` };
  const notation = NOTATIONS.find((n) => n === (query.get('notation') ?? 'market'));
  if (notation === undefined)
    return { fault: `there is no notation "${query.get('notation')}"; expected ${NOTATIONS.join(' or ')}` };
  const stray = strayKey(query, view);
  if (stray !== undefined) return { fault: stray };
  try {
    return { view, notation, questions: asked(view, query) };
  } catch (error) {
    if (error instanceof Refusal) return { fault: error.message };
    throw error;
  }
}

function asked(view: StoryView, query: URLSearchParams): readonly Question[] {
  return ASKS[view].flatMap(({ verb, without = [] }) => {
    // The timeline compares two days only where the address names them.
    if (verb === 'changes' && !query.has('from') && !query.has('to')) return [];
    const schema = parametersOf(verb);
    const own = new URLSearchParams(
      [...query].filter(([key]) => Object.hasOwn(schema.shape, key) && !without.includes(key)),
    );
    if (view === 'verdicts') own.set('rule', 'all');
    return [questionFrom(verb, read(schema, own, `the view "${view}"`))];
  });
}

/** A key that no question of the view takes would change nothing in silence. */
function strayKey(query: URLSearchParams, view: StoryView): string | undefined {
  const known = [
    ...new Set([...SHOWING, ...ASKS[view].flatMap(({ verb }) => Object.keys(parametersOf(verb).shape)), 'rule']),
  ];
  const stray = [...query.keys()].find((key) => !known.includes(key));
  return stray === undefined
    ? undefined
    : `"${stray}" is nothing the view "${view}" takes; there are ${known.join(', ')}`;
}
