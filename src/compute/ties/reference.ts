/**
 * How two parties are tied: who stands above both, what they hold of one another or together, what they did together,
 * who deals with whom. Ownership and everything else stay apart: a customer, a valuation or a joint investment is no
 * holding. Chains are searched breadth first, so the shortest come first.
 */

import type { Node, Snapshot } from '../../snapshot/types.ts';
import type { Statement } from '../../statements/types.ts';
import type { PartialDate } from '../../terms/day.ts';
import { HALF } from '../../terms/exact.ts';
import type { Interval } from '../../terms/interval.ts';
import { controllersOf } from '../control/controllers.ts';
import { attributedVotes } from '../control/reference.ts';
import { lastingOn } from './lasting.ts';

export const TIE_KINDS = [
  'common-controller',
  'direct-stake',
  'common-holder',
  'joint-holding',
  'joint-investment',
  'transfer',
  'concert',
  'founder',
  'office',
  'customer',
  'family',
  'other',
  'chain',
] as const;
export type TieKind = (typeof TIE_KINDS)[number];

export interface TieStep {
  readonly from: Node;
  readonly to: Node;
  readonly text: string;
  /** what one is to the other, where that is no holding: "chairman", "founder", "anchor customer of the cloud business" */
  readonly role?: string;
  readonly statements: readonly string[];
}
export interface Tie {
  readonly kind: TieKind;
  readonly path: readonly TieStep[];
  /** of the holding that ties them, where one does */
  readonly strength?: Interval;
  readonly date?: PartialDate;
  /** why it says little: a hub ties everybody to everybody */
  readonly discounted?: string;
}
export interface TieOptions {
  /** longest chain of holdings looked for; default 4 */
  readonly longest?: number;
  /** parties looked at in the search for chains; default 20,000 */
  readonly limit?: number;
  /** how many companies a party holds a part of in all the data, where the snapshot is a part of them */
  readonly breadth?: ReadonlyMap<Node, number>;
}
export interface Ties {
  readonly ties: readonly Tie[];
  /** false: the search for chains met its limit */
  readonly complete: boolean;
}

/** A holder of more companies than this ties everybody to everybody. */
const HUB = 50;

/** @returns ties by kind in the order of TIE_KINDS, then by path; `a` and `b` in the order asked */
export function tiesBetween(s: Snapshot, a: Node, b: Node, options: TieOptions = {}): Ties {
  const stakes = [...directStakes(s, a, b), ...directStakes(s, b, a)];
  const chains = stakes.length > 0 ? { ties: [], complete: true } : chainsBetween(s, a, b, options);
  const masters = commonControllers(s, a, b);
  const known = new Set(masters.map((t) => t.path[0]?.from));
  const over = commonHolders(s, a, b, options.breadth).filter((t) => !known.has(t.path[0]?.from));
  const held = [...masters, ...stakes, ...over, ...jointHoldings(s, a, b)];
  const through = new Set(held.map(wayOf));
  const ties = [
    ...held,
    ...told(s, a, b),
    ...offices(s, a, b),
    // A chain over one party is its common holder, or the company both hold, once more.
    ...chains.ties.filter((t) => !through.has(wayOf(t))),
  ];
  const order = (t: Tie): string =>
    `${String(TIE_KINDS.indexOf(t.kind)).padStart(2, '0')} ${t.path.map((p) => `${p.from}>${p.to}`).join(' ')} ${t.date ?? ''}`;
  return { ties: ties.sort((x, y) => (order(x) < order(y) ? -1 : 1)), complete: chains.complete };
}

const wayOf = (t: Tie): string =>
  t.path
    .map((p) => `${p.from}>${p.to}`)
    .sort()
    .join(' ');
const name = (s: Snapshot, n: Node): string => s.parties[n]?.name ?? '';

function commonControllers(s: Snapshot, a: Node, b: Node): Tie[] {
  const options = { measure: 'votes', quota: HALF, inclusive: false, undisclosed: 'declared' } as const;
  const over = (company: Node) =>
    new Map(
      controllersOf(s, company, options)
        .filter((c) => c.seed.length === 1 && c.verdict === 'certain')
        .map((c) => [c.seed[0] as Node, c] as const),
    );
  const [first, second] = [over(a), over(b)];
  return [...first.keys()]
    .filter((n) => second.has(n))
    .map((n) => ({
      kind: 'common-controller' as const,
      path: [control(s, n, a, first.get(n)?.basis ?? ''), control(s, n, b, second.get(n)?.basis ?? '')],
      strength: attributedVotes(s, [n], a, options).share,
    }));
}

function control(s: Snapshot, from: Node, to: Node, basis: string): TieStep {
  const stated = s.statedControl.filter((c) => c.controller === from && c.company === to).flatMap((c) => c.statements);
  const held = s.votes.get(to)?.holdings.find((h) => h.owner === from)?.statements ?? [];
  const how = basis === 'stated' ? 'as a source states' : `by ${basis.replace('-', ' ')}`;
  return {
    from,
    to,
    text: `${name(s, from)} controls ${name(s, to)} (${how})`,
    statements: stated.length > 0 ? stated : held,
  };
}

