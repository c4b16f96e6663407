/** Names of the parties of a structure as the page shows them: with the one in its own script beside. */
import { besideName, type NameInScript } from '../../../src/terms/own-script.ts';
import type { Structure } from '../types.ts';

type Answer = Structure['answer'];
type Node = Answer['nodes'][number];

export const besideOf = (n: Node | undefined): NameInScript | undefined =>
  n === undefined ? undefined : besideName(n.name, n.otherNames, n.jurisdiction);

/** The answer with both names in the boxes of its chart; ids, lines and figures are as they were. */
export function namedInBoxes(answer: Answer): Answer {
  if (!answer.nodes.some((n) => besideOf(n) !== undefined)) return answer;
  return {
    ...answer,
    nodes: answer.nodes.map((n) => {
      const beside = besideOf(n);
      return beside === undefined ? n : { ...n, name: `${n.name} ${beside.text}` };
    }),
  };
}
