/**
 * A group too large to draw, opened by hand: the subject with those next to it, and whatever branch the reader opens.
 * Nothing is lost by it: each party shown says how many of its own are not, and the table has them all.
 */
import type { StructureAnswer } from '../../index.ts';

export interface Branch {
  readonly id: string;
  readonly name: string;
  /** parties next to it, owners or owned, that are not shown */
  readonly hidden: number;
  readonly open: boolean;
}
export interface OpenedPart {
  /** the same answer with the shown parties and every holding between them */
  readonly answer: StructureAnswer;
  /** those that can be opened, the largest first, and those that are */
  readonly branches: readonly Branch[];
}

/**
 * @param opened ids of parties whose owners and holdings are shown; the subject's always are, and one that is reached
 *   from the subject through no open party waits until it is
 * @returns linear in the holdings
 */
export function openedPart(answer: StructureAnswer, opened: ReadonlySet<string>): OpenedPart {
  const next = new Map<string, Set<string>>(answer.nodes.map((n) => [n.id, new Set()]));
  for (const { from, to } of answer.edges) {
    if (from === to) continue;
    next.get(from)?.add(to);
    next.get(to)?.add(from);
  }
  const subject = answer.subject.id;
  const shown = new Set([subject]);
  // A set gives what is added while it is walked.
  for (const id of shown)
    if (id === subject || opened.has(id)) for (const other of next.get(id) ?? []) shown.add(other);
  const nodes = answer.nodes.filter((n) => shown.has(n.id));
  const branches = nodes
    .map(({ id, name }) => ({
      id,
      name,
      hidden: [...(next.get(id) ?? [])].filter((other) => !shown.has(other)).length,
      open: opened.has(id) && id !== subject,
    }))
    .filter((b) => b.hidden > 0 || b.open)
    .sort((a, b) => Number(b.open) - Number(a.open) || b.hidden - a.hidden || (a.id < b.id ? -1 : 1));
  const edges = answer.edges.filter((e) => shown.has(e.from) && shown.has(e.to));
  return { answer: { ...answer, nodes, edges }, branches };
}
