/** A snapshot straight from a list of holdings: for programs that have numbers and no sources. */
import { sealStatement } from '../statements/seal.ts';
import type { Source, Statement } from '../statements/types.ts';
import { compare, type Exact, exact, HUNDRED, ONE, ZERO } from '../terms/exact.ts';
import { type Interval, interval, isEmpty, point } from '../terms/interval.ts';
import type { Share, ShareOf } from '../terms/share.ts';
import { takeSnapshot } from './take.ts';
import type { Snapshot, SnapshotOptions } from './types.ts';

/** Per cent as decimal or fraction text ("12.5", "100/3") or a whole number; floats are refused, they lost the number. */
export type Percent = string | number;

export interface Part {
  readonly min?: Percent;
  readonly max?: Percent;
  readonly exclusiveMin?: boolean;
  readonly exclusiveMax?: boolean;
}

export interface Edge {
  readonly owner: string;
  readonly owned: string;
  /** absent: unknown */
  readonly share?: Percent | Part;
  /** votes told apart from shares; absent: one share, one vote */
  readonly votes?: Percent | Part;
}

export interface EdgeOptions extends SnapshotOptions {
  /** companies whose list of owners is complete */
  readonly complete?: readonly string[];
}

const SOURCE: Source = { name: 'edges', kind: 'table', manner: 'register', published: '0001-01-01' };

/**
 * @param edges rows of one pair add, as rows of a register do
 * @returns a snapshot whose party ids are the names given
 * @throws RangeError for a share that is no number between 0 and 100, with owner and owned
 * @example
 * const s = snapshotFromEdges([{ owner: 'X', owned: 'A', share: 60 }, { owner: 'A', owned: 'C', share: '39.5' }]);
 */
export function snapshotFromEdges(edges: readonly Edge[], options: EdgeOptions = {}): Snapshot {
  const statements: Statement[] = edges.map((edge, at) => statementOf(edge, at));
  for (const company of options.complete ?? []) {
    statements.push(
      sealStatement({ kind: 'complete-list', recordStatus: 'new', company, of: 'both', source: SOURCE, locator: {} }),
    );
  }
  const { complete: _complete, ...rest } = options;
  return takeSnapshot(statements, { asAt: '0001-01-01', ...rest });
}

function statementOf(edge: Edge, at: number): Statement {
  const part = (value: Percent | Part, of: ShareOf): Share => ({ bounds: boundsOf(value, edge), hedge: 'exact', of });
  const lot = String(at);
  const shares = edge.share === undefined ? {} : { share: part(edge.share, 'capital') };
  const votes =
    edge.votes === undefined
      ? []
      : [
          {
            interestType: 'votingRights' as const,
            directness: 'direct' as const,
            lot,
            share: part(edge.votes, 'votes'),
          },
        ];
  return sealStatement({
    kind: 'relationship',
    recordStatus: 'new',
    subject: edge.owned,
    interestedParty: edge.owner,
    interests: [{ interestType: 'shareholding', directness: 'direct', lot, ...shares }, ...votes],
    source: SOURCE,
    locator: {},
  });
}

function boundsOf(value: Percent | Part, edge: Edge): Interval {
  const bounds =
    typeof value === 'object'
      ? interval(
          fraction(value.min ?? 0),
          fraction(value.max ?? 100),
          value.exclusiveMin ?? false,
          value.exclusiveMax ?? false,
        )
      : point(fraction(value));
  if (isEmpty(bounds) || compare(bounds.lo, ZERO) < 0 || compare(bounds.hi, ONE) > 0) {
    throw new RangeError(`${edge.owner} > ${edge.owned}: the share is not between 0 and 100: ${JSON.stringify(value)}`);
  }
  return bounds;
}
const fraction = (value: Percent): Exact => exact(value).div(HUNDRED);
