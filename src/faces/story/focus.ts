/** What a step points at, found in the answer it shows. */
import type { StructureAnswer } from '../../index.ts';
import { isUnknown } from '../draw/words.ts';

type Edge = StructureAnswer['edges'][number];
type Event = StructureAnswer['events'][number];
export interface TieLike {
  readonly kinds: readonly string[];
  readonly ownership: boolean;
  readonly text: string;
  readonly date?: string | undefined;
  readonly sources: readonly string[];
  readonly strengthText?: string | undefined;
  readonly path: readonly { readonly statements: readonly string[] }[];
}
export type Found =
  | { readonly kind: 'holding'; readonly edge: Edge; readonly from: string; readonly to: string }
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'tie'; readonly tie: TieLike };

/**
 * @param focus "Xiaomi > Kingsoft": the holding of one in the other, by name; other words: every event or tie that says them
 * @returns the parts of the answer; none where nothing fits
 */
export function inStructure(answer: StructureAnswer, focus: string): readonly Found[] {
  const nameOf = new Map(answer.nodes.map((n) => [n.id, n.name]));
  const ends = focus.split(/\s+>\s+/);
  if (ends.length === 2) {
    return answer.edges.flatMap((edge) => {
      const [from = edge.from, to = edge.to] = [nameOf.get(edge.from), nameOf.get(edge.to)];
      return edge.kind !== 'other-reading' && same(from, ends[0]) && same(to, ends[1])
        ? [{ kind: 'holding' as const, edge, from, to }]
        : [];
    });
  }
  return answer.events.filter((e) => within(e.text, focus)).map((event) => ({ kind: 'event' as const, event }));
}

export const inTies = (ties: readonly TieLike[], focus: string): readonly Found[] =>
  ties
    .filter((t) => within(t.text, focus) || t.kinds.some((k) => same(k, focus)))
    .map((tie) => ({ kind: 'tie' as const, tie }));

/** What the sources say of a holding, figures before words without one. */
export const figuresFirst = (edge: Edge): Edge['said'] =>
  [...edge.said].sort((a, b) => Number(isUnknown(a.share)) - Number(isUnknown(b.share)));

/** What could have been pointed at, for the message that says why nothing was. */
export function choicesIn(answer: StructureAnswer): readonly string[] {
  const nameOf = new Map(answer.nodes.map((n) => [n.id, n.name]));
  return [
    ...answer.edges
      .filter((e) => e.kind !== 'other-reading')
      .map((e) => `${nameOf.get(e.from) ?? e.from} > ${nameOf.get(e.to) ?? e.to}`),
    ...answer.events.map((e) => e.text),
  ];
}

const fold = (text = ''): string => text.normalize('NFKC').trim().toLowerCase();
const same = (a: string, b: string | undefined): boolean => fold(a) === fold(b);
const within = (text: string, part: string): boolean => fold(text).includes(fold(part));
