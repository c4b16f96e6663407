/**
 * Whose shares a person is taken to be interested in for kinship alone: those of the spouse and of children under 18
 * (Hong Kong Securities and Futures Ordinance s. 316(1)). A child whose day of birth is not told may or may not be one.
 */

import type { PartyId, PartyStatement, Statement, TieStatement } from '../statements/types.ts';
import { type Day, daysOf, type PartialDate } from '../terms/day.ts';
import type { Verdict } from '../terms/interval.ts';
import type { Node, Snapshot } from './types.ts';

export interface Relative {
  readonly node: Node;
  readonly kinship: 'spouse' | 'child under 18';
  /** cannot-tell: a child of untold age, or a day that is told too loosely */
  readonly counts: Exclude<Verdict, 'no'>;
  /** the tie, and who says when a child was born */
  readonly statements: readonly string[];
}

const SPOUSE = /(?:^|[\s-])(?:husband|wife|spouses?|married)$/iu;
const CHILD = /(?:^|[\s-])(?:son|daughter|child)$/iu;
const PARENT = /(?:^|[\s-])(?:father|mother|parent)$/iu;
/** A former wife is no spouse; the child of one's spouse is not said to be one's own. */
const NOT_NOW = /(?:^|\s)(?:former|ex|late|step|god|foster)(?:[\s-]|$)/iu;
const OF_AGE = 18;

/** The households of one snapshot: its family ties are gathered once. O(statements) to make. */
export class Households {
  private readonly s: Snapshot;
  private readonly ties: readonly TieStatement[];

  constructor(snapshot: Snapshot) {
    this.s = snapshot;
    const ties: TieStatement[] = [];
    for (const x of snapshot.statements.values()) if (isFamily(x) && isLive(x, snapshot.asAt)) ties.push(x);
    this.ties = ties;
  }

  /** The spouse and the children who are or may be under 18, by number. */
  of(person: Node): readonly Relative[] {
    const found = new Map<Node, Relative>();
    for (const relative of this.ties.flatMap((tie) => relativesBy(this.s, tie, person))) {
      if (found.get(relative.node)?.counts !== 'yes') found.set(relative.node, relative);
    }
    return [...found.values()].sort((a, b) => a.node - b.node);
  }

  /** Everybody in a family tie. */
  get named(): ReadonlySet<Node> {
    return new Set(this.ties.flatMap((t) => t.parties.flatMap((p) => nodesFor(this.s, p))));
  }

  /** Spouses and parents of these who are none of them: they may have nothing of their own. */
  beside(these: ReadonlySet<Node>): readonly Node[] {
    return [...this.named].filter((n) => !these.has(n) && this.of(n).some((r) => these.has(r.node)));
  }
}

const isFamily = (x: Statement): x is TieStatement =>
  x.kind === 'tie' && x.tie === 'family' && x.recordStatus !== 'closed';
const isLive = (x: TieStatement, day: Day): boolean =>
  (x.endDate === undefined || daysOf(x.endDate).last > day) &&
  (x.startDate === undefined || daysOf(x.startDate).first <= day);

function relativesBy(s: Snapshot, tie: TieStatement, person: Node): readonly Relative[] {
  const role = tie.role ?? '';
  const nodes = tie.parties.flatMap((p) => nodesFor(s, p));
  const [a, ...others] = nodes;
  if (a === undefined || !nodes.includes(person) || NOT_NOW.test(role)) return [];
  if (SPOUSE.test(role))
    return nodes
      .filter((n) => n !== person)
      .map((node) => ({
        node,
        kinship: 'spouse',
        counts: 'yes',
        statements: [tie.statementId],
      }));
  // "A is the son of B", "A is the father of B".
  const children = CHILD.test(role) && a !== person ? [a] : PARENT.test(role) && a === person ? others : [];
  return children.flatMap((node): Relative[] => {
    const counts = underAge(s, node);
    const statements = [tie.statementId, ...birthsOf(s, node).map((x) => x.statementId)];
    return counts === 'no' ? [] : [{ node, kinship: 'child under 18', counts, statements }];
  });
}

const nodesFor = (s: Snapshot, id: PartyId): readonly Node[] => {
  const node = s.nodeOf.get(id) ?? s.parties.findIndex((p) => p.mergedFrom?.includes(id) ?? false);
  return node < 0 ? [] : [node];
};

function underAge(s: Snapshot, child: Node): Verdict {
  const said = birthsOf(s, child).map((x) => x.birthDate);
  if (said.length === 0) return 'cannot-tell';
  const under = said.map((born): Verdict => {
    const { first, last } = daysOf(born);
    return birthday(first) > s.asAt ? 'yes' : birthday(last) <= s.asAt ? 'no' : 'cannot-tell';
  });
  return under.every((v) => v === under[0]) ? (under[0] as Verdict) : 'cannot-tell';
}

type Birth = PartyStatement & { readonly birthDate: PartialDate };
const birthsOf = (s: Snapshot, child: Node): readonly Birth[] =>
  (s.parties[child]?.statements ?? []).flatMap((id) => {
    const x = s.statements.get(id);
    return x?.kind === 'party' && x.birthDate !== undefined ? [x as Birth] : [];
  });

/** The day on which the person comes of age, as text that sorts. */
const birthday = (born: Day): Day => `${String(Number(born.slice(0, 4)) + OF_AGE).padStart(4, '0')}${born.slice(4)}`;