function directStakes(s: Snapshot, holder: Node, company: Node): Tie[] {
  const held = s.economic.get(company)?.holdings.find((h) => h.owner === holder);
  if (held === undefined || held.bounds.hi.n === 0n) return [];
  const step = {
    from: holder,
    to: company,
    text: `${name(s, holder)} holds a part of ${name(s, company)}`,
    statements: held.statements,
  };
  return [{ kind: 'direct-stake', path: [step], strength: held.bounds, ...dateOf(s, held.statements) }];
}

/** Parties that hold a part of both without controlling them; hubs are named and discounted. */
function commonHolders(s: Snapshot, a: Node, b: Node, breadth?: ReadonlyMap<Node, number>): Tie[] {
  const other = new Map((s.economic.get(b)?.holdings ?? []).map((h) => [h.owner, h] as const));
  return (s.economic.get(a)?.holdings ?? []).flatMap((h): Tie[] => {
    const second = other.get(h.owner);
    if (second === undefined || h.owner === a || h.owner === b) return [];
    const step = (to: Node, statements: readonly string[]): TieStep => ({
      from: h.owner,
      to,
      text: `${name(s, h.owner)} holds a part of ${name(s, to)}`,
      statements,
    });
    const many = hub(s, h.owner, breadth?.get(h.owner));
    return [
      {
        kind: 'common-holder',
        path: [step(a, h.statements), step(b, second.statements)],
        ...(many === undefined ? {} : { discounted: many }),
      },
    ];
  });
}

function hub(s: Snapshot, holder: Node, known = 0): string | undefined {
  const type = s.parties[holder]?.type;
  if (type === 'state') return `${name(s, holder)} is a state`;
  if (known > HUB) return `${name(s, holder)} holds parts of ${known} companies`;
  let count = 0;
  for (const column of s.economic.values()) if (column.holdings.some((h) => h.owner === holder)) count += 1;
  return count > HUB ? `${name(s, holder)} holds parts of ${count} companies` : undefined;
}

/** Companies that both hold a part of. */
function jointHoldings(s: Snapshot, a: Node, b: Node): Tie[] {
  const ties: Tie[] = [];
  for (const { company, holdings } of s.economic.values()) {
    const [first, second] = [holdings.find((h) => h.owner === a), holdings.find((h) => h.owner === b)];
    if (first === undefined || second === undefined) continue;
    const step = (from: Node, statements: readonly string[]): TieStep => ({
      from,
      to: company,
      text: `${name(s, from)} holds a part of ${name(s, company)}`,
      statements,
    });
    ties.push({ kind: 'joint-holding', path: [step(a, first.statements), step(b, second.statements)] });
  }
  return ties;
}

/** What statements say both did or are to one another. */
function told(s: Snapshot, a: Node, b: Node): Tie[] {
  const node = (id: string): Node => s.nodeOf.get(id) ?? -1;
  const ties: Tie[] = [];
  for (const st of s.statements.values()) {
    if (st.kind === 'transaction') ties.push(...fromTransaction(s, st, a, b, node));
    if (st.kind !== 'tie' || st.tie === 'plan' || !stands(s, st)) continue;
    const parties = st.parties.map(node);
    if (!parties.includes(a) || !parties.includes(b)) continue;
    const [from, to] = [parties[0] as Node, parties.find((p) => p !== parties[0]) as Node];
    const kind = TIE_KIND[st.tie];
    const text = `${name(s, from)} ${st.role === undefined ? `and ${name(s, to)}: ${st.tie}` : `is ${st.role} of ${name(s, to)}`}`;
    const date = st.startDate ?? st.statementDate;
    ties.push({
      kind,
      path: [{ from, to, text, ...(st.role === undefined ? {} : { role: st.role }), statements: [st.statementId] }],
      ...(date === undefined ? {} : { date }),
    });
  }
  return ties;
}
/** What is over ties nobody any more; `leftOutBetween` names it. */
const stands = (s: Snapshot, dated: { startDate?: PartialDate; endDate?: PartialDate }): boolean =>
  ['yes', 'cannot-tell'].includes(lastingOn(s.asAt, dated));

const TIE_KIND: Record<Extract<Statement, { kind: 'tie' }>['tie'], TieKind> = {
  commercial: 'customer',
  family: 'family',
  concert: 'concert',
  founder: 'founder',
  plan: 'other',
  other: 'other',
};

