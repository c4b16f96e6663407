/** What an exported drawing says of itself: the days, the data, the rule, the sources, and whether it is a fact at all. */
import type { Envelope, StructureAnswer, Workspace } from '../../index.ts';
import { sayingOf } from '../phrases/answer-in.ts';
import { CHART_WORDS, type ChartWords } from './chart-words.ts';
import type { Layout } from './types.ts';

export interface ExportFrame {
  /** lines below the chart */
  readonly lines: readonly string[];
  /** the changes supposed, in words; none: the drawing shows what the data say */
  readonly scenario: readonly string[];
}

/**
 * @param envelope of a `structure` answer
 * @param words of the language; names of sources stay as they are
 * @returns sources named once each with how many statements the chart takes from them, in the order of their names
 */
export async function frameOf(
  { store }: Workspace,
  envelope: Envelope,
  words: ChartWords = CHART_WORDS.en,
): Promise<ExportFrame> {
  const answer = envelope.answer as unknown as StructureAnswer;
  const ids = new Set(answer.edges.flatMap((e) => [...e.statements, ...e.said.map((s) => s.statement)]));
  const counts = new Map<string, number>();
  for (const id of ids) {
    const source = (await store.statement(id))?.source;
    if (source === undefined) continue;
    const title = [source.name, source.publisher, source.published].filter((x) => x !== undefined).join(', ');
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  const sources = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, n]) => `${title} (${words.statements(n)})`);
  return {
    lines: [...factsOf(envelope, words), ...listed(words, words.sources, sources)],
    scenario: scenarioOf(envelope),
  };
}
const listed = (words: ChartWords, name: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [words.listed(name, items)];

function factsOf(e: Envelope, words: ChartWords): string[] {
  const say = sayingOf(e.answer, words.language);
  const rules = Object.entries(e.rules).map(([id, version]) => words.rule(id, version));
  const off = e.assumptions.filter((a) => !a.on).map((a) => say(a.text));
  const choices = Object.entries((e.question['choices'] ?? {}) as Record<string, string>);
  const between = words.language === 'zh' ? '；' : '; ';
  return [
    `${words.trueOn(e.asAt)}${between}${words.knownBy(e.knownAt)}`,
    words.data(e.data.version, `${e.engine.name} ${e.engine.version}`),
    ...listed(words, words.rules, rules),
    ...listed(
      words,
      words.chosen,
      choices.map(([point, option]) => `${point} = ${option}`),
    ),
    ...listed(words, words.off, off),
  ];
}

const scenarioOf = (e: Envelope): readonly string[] => {
  const change = e.question['change'];
  return Array.isArray(change) ? change.map(String) : [];
};

/** In words: what is folded, and why nothing is drawn; empty where all is. */
export function footWords(l: Layout, words: ChartWords = CHART_WORDS.en): string {
  const many = l.tooMany;
  if (many !== undefined) return words.tooMany(many.boxes, many.lines, many.most);
  return l.folded.length === 0 ? '' : words.folded(l.folded.length);
}
