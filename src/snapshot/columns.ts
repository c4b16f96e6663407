/** Columns from parts: rules 5, 6, 7, 9 and the own-share and joint-holder parts of rule 11. */
import type { Statement } from '../statements/types.ts';
import { ONE } from '../terms/exact.ts';
import { UNKNOWN } from '../terms/interval.ts';
import type { LevelBook } from './levels.ts';
import { type Entries, type Entry, fitColumn } from './overfill.ts';
import { withoutOwnShares } from './own-shares.ts';
import { classWeights, economicEntry, type Entry as QuantityEntry, votesEntry } from './quantities.ts';
import { type Part, partOf, type TotalContext } from './totals.ts';
import type { Column, Node, Party, SnapshotOptions, TotalClaim } from './types.ts';

export interface Columns {
  readonly economic: ReadonlyMap<Node, Column>;
  readonly votes: ReadonlyMap<Node, Column>;
  readonly oneShareOneVote: ReadonlySet<Node>;
  readonly claims: readonly TotalClaim[];
  readonly parts: readonly Part[];
}

export function buildColumns(
  statements: readonly Statement[],
  book: LevelBook,
  parties: readonly Party[],
  options: SnapshotOptions,
  context: TotalContext,
): Columns {
  const weights = classWeights(statements, context.people);
  const complete = completeLists(statements, context);
  const economic = new Map<Node, Column>();
  const votes = new Map<Node, Column>();
  const oneShareOneVote = new Set<Node>();
  const claims: TotalClaim[] = [];
  const allParts: Part[] = [];
  for (const [company, levels] of byCompany(book)) {
    const parts = levels.map((l) => partOf(l, context));
    allParts.push(...parts);
    const votesApart =
      weights.has(company) || levels.some((l) => (l.slot === 'votes' && !l.missing) || l.classes.size > 0);
    if (!votesApart) oneShareOneVote.add(company);
    const quantity = {
      company,
      votesApart,
      weights: weights.get(company),
      people: context.people,
      ledger: context.ledger,
    };
    const list = complete.get(company) ?? { shares: false, votes: false };
    const fit = { company, over100: options.over100 ?? 'widen', people: context.people, ledger: context.ledger };
    const money = entries(parts, (p) => economicEntry(p, quantity), ['shares', 'profits']);
    const fitted = fitColumn({ entries: money, claims: [] }, { ...fit, measure: 'economic', complete: list.shares });
    if (fitted !== undefined) economic.set(company, withoutOwnShares(fitted, context).column);
    const ballots = entries(parts, (p) => votesEntry(p, quantity), ['votes', 'shares']);
    const bound = boundClaims(parts, votesApart);
    const voting = fitColumn(
      { entries: ballots, claims: bound },
      { ...fit, measure: 'votes', complete: list.votes || (list.shares && !votesApart) },
    );
    if (voting === undefined) continue;
    const free = withoutOwnShares(voting, context);
    votes.set(company, free.column);
    claims.push(...free.claims);
  }
  addJointHolders(parties, economic, votes);
  return { economic, votes, oneShareOneVote, claims, parts: allParts };
}

function byCompany(book: LevelBook): Map<Node, LevelBook['levels'][number][]> {
  const groups = new Map<Node, LevelBook['levels'][number][]>();
  for (const level of book.levels) {
    const list = groups.get(level.company);
    if (list === undefined) groups.set(level.company, [level]);
    else list.push(level);
  }
  return groups;
}

/** One entry a holder: the first slot of `slots` in which it has one. */
function entries(
  parts: readonly Part[],
  read: (part: Part) => QuantityEntry | undefined,
  slots: readonly Part['level']['slot'][],
): Entries {
  const result = new Map<Node, Entry>();
  for (const slot of slots) {
    for (const part of parts) {
      const { level } = part;
      if (level.slot !== slot || result.has(level.holder)) continue;
      const entry = read(part);
      if (entry === undefined) continue;
      result.set(level.holder, {
        ...entry,
        relaxable: part.relaxable,
        statements: level.statements,
        directness: level.direct !== undefined ? 'direct' : (level.totalKind ?? 'direct'),
        ...(level.unit === undefined ? {} : { unit: level.unit }),
      });
    }
  }
  return result;
}

/** Claims bind the votes column: figures of votes or of an unsaid kind, or shares while one share has one vote. */
function boundClaims(parts: readonly Part[], votesApart: boolean): TotalClaim[] {
  const claims: TotalClaim[] = [];
  const withVotes = new Set(parts.filter((p) => p.level.slot === 'votes').map((p) => p.level.holder));
  for (const { level, claim } of parts) {
    if (claim === undefined || level.slot === 'profits') continue;
    if (level.slot === 'shares' && withVotes.has(level.holder)) continue;
    const ofVotes = level.slot === 'votes' || level.of.includes('unknown') || level.of.includes('votes');
    if (ofVotes || !votesApart) claims.push(claim);
  }
  return claims;
}

function completeLists(
  statements: readonly Statement[],
  { people }: TotalContext,
): Map<Node, { shares: boolean; votes: boolean }> {
  const lists = new Map<Node, { shares: boolean; votes: boolean }>();
  for (const s of statements) {
    if (s.kind !== 'complete-list') continue;
    const node = people.nodeOf.get(s.company);
    if (node === undefined) continue;
    const known = lists.get(node) ?? { shares: false, votes: false };
    lists.set(node, { shares: known.shares || s.of !== 'votes', votes: known.votes || s.of !== 'shares' });
  }
  return lists;
}

/** Rule 11: a joint holder is a node with a complete column over its members, each [0, 100]. */
function addJointHolders(parties: readonly Party[], economic: Map<Node, Column>, votes: Map<Node, Column>): void {
  parties.forEach((party, company) => {
    if (party.members === undefined || party.members.length === 0) return;
    const holdings = party.members.map((owner) => ({
      owner,
      company,
      bounds: UNKNOWN,
      directness: 'direct' as const,
      statements: party.statements,
      assumptions: [],
    }));
    const column: Column = { company, holdings, complete: true, capacity: ONE, overfull: false };
    economic.set(company, column);
    votes.set(company, column);
  });
}

/** Links for reachability: who has any live interest in whom. */
export function linksOf(book: LevelBook, controls: Iterable<readonly [Node, Node]>): (readonly [Node, Node])[] {
  return [...book.levels.map((l) => [l.holder, l.company] as const), ...controls];
}
