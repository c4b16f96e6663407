/** The premises of one proof, looked up. */
import { type Boxes, boxesOf } from './boxes.ts';
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
  Proof,
  ToldPremise,
} from './types.ts';

export class Premised {
  private readonly columns = new Map<string, ColumnPremise>();
  private readonly read = new Map<ColumnPremise, Boxes>();
  private readonly claims = new Map<string, ClaimPremise[]>();
  readonly controls: readonly ControlPremise[];
  readonly filed: readonly FiledPremise[];
  readonly joints: readonly MembersPremise[];
  readonly offices: readonly OfficePremise[];
  readonly kin: readonly KinPremise[];
  private readonly byId: ReadonlyMap<string, Premise>;
  readonly failures: string[] = [];
  private readonly persons: ReadonlySet<string>;

  /** @param persons parties nobody can own, where the data says so; a proof alone does not know them */
  constructor(proof: Proof, persons: ReadonlySet<string> = new Set()) {
    this.persons = persons;
    this.byId = new Map(proof.premises.map((p) => [p.id, p] as const));
    this.controls = proof.premises.filter((p): p is ControlPremise => p.kind === 'stated-control');
    this.filed = proof.premises.filter((p): p is FiledPremise => p.kind === 'filed');
    this.joints = proof.premises.filter((p): p is MembersPremise => p.kind === 'members');
    this.offices = proof.premises.filter((p): p is OfficePremise => p.kind === 'office');
    this.kin = proof.premises.filter((p): p is KinPremise => p.kind === 'kin');
    for (const p of proof.premises) {
      if (p.kind === 'column') this.addColumn(p);
      else if (p.kind === 'claim') this.claims.set(p.company, [...(this.claims.get(p.company) ?? []), p]);
      else if (p.kind === 'digest') this.failures.push(`the column of ${p.name} is a digest: check against the store`);
    }
  }

  private addColumn(p: ColumnPremise): void {
    const key = `${p.measure} ${p.company}`;
    if (this.columns.has(key)) this.failures.push(`the column of ${p.name} is there twice`);
    if (new Set(p.holders.map((h) => h.party)).size < p.holders.length) {
      this.failures.push(`a holder of ${p.name} is there twice`);
    }
    if (p.holders.some((h) => h.lo.startsWith('-') || h.hi.startsWith('-'))) {
      this.failures.push(`a holder of ${p.name} has less than nothing`);
    }
    this.columns.set(key, p);
  }

  column(measure: 'economic' | 'votes', company: string): ColumnPremise | undefined {
    return this.columns.get(`${measure} ${company}`);
  }
  /** The column's numbers, read once. */
  boxes(column: ColumnPremise): Boxes {
    const found = this.read.get(column) ?? boxesOf(column);
    this.read.set(column, found);
    return found;
  }
  /** The company and everybody above it by shares, votes or stated control. */
  above(company: string): ReadonlySet<string> {
    const seen = new Set([company]);
    for (const party of seen) {
      for (const measure of ['economic', 'votes'] as const)
        for (const h of this.column(measure, party)?.holders ?? []) seen.add(h.party);
      for (const c of this.controls) if (c.company === party) seen.add(c.controller);
    }
    return seen;
  }
  /** What one link of a tie rests on. */
  at(id: string): HoldingPremise | ToldPremise | OfficePremise | undefined {
    const p = this.byId.get(id);
    return p?.kind === 'holding' || p?.kind === 'told' || p?.kind === 'office' ? p : undefined;
  }
  claimsOn(company: string): readonly ClaimPremise[] {
    return this.claims.get(company) ?? [];
  }
  isPerson(party: string): boolean {
    return this.persons.has(party);
  }
}
