/**
 * Statements + dates + judgements + choices → a frozen graph. The passes stand in the order of DESIGN §4; each is a
 * file of its own. Pure: same statements in any order, same snapshot.
 */
import { joinedGroups } from '../identity/links.ts';
import { partiesOf, type Statement } from '../statements/types.ts';
import { UNDATED } from '../terms/day.ts';
import { buildColumns, linksOf } from './columns.ts';
import { readFigures } from './figures.ts';
import { inForce, spanOf, tellAhead } from './in-force.ts';
import { Ledger } from './ledger.ts';
import { bookLevels } from './levels.ts';
import { notStated } from './not-stated.ts';
import { oneName } from './one-name.ts';
import { gatherParties, type Identities, NO_IDENTITIES } from './parties.ts';
import { concerts, offices, statedControl } from './powers.ts';
import { Reach } from './reach.ts';
import { saidOf } from './said.ts';
import type { Part } from './totals.ts';
import { readTransfers } from './transfers.ts';
import { type DeclaredFigure, type Snapshot, type SnapshotOptions, sourceLabel } from './types.ts';

/**
 * What is true on a day, as far as the statements say.
 *
 * @param given statements in any order; those about parties outside the question cost time but change nothing
 * @param options the day (default: the last possible day in the data), what was known, choices, switched-off assumptions
 * @param identities who is the same as whom (identity room); default: every id is its own party
 * @returns a frozen snapshot; exact. Cost O(m log m) in interests m, plus reachability for figures of unknown directness
 * @example takeSnapshot(statements, { asAt: '2015-03-31' }).votes
 */
export function takeSnapshot(
  given: readonly Statement[],
  options: SnapshotOptions = {},
  identities: Identities = NO_IDENTITIES,
): Snapshot {
  const ledger = new Ledger(options);
  const statements = withoutSources(given, options.without ?? []);
  const knownAt = options.knownAt ?? 'all';
  const span = spanOf(statements);
  const asAt = options.asAt ?? span?.last ?? UNDATED;
  const standing = inForce(statements, knownAt, ledger);
  if (options.begun !== undefined) tellAhead(standing, options.begun, ledger);
  const live = oneName(standing, ledger);
  const people = gatherParties(live, withChoices(spokenOf(live, identities), ledger), ledger);
  for (const { id, a, b } of identities.unsure) {
    const nodes = [a, b].flatMap((party) => people.nodeOf.get(party) ?? []);
    const about = nodes.flatMap((node) => people.parties[node]?.statements ?? []);
    ledger.concerns(id, nodes, about);
  }
  for (const message of identities.notAsked ?? []) ledger.warn('partial-answer', message, [], []);
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
    notStated: notStated(live, people, asAt),
    said: saidOf(figures, book, live, transfers, context),
    assumptions: ledger.listAssumptions(),
    openPoints: ledger.listOpenPoints(),
    warnings: ledger.listWarnings(),
    statements: new Map(live.map((s) => [s.statementId, s])),
    ...(span === undefined ? {} : { span }),
  });
}

function withoutSources(statements: readonly Statement[], labels: readonly string[]): readonly Statement[] {
  return labels.length === 0 ? statements : statements.filter((s) => !labels.includes(sourceLabel(s.source)));
}

/** Of namesakes only those named by a statement in force: on another day one of them may not be there yet. */
function spokenOf(live: readonly Statement[], identities: Identities): Identities {
  if (!identities.unsure.some((pair) => pair.basis === 'name')) return identities;
  const named = new Set(live.flatMap((s) => partiesOf(s)));
  const there = ({ a, b, basis }: Identities['unsure'][number]): boolean =>
    basis !== 'name' || (named.has(a) && named.has(b));
  return { ...identities, unsure: identities.unsure.filter(there) };
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
      ...(pair.basis === 'name' ? { byName: true } : {}),
      parties: [],
      statements: [],
    });
    if (chosen === 'same') groups.push([pair.a, pair.b]);
  }
  return { groups: joinedGroups(groups), unsure: identities.unsure };
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
