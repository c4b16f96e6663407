/**
 * Checks a derivation of control. Certain: each company is reached by the seed and what was derived before it, on the
 * least they can have, or is under stated control. Possible: nothing above the company outside the set can be reached,
 * even on the most the set can have.
 */
import { interval, reaches } from '../terms/interval.ts';
import { REST } from './boxes.ts';
import { read } from './numbers.ts';
import type { Premised } from './premised.ts';
import { holds, type Sheet, sheetOf } from './sums.ts';
import type { HandsStep, SumProof, VotesStep } from './types.ts';

type Measure = 'economic' | 'votes';
type CertainOf = (holder: string) => ReadonlySet<string>;
const NONE: CertainOf = () => new Set();

export class DerivationCheck<S extends VotesStep | HandsStep> {
  protected readonly step: S;
  protected readonly premised: Premised;
  private readonly measures: readonly Measure[];
  private readonly limits: ReadonlyMap<string, { readonly root: string; readonly companies: ReadonlySet<string> }>;

  /** @param measures quantities in which a majority is control */
  constructor(step: S, premised: Premised, measures: readonly Measure[]) {
    this.step = step;
    this.premised = premised;
    this.measures = measures;
    this.limits = new Map(
      (('limited' in step ? step.limited : undefined) ?? []).map(
        (l) => [l.party, { root: l.root, companies: new Set(l.companies) }] as const,
      ),
    );
  }

  protected counts(party: string, company: string): boolean {
    return this.limits.get(party)?.companies.has(company) ?? true;
  }

  protected sheet(measure: Measure, company: string, certainOf: CertainOf): Sheet | undefined {
    const column = this.premised.column(measure, company);
    // A stated total binds votes and says nothing of shares.
    const claims = measure === 'votes' ? this.premised.claimsOn(company) : [];
    return column === undefined ? undefined : sheetOf(column, claims, certainOf, this.premised.boxes(column));
  }

  derivation(): string[] {
    const { seed, options } = this.step;
    const reached = new Set(seed);
    const failures: string[] = [];
    for (const link of this.step.certain) {
      const bad = link.through.filter((p) => !reached.has(p));
      if (bad.length > 0) failures.push(`${link.company} is reached through ${bad[0]}, which is not reached before it`);
      if (!this.together(link.through, link.company))
        failures.push(`${link.company}: votes are counted where a pact does not name it`);
      if (link.basis === 'majority') {
        const sheet = this.sheet('measure' in link ? link.measure : options.measure, link.company, NONE);
        const proven =
          link.least !== undefined && sheet !== undefined && holds(sheet, new Set(link.through), 'least', link.least);
        const enough = link.least !== undefined && this.reached(link.least, 'least') === 'yes';
        if (!proven || !enough) failures.push(`${link.company} is not reached by the votes shown`);
      } else if (!options.stated || !this.isStated(link.through, link.company, link.basis)) {
        failures.push(`no premise states control of ${link.company}`);
      }
      reached.add(link.company);
    }
    return failures;
  }

  /** All count there; or one member alone, and then what it controls counts only where it does. */
  private together(through: readonly string[], company: string): boolean {
    if (through.every((p) => this.counts(p, company))) return true;
    const roots = new Set(through.map((p) => this.limits.get(p)?.root));
    return roots.size === 1 && !roots.has(undefined) && this.limits.get(company)?.root === [...roots][0];
  }

  private isStated(through: readonly string[], company: string, basis: string): boolean {
    return this.premised.controls.some(
      (c) => c.company === company && c.basis === basis && through.includes(c.controller),
    );
  }

  private reached(bound: SumProof, side: 'least' | 'most'): 'yes' | 'no' | 'cannot-tell' {
    const value = read(bound.bound);
    const { quota, inclusive } = this.step.options;
    const one =
      side === 'least'
        ? interval(value, value.add(1), bound.open, false)
        : interval(value.sub(1), value, false, bound.open);
    return reaches(one, read(quota), inclusive);
  }

  /** Nothing above the company and outside the set can be reached by the set. */
  complement(): string[] {
    const { seed, possible, certain, options, company } = this.step;
    const inside = new Set([...seed, ...possible]);
    const failures: string[] = [];
    for (const c of certain) if (!inside.has(c.company)) failures.push(`${c.company} is certain and not possible`);
    const shown = this.shown();
    for (const party of this.above()) {
      if (inside.has(party) || party === company) continue;
      const stated =
        options.stated &&
        this.premised.controls.find(
          (c) => c.company === party && inside.has(c.controller) && this.counts(c.controller, party),
        );
      if (stated) failures.push(`${party} is under stated control of the set and outside it`);
      for (const m of this.measures) failures.push(...this.below(m, party, inside, shown.get(`${m} ${party}`)));
    }
    return failures;
  }

  private shown(): ReadonlyMap<string, SumProof> {
    const { options, outside } = this.step;
    return new Map(outside.map((o) => [`${'measure' in o ? o.measure : options.measure} ${o.company}`, o.most]));
  }

  private below(measure: Measure, party: string, inside: ReadonlySet<string>, most: SumProof | undefined): string[] {
    const column = this.premised.column(measure, party);
    if (column === undefined) return [];
    const set = this.voters(inside, party);
    const votes = column.holders.some((h) => set.has(h.party)) || set.has(REST);
    if (!votes) return [];
    const sheet = this.sheet(measure, party, this.certainOf());
    const proven = most !== undefined && sheet !== undefined && holds(sheet, set, 'most', most);
    return proven && this.reached(most, 'most') === 'no' ? [] : [`nothing shows that ${column.name} is out of reach`];
  }

  protected voters(set: ReadonlySet<string>, company: string): ReadonlySet<string> {
    const voters = [...set].filter((p) => p !== company && this.counts(p, company));
    return new Set(this.step.options.undisclosed === 'anyone' ? [...voters, REST] : voters);
  }

  protected certainOf(): CertainOf {
    const { seed, certain } = this.step;
    const held = new Set(certain.map((c) => c.company));
    return (holder) => (seed.length === 1 && holder === seed[0] ? held : new Set());
  }

  /** Everybody above the company that the premises know, the company included. */
  private above(): ReadonlySet<string> {
    const { company, options } = this.step;
    const seen = new Set([company]);
    const controllers = new Map<string, string[]>();
    for (const c of this.premised.controls)
      controllers.set(c.company, [...(controllers.get(c.company) ?? []), c.controller]);
    for (const party of seen) {
      for (const m of this.measures) for (const h of this.premised.column(m, party)?.holders ?? []) seen.add(h.party);
      if (options.stated) for (const c of controllers.get(party) ?? []) seen.add(c);
    }
    return seen;
  }
}

export function checkHands(step: HandsStep, premised: Premised): string[] {
  const check = new DerivationCheck(step, premised, ['economic', 'votes']);
  return [...check.derivation(), ...check.complement()];
}
