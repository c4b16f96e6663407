/** Who controls the company in two snapshots: who came, who went. */
import type { Node, Snapshot } from '../snapshot/types.ts';
import { listWords, nameOf } from './context.ts';
import { controllersNow } from './control.ts';
import type { Question } from './question.ts';

export interface ControllersChanged {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly came: readonly string[];
  readonly went: readonly string[];
}

export function controllersChanged(before: Snapshot, after: Snapshot, company: Node, q: Question): ControllersChanged {
  const then = before.nodeOf.get(after.parties[company]?.id ?? '') ?? company;
  const names = (s: Snapshot, node: Node): string[] =>
    controllersNow(s, node, q).map((c) => listWords(c.seed.map((n) => nameOf(s, n))));
  const [was, is] = [names(before, then), names(after, company)];
  return { before: was, after: is, came: is.filter((n) => !was.includes(n)), went: was.filter((n) => !is.includes(n)) };
}

/** "A would control T", "B no longer controls T" */
export function controllerSentences(
  { came, went }: ControllersChanged,
  company: string,
  mood: 'would' | 'did',
): string[] {
  const [comes, goes] =
    mood === 'would' ? ['would control', 'would no longer control'] : ['came to control', 'no longer controls'];
  return [...came.map((who) => `${who} ${comes} ${company}`), ...went.map((who) => `${who} ${goes} ${company}`)];
}
