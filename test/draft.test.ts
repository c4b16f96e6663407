import { describe, expect, test } from 'vitest';
import { statementsOfLine } from '../src/sources/own/read.ts';
import { VERBS as UNDERSTOOD } from '../src/sources/own/sentences.ts';
import { completionsOf, VERBS } from '../web/src/draft/completions.ts';
import { type DraftProblem, mostHeld, nextProblem, spotOf } from '../web/src/draft/draft.ts';

const problem = (line: number, column: number, received?: string): DraftProblem => ({
  severity: 'rejected',
  code: 'notation-word',
  text: '',
  line,
  column,
  ...(received === undefined ? {} : { received }),
});

describe('the place of an error', () => {
  const lines = ['A owns 5% of B', 'A ownz 5% of B', ''];
  test('is the word read', () => expect(spotOf(problem(2, 3, 'ownz'), lines)).toEqual({ start: 17, end: 21 }));
  test('is the rest of the line where no word is named', () =>
    expect(spotOf(problem(2, 3), lines)).toEqual({ start: 17, end: 29 }));
  test('stays inside a text that has grown shorter since', () =>
    expect(spotOf(problem(9, 40, 'ownz'), ['A'])).toEqual({ start: 1, end: 1 }));
  test('the next one is behind the caret, and after the last comes the first', () => {
    const two = [problem(2, 3, 'ownz'), problem(1, 1, 'A')];
    expect(nextProblem(two, lines, 0, 1)?.line).toBe(2);
    expect(nextProblem(two, lines, 17, 1)?.line).toBe(1);
    expect(nextProblem(two, lines, 17, -1)?.line).toBe(1);
    expect(nextProblem(two, lines, 0, -1)?.line).toBe(2);
    expect(nextProblem([], lines, 0, 1)).toBeUndefined();
  });
});

test('a draft is about the party most holders are named of, else the one named first', () => {
  const party = (name: string, holders: number) => ({ id: name, name, type: 'company', holders });
  expect(mostHeld([party('C', 1), party('B', 2)], 'x')?.name).toBe('B');
  expect(mostHeld([party('A', 0), party('B', 1), party('C', 1)], 'A owns C. A owns B')?.name).toBe('C');
  expect(mostHeld([], '')).toBeUndefined();
});

describe('names and verbs offered', () => {
  const texts = (before: string, names: readonly string[] = ['Lei Jun', 'Lei Jun Holdings', 'Kingsoft']): string[] =>
    completionsOf(before, names).map((c) => c.text);
  test('go on from the end of the line, over several words', () => {
    expect(texts('Lei J')).toEqual(['Lei Jun', 'Lei Jun Holdings', 'jointly own']);
    expect(completionsOf('lei j', ['Lei Jun'])[0]?.over).toBe(5);
    expect(texts('Lei Jun is the c')[0]).toBe('is the controlling shareholder of');
    expect(texts('Xiaomi owns 5% of king')).toEqual(['Kingsoft']);
  });
  test('begin where a word begins, and leave a whole one alone', () => {
    expect(texts('Bookking')).toEqual([]);
    expect(texts('Kingsoft')).toEqual([]);
  });
  test('are the names first where nothing is begun', () =>
    expect(texts('').slice(0, 3)).toEqual(['Lei Jun', 'Lei Jun Holdings', 'Kingsoft']));
  test('a name that could be read as grammar comes in quotes', () =>
    expect(texts('Sm', ['Smith, Jones and Partners', 'Bank of Dara'])).toEqual(['"Smith, Jones and Partners"']));
  test('a name in its quotes is read back as that party', () => {
    const [offered] = texts('Ba', ['Bank of Dara']);
    const source = { name: 's', kind: 'table', manner: 'register' } as const;
    const said = statementsOfLine(`${offered} owns 5% of Kingsoft`, source)?.find((s) => s.kind === 'relationship');
    expect(said).toMatchObject({ interestedParty: 'name:bank of dara' });
  });
  test.each(VERBS)('"%s" begins with a verb of the notation', (verb) =>
    expect(UNDERSTOOD.some((v) => verb === v || verb.startsWith(`${v} `))).toBe(true),
  );
});
