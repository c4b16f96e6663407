/** A proof as numbered lines, each with the lines it uses, the shares it speaks of and the statements behind it. */
import type { Share, Structure, Verdict } from './types.ts';

export type LineKind = 'given' | 'assumed' | 'step' | 'claim';
export interface ProofLine {
  readonly number: number;
  readonly kind: LineKind;
  readonly text: string;
  readonly uses: readonly number[];
  readonly shares: readonly { readonly label: string; readonly share: Share; readonly votes: boolean }[];
  readonly statements: readonly string[];
  readonly verdict?: Verdict;
  /** per cent, of a claim against a line */
  readonly line?: number;
}

interface Ends {
  readonly lo: string;
  readonly hi: string;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
}
interface Holder extends Ends {
  readonly party: string;
  readonly name: string;
  readonly statements: readonly string[];
}
interface Premise {
  readonly id: string;
  readonly kind: 'column' | 'digest' | 'claim' | 'stated-control';
  readonly measure?: string;
  readonly company: string;
  readonly name?: string;
  readonly complete?: boolean;
  readonly holders?: readonly Holder[];
  readonly holder?: string;
  readonly counts?: readonly string[];
  readonly total?: Ends;
  readonly controller?: string;
  readonly assumption?: string;
  readonly statements?: readonly string[];
}
interface Step {
  readonly id: string;
  readonly kind: 'ownership' | 'flow' | 'votes' | 'joint' | 'verdict';
  readonly measure?: string;
  readonly company?: string;
  readonly holders?: readonly string[];
  readonly seed?: readonly string[];
  readonly set?: readonly string[];
  readonly parties?: readonly string[];
  readonly certain?: readonly { readonly company: string }[];
  readonly lines?: readonly (Ends & { readonly party: string })[];
  readonly share?: Ends;
  readonly rule?: string;
  readonly clause?: string;
  readonly threshold?: string;
  readonly inclusive?: boolean;
  readonly verdict?: Verdict;
  readonly rests?: string;
}

/** A fraction as per cent with at most 12 digits, rounded outward by the side it is an end of. */
function percent(text: string, up: boolean): number {
  const [n = '0', d = '1'] = text.split('/');
  const scaled = BigInt(n) * 100n * 10n ** 10n;
  const whole = scaled / BigInt(d);
  return Number(up && whole * BigInt(d) !== scaled ? whole + 1n : whole) / 1e10;
}

function shareOf(e: Ends): Share {
  if (e.lo === e.hi && !e.loOpen && !e.hiOpen) return { exact: percent(e.lo, false) };
  const [low, high] = [percent(e.lo, false), percent(e.hi, true)];
  return {
    ...(e.loOpen ? { exclusiveMinimum: low } : { minimum: low }),
    ...(e.hiOpen ? { exclusiveMaximum: high } : { maximum: high }),
  };
}

export interface ProofLines {
  readonly lines: readonly ProofLine[];
  /** assumptions in force that no premise of this proof leans on */
  readonly otherAssumptions: number;
}

export function linesOf(found: Structure): ProofLines {
  const proof = found.proof as unknown as { readonly premises: readonly Premise[]; readonly steps: readonly Step[] };
  const names = namesIn(found, proof.premises);
  const name = (id: string): string => names.get(id) ?? id;
  const list = (ids: readonly string[] = []): string => ids.map(name).join(' + ');
  const lines: ProofLine[] = [];
  const numbers = new Map<string, number>();
  const columns = new Map<string, number>();
  const ofVotes = new Set<string>();
  const add = (line: Omit<ProofLine, 'number'>, id?: string): number => {
    const number = lines.length + 1;
    lines.push({ ...line, number });
    if (id !== undefined) numbers.set(id, number);
    return number;
  };
  for (const p of proof.premises) {
    const number = add(given(p, name, list), p.id);
    columns.set(p.company, number);
  }
  const used = new Set(lines.flatMap((l) => l.statements));
  const inForce = found.assumptions.filter((a) => a.on);
  const touching = inForce.filter((a) => a.statements.some((id) => used.has(id)));
  for (const a of touching) add({ kind: 'assumed', text: a.text, uses: [], shares: [], statements: a.statements });
  for (const s of proof.steps) {
    if (s.kind === 'votes' || s.measure === 'votes') ofVotes.add(s.id);
    add(stepLine(s, { name, list, numbers, columns, ofVotes }), s.id);
  }
  return { lines, otherAssumptions: inForce.length - touching.length };
}

