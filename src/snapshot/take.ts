/**
 * Statements + dates + judgements + choices → a frozen graph. The passes stand in the order of DESIGN §4; each is a
 * file of its own. Pure: same statements in any order, same snapshot.
 */
import type { Statement } from '../statements/types.ts';
import { UNDATED } from '../terms/day.ts';
import { buildColumns, linksOf } from './columns.ts';
import { readFigures } from './figures.ts';
import { inForce, spanOf } from './in-force.ts';
import { Ledger, order } from './ledger.ts';
import { bookLevels } from './levels.ts';
import { gatherParties, type Identities, NO_IDENTITIES } from './parties.ts';
import { concerts, offices, statedControl } from './powers.ts';
import { Reach } from './reach.ts';
import { saidOf } from './said.ts';
import type { Part } from './totals.ts';
import { readTransfers } from './transfers.ts';
import type { DeclaredFigure, Snapshot, SnapshotOptions } from './types.ts';

/**
 * What is true on a day, as far as the statements say.
 *
 * @param statements any order; those about parties outside the question cost time but change nothing
 * @param options the day (default: the last possible day in the data), what was known, choices, switched-off assumptions
 * @param identities who is the same as whom (identity room); default: every id is its own party
 * @returns a frozen snapshot; exact. Cost O(m log m) in interests m, plus reachability for figures of unknown directness
 * @example takeSnapshot(statements, { asAt: '2015-03-31' }).votes
 */
export function takeSnapshot(
  statements: readonly Statement[],
  options: SnapshotOptions = {},
  identities: Identities = NO_IDENTITIES,
): Snapshot {
  const ledger = new Ledger(options);
  const knownAt = options.knownAt ?? 'all';
  const span = spanOf(statements);
  const asAt = options.asAt ?? span?.last ?? UNDATED;
  const live = inForce(statements, knownAt, ledger);
  const people = gatherParties(live, withChoices(identities, ledger), ledger);
  const context = { day: asAt, people, ledger };
  const figures = readFigures(live, people, ledger);
  const transfers = readTransfers(live, people);
  const controls = statedControl(live, context);
  const book = bookLevels(figures, transfers, context);
  const reach = new Reach(
    linksOf(
      book,
      controls.map((c) => [c.controller, c.company] as const),
    ),
  );
  const columns = buildColumns(live, book, people.parties, options, { ...context, book, reach, transfers });
  return Object.freeze({
    asAt,
    knownAt,
    options,
    parties: people.parties,
    nodeOf: people.nodeOf,
    economic: columns.economic,
    votes: columns.votes,
    oneShareOneVote: columns.oneShareOneVote,
    claims: columns.claims,
    declared: declaredFigures(columns.parts),
    statedControl: controls,
    concerts: concerts(live, context),
    offices: offices(live, context),
    said: saidOf(figures, book, live, transfers, context),
    assumptions: ledger.listAssumptions(),
    openPoints: ledger.listOpenPoints(),
    warnings: ledger.listWarnings(),
    statements: new Map(live.map((s) => [s.statementId, s])),
    ...(span === undefined ? {} : { span }),
  });
}

/** An unsure pair is an open point: separate by default, merged when chosen. */
function withChoices(identities: Identities, ledger: Ledger): Identities {
  const groups = [...identities.groups];
  for (const pair of identities.unsure) {
    const chosen = ledger.open({
      id: pair.id,
      kind: 'identity',
      text: `it is not certain that ${pair.a} and ${pair.b} are one: ${pair.reason}`,
      options: [
        { id: 'separate', text: 'two parties' },
        { id: 'same', text: 'one party' },
      ],
      default: 'separate',
      parties: [],
      statements: [],
    });
    if (chosen === 'same') groups.push([pair.a, pair.b]);
  }
  return { groups: joinGroups(groups), unsure: identities.unsure };
}

/** Groups that share an id become one. */
function joinGroups(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const root = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    while (root.get(at) !== undefined && root.get(at) !== at) at = root.get(at) ?? at;
    return at;
  };
  for (const group of groups) {
    for (const id of group) {
      const [a, b] = [find(group[0] ?? id), find(id)].sort(order);
      root.set(b ?? id, a ?? id);
      root.set(a ?? id, a ?? id);
    }
  }
  const joined = new Map<string, string[]>();
  for (const id of root.keys()) joined.set(find(id), [...(joined.get(find(id)) ?? []), id]);
  return [...joined.values()].filter((g) => g.length > 1);
}

function declaredFigures(parts: readonly Part[]): DeclaredFigure[] {
  const found: DeclaredFigure[] = [];
  for (const { level, aside } of parts) {
    const base = {
      holder: level.holder,
      company: level.company,
      of: level.of[0] ?? 'unknown',
      statements: level.statements,
      ...(level.regimes[0] === undefined ? {} : { regime: level.regimes[0] }),
    };
    if (level.total !== undefined && aside?.directness !== 'total') {
      found.push({ ...base, total: level.total, directness: level.totalKind ?? 'unknown', aside: false });
    } else if (level.direct !== undefined && level.regimes.length > 0) {
      found.push({ ...base, total: level.direct, directness: 'direct', aside: false });
    }
    if (aside !== undefined) found.push({ ...base, total: aside.total, directness: aside.directness, aside: true });
  }
  return found;
}
