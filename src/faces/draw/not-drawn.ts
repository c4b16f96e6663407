/** What a structure answer says that Mermaid and DOT have no place for; told in the head of the file, with how often. */
import type { StructureAnswer } from '../../index.ts';

type Node = StructureAnswer['nodes'][number];
type Edge = StructureAnswer['edges'][number];
type Counted = readonly [what: string, count: number];

/** Ids of parties stand in DOT, where they name the boxes, and not in Mermaid, which numbers them. */
const OF_PARTIES: readonly (readonly [string, (n: Node) => boolean])[] = [
  ['kinds other than person and company', (n) => n.type !== 'person' && n.type !== 'company'],
  ['other names', (n) => n.otherNames.length > 0],
  ['jurisdictions', (n) => n.jurisdiction !== undefined],
  ['listings', (n) => n.listed !== undefined],
  ['offices', (n) => n.offices.length > 0],
  ['sides of the subject', (n) => n.place !== 'subject'],
];
const OF_LINES: readonly (readonly [string, (e: Edge) => boolean])[] = [
  ['ids, statements, sources, directness and hedges', () => true],
  ['figures said beside the one shown', (e) => e.said.length > 1],
  ['exact fractions', (e) => [e.economic, e.votes].some((s) => s !== undefined && Object.keys(s).some(isFraction))],
  ['days since when', (e) => e.since !== undefined],
  ['days a figure begins or ends', (e) => e.said.some((x) => x.start !== undefined || x.end !== undefined)],
  ['days a figure is said of', (e) => e.said.some((x) => x.asOf !== undefined)],
  ['suspect figures', (e) => e.suspect],
  ['what is held today', (e) => e.before !== undefined],
  ['that it carries the verdict', (e) => e.road],
];
const isFraction = (key: string): boolean => /fraction/i.test(key);
const OF_THE_ANSWER: readonly (readonly [string, (a: StructureAnswer) => number])[] = [
  ['what the headline hangs on', (a) => a.conditionalOn?.length ?? 0],
  ['the block in question', (a) => (a.block === undefined ? 0 : 1)],
  ['shares that nobody declared', (a) => Object.values(a.undisclosed).filter((s) => s !== undefined).length],
  ['the one quantity asked for', (a) => (a.counted === undefined ? 0 : 1)],
  ['the line of the rule', (a) => (a.threshold === undefined ? 0 : 1)],
  ['rows on the scale', (a) => a.forest.length + a.forestLeftOut],
  ['verdicts', (a) => a.verdicts.length],
  ['events', (a) => a.events.length],
];

/** @returns one line, "" where all is drawn. Cost: one pass over the answer */
export function notDrawn(answer: StructureAnswer, form: 'mmd' | 'dot'): string {
  const groups: readonly (readonly [string, readonly Counted[]])[] = [
    [
      'of parties',
      [
        ...(form === 'mmd' ? [['ids', answer.nodes.length] as const] : []),
        ...OF_PARTIES.map(([what, has]) => [what, answer.nodes.filter(has).length] as const),
      ],
    ],
    ['of lines', OF_LINES.map(([what, has]) => [what, answer.edges.filter(has).length] as const)],
    ['of the answer', OF_THE_ANSWER.map(([what, count]) => [what, count(answer)] as const)],
  ];
  const told = groups.flatMap(([of, counts]) => {
    const some = counts.filter(([, count]) => count > 0).map(([what, count]) => `${what} (${count})`);
    return some.length === 0 ? [] : [`${of} ${some.join(', ')}`];
  });
  return told.length === 0 ? '' : `Not drawn, and in the JSON of this answer: ${told.join('; ')}`;
}
