/**
 * No drawing as text drops a word in silence: of every field a structure answer can have, another value makes another
 * file, or the head of the file names the field among what is not drawn. The fields are those of the schema: a new one
 * without values here fails.
 */
import { describe, expect, test } from 'vitest';
import { StructureAnswer, StructureEdge, StructureNode } from '../../src/answers/structure-out.ts';
import { draw } from '../../src/faces/draw/index.ts';

type Values = readonly [one: unknown, two: unknown, listedAs?: string];
const share = (percent: number) => ({ exact: percent });
const party = (id: string, name = id) => ({ id, name, type: 'company' });
const said = (more: object) => [
  {
    words: '30%',
    hedge: 'exact',
    of: 'capital',
    share: share(30),
    use: 'used',
    statement: 's:1',
    source: 'Register',
    directness: 'direct',
    ...more,
  },
];
const ALWAYS = 'ids, statements, sources, directness and hedges';
const verdict = (v: string) => ({ rule: 'r', verdict: v, clause: 'c', basis: 'b', limbs: [], wouldSettle: [] });
const event = (text: string) => ({ kind: 'k', text, parties: [], statement: 's:1', source: 'Register' });
const row = (label: string) => ({ label, share: share(1), kind: 'reading' });

const NODE: Readonly<Record<string, Values>> = {
  id: ['h', 'other', 'of parties ids'],
  name: ['One', 'Two'],
  type: ['person', 'company'],
  otherNames: [['Former'], [], 'other names'],
  jurisdiction: ['FR', undefined, 'jurisdictions'],
  listed: ['LSE', undefined, 'listings'],
  place: ['above', 'beside', 'sides of the subject'],
  offices: [['chair'], [], 'offices'],
};
const EDGE: Readonly<Record<string, Values>> = {
  id: ['e1', 'e2', ALWAYS],
  from: ['h', 'k'],
  to: ['c', 'k'],
  kind: ['shares', 'control'],
  economic: [share(30), share(31)],
  votes: [share(30), share(31)],
  said: [said({}), said({ words: '31%' })],
  suspect: [true, false, 'suspect figures'],
  before: [{ economic: share(20) }, undefined, 'what is held today'],
  since: ['2015-01-01', undefined, 'days since when'],
  road: [true, false, 'that it carries the verdict'],
  statements: [['s:1'], ['s:2'], ALWAYS],
};
const SAID: Readonly<Record<string, Values>> = {
  words: ['30%', '31%'],
  hedge: ['exact', 'about'],
  of: ['capital', 'votes', ALWAYS],
  share: [share(30), share(31), ALWAYS],
  use: ['used', 'aside', ALWAYS],
  statement: ['s:1', 's:2', ALWAYS],
  source: ['Register', 'News', ALWAYS],
  directness: ['direct', 'total', ALWAYS],
  asOf: ['2015-03-31', undefined, 'days a figure is said of'],
  start: ['2015-01-01', undefined, 'days a figure begins or ends'],
  end: ['2016-01-01', undefined, 'days a figure begins or ends'],
};
const ANSWER: Readonly<Record<string, Values>> = {
  scenario: [['A sells 3% of C'], ['A sells 4% of C']],
  headline: ['One', 'Two'],
  conditionalOn: [['x'], undefined, 'what the headline hangs on'],
  // The first words of the headline, which stands there whole.
  lead: ['Headline', 'Headline'],
  because: ['One', 'Two'],
  subject: [party('c'), party('k')],
  nodes: [[], [node({ id: 'x', name: 'X' })]],
  edges: [[], [edge({})]],
  block: [{ label: 'Block', share: share(30) }, undefined, 'the block in question'],
  undisclosed: [{ economic: share(30) }, {}, 'shares that nobody declared'],
  counted: [{ measure: 'votes', leftOut: 1 }, undefined, 'the one quantity asked for'],
  threshold: [{ percent: 30, inclusive: true, label: '30 %' }, undefined, 'the line of the rule'],
  forest: [[row('One')], [], 'rows on the scale'],
  forestLeftOut: [3, 0, 'rows on the scale'],
  verdicts: [[verdict('yes')], [], 'verdicts'],
  events: [[event('One')], [], 'events'],
};

function node(more: object): object {
  return { ...party('h'), otherNames: [], place: 'above', offices: [], ...more };
}
function edge(more: object): object {
  const figures = { economic: share(30), votes: share(30), said: said({}) };
  return {
    id: 'e',
    from: 'h',
    to: 'c',
    kind: 'shares',
    ...figures,
    suspect: false,
    road: false,
    statements: ['s:0'],
    ...more,
  };
}
function answer(more: object): StructureAnswer {
  const nodes = [node({}), node({ ...party('c'), place: 'subject' }), node({ ...party('k'), place: 'beside' })];
  const rest = { headline: 'Headline', lead: 'Headline', because: '', undisclosed: {}, forest: [], forestLeftOut: 0 };
  return StructureAnswer.parse({
    ...rest,
    subject: party('c'),
    nodes,
    edges: [edge({})],
    verdicts: [],
    events: [],
    ...more,
  });
}
const without = (object: object): object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** A part of the schema, its values, and how an answer is made with one of them. */
type Part = readonly [
  name: string,
  shape: object,
  values: Readonly<Record<string, Values>>,
  make: (o: object) => StructureAnswer,
];
const others = [node({ ...party('c'), place: 'subject' }), node({ ...party('k'), place: 'beside' })];
const PARTS: readonly Part[] = [
  ['a party', StructureNode.shape, NODE, (o) => answer({ nodes: [without(node(o)), ...others], edges: [] })],
  ['a line', StructureEdge.shape, EDGE, (o) => answer({ edges: [without(edge(o))] })],
  [
    'a figure said',
    StructureEdge.shape.said.element.shape,
    SAID,
    (o) => answer({ edges: [edge({ said: [without({ ...said({})[0], ...o })] })] }),
  ],
  ['the answer', StructureAnswer.shape, ANSWER, (o) => answer(without(o))],
];

describe.each(PARTS)('of %s', (_name, shape, values, make) => {
  test('every field of the schema is tried', () =>
    expect(Object.keys(values).sort()).toEqual(Object.keys(shape).sort()));
  const fields = Object.entries(values);
  test.each(fields)('%s is in the Mermaid and the DOT file, or named as not drawn', (field, [one, two, listedAs]) => {
    for (const form of ['mmd', 'dot'] as const) {
      if (field === 'lead') continue;
      const [a, b] = [one, two].map((value) => draw(make({ [field]: value }), form)) as [string, string];
      const listed = listedAs !== undefined && headOf(a).includes(listedAs);
      expect([form, field, bodyOf(a) !== bodyOf(b) || listed]).toEqual([form, field, true]);
    }
  });
});

const headOf = (text: string): string => text.split('\n').find((line) => line.includes('Not drawn, ')) ?? '';
const bodyOf = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.includes('Not drawn, '))
    .join('\n');

test('a nominee and a member of a joint holder are called so', () => {
  const text = (kind: string): string =>
    draw(answer({ edges: [edge({ kind, economic: undefined, votes: undefined, said: [] })].map(without) }), 'dot');
  expect(text('nominee')).toContain('nominee');
  expect(text('joint-member')).toContain('one of the joint holders');
});
