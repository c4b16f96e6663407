/**
 * `owners`: who owns the company, economics looked through and votes attributed, two quantities that are never mixed.
 * A declared indirect figure is compared with the chain that explains it, never added (DESIGN §4 rule 2).
 */
import {
  type AttributedVotes,
  loopsAbove,
  type OwnershipBounds,
  ownersWithBounds,
  remainder,
} from '../compute/index.ts';
import { order } from '../snapshot/ledger.ts';
import type { DeclaredFigure, Node, Snapshot, Warning } from '../snapshot/types.ts';
import { max } from '../terms/exact.ts';
import { hull, type Interval, interval, isNothing, meets, NOTHING } from '../terms/interval.ts';
import { LookthroughError } from '../terms/problem.ts';
import { Workings } from '../verdicts/index.ts';
import { ancestorsOf } from './ancestors.ts';
import {
  type AnswerBody,
  type AnswerContext,
  hasHolders,
  majority,
  nameOf,
  partyOut,
  undisclosedOf,
} from './context.ts';
import { directOwners } from './direct-owners.ts';
import type { PartyOut, ShareOut } from './envelope.ts';
import { notStatedWarnings } from './not-stated.ts';
import type { Question } from './question.ts';
import { intervalWords, shareOut } from './share-out.ts';
import { CompanyVotes } from './votes.ts';

type OwnersQuestion = Extract<Question, { verb: 'owners' }>;

export interface HolderOut {
  readonly party: PartyOut;
  /** looked-through economics, or votes with `measure: votes` */
  readonly share: ShareOut;
  /** votes with all it controls; left out with `measure: economic` */
  readonly votes?: ShareOut;
  readonly directShare?: ShareOut;
  readonly declared?: ShareOut;
  readonly ultimate: boolean;
}

export interface Holder {
  readonly node: Node;
  readonly economic: Interval;
  readonly votes: Interval;
  readonly bounds?: OwnershipBounds;
  readonly attributed?: AttributedVotes;
}

/** Every party that could have a part of the company, largest certain part first. */
export function holdersOf(
  s: Snapshot,
  company: Node,
  q: Question,
  workings = new Workings(s, company, undisclosedOf(q)),
): { holders: Holder[]; warnings: Warning[] } {
  const undisclosed = undisclosedOf(q);
  const economic = new Map(
    ownersWithBounds(s, company, { measure: 'economic', undisclosed }, workings.ownership(company, 'economic')).map(
      (o) => [o.holder, o.result] as const,
    ),
  );
  const votes = workings.control(majority(q));
  const warnings: Warning[] = [];
  const holders: Holder[] = [];
  const asides = firstOf(
    s.declared.filter((d) => d.aside && d.company === company),
    (d) => d.holder,
  );
  for (const node of ancestorsOf(s, company)) {
    const bounds = economic.get(node);
    const attributed = votes.attributedTo([node]);
    const aside = asides.get(node);
    const chain = bounds?.bounds ?? NOTHING;
    const said = aside === undefined ? chain : withDeclared(s, aside, chain, attributed.share, warnings);
    if (isNothing(said) && isNothing(attributed.share)) continue;
    holders.push({
      node,
      economic: said,
      votes: attributed.share,
      attributed,
      ...(bounds === undefined ? {} : { bounds }),
    });
  }
  return { holders, warnings };
}

/** [T.lo, max(chain.hi, T.hi)] without a chain that agrees; the chain itself where the figures meet. */
function withDeclared(s: Snapshot, d: DeclaredFigure, chain: Interval, votes: Interval, warnings: Warning[]): Interval {
  if (isNothing(chain)) return d.total;
  if (meets(d.total, chain) || meets(d.total, votes)) return chain;
  warnings.push({
    code: 'declared-disagrees',
    message: `the declared ${intervalWords(d.total)} of ${nameOf(s, d.holder)} in ${nameOf(s, d.company)} does not meet the chain, ${intervalWords(chain)}`,
    parties: [d.holder, d.company],
    statements: d.statements,
  });
  const both = hull(d.total, chain);
  return interval(both.lo, max(chain.hi, d.total.hi), both.loOpen, both.hiOpen);
}

/** Largest lower end first, then upper end, name, id. */
export function bySize(s: Snapshot, of: (h: Holder) => Interval): (a: Holder, b: Holder) => number {
  return (a, b) =>
    of(b).lo.compare(of(a).lo) ||
    of(b).hi.compare(of(a).hi) ||
    order(nameOf(s, a.node), nameOf(s, b.node)) ||
    a.node - b.node;
}

