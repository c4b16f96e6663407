/** Completeness as a fact: were the list of holders of the company, or of one above it, complete. */
import { withCompleteList } from '../../snapshot/change.ts';
import type { Node } from '../../snapshot/types.ts';
import type { JudgeInput, Settle } from '../types.ts';
import { nameOf } from '../words.ts';
import type { Rejudge } from './limits.ts';

export function fromCompleteness(input: JudgeInput, rejudge: Rejudge): Settle[] {
  const { snapshot, company } = input;
  const column = snapshot.votes.get(company) ?? snapshot.economic.get(company);
  const nodes: Node[] = [company, ...(column?.holdings ?? []).map((h) => h.owner).filter((n) => snapshot.votes.has(n))];
  return nodes.slice(0, 6).flatMap((node): Settle[] => {
    if (snapshot.votes.get(node)?.complete === true) return [];
    const judged = rejudge(withCompleteList(snapshot, node));
    if (judged === undefined || judged.verdict === 'cannot-tell') return [];
    const text = `whether the list of holders of ${nameOf(snapshot, node)} is complete`;
    return [
      {
        facts: [{ kind: 'completeness', company: node, text }],
        strength: 'can',
        outcomes: [
          { if: 'complete', verdict: judged.verdict, ...(judged.share === undefined ? {} : { share: judged.share }) },
          { if: 'not complete', verdict: 'cannot-tell' },
        ],
      },
    ];
  });
}
