/** A proof as numbered lines, each with the lines it uses, the shares it speaks of and the statements behind it. */
import { numbersOf } from './front/assumptions.ts';
import type { Share, Structure, Verdict } from './types.ts';
import type { Words } from './words.en.ts';

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
  readonly kind: 'column' | 'digest' | 'claim' | 'stated-control' | 'filed' | 'members' | 'office' | 'kin';
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
  readonly members?: readonly { readonly party: string; readonly name: string }[];
  readonly holderName?: string;
  readonly rule?: string;
  readonly role?: string;
  readonly kinship?: string;
  readonly statements?: readonly string[];
}
interface Step {
  readonly id: string;
  readonly kind:
    | 'ownership'
    | 'flow'
    | 'votes'
    | 'hands'
    | 'joint'
    | 'credited'
    | 'filed'
    | 'member'
    | 'household'
    | 'deemed'
    | 'verdict'
    | 'controlled'
    | 'right'
    | 'indirect'
    | 'weighed'
    | 'between'
    | 'role';
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
  readonly apart?: boolean;
  readonly basis?: string;
  readonly how?: 'any' | 'all' | 'readings' | 'unclear';
  readonly parts?: readonly string[];
  readonly entities?: readonly { readonly control: string; readonly interest?: string }[];
  readonly figures?: readonly string[];
  readonly joints?: readonly string[];
  readonly trust?: string;
  readonly office?: string;
  readonly own?: string;
  readonly kin?: readonly { readonly premise: string; readonly votes: string }[];
  readonly over?: readonly string[];
  readonly through?: readonly string[];
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

export function linesOf(found: Structure, words: Words): ProofLines {
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
    const number = add(given(p, name, list, words.proofLine), p.id);
    columns.set(p.company, number);
  }
  const used = new Set(lines.flatMap((l) => l.statements));
  const inForce = found.assumptions.filter((a) => a.on);
  const touching = inForce.filter((a) => a.statements.some((id) => used.has(id)));
  const numbered = numbersOf(found.assumptions);
  for (const a of touching)
    add({
      kind: 'assumed',
      text: `${numbered.get(a.id)} · ${words.engine(a.text)}`,
      uses: [],
      shares: [],
      statements: a.statements,
    });
  for (const s of proof.steps) {
    if (s.kind === 'votes' || s.measure === 'votes') ofVotes.add(s.id);
    add(stepLine(s, { name, list, numbers, columns, ofVotes, words: words.proofLine }), s.id);
  }
  return { lines, otherAssumptions: inForce.length - touching.length };
}

function namesIn(found: Structure, premises: readonly Premise[]): ReadonlyMap<string, string> {
  const names = new Map(found.answer.nodes.map((n) => [n.id, n.name] as const));
  for (const p of premises) {
    if (p.name !== undefined) names.set(p.company, p.name);
    for (const h of [...(p.holders ?? []), ...(p.members ?? [])]) names.set(h.party, h.name);
    if (p.holder !== undefined && p.holderName !== undefined) names.set(p.holder, p.holderName);
  }
  return names;
}

type Naming = (id: string) => string;
type Listing = (ids?: readonly string[]) => string;

type Sentences = Words['proofLine'];
/** The sentence with each {place} filled. */
const filled = (sentence: string, places: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, place: string) => places[place] ?? '');

function given(p: Premise, name: Naming, list: Listing, words: Sentences): Omit<ProofLine, 'number'> {
  const { roles } = words;
  const company = p.name ?? name(p.company);
  const who = name(p.holder ?? p.controller ?? '');
  const others = list(p.counts ?? p.members?.map((m) => m.party));
  const say = (sentence: string, more: Readonly<Record<string, string>> = {}): string =>
    filled(sentence, {
      company,
      who,
      others,
      rule: p.rule ?? '',
      role: roles[p.role as keyof typeof roles] ?? p.role ?? p.kinship ?? '',
      ...more,
    });
  const base = { kind: 'given' as const, uses: [], statements: p.statements ?? [], shares: [] };
  switch (p.kind) {
    case 'column': {
      const all = p.holders ?? [];
      const told = all.map((h) => h.name).join(', ');
      const holders = p.complete === true ? say(words.complete, { holders: told }) : told;
      const votes = p.measure === 'votes';
      return {
        ...base,
        text: say(votes ? words.votes : words.shares, { holders }),
        shares: all.map((h) => ({ label: h.name, share: shareOf(h), votes })),
        statements: all.flatMap((h) => h.statements),
      };
    }
    case 'claim':
    case 'filed': {
      const votes = p.kind === 'claim' || p.measure === 'votes';
      const shares = p.total === undefined ? [] : [{ label: who, share: shareOf(p.total), votes }];
      return { ...base, text: say(p.kind === 'claim' ? words.claim : words.filedFigure), shares };
    }
    case 'stated-control':
      return { ...base, text: say(words.statedControl) };
    case 'members':
      return { ...base, text: say(words.members) };
    case 'office':
      return { ...base, text: say(words.office) };
    case 'kin':
      return { ...base, text: say(words.kin) };
    case 'digest':
      return { ...base, text: say(words.digest) };
  }
}

