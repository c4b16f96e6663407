/** What a proof starts from, taken from a snapshot: each column, claim and stated control once, in order of first use. */
import { createHash } from 'node:crypto';
import type { Relative } from '../snapshot/household.ts';
import type { DeclaredFigure, Node, Office, Snapshot, StatedControl, TotalClaim } from '../snapshot/types.ts';
import { fractionText } from '../terms/exact.ts';
import { type Boxes, boxesOf } from './boxes.ts';
import { endsOf } from './numbers.ts';
import type {
  ClaimPremise,
  ColumnPremise,
  ControlPremise,
  FiledPremise,
  HoldingPremise,
  KinPremise,
  MembersPremise,
  OfficePremise,
  Premise,
  ToldPremise,
} from './types.ts';

type Measure = 'economic' | 'votes';
const idOf = (s: Snapshot, node: Node): string => s.parties[node]?.id ?? '';
const nameOf = (s: Snapshot, node: Node): string => s.parties[node]?.name ?? '';

/** The premise for one column; undefined where nobody is declared. */
export function columnPremise(s: Snapshot, measure: Measure, company: Node, id: string): ColumnPremise | undefined {
  const column = s[measure].get(company);
  if (column === undefined) return undefined;
  return {
    id,
    kind: 'column',
    measure,
    company: idOf(s, company),
    name: nameOf(s, company),
    capacity: fractionText(column.capacity),
    complete: column.complete,
    holders: column.holdings.map((h) => ({
      party: idOf(s, h.owner),
      name: nameOf(s, h.owner),
      ...endsOf(h.bounds),
      statements: [...h.statements],
    })),
  };
}

export function claimPremise(s: Snapshot, c: TotalClaim, id: string): ClaimPremise {
  return {
    id,
    kind: 'claim',
    company: idOf(s, c.company),
    holder: idOf(s, c.holder),
    counts: c.counts.map((n) => idOf(s, n)),
    total: endsOf(c.total),
    cap: c.cap,
    capCounts: c.capCounts.map((n) => idOf(s, n)),
    statements: [...c.statements],
  };
}

export function controlPremise(s: Snapshot, c: StatedControl, id: string): ControlPremise {
  return {
    id,
    kind: 'stated-control',
    controller: idOf(s, c.controller),
    company: idOf(s, c.company),
    basis: c.basis,
    assumption: c.assumption,
    statements: [...c.statements],
  };
}

export function filedPremise(s: Snapshot, d: DeclaredFigure, id: string): FiledPremise {
  return {
    id,
    kind: 'filed',
    company: idOf(s, d.company),
    name: nameOf(s, d.company),
    holder: idOf(s, d.holder),
    holderName: nameOf(s, d.holder),
    rule: d.regime ?? '',
    measure: d.of === 'votes' ? 'votes' : 'economic',
    total: endsOf(d.total),
    statements: [...d.statements],
  };
}

export const membersPremise = (s: Snapshot, joint: Node, id: string): MembersPremise => ({
  id,
  kind: 'members',
  company: idOf(s, joint),
  name: nameOf(s, joint),
  members: (s.parties[joint]?.members ?? []).map((n) => ({ party: idOf(s, n), name: nameOf(s, n) })),
});

export function officePremise(s: Snapshot, o: Office, id: string): OfficePremise {
  return {
    id,
    kind: 'office',
    company: idOf(s, o.company),
    name: nameOf(s, o.company),
    holder: idOf(s, o.party),
    holderName: nameOf(s, o.party),
    role: o.interestType,
    live: o.live,
    statements: [...o.statements],
  };
}

/** `company`: the person whose part the kin's counts as. */
export function kinPremise(s: Snapshot, person: Node, kin: Relative, id: string): KinPremise {
  return {
    id,
    kind: 'kin',
    company: idOf(s, person),
    name: nameOf(s, person),
    holder: idOf(s, kin.node),
    holderName: nameOf(s, kin.node),
    kinship: kin.kinship,
    counts: kin.counts,
    statements: [...kin.statements],
  };
}

export function holdingPremise(
  s: Snapshot,
  measure: Measure,
  holder: Node,
  company: Node,
  id: string,
): HoldingPremise | undefined {
  const held = s[measure].get(company)?.holdings.find((h) => h.owner === holder);
  if (held === undefined) return undefined;
  return {
    id,
    kind: 'holding',
    measure,
    company: idOf(s, company),
    name: nameOf(s, company),
    holder: idOf(s, holder),
    holderName: nameOf(s, holder),
    ...endsOf(held.bounds),
    statements: [...held.statements],
  };
}

