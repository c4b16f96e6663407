/** Completeness as a fact: were the list of holders of the company, or of one above it, complete. */
import { withCompleteList } from '../../snapshot/change.ts';
import type { Settle } from '../types.ts';
import { nameOf } from '../words.ts';
import { outcomeOf, type Retrial } from './retrial.ts';

export function fromCompleteness(trial: Retrial): Settle[] {
  const { snapshot, everybody } = trial.bench;
  const open = [...everybody].filter((node) =>
    [snapshot.economic.get(node), snapshot.votes.get(node)].some((column) => column?.complete === false),
  );
  return trial.most(open).flatMap((node): Settle[] => {
    if (!trial.begins('fact')) return [];
    const judged = trial.judged(withCompleteList(snapshot, node));
    if (judged === undefined || judged.verdict === 'cannot-tell') return [];
    const text = `whether the list of holders of ${nameOf(snapshot, node)} is complete`;
    return [
      {
        facts: [{ kind: 'completeness', company: node, text }],
        strength: 'can',
        outcomes: [outcomeOf('complete', judged), { if: 'not complete', verdict: 'cannot-tell' }],
      },
    ];
  });
}
