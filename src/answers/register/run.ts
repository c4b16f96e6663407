/**
 * A rule over a whole register, limb by limb: the same verdicts as asking for each company, told in rows. Only what a
 * column of shares and votes can decide is decided here; companies that rest on more are judged one by one
 * (special.ts) and left out.
 */
import { CreditedColumn, type CreditedShare, creditedVerdict } from '../../compute/register/credited.ts';
import type { Line } from '../../compute/register/decide.ts';
import { ownerShare, ownersByPiece } from '../../compute/register/owners.ts';
import { ROW } from '../../compute/register/types.ts';
import type { LimbRule, Rule, RuleVersion } from '../../rules/types.ts';
import { type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';
import { type Exact, exact } from '../../terms/exact.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { Behinds } from './behind.ts';
import { Interests } from './interests.ts';
import { RowBlock } from './rows.ts';
import type { Register, RegisterPart, RegisterRows } from './types.ts';

type Emit = (rows: RegisterRows) => void;

const NO_SHARE: CreditedShare = { least: -1, most: -1, leastOpen: false, mostOpen: false, slack: 0 };

/** Companies of one part where a part is a range of them. */
const RANGE = 1 << 18;

export class RegisterRun {
  private readonly register: Register;
  private readonly rule: Rule;
  private readonly version: RuleVersion;
  private readonly left: (company: number) => boolean;
  private readonly behinds: Behinds;
  /** who has an interest in entities that control others, collected on the way; absent where no limb asks */
  private readonly interests: Interests | undefined;

  /**
   * @param left companies, by number in the list, that are judged elsewhere
   * @throws LookthroughError usage: the rule has a limb that a register cannot be asked for
   */
  constructor(register: Register, rule: Rule, version: RuleVersion, left: (company: number) => boolean = () => false) {
    for (const limb of version.limbs) checkLimb(rule, limb);
    this.register = register;
    this.rule = rule;
    this.version = version;
    this.left = left;
    const { quota, inclusive } = version.control;
    this.behinds = new Behinds(register, { quota: billionths(quota), inclusive });
    const asked = version.limbs.find((l) => l.engine === 'coexist-b');
    if (asked === undefined) return;
    const line = { threshold: billionths(asked.threshold), inclusive: asked.inclusive };
    this.interests = new Interests(this.graphOf(asked.measure), line, this.behinds);
  }

  /** In this order; each can be kept by itself. */
  *parts(): Iterable<RegisterPart> {
    for (const [place, limb] of this.version.limbs.entries()) yield* this.partsOf(limb, place);
  }

  private partsOf(limb: LimbRule, place: number): Iterable<RegisterPart> {
    const line = { threshold: billionths(limb.threshold), inclusive: limb.inclusive };
    switch (limb.engine) {
      case 'multiply':
        return this.alike(limb)[0] === place ? this.multiplyParts(limb, line) : [];
      case 'control':
        return this.ranges(limb, place, (c, rows) => this.controlRows(c, rows));
      case 'roll-up':
      case 'attribute':
        return this.ranges(limb, place, this.creditedRows(limb, line));
      case 'coexist-a':
        return this.ranges(limb, place, this.handsRows(limb, line));
      case 'coexist-b':
        return this.ranges(limb, place, this.interestRows(limb));
      default:
        // Rights over the board and stated control are facts of single companies: those are left out here.
        return [];
    }
  }

  private *multiplyParts(limb: LimbRule, line: Line): Iterable<RegisterPart> {
    const graph = this.graphOf(limb.measure);
    const places = this.alike(limb);
    for (const piece of ownersByPiece(graph, line)) {
      yield {
        id: `${limb.id}:${piece.from}`,
        run: (emit) => {
          const blocks = emit === undefined ? [] : places.map((place) => new RowBlock(place, emit));
          piece.run((company, holder, verdict, least, most) => {
            this.interests?.note(graph, line, company, holder, verdict, least, most);
            const [c, p] = [graph.origin[company] as number, graph.origin[holder] as number];
            if (!this.means(graph, holder) || this.left(c)) return;
            const share = ownerShare(least, most);
            for (const rows of blocks) rows.add(c, p, verdict, share);
          });
          for (const rows of blocks) rows.flush();
        },
      };
    }
  }

  /** Places of the limbs that ask the same of the same graph: they are told together. */
  private alike(limb: LimbRule): readonly number[] {
    const graph = this.graphOf(limb.measure);
    return [...this.version.limbs.entries()].flatMap(([place, other]) => {
      const same = other.engine === 'multiply' && this.graphOf(other.measure) === graph;
      const line = other.threshold.equals(limb.threshold) && other.inclusive === limb.inclusive;
      return same && line ? [place] : [];
    });
  }

  private *ranges(
    limb: LimbRule,
    place: number,
    rowsOf: (company: number, rows: RowBlock) => void,
  ): Iterable<RegisterPart> {
    const graph = limb.engine === 'control' ? this.register.votes : this.graphOf(limb.measure);
    for (let from = graph.holders; from < graph.nodes; from += RANGE) {
      const to = Math.min(graph.nodes, from + RANGE);
      yield {
        id: `${limb.id}:${from}`,
        run: (emit?: Emit) => {
          if (emit === undefined) return;
          const rows = new RowBlock(place, emit);
          for (let c = from; c < to; c += 1) if (!this.left(graph.origin[c] as number)) rowsOf(c, rows);
          rows.flush();
        },
      };
    }
  }

  private controlRows(company: number, rows: RowBlock): void {
    const { votes } = this.register;
    const c = votes.origin[company] as number;
    this.behinds.inVotes(company, (x, certain) => {
      if (this.means(votes, x)) rows.add(c, votes.origin[x] as number, certain ? ROW.yes : ROW.cannotTell, NO_SHARE);
    });
  }

  private creditedRows(limb: LimbRule, line: Line): (company: number, rows: RowBlock) => void {
    return this.credited(limb, (column, i) => {
      const share = column.withOwn(i);
      return { share, verdict: creditedVerdict(line, share) };
    });
  }

  /**
   * Regulation (EU) 2024/1624 Art. 54(a): entities the party controls have the line directly. Whether its own part is
   * added is not said: where only both together reach the line, it cannot be told.
   */
  private handsRows(limb: LimbRule, line: Line): (company: number, rows: RowBlock) => void {
    return this.credited(limb, (column, i) => {
      const share = column.throughHands(i);
      if (share === undefined) return undefined;
      const alone = creditedVerdict(line, share);
      const together = alone !== 0 || creditedVerdict(line, column.withOwn(i)) === 0;
      return { share, verdict: together ? alone : ROW.cannotTell };
    });
  }

  private credited(
    limb: LimbRule,
    judge: (
      column: CreditedColumn,
      i: number,
    ) => { readonly share: CreditedShare; readonly verdict: number } | undefined,
  ): (company: number, rows: RowBlock) => void {
    const graph = this.graphOf(limb.measure);
    const column = new CreditedColumn(graph, this.behinds.of(graph));
    return (company, rows) => {
      column.read(company);
      const c = graph.origin[company] as number;
      column.party.forEach((p, i) => {
        const found = this.means(graph, p) ? judge(column, i) : undefined;
        if (found !== undefined && found.verdict !== 0)
          rows.add(c, graph.origin[p] as number, found.verdict, found.share);
      });
    };
  }

  /** Art. 54(b): the line in an entity that controls the company. */
  private interestRows(limb: LimbRule): (company: number, rows: RowBlock) => void {
    const graph = this.graphOf(limb.measure);
    return (company, rows) => {
      const c = graph.origin[company] as number;
      this.behinds.inVotes(this.behinds.toVotes(graph, company), (entity, certain) => {
        const e = this.behinds.fromVotes(graph, entity);
        this.interests?.in(e, company, (p, verdict, share) => {
          if (!this.means(graph, p)) return;
          const told = verdict === ROW.yes && !certain ? ROW.cannotTell : verdict;
          rows.add(c, graph.origin[p] as number, told, share);
        });
      });
    };
  }

  /** May the rule mean this party at all? */
  private means(graph: ShareGraph, node: number): boolean {
    if (this.rule.who === 'anyone') return true;
    return node < graph.holders && this.register.notPerson?.(graph.origin[node] as number) !== true;
  }

  private graphOf(measure: LimbRule['measure']): ShareGraph {
    return measure === 'votes' ? this.register.votes : this.register.shares;
  }
}

/** @throws LookthroughError usage */
function checkLimb(rule: Rule, limb: LimbRule): void {
  const outside = limb.engine === 'aggregate' || limb.engine === 'offer';
  const open = limb.engine === 'readings' || limb.needsIndirect === true || limb.oneStep !== undefined;
  if (open) {
    const why = 'it has a limb that is read in more than one way, or counts indirect holdings alone';
    throw new LookthroughError('usage', `${rule.id} cannot be asked of a whole register: ${why}`, {
      received: rule.id,
    });
  }
  const inside = limb.engine === 'multiply' && rule.who === 'anyone';
  if (!outside && !inside) return;
  const why = outside ? 'it judges a list or a move' : 'shares of companies inside a loop have no row of their own yet';
  throw new LookthroughError('usage', `${rule.id} cannot be asked of a whole register: ${why}`, { received: rule.id });
}

/** @throws LookthroughError usage: no whole number of billionths */
function billionths(share: Exact): number {
  const scaled = share.mul(exact(WHOLE));
  if (scaled.d !== 1n)
    throw new LookthroughError('usage', `a line of ${share.toFraction()} is no whole number of billionths`);
  return Number(scaled.n);
}