function fromTransaction(
  s: Snapshot,
  t: Extract<Statement, { kind: 'transaction' }>,
  a: Node,
  b: Node,
  node: (id: string) => Node,
): Tie[] {
  // A deal that was made stays one; one that is planned, or comes later, is none yet.
  if (t.status !== 'completed' || (t.date !== undefined && !stands(s, { startDate: t.date }))) return [];
  const [buyers, sellers, company] = [t.buyers.map(node), t.sellers.map(node), node(t.company)];
  const date = t.date === undefined ? {} : { date: t.date };
  const step = (from: Node, to: Node, text: string): TieStep => ({ from, to, text, statements: [t.statementId] });
  if (buyers.includes(a) && buyers.includes(b)) {
    const text = (n: Node): string => `${name(s, n)} invested in ${name(s, company)} in one round`;
    return [{ kind: 'joint-investment', path: [step(a, company, text(a)), step(b, company, text(b))], ...date }];
  }
  const across = (buyers.includes(a) && sellers.includes(b)) || (buyers.includes(b) && sellers.includes(a));
  if (!across) return [];
  const buyer = buyers.includes(a) ? a : b;
  const seller = buyer === a ? b : a;
  return [
    {
      kind: 'transfer',
      path: [step(seller, buyer, `${name(s, seller)} sold ${name(s, company)} to ${name(s, buyer)}`)],
      ...date,
    },
  ];
}

/** One person with an office, or a founding, in both; or one party with an office in the other. */
function offices(s: Snapshot, a: Node, b: Node): Tie[] {
  const live = s.offices.filter((o) => o.live !== 'no').sort((x, y) => rankOf(x.interestType) - rankOf(y.interestType));
  const roles = new Map<Node, { company: Node; text: string; role: string; statements: readonly string[] }[]>();
  const note = (party: Node, company: Node, role: string, statements: readonly string[]): void => {
    const text = `${name(s, party)} is ${role} of ${name(s, company)}`;
    roles.set(party, [...(roles.get(party) ?? []), { company, text, role, statements }]);
  };
  for (const o of live) note(o.party, o.company, o.role, o.statements);
  for (const st of s.statements.values()) {
    if (st.kind !== 'tie' || st.tie !== 'founder') continue;
    const nodes = st.parties.map((p) => s.nodeOf.get(p) ?? -1);
    const company = nodes.at(-1) as Node;
    for (const person of nodes.slice(0, -1)) note(person, company, 'founder', [st.statementId]);
  }
  return [...roles].flatMap(([party, list]): Tie[] => {
    const [x, y] = [list.find((r) => r.company === a), list.find((r) => r.company === b)];
    if (x !== undefined && y !== undefined) {
      return [
        {
          kind: 'office',
          path: [x, y].map(({ company: to, ...said }) => ({ from: party, to, ...said })),
        },
      ];
    }
    const across = party === a ? y : party === b ? x : undefined;
    return across === undefined
      ? []
      : [
          {
            kind: 'office',
            path: [
              {
                from: party,
                to: across.company,
                text: across.text,
                role: across.role,
                statements: across.statements,
              },
            ],
          },
        ];
  });
}

/** The weightiest office a person has is the one that ties. */
const OFFICES = ['boardChair', 'seniorManagingOfficial', 'boardMember', 'trustee'];
const rankOf = (interestType: string): number =>
  (OFFICES.indexOf(interestType) + OFFICES.length + 1) % (OFFICES.length + 1);

function dateOf(s: Snapshot, statements: readonly string[]): { date?: PartialDate } {
  for (const id of statements) {
    const st = s.statements.get(id);
    if (st?.kind === 'transaction' && st.date !== undefined) return { date: st.date };
  }
  return {};
}

/** Shortest chains of holdings, in either direction, where nothing ties the two directly. */
function chainsBetween(s: Snapshot, a: Node, b: Node, { longest = 4, limit = 20_000 }: TieOptions): Ties {
  const next = neighbours(s);
  const cameFrom = new Map<Node, TieStep & { readonly previous: Node }>();
  let edge = [a];
  const seen = new Set([a]);
  for (let length = 1; length <= longest && edge.length > 0; length += 1) {
    const fresh: Node[] = [];
    for (const node of edge) {
      for (const step of next.get(node) ?? []) {
        const other = step.from === node ? step.to : step.from;
        if (seen.has(other)) continue;
        if (seen.size >= limit) return { ties: [], complete: false };
        seen.add(other);
        cameFrom.set(other, { ...step, previous: node });
        if (other === b) return { ties: [{ kind: 'chain', path: unwind(cameFrom, b) }], complete: true };
        fresh.push(other);
      }
    }
    edge = fresh.filter((n) => hub(s, n) === undefined);
  }
  return { ties: [], complete: true };
}

function unwind(cameFrom: ReadonlyMap<Node, TieStep & { readonly previous: Node }>, end: Node): TieStep[] {
  const path: TieStep[] = [];
  for (let at = cameFrom.get(end); at !== undefined; at = cameFrom.get(at.previous)) {
    const { previous: _previous, ...step } = at;
    path.unshift(step);
  }
  return path;
}

function neighbours(s: Snapshot): ReadonlyMap<Node, readonly TieStep[]> {
  const next = new Map<Node, TieStep[]>();
  for (const column of s.economic.values()) {
    for (const h of column.holdings) {
      const step = {
        from: h.owner,
        to: h.company,
        text: `${name(s, h.owner)} holds a part of ${name(s, h.company)}`,
        statements: h.statements,
      };
      for (const end of [h.owner, h.company]) {
        const list = next.get(end);
        if (list === undefined) next.set(end, [step]);
        else list.push(step);
      }
    }
  }
  return next;
}
