/** Kinds of party that nobody can own: undeclared hands are never above them. */
import type { Node, Snapshot } from '../../snapshot/types.ts';

const UNOWNED: ReadonlySet<string> = new Set(['person', 'group', 'state', 'state-body', 'joint']);

export const canBeOwned = (snapshot: Snapshot, node: Node): boolean =>
  !UNOWNED.has(snapshot.parties[node]?.type ?? 'unknown');