/** @param statement a tie or a transaction; parties are those they are known as in the snapshot */
export function toldPremise(s: Snapshot, statement: string, id: string): ToldPremise | undefined {
  const st = s.statements.get(statement);
  if (st?.kind !== 'tie' && st?.kind !== 'transaction') return undefined;
  const known = (ids: readonly string[]): string[] => ids.map((x) => idOf(s, s.nodeOf.get(x) ?? -1));
  const parties = known(st.kind === 'tie' ? st.parties : st.buyers);
  const company = st.kind === 'tie' ? (st.parties[0] ?? '') : st.company;
  const node = s.nodeOf.get(company) ?? -1;
  return {
    id,
    kind: 'told',
    company: idOf(s, node),
    name: nameOf(s, node),
    what: st.kind === 'tie' ? st.tie : 'transaction',
    parties,
    sellers: st.kind === 'tie' ? [] : known(st.sellers),
    statements: [statement],
  };
}

/** One text for one column, whatever its number in the proof. */
export function digestOfColumn(column: ColumnPremise): string {
  const { id: _id, ...content } = column;
  return `sha256:${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;
}

export class Premises {
  readonly list: Premise[] = [];
  private readonly snapshot: Snapshot;
  private readonly known = new Set<string>();
  private readonly ids = new Map<string, string>();
  private readonly columns = new Map<string, ColumnPremise>();
  private readonly read = new Map<ColumnPremise, Boxes>();
  private readonly claims = new Map<string, ClaimPremise[]>();
  private readonly claimed: ReadonlyMap<Node, readonly TotalClaim[]>;
  private readonly stated: ReadonlyMap<Node, readonly StatedControl[]>;

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
    this.claimed = byCompany(snapshot.claims);
    this.stated = byCompany(snapshot.statedControl);
  }

  /** The column and, for votes, every claim on it. */
  column(measure: Measure, company: Node): void {
    if (!this.first(`${measure} ${company}`)) return;
    const column = columnPremise(this.snapshot, measure, company, this.nextId());
    if (column !== undefined) {
      this.list.push(column);
      this.columns.set(`${measure} ${column.company}`, column);
    }
    if (measure !== 'votes') return;
    for (const c of this.claimed.get(company) ?? []) this.claim(claimPremise(this.snapshot, c, this.nextId()));
  }

  private claim(premise: ClaimPremise): void {
    this.list.push(premise);
    this.claims.set(premise.company, [...(this.claims.get(premise.company) ?? []), premise]);
  }

  statedOver(company: Node): void {
    if (!this.first(`stated ${company}`)) return;
    for (const c of this.stated.get(company) ?? []) this.list.push(controlPremise(this.snapshot, c, this.nextId()));
  }

  /** @returns the id of the premise */
  filed(d: DeclaredFigure): string {
    return this.once(filedPremise(this.snapshot, d, ''));
  }
  members(joint: Node): string {
    return this.once(membersPremise(this.snapshot, joint, ''));
  }
  office(o: Office): string {
    return this.once(officePremise(this.snapshot, o, ''));
  }

  kin(person: Node, relative: Relative): string {
    return this.once(kinPremise(this.snapshot, person, relative, ''));
  }

  /** @returns undefined where nothing of the kind is in the data */
  holding(measure: Measure, holder: Node, company: Node): string | undefined {
    const premise = holdingPremise(this.snapshot, measure, holder, company, '');
    return premise && this.once(premise);
  }
  told(statement: string): string | undefined {
    const premise = toldPremise(this.snapshot, statement, '');
    return premise && this.once(premise);
  }

  private once(premise: Premise): string {
    const key = JSON.stringify(premise);
    const known = this.ids.get(key) ?? this.nextId();
    if (!this.ids.has(key)) this.list.push({ ...premise, id: known });
    this.ids.set(key, known);
    return known;
  }

  columnOf(measure: Measure, company: string): ColumnPremise | undefined {
    return this.columns.get(`${measure} ${company}`);
  }

  /** The column's numbers, read once. */
  boxes(column: ColumnPremise): Boxes {
    const found = this.read.get(column) ?? boxesOf(column);
    this.read.set(column, found);
    return found;
  }

  claimsOn(company: string): readonly ClaimPremise[] {
    return this.claims.get(company) ?? [];
  }

  private first(key: string): boolean {
    if (this.known.has(key)) return false;
    this.known.add(key);
    return true;
  }
  private nextId(): string {
    return `p${this.list.length + 1}`;
  }
}

function byCompany<T extends { readonly company: Node }>(list: readonly T[]): ReadonlyMap<Node, readonly T[]> {
  const found = new Map<Node, T[]>();
  for (const item of list) {
    const known = found.get(item.company);
    if (known === undefined) found.set(item.company, [item]);
    else known.push(item);
  }
  return found;
}
