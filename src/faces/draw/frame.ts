/** What an exported drawing says of itself: the days, the data, the rule, the sources, and whether it is a fact at all. */
import { dayPhrase, type Envelope, type StructureAnswer, type Workspace } from '../../index.ts';
import type { Layout } from './types.ts';

export interface ExportFrame {
  /** lines below the chart */
  readonly lines: readonly string[];
  /** the changes supposed, in words; none: the drawing shows what the data say */
  readonly scenario: readonly string[];
}

/**
 * @param envelope of a `structure` answer
 * @returns sources named once each with how many statements the chart takes from them, in the order of their names
 */
export async function frameOf({ store }: Workspace, envelope: Envelope): Promise<ExportFrame> {
  const answer = envelope.answer as unknown as StructureAnswer;
  const ids = new Set(answer.edges.flatMap((e) => [...e.statements, ...e.said.map((s) => s.statement)]));
  const counts = new Map<string, number>();
  for (const id of ids) {
    const source = (await store.statement(id))?.source;
    if (source === undefined) continue;
    const title = [source.name, source.publisher, source.published].filter((x) => x !== undefined).join(', ');
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  const sources = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([title, n]) => `${title} (${statements(n)})`);
  return { lines: [...factsOf(envelope), ...listed('Sources', sources)], scenario: scenarioOf(envelope) };
}
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const statements = (n: number): string => (n === 1 ? '1 statement' : `${n} statements`);
const listed = (name: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${name}: ${items.join('; ')}`];

function factsOf(e: Envelope): string[] {
  const rules = Object.entries(e.rules).map(([id, version]) => `${id}, version ${version}`);
  const off = e.assumptions.filter((a) => !a.on).map((a) => a.text);
  const choices = Object.entries((e.question['choices'] ?? {}) as Record<string, string>);
  return [
    `${capital(dayPhrase('true on', e.asAt))}; known by: ${e.knownAt === 'all' ? 'everything in the data' : e.knownAt}`,
    `Data ${e.data.version}; ${e.engine.name} ${e.engine.version}`,
    ...listed('Rule', rules),
    ...listed(
      'Another reading chosen',
      choices.map(([point, option]) => `${point} = ${option}`),
    ),
    ...listed('Assumptions switched off', off),
  ];
}

const scenarioOf = (e: Envelope): readonly string[] => {
  const change = e.question['change'];
  return Array.isArray(change) ? change.map(String) : [];
};

/** In words: what is folded, and why nothing is drawn; empty where all is. */
export function footWords(l: Layout): string {
  const many = l.tooMany;
  if (many !== undefined)
    return `Too many to draw: ${many.boxes} parties and ${many.lines} lines; a chart holds ${many.most}. The table shows them all.`;
  return l.folded.length === 0 ? '' : `${l.folded.length} parties are folded; the table names each.`;
}
