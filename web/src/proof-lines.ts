/**
 * A proof as numbered lines, each with the lines it uses, the shares it speaks of and the statements behind it: what
 * sources state, what is assumed, the lines of rules, steps, claims; the answer's own part first, then each other state
 * of the facts it speaks of, with what no step shows.
 */
import { numbersOf } from './front/assumptions.ts';
import {
  filled,
  type LineShare,
  lineOf,
  listed,
  type Naming,
  percent,
  premiseSaid,
  stepSaid,
} from './proof-sentences.ts';
import type { Part, Premise, Side, Step } from './proof-shapes.ts';
import type { Answered, Regime, Verdict } from './types.ts';
import type { Words } from './words.en.ts';

export type LineKind = 'statement' | 'assumption' | 'rule' | 'step' | 'claim';
export interface ProofLine {
  readonly number: number;
  readonly kind: LineKind;
  readonly text: string;
  readonly uses: readonly number[];
  readonly shares: readonly LineShare[];
  readonly statements: readonly string[];
  /** "A1": assumptions as the proof numbers them */
  readonly assumption?: string;
  /** this assumption makes votes of shares */
  readonly turns?: true;
  readonly verdict?: Verdict;
  /** per cent, of a claim against a line */
  readonly line?: number;
}

export interface ProofSection {
  /** undefined: the answer's own state of the facts */
  readonly side?: Pick<Side, 'of' | 'asAt' | 'knownAt'>;
  readonly lines: readonly ProofLine[];
  /** a sentence for each thing that is said and that no step shows */
  readonly unproven: readonly string[];
  /** assumptions in force that no premise of this part leans on */
  readonly otherAssumptions: number;
}

type Found = Pick<Answered<unknown>, 'answer' | 'assumptions' | 'proof'>;

/** Numbers run on through all parts. */
export function sectionsOf(found: Found, words: Words, regimes: readonly Regime[]): ProofSection[] {
  const proof = found.proof as unknown as Part & { readonly sides?: readonly Side[] };
  const sides = proof.sides ?? [];
  const names = namesIn(found.answer, [proof, ...sides]);
  const name: Naming = (id) => names.get(id) ?? id.replace(/^name:/, '');
  let from = 0;
  const section = (part: Part, side?: Side): ProofSection => {
    const written = new Written(from, found.assumptions, { name, words, regimes }).part(part);
    from += written.lines.length;
    return side === undefined ? written : { ...written, side };
  };
  return [section(proof), ...sides.map((side) => section(side, side))];
}

interface Speech {
  readonly name: Naming;
  readonly words: Words;
  readonly regimes: readonly Regime[];
}
type Assumed = Found['assumptions'][number];

class Written {
  private readonly lines: ProofLine[] = [];
  private readonly numbers = new Map<string, number>();
  /** company -> the lines that say something of it, assumptions on them too */
  private readonly about = new Map<string, number[]>();
  /** company -> the lines that state control of it */
  private readonly stated = new Map<string, number[]>();
  private readonly rules = new Map<string, number>();
  /** steps that prove votes */
  private readonly ofVotes = new Set<string>();
  private readonly start: number;
  private readonly inForce: readonly Assumed[];
  private readonly numbered: ReadonlyMap<string, string>;
  private readonly speech: Speech;

  constructor(start: number, assumptions: readonly Assumed[], speech: Speech) {
    this.start = start;
    this.inForce = assumptions.filter((a) => a.on);
    this.numbered = numbersOf(assumptions);
    this.speech = speech;
  }

  part({ premises, steps, unproven = [] }: Part): ProofSection {
    const { name, words } = this.speech;
    for (const p of premises) this.premise(p);
    const leaning = this.assumptions(premises);
    for (const s of steps) this.step(s);
    const left = unproven.map((u) => {
      const what = u.what ?? `${u.limb ?? ''} (${u.rule ?? ''})`;
      const who = u.parties.length === 0 ? '' : `, ${listed(u.parties, name)}`;
      return `${words.engine(what)}${who}: ${words.engine(u.why)}`;
    });
    return { lines: this.lines, unproven: [...new Set(left)], otherAssumptions: this.inForce.length - leaning };
  }

  private add(line: Omit<ProofLine, 'number'>, id?: string): number {
    const number = this.start + this.lines.length + 1;
    this.lines.push({ ...line, number });
    if (id !== undefined) this.numbers.set(id, number);
    return number;
  }

  private note(company: string, number: number): void {
    this.about.set(company, [...(this.about.get(company) ?? []), number]);
  }

  private premise(p: Premise): void {
    const { name, words } = this.speech;
    const said = premiseSaid(p, name, words, this.turningOf(p) !== undefined);
    const number = this.add({ ...said, kind: 'statement', uses: [] }, p.id);
    this.note(p.company, number);
    if (p.kind === 'stated-control') this.stated.set(p.company, [...(this.stated.get(p.company) ?? []), number]);
  }

  /** The assumption that makes these votes of shares. */
  private turningOf(p: Premise): Assumed | undefined {
    if (p.kind !== 'column' || p.measure !== 'votes') return undefined;
    return this.inForce.find((a) => a.id === `one-share-one-vote:${p.name}`);
  }