export function owners(context: AnswerContext<OwnersQuestion>): AnswerBody {
  const { direct, limit, after } = context.question;
  if (direct === true) return directOwners(context);
  if (limit !== undefined || after !== undefined)
    throw new LookthroughError(
      'usage',
      'looked-through owners are answered whole, since their proof is; "limit" and "after" go with "direct"',
      { received: String(limit ?? after) },
    );
  const { snapshot: s, subject, question: q } = context;
  const measure = q.measure ?? 'both';
  const { holders, warnings } = holdersOf(s, subject, q);
  const main = (h: Holder): Interval => (measure === 'votes' ? h.votes : h.economic);
  const rows = holders.filter((h) => measure === 'both' || !isNothing(main(h))).sort(bySize(s, main));
  const over = rows.length > 1 && measure !== 'economic' && overlapping(rows);
  return {
    answer: {
      headline: headline(s, subject, rows, measure),
      subject: partyOut(s, subject),
      holders: rowsOut(s, rows, subject, measure),
      undisclosed: (['economic', 'votes'] as const)
        .filter((m) => measure === 'both' || m === measure)
        .map((m) => ({ measure: m, share: shareOut(remainder(s, subject, m)) })),
      loops: loopsAbove(s, subject).map((loop) => loop.members.map((n) => partyOut(s, n))),
    },
    warnings: [...warnings, ...(over ? [aboveHundred(s, subject)] : []), ...notStatedWarnings(s, subject)],
    prove(builder) {
      const votes = new CompanyVotes(s, subject, majority(q));
      for (const h of rows) {
        if (h.bounds !== undefined && measure !== 'votes') builder.addOwnershipBounds(h.bounds);
        if (measure !== 'economic') votes.prove(builder, [h.node]);
      }
    },
  };
}

/** The same rows for answers that show them beside something else. */
export function holderRows(s: Snapshot, company: Node, q: Question, workings: Workings): readonly HolderOut[] {
  const { holders } = holdersOf(s, company, q, workings);
  return rowsOut(s, holders.sort(bySize(s, (h) => h.economic)), company, 'both');
}

function rowsOut(
  s: Snapshot,
  rows: readonly Holder[],
  company: Node,
  measure: 'economic' | 'votes' | 'both',
): HolderOut[] {
  const column = (measure === 'votes' ? s.votes : s.economic).get(company);
  const held = firstOf(column?.holdings ?? [], (x) => x.owner);
  const said = firstOf(
    s.declared.filter((d) => d.company === company),
    (d) => d.holder,
  );
  const stated = new Set(s.statedControl.map((c) => c.company));
  return rows.map((h) => {
    const direct = held.get(h.node);
    const declared = said.get(h.node);
    return {
      party: partyOut(s, h.node),
      share: shareOut(measure === 'votes' ? h.votes : h.economic),
      ...(measure === 'both' ? { votes: shareOut(h.votes) } : {}),
      ...(direct === undefined ? {} : { directShare: shareOut(direct.bounds) }),
      ...(declared === undefined ? {} : { declared: shareOut(declared.total) }),
      ultimate: !stated.has(h.node) && !hasHolders(s, h.node),
    };
  });
}

/** By party, the first said of each. */
function firstOf<T>(list: readonly T[], party: (item: T) => Node): ReadonlyMap<Node, T> {
  const found = new Map<Node, T>();
  for (const item of list) if (!found.has(party(item))) found.set(party(item), item);
  return found;
}

function headline(s: Snapshot, company: Node, rows: readonly Holder[], measure: 'economic' | 'votes' | 'both'): string {
  const name = nameOf(s, company);
  if (rows.length === 0) return `Nobody is said to own a part of ${name}.`;
  const parts = rows.slice(0, 3).map((h) => {
    const money = `${intervalWords(h.economic)} of the economics`;
    const votes = `${intervalWords(h.votes)} of the votes`;
    const text =
      measure === 'economic'
        ? money
        : measure === 'votes'
          ? votes
          : sameWords(h)
            ? intervalWords(h.economic)
            : `${money} and ${votes}`;
    return `${nameOf(s, h.node)} has ${text}`;
  });
  const rest = rows.length > 3 ? `; ${rows.length - 3} more` : '';
  return `Of ${name}, ${parts.join('; ')}${rest}.`;
}

const sameWords = (h: Holder): boolean => intervalWords(h.economic) === intervalWords(h.votes);

/** One row's votes count what another row holds. */
function overlapping(rows: readonly Holder[]): boolean {
  const shown = new Set(rows.map((h) => h.node));
  return rows.some((h) => h.attributed?.possibleWith.some((n) => shown.has(n)));
}

function aboveHundred(s: Snapshot, company: Node): Warning {
  return {
    code: 'rows-above-100',
    message: `votes are attributed to everybody up a chain of control: rows of ${nameOf(s, company)} may add to more than 100 %`,
    parties: [company],
    statements: [],
  };
}
