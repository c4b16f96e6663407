/** Whether a tie stands for certain, or hangs on a figure that may be a slip or on a day that is not said. */
import { lastingOn, type Tie } from '../compute/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { Statement } from '../statements/types.ts';

export interface TieStanding {
  readonly verdict: 'yes' | 'cannot-tell';
  /** what it hangs on, where it cannot be told */
  readonly because?: string;
}

const SLIP = 'a figure it rests on may be a slip of the source';
const DAY = 'whether it had begun, or was over, is not said';
const NONE = 'whether anything was held on the day is not said';

/**
 * A deal that was made stays made, and a common controller is certain by what makes it one.
 * @param held it is made of holdings
 */
export function tieStanding(s: Snapshot, t: Tie, held: boolean): TieStanding {
  const doubts = t.path.flatMap((step) => [
    ...(held ? holdingDoubts(s, step.from, step.to, step.statements) : []),
    ...step.statements.flatMap((id) => dayDoubts(s, s.statements.get(id))),
    ...officeDoubts(s, t, step.statements),
  ]);
  const [because] = t.kind === 'common-controller' ? [] : doubts;
  return because === undefined ? { verdict: 'yes' } : { verdict: 'cannot-tell', because };
}

function holdingDoubts(s: Snapshot, from: Node, to: Node, statements: readonly string[]): string[] {
  const bounds = s.economic.get(to)?.holdings.find((h) => h.owner === from)?.bounds;
  if (bounds !== undefined && bounds.lo.n === 0n && !bounds.loOpen) return [NONE];
  return statements.length > 0 && statements.every((id) => elsewhere(s, id)) ? [SLIP] : [];
}

/** Another reading puts the holding in another place, and nobody chose between the two. */
function elsewhere(s: Snapshot, id: string): boolean {
  const st = s.statements.get(id);
  if (st?.kind !== 'relationship') return false;
  const moved = (st.otherReadings ?? []).some((r) => r.subject !== undefined || r.interestedParty !== undefined);
  const point = s.openPoints.find((p) => p.kind === 'misprint' && p.statements.includes(id));
  return moved && point !== undefined && s.options.choices?.[point.id] === undefined;
}

function dayDoubts(s: Snapshot, st: Statement | undefined): string[] {
  if (st?.kind === 'tie') return lastingOn(s.asAt, st) === 'cannot-tell' ? [DAY] : [];
  if (st?.kind !== 'transaction' || st.date === undefined) return [];
  return lastingOn(s.asAt, { startDate: st.date }) === 'cannot-tell' ? [DAY] : [];
}

function officeDoubts(s: Snapshot, t: Tie, statements: readonly string[]): string[] {
  if (t.kind !== 'office') return [];
  const open = s.offices.some((o) => o.live === 'cannot-tell' && o.statements.some((id) => statements.includes(id)));
  return open ? [DAY] : [];
}
