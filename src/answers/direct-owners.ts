/**
 * `owners` with `direct`: who holds the company itself, each with the words its share comes from. Nothing is looked
 * through and no chain is proven: the rows are the company's column, as the statements in force settle it (DESIGN §4).
 */
import { remainder } from '../compute/index.ts';
import { order } from '../snapshot/ledger.ts';
import type { Holding, Node, Said, Snapshot } from '../snapshot/types.ts';
import { type Interval, NOTHING } from '../terms/interval.ts';
import { type AnswerBody, type AnswerContext, nameOf, partyOut } from './context.ts';
import type { PartyOut, ShareOut } from './envelope.ts';
import { notStatedWarnings } from './not-stated.ts';
import { type Page, pageOf } from './page.ts';
import type { Question } from './question.ts';
import { type Resolution, resolutionOf } from './resolution.ts';
import { intervalWords, shareOut } from './share-out.ts';
import { saidOut } from './structure-edges.ts';

type OwnersQuestion = Extract<Question, { verb: 'owners' }>;
type Measured = 'economic' | 'votes';

export interface DirectHolderOut {
  readonly party: PartyOut;
  /** what the party itself holds; with `measure: votes` of the votes. Left out where nothing is said of it */
  readonly share?: ShareOut;
  /** with `measure: both` */
  readonly votes?: ShareOut;
  /** how the share follows from the words */
  readonly resolution: Resolution;
  /** every figure said of this holder, also those that were left out */
  readonly said: readonly ReturnType<typeof saidOut>[];
  /** those the share rests on */
  readonly statements: readonly string[];
  /** ids of assumptions it rests on */
  readonly assumptions?: readonly string[];
}

interface Row {
  readonly node: Node;
  readonly economic?: Holding;
  readonly votes?: Holding;
}

/** O(holders of the company and what is said of them), where the snapshot is of nothing else. */
export function directOwners(context: AnswerContext<OwnersQuestion>): AnswerBody {
  const { snapshot: s, subject, question: q } = context;
  const measures: readonly Measured[] = q.measure === 'economic' || q.measure === 'votes' ? [q.measure] : BOTH;
  const rows = rowsOf(s, subject, measures);
  const page = (): Page => pageOf('holders', rows, (r) => partyOut(s, r.node).id, q);
  const said = saidBy(s, subject);
  return {
    answer: {
      headline: headline(s, subject, rows),
      subject: partyOut(s, subject),
      holders: rows.map((r) => rowOut(s, r, measures, said.get(r.node) ?? [])),
      count: rows.length,
      undisclosed: measures.map((m) => ({ measure: m, share: shareOut(remainder(s, subject, m)) })),
    },
    warnings: notStatedWarnings(s, subject),
    page,
    prove(builder) {
      const { from, to } = page();
      const whole = from === 0 && to === rows.length;
      for (const m of measures) {
        if (whole) builder.addColumn(m, subject);
        else for (const r of rows.slice(from, to)) builder.addHolding(m, r.node, subject);
      }
    },
  };
}
const BOTH: readonly Measured[] = ['economic', 'votes'];

/** Everybody in one of the columns, the largest first; with both by economics. */
function rowsOf(s: Snapshot, company: Node, measures: readonly Measured[]): readonly Row[] {
  const rows = new Map<Node, Row>();
  for (const m of measures)
    for (const h of s[m].get(company)?.holdings ?? [])
      rows.set(h.owner, { ...rows.get(h.owner), node: h.owner, [m]: h });
  const main = (r: Row): Interval => r[measures[0] ?? 'economic']?.bounds ?? NOTHING;
  return [...rows.values()].sort(
    (a, b) =>
      main(b).lo.compare(main(a).lo) ||
      main(b).hi.compare(main(a).hi) ||
      order(nameOf(s, a.node), nameOf(s, b.node)) ||
      a.node - b.node,
  );
}

function saidBy(s: Snapshot, company: Node): ReadonlyMap<Node, readonly Said[]> {
  const by = new Map<Node, Said[]>();
  for (const x of s.said) {
    if (x.company !== company) continue;
    const known = by.get(x.owner);
    if (known === undefined) by.set(x.owner, [x]);
    else known.push(x);
  }
  return by;
}

function rowOut(s: Snapshot, row: Row, measures: readonly Measured[], said: readonly Said[]): DirectHolderOut {
  const { node, economic, votes } = row;
  const share = measures.length === 1 ? (economic ?? votes) : economic;
  const held = [economic, votes].filter((h) => h !== undefined);
  const assumptions = [...new Set(held.flatMap((h) => h.assumptions))].sort(order);
  return {
    party: partyOut(s, node),
    ...(share === undefined ? {} : { share: shareOut(share.bounds) }),
    ...(measures.length > 1 && votes !== undefined ? { votes: shareOut(votes.bounds) } : {}),
    resolution: resolutionOf((share ?? votes) as Holding, said),
    said: said.map((x) => saidOut(s, x)),
    statements: [...new Set(held.flatMap((h) => h.statements))].sort(order),
    ...(assumptions.length === 0 ? {} : { assumptions }),
  };
}

function headline(s: Snapshot, company: Node, rows: readonly Row[]): string {
  const name = nameOf(s, company);
  if (rows.length === 0) return `Nobody is said to hold a part of ${name} directly.`;
  const parts = rows.slice(0, 3).map(({ node, economic, votes }) => {
    const [money, ballots] = [economic, votes].map((h) => h && intervalWords(h.bounds));
    const text =
      money === undefined
        ? `${ballots} of the votes`
        : ballots === undefined || ballots === money
          ? money
          : `${money} of the economics and ${ballots} of the votes`;
    return `${nameOf(s, node)} holds ${text}`;
  });
  return `Of ${name} itself, ${parts.join('; ')}${rows.length > 3 ? `; ${rows.length - 3} more` : ''}.`;
}