  /** @returns how many assumptions some premise leans on; each uses the lines that lean on it */
  private assumptions(premises: readonly Premise[]): number {
    const { words, name } = this.speech;
    let count = 0;
    for (const a of this.inForce) {
      const on = premises.filter((p) => p.assumption === a.id || this.turningOf(p) === a || leans(p, a));
      if (on.length === 0) continue;
      count += 1;
      const turned = on.find((p) => this.turningOf(p) === a);
      const shares = turned === undefined ? [] : premiseSaid(turned, name, words, false).shares;
      const number = this.add({
        kind: 'assumption',
        assumption: this.numbered.get(a.id) ?? '',
        text: words.engine(a.text),
        uses: on.flatMap((p) => this.numbers.get(p.id) ?? []),
        shares,
        statements: a.statements,
        ...(turned === undefined ? {} : { turns: true }),
      });
      for (const company of new Set(on.map((p) => p.company))) this.note(company, number);
    }
    return count;
  }

  private step(s: Step): void {
    const { name, words } = this.speech;
    if (s.kind === 'votes' || s.measure === 'votes') this.ofVotes.add(s.id);
    const linked = s.links?.some((l) => this.ofVotes.has(l.rests)) === true;
    const votes = s.kind === 'controlled' || linked || this.ofVotes.has(s.kind === 'verdict' ? (s.rests ?? '') : s.id);
    const said = { ...stepSaid(s, name, words, votes), statements: [] };
    if (s.rule === undefined || s.parties === undefined) {
      this.add({ ...said, kind: 'step', uses: sorted([...this.givenFor(s), ...this.usedBy(s)]) }, s.id);
      return;
    }
    const uses = sorted([
      ...(s.kind === 'right' ? (this.stated.get(s.company ?? '') ?? []) : []),
      ...this.usedBy(s),
      this.rule(s, votes),
    ]);
    const against = s.kind === 'verdict' ? { line: percent(s.threshold ?? '0', false) } : {};
    const verdict = s.verdict === undefined ? {} : { verdict: s.verdict };
    this.add({ ...said, kind: 'claim', uses, ...against, ...verdict }, s.id);
  }

  /** The number of the line that says what the rule asks, written where it is first used. */
  private rule(s: Step, votes: boolean): number {
    const { words, regimes } = this.speech;
    const regime = regimes.find((r) => r.id === s.rule);
    const against = s.kind === 'verdict';
    const text = filled(against ? words.proofLine.ruleLine : words.proofLine.ruleStated, {
      rule: regime === undefined ? (s.rule ?? '') : words.regime(regime.id, regime.title),
      clause: s.clause ?? '',
      line: lineOf(s, words.proofLine),
      what: votes ? words.votes : words.shares,
    });
    const known = this.rules.get(text);
    if (known !== undefined) return known;
    const number = this.add({ kind: 'rule', text, uses: [], shares: [], statements: [] });
    this.rules.set(text, number);
    return number;
  }

  /** What is said of the companies a step is about. */
  private givenFor(s: Step): readonly number[] {
    const companies = new Set([...(s.certain ?? []).map((c) => c.company), s.company ?? '']);
    return [...companies].flatMap((c) => this.about.get(c) ?? []);
  }

  /** The lines a step names, premises and steps before it. */
  private usedBy(s: Step): readonly number[] {
    const between = (s.entities ?? []).flatMap((e) => [e.control, e.interest ?? '']);
    const kin = (s.kin ?? []).flatMap((k) => [k.premise, k.votes]);
    const ids = [s.rests, s.office, s.own, ...between, ...kin, ...(s.links ?? []).map((l) => l.rests)];
    const lists = [s.parts, s.figures, s.joints, s.over, s.through, s.players?.map((p) => p.votes)];
    return [...ids, ...lists.flatMap((l) => l ?? [])].flatMap((id) => this.numbers.get(id ?? '') ?? []);
  }
}

/** What a premise rests on, the assumption touches. */
function leans(p: Premise, a: Assumed): boolean {
  const told = [...(p.statements ?? []), ...(p.holders ?? []).flatMap((h) => h.statements)];
  return a.statements.some((id) => told.includes(id));
}

const sorted = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => a - b);

/** "1, 2, 4–7" */
export function rangesOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([a, b]) => (a === b ? `${a}` : b === a + 1 ? `${a}, ${b}` : `${a}–${b}`)).join(', ');
}

/** Names of everybody the answer or its proof names. */
function namesIn(answer: unknown, parts: readonly Part[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, name } = value as { id?: unknown; name?: unknown };
    if (typeof id === 'string' && typeof name === 'string') names.set(id, name);
    for (const inner of Object.values(value)) look(inner);
  };
  look(answer);
  for (const p of parts.flatMap((part) => part.premises)) {
    if (p.name !== undefined) names.set(p.company, p.name);
    for (const h of [...(p.holders ?? []), ...(p.members ?? [])]) names.set(h.party, h.name);
    if (p.holder !== undefined && p.holderName !== undefined) names.set(p.holder, p.holderName);
  }
  return names;
}
