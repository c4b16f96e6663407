/** Who certainly is not meant by a rule, told without judging its limbs: far from every line, by whatever logic. */
import type { LimbRule } from '../rules/types.ts';
import type { Node } from '../snapshot/types.ts';
import { compare, type Exact, ZERO } from '../terms/exact.ts';
import { isArrangement } from './arrangement/roles.ts';
import { Bench } from './bench.ts';
import { withOneStep } from './roll-up/engine.ts';

/** Logics that ask for control of the company or for a stated right over it, whatever the part. */
const BY_CONTROL: ReadonlySet<LimbRule['engine']> = new Set(['control', 'board', 'influence', 'arrangement']);

export class Beyond {
  private readonly bench: Bench;
  /** as the version draws control, and as each reading of a limb does */
  private readonly lines: readonly Bench[];
  private readonly line: Exact | undefined;
  private readonly deemed: readonly LimbRule[];
  private readonly multiplies: boolean;
  private readonly betweenToo: boolean;
  private readonly filers: ReadonlySet<Node>;
  private readonly applies: boolean;
  /** shared with rules that ask the same */
  private readonly found: Map<Node, boolean>;

  /** @param bench of the company alone, without a pact */
  constructor(bench: Bench) {
    const { limbs } = bench.version;
    this.bench = bench;
    this.lines = [bench, ...limbs.flatMap((l) => (l.readings ?? []).flatMap((r) => r.control ?? []))].map((b) =>
      b instanceof Bench ? b : bench.under(b),
    );
    const parts = limbs.filter((l) => !BY_CONTROL.has(l.engine));
    this.line = parts.map((l) => l.threshold).reduce<Exact | undefined>(lower, undefined);
    this.deemed = parts.filter((l) => l.oneStep !== undefined);
    const engines = new Set(parts.flatMap((l) => [l.engine, ...(l.readings ?? []).map((r) => r.engine)]));
    this.multiplies = engines.has('multiply');
    this.betweenToo = engines.has('coexist-b');
    this.filers = new Set(bench.snapshot.declared.filter((d) => d.company === bench.company).map((d) => d.holder));
    this.applies = applies(bench);
    this.found = bench.workings.beyond(this.key);
  }

  /** @returns true: the verdict on this party alone is "no"; false: it is to be judged */
  has(party: Node): boolean {
    const known = this.found.get(party) ?? (this.applies && this.isPlain(party) && this.isBelow(party));
    this.found.set(party, known);
    return known;
  }

  /** The most that any logic of the rule can credit a far party with. */
  mostOf(party: Node): Exact {
    const parts = this.lines.flatMap(({ potential }) => [
      potential.mostCounted(party) ?? ZERO,
      ...(this.multiplies ? [potential.mostMultiplied(party)] : []),
      ...(this.betweenToo ? [potential.mostBetween(party)] : []),
    ]);
    return parts.reduce((a, b) => (compare(a, b) < 0 ? b : a), ZERO);
  }

  /** Nothing of others is added to its part, and no figure of its own is filed. */
  private isPlain(party: Node): boolean {
    const { bench, filers } = this;
    if (filers.has(party) || bench.jointOf(party).length > 0) return false;
    return bench.workings.households.of(party).length === 0;
  }

  private isBelow(party: Node): boolean {
    return this.lines.every((b) => this.below(b, party));
  }

  /** Rules of one key leave out the same parties. */
  private get key(): string {
    const drawn = this.lines.map((b) => `${b.control.quota.toFraction()} ${b.control.inclusive}`);
    const deemed = this.deemed.map((l) => [l.measure, l.oneStep?.quota.toFraction(), l.oneStep?.inclusive]);
    return JSON.stringify([drawn, this.line?.toFraction(), this.multiplies, this.betweenToo, deemed, this.applies]);
  }

  private below(bench: Bench, party: Node): boolean {
    const { potential } = bench;
    const most = potential.mostCounted(party);
    if (most === undefined) return false;
    const { line } = this;
    if (line === undefined) return true;
    if (compare(most, line) >= 0) return false;
    if (this.multiplies && compare(potential.mostMultiplied(party), line) >= 0) return false;
    if (this.betweenToo && compare(potential.mostBetween(party), line) >= 0) return false;
    return this.deemed.every((limb) => compare(this.withDeemed(bench, limb, party), line) < 0);
  }

  private withDeemed(bench: Bench, limb: LimbRule, party: Node): Exact {
    const hands = bench.potential.handsOf(party);
    const { possible } = withOneStep(bench, limb, { certain: hands, possible: hands });
    return bench.workings.joints.of(bench.company, possible, limb.measure).bounds.hi;
  }
}

const lower = (a: Exact | undefined, b: Exact): Exact => (a === undefined || compare(b, a) < 0 ? b : a);

/** Where nothing is told from outside a party's own chains: no undeclared owner, no trust, no stated total, no sum above 100 %. */
function applies({ undisclosed, snapshot, everybody, version, workings }: Bench): boolean {
  if (undisclosed === 'anyone' || workings.overfull || snapshot.claims.length > 0) return false;
  if (version.control.sharesToo === true && workings.toldApart) return false;
  const opened = version.limbs.some((l) => l.engine === 'arrangement');
  return !opened || ![...everybody].some((n) => isArrangement(snapshot, n));
}
