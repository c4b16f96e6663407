/**
 * What was looked at between two parties and is no tie on the day: a plan, the worth of one of them, what is over or has not
 * begun, a figure that is of the one or of the other. Each is named with its reason, so that a reader need not wonder whether it was seen.
 */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import type { RelationshipStatement, Statement } from '../../statements/types.ts';
import type { Day, PartialDate } from '../../terms/day.ts';
import { type Dated, lastingOn } from './lasting.ts';

export type LeftOutReason = 'worth' | 'planned' | 'either-or' | 'ended' | 'not-begun';
export interface LeftOut {
  readonly kind: 'transaction' | 'tie' | 'office' | 'holding';
  readonly reason: LeftOutReason;
  /** worth: of which of the two */
  readonly of?: Node;
  /** what was held or done by the first, in or with the others */
  readonly parties: readonly Node[];
  readonly role?: string;
  /** the day of it, its end or its beginning, as the reason needs it */
  readonly date?: PartialDate;
  readonly statement: string;
}

/** @returns in the order of the statements' ids, offices last. O(statements and offices) */
export function leftOutBetween(s: Snapshot, a: Node, b: Node): readonly LeftOut[] {
  const pair = new Pair(s, a, b);
  const statements = [...s.statements.values()].flatMap((st) => pair.of(st));
  return [...statements, ...pair.offices()];
}

class Pair {
  private readonly s: Snapshot;
  private readonly a: Node;
  private readonly b: Node;
  constructor(s: Snapshot, a: Node, b: Node) {
    this.s = s;
    this.a = a;
    this.b = b;
  }

  of(st: Statement): readonly LeftOut[] {
    if (st.kind === 'transaction') return this.transaction(st);
    if (st.kind === 'tie') return this.tie(st);
    return st.kind === 'relationship' ? this.holding(st) : [];
  }

  private nodes = (ids: readonly string[]): Node[] => ids.map((id) => this.s.nodeOf.get(id) ?? -1);
  private both = (nodes: readonly Node[]): boolean => nodes.includes(this.a) && nodes.includes(this.b);
  private either = (nodes: readonly Node[]): boolean => nodes.includes(this.a) || nodes.includes(this.b);

  private transaction(st: Extract<Statement, { kind: 'transaction' }>): readonly LeftOut[] {
    const [company, ...dealers] = this.nodes([st.company, ...st.buyers, ...st.sellers]) as [Node, ...Node[]];
    const parties = [...dealers, company];
    const found = { kind: 'transaction', parties, statement: st.statementId, ...dateOf(st.date) } as const;
    if (this.both(parties)) {
      if (st.status !== 'completed') return [{ ...found, reason: 'planned' }];
      const late = lastingOn(this.s.asAt, { startDate: st.date }) === 'not-begun';
      return late ? [{ ...found, reason: 'not-begun' }] : [];
    }
    return st.valuation !== undefined && this.either([company]) ? [{ ...found, reason: 'worth', of: company }] : [];
  }

  private tie(st: Extract<Statement, { kind: 'tie' }>): readonly LeftOut[] {
    const parties = this.nodes(st.parties);
    const found = {
      kind: 'tie',
      parties,
      statement: st.statementId,
      ...(st.role === undefined ? {} : { role: st.role }),
    } as const;
    if (st.tie === 'plan')
      return this.either(parties) ? [{ ...found, reason: 'planned', ...dateOf(st.startDate) }] : [];
    return this.both(parties) ? past(this.s.asAt, st).map((p) => ({ ...found, ...p })) : [];
  }

  /** Of one in the other, or of a third in both, where it is held no more. */
  private holding(st: RelationshipStatement): readonly LeftOut[] {
    const [owner, company] = this.nodes([st.interestedParty, st.subject]) as [Node, Node];
    const [meant] = this.meant(st, owner, company);
    if (meant !== undefined)
      return [{ kind: 'holding', reason: 'either-or', parties: [owner, company, meant], statement: st.statementId }];
    if (!this.ties(owner, company) || this.holds(owner, company)) return [];
    const shares = st.interests.filter((i) => i.share !== undefined);
    const spans = shares.flatMap((i) => past(this.s.asAt, i));
    const [first] = spans;
    if (first === undefined || spans.length < shares.length) return [];
    return [{ kind: 'holding', parties: [owner, company], statement: st.statementId, ...first }];
  }

  /** Its figure is of one of the two as printed, of the other as it may be meant, and nothing else is said of the second. */
  private meant(st: RelationshipStatement, owner: Node, company: Node): readonly Node[] {
    return this.nodes((st.otherReadings ?? []).flatMap((r) => r.subject ?? [])).filter(
      (n) => this.both([n, company]) && !(this.holds(owner, n) && this.holds(owner, company)),
    );
  }

  offices(): readonly LeftOut[] {
    return this.s.offices.flatMap((o): LeftOut[] => {
      if (o.live !== 'no' || !this.ties(o.party, o.company)) return [];
      const found = {
        kind: 'office',
        parties: [o.party, o.company],
        role: o.role,
        statement: o.statements[0] ?? '',
      } as const;
      return past(this.s.asAt, { startDate: o.start, endDate: o.end }).map((p) => ({ ...found, ...p }));
    });
  }

  /** It stood in one of the two, and is the other, or is something in the other. */
  private ties(party: Node, company: Node): boolean {
    if (company !== this.a && company !== this.b) return false;
    const other = company === this.a ? this.b : this.a;
    return (
      party === other ||
      this.holds(party, other) ||
      this.s.offices.some((o) => o.party === party && o.company === other)
    );
  }
  private holds(party: Node, company: Node): boolean {
    const controls = this.s.statedControl.some((c) => c.controller === party && c.company === company);
    return controls || (this.s.economic.get(company)?.holdings.some((h) => h.owner === party) ?? false);
  }
}

const dateOf = (date: PartialDate | undefined): { date?: PartialDate } => (date === undefined ? {} : { date });

function past(day: Day, dated: Dated): { reason: 'ended' | 'not-begun'; date?: PartialDate }[] {
  const lasting = lastingOn(day, dated);
  if (lasting === 'ended') return [{ reason: 'ended', ...dateOf(dated.endDate) }];
  return lasting === 'not-begun' ? [{ reason: 'not-begun', ...dateOf(dated.startDate) }] : [];
}