function namesIn(found: Structure, premises: readonly Premise[]): ReadonlyMap<string, string> {
  const names = new Map(found.answer.nodes.map((n) => [n.id, n.name] as const));
  for (const p of premises) {
    if (p.name !== undefined) names.set(p.company, p.name);
    for (const h of p.holders ?? []) names.set(h.party, h.name);
  }
  return names;
}

type Naming = (id: string) => string;
type Listing = (ids?: readonly string[]) => string;

function given(p: Premise, name: Naming, list: Listing): Omit<ProofLine, 'number'> {
  const base = { kind: 'given' as const, uses: [], statements: p.statements ?? [] };
  if (p.kind === 'column') {
    const holders = p.holders ?? [];
    return {
      ...base,
      text: `${p.measure === 'votes' ? 'Votes' : 'Shares'} of ${p.name}: ${holders.map((h) => h.name).join(', ')}${p.complete === true ? ', and nobody else' : ''}.`,
      shares: holders.map((h) => ({ label: h.name, share: shareOf(h), votes: p.measure === 'votes' })),
      statements: holders.flatMap((h) => h.statements),
    };
  }
  if (p.kind === 'claim' && p.total !== undefined)
    return {
      ...base,
      text: `${name(p.holder ?? '')} is said to have this of ${name(p.company)}, and it may count what ${list(p.counts)} holds.`,
      shares: [{ label: name(p.holder ?? ''), share: shareOf(p.total), votes: true }],
    };
  if (p.kind === 'stated-control')
    return {
      ...base,
      text: `A source states that ${name(p.controller ?? '')} controls ${name(p.company)}.`,
      shares: [],
    };
  return { ...base, text: `The holders of ${p.name ?? name(p.company)}, as a digest of the data.`, shares: [] };
}

interface Known {
  readonly name: Naming;
  readonly list: Listing;
  readonly numbers: ReadonlyMap<string, number>;
  readonly columns: ReadonlyMap<string, number>;
  /** steps that prove votes */
  readonly ofVotes: ReadonlySet<string>;
}

function stepLine(s: Step, { name, list, numbers, columns, ofVotes }: Known): Omit<ProofLine, 'number'> {
  const votes = ofVotes.has(s.kind === 'verdict' ? (s.rests ?? '') : s.id);
  const companies = [...(s.certain ?? []).map((c) => c.company), s.company ?? ''];
  const uses = [...new Set(companies.flatMap((c) => columns.get(c) ?? []))].sort((a, b) => a - b);
  const base = { kind: 'step' as const, statements: [], uses };
  const one = (label: string) => (s.share === undefined ? [] : [{ label, share: shareOf(s.share), votes }]);
  if (s.kind === 'verdict') {
    const line = percent(s.threshold ?? '0', false);
    const rest = numbers.get(s.rests ?? '');
    return {
      ...base,
      kind: 'claim',
      uses: rest === undefined ? [] : [rest],
      text: `${list(s.parties)} under ${s.rule}, ${s.clause}: ${s.inclusive === true ? `${line} % or more` : `more than ${line} %`}?`,
      shares: one(list(s.parties)),
      line,
      ...(s.verdict === undefined ? {} : { verdict: s.verdict }),
    };
  }
  if (s.kind === 'flow')
    return {
      ...base,
      text: `What runs up from ${name(s.company ?? '')} through every chain gives each party its part.`,
      shares: (s.lines ?? []).slice(1, 9).map((l) => ({ label: name(l.party), share: shareOf(l), votes })),
    };
  const whom = s.holders ?? s.seed ?? s.set ?? [];
  const hands = (s.certain ?? []).map((c) => c.company).filter((c) => c !== s.company);
  const through = hands.length === 0 ? '' : `, with ${list(hands)} under its control,`;
  const what = s.kind === 'votes' ? 'of the votes of' : s.kind === 'joint' ? 'together of' : 'looked through, of';
  return { ...base, text: `${list(whom)}${through} has, ${what} ${name(s.company ?? '')}:`, shares: one(list(whom)) };
}
