/**
 * Where a chain over the line ends at a party that is no person: a trust, or an entity whose owners nobody names. It is
 * no owner, and leaving it out would hide one: it is shown with what is known of who stands behind it.
 */
import { canBeOwned } from '../../compute/bounds/unowned.ts';
import type { ArrangementRole } from '../../rules/types.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import type { Bench } from '../bench.ts';
import type { End } from '../types.ts';
import { verdictOf } from '../verdict-of.ts';
import { isArrangement, ROLES, roleOf, rolesIn } from './roles.ts';

/** Largest first; none for rules about any party. Cost: as of one more candidate for each leaf and trust above. */
export function endsOf(bench: Bench): readonly End[] {
  if (bench.rule.who !== 'persons') return [];
  return [...bench.everybody]
    .filter((n) => n !== bench.company && endsAt(bench.snapshot, n))
    .map((node) => ({ node, verdict: verdictOf(bench, [node]) }))
    .filter(({ verdict }) => verdict.verdict !== 'no')
    .sort((a, b) => sizeOf(b) - sizeOf(a) || a.node - b.node)
    .map(({ node, verdict }) => ({ node, verdict, ...standingOf(bench, node, verdict.clause) }));
}

const sizeOf = ({ verdict: { share } }: Pick<End, 'verdict'>): number => share?.lo.valueOf() ?? -1;

/** Who has nobody above by a share, a vote or stated control; a trust also where parts of it are stated. */
function endsAt(s: Snapshot, node: Node): boolean {
  if (isArrangement(s, node)) return true;
  if (!canBeOwned(s, node) || s.parties[node]?.type === 'unknown') return false;
  const held = [s.economic, s.votes].some((columns) => (columns.get(node)?.holdings.length ?? 0) > 0);
  return !held && !s.statedControl.some((c) => c.company === node);
}

function standingOf(bench: Bench, node: Node, over: string): Omit<End, 'node' | 'verdict'> {
  const { snapshot, version } = bench;
  if (!isArrangement(snapshot, node)) return { standing: 'owners-unknown', clause: over, parties: [], unnamed: [] };
  const limb = version.limbs.find((l) => l.engine === 'arrangement');
  const parties = rolesIn(snapshot, node).flatMap((o) => {
    const role = roleOf(o);
    return role === undefined ? [] : [{ node: o.party, role }];
  });
  const unnamed = (Object.keys(ROLES) as ArrangementRole[]).filter(
    // A trust may do without a protector.
    (role) => role !== 'protector' && !parties.some((p) => p.role === role),
  );
  const standing = parties.length === 0 ? 'parties-unknown' : limb === undefined ? 'not-opened' : 'opened';
  return { standing, clause: limb?.clause ?? over, parties, unnamed };
}