interface Known {
  readonly name: Naming;
  readonly list: Listing;
  readonly numbers: ReadonlyMap<string, number>;
  readonly columns: ReadonlyMap<string, number>;
  readonly words: Sentences;
  /** steps that prove votes */
  readonly ofVotes: ReadonlySet<string>;
}

function stepLine(s: Step, known: Known): Omit<ProofLine, 'number'> {
  const { name, list, columns, ofVotes, words } = known;
  const votes = s.kind === 'controlled' || ofVotes.has(s.kind === 'verdict' ? (s.rests ?? '') : s.id);
  const who = list(s.parties ?? s.holders ?? s.seed ?? s.set);
  const hands = (s.certain ?? []).map((c) => c.company).filter((c) => c !== s.company);
  const text = filled(sentenceOf(s, hands.length > 0, words), {
    who,
    company: name(s.company ?? ''),
    others: list(hands),
    rule: s.rule ?? '',
    clause: s.clause ?? '',
    trust: name(s.trust ?? ''),
    line: lineOf(s, words),
  });
  const shares = s.share === undefined ? [] : [{ label: who, share: shareOf(s.share), votes }];
  const base = { text, statements: [], shares };
  if (s.parties !== undefined)
    return {
      ...base,
      kind: 'claim',
      uses: usedBy(s, known),
      ...(s.kind === 'verdict' ? { line: percent(s.threshold ?? '0', false) } : {}),
      ...(s.verdict === undefined ? {} : { verdict: s.verdict }),
    };
  const companies = [...(s.certain ?? []).map((c) => c.company), s.company ?? ''];
  const given = companies.flatMap((c) => columns.get(c) ?? []);
  const uses = [...new Set([...given, ...usedBy(s, known)])].sort((a, b) => a - b);
  if (s.kind !== 'flow') return { ...base, kind: 'step', uses };
  const parts = (s.lines ?? []).slice(1, 9).map((l) => ({ label: name(l.party), share: shareOf(l), votes }));
  return { ...base, kind: 'step', uses, shares: parts };
}

/** The lines a step names, premises and steps before it. */
function usedBy(s: Step, { numbers }: Known): number[] {
  const between = (s.entities ?? []).flatMap((e) => [e.control, e.interest ?? '']);
  const kin = (s.kin ?? []).flatMap((k) => [k.premise, k.votes]);
  const ids = [s.rests, s.office, s.own, ...between, ...kin];
  const lists = [s.parts, s.figures, s.joints, s.over, s.through].flatMap((l) => l ?? []);
  const found = [...ids, ...lists].flatMap((id) => numbers.get(id ?? '') ?? []);
  return [...new Set(found)].sort((a, b) => a - b);
}

function lineOf(s: Step, words: Sentences): string {
  const line = String(percent(s.threshold ?? '0', false));
  return filled(s.inclusive === true ? words.lineOrMore : words.moreThanLine, { line });
}

function sentenceOf(s: Step, withHands: boolean, words: Sentences): string {
  switch (s.kind) {
    case 'votes':
      return withHands ? words.ofVotesWith : words.ofVotes;
    case 'credited':
      return s.apart === true ? words.apart : words.credited;
    case 'right':
      return s.basis === 'board' ? words.board : words.right;
    case 'weighed':
      return words[s.how ?? 'any'];
    default:
      return words[s.kind];
  }
}
