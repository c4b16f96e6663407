/**
 * `audit`: what is odd in the data, for whoever keeps a register: sums over 100 %, loops, missing shares and owners,
 * contradictions, parties that may be one, reported ultimate parents that the direct links do not lead to. Each finding names the parties and the statements.
 */
import { allLoops } from '../compute/index.ts';
import type { Node, NotStated, Snapshot, Warning } from '../snapshot/types.ts';
import { sameInterval, UNKNOWN } from '../terms/interval.ts';
import { type AnswerBody, type AnswerContext, isUltimate, listWords, nameOf, partyOf, partyOut } from './context.ts';
import type { PartyOut } from './envelope.ts';
import { namesakeFindings, namesakesWords } from './namesake-findings.ts';
import { reasonsWords } from './not-stated.ts';
import type { Question } from './question.ts';
import { type UltimateParent, ultimateParents } from './ultimate-parents.ts';

type AuditQuestion = Extract<Question, { verb: 'audit' }>;

export const FINDING_KINDS = [
  'sum',
  'loop',
  'missing-share',
  'missing-owner',
  'contradiction',
  'identity',
  'date',
  'ultimate-parent',
] as const;
export interface Finding {
  readonly kind: (typeof FINDING_KINDS)[number];
  readonly text: string;
  readonly parties: readonly PartyOut[];
  readonly statements: readonly string[];
}

const KIND_OF: Partial<Record<Warning['code'], Finding['kind']>> = {
  'over-100': 'sum',
  'over-100-as-stated': 'sum',
  rounded: 'sum',
  'seller-exceeds': 'sum',
  conflict: 'contradiction',
  contradiction: 'contradiction',
  'declared-disagrees': 'contradiction',
  'misprint-suspected': 'contradiction',
  'self-holding': 'loop',
  'merge-made-loop': 'identity',
  'date-uncertain': 'date',
  'dated-in-the-future': 'date',
  'transfer-unplaced': 'date',
};

export function audit(context: AnswerContext<AuditQuestion>): AnswerBody {
  const { snapshot: s, subject } = context;
  const namesakes = context.namesakes?.();
  const parents = ultimateParents(s).filter((u) => subject < 0 || [u.child, u.reported, ...u.ends].includes(subject));
  const alike = namesakes === undefined ? undefined : namesakeFindings(s, namesakes);
  const all = [
    ...fromWarnings(s),
    ...loops(s),
    ...missingShares(s),
    ...missingOwners(s),
    ...identities(s),
    ...(alike?.findings ?? []).map((f) => finding(s, 'identity', f.text, f.parties, statementsOf(s, f.parties))),
    ...doubtfulParents(s, parents),
  ];
  const about = subject < 0 ? undefined : partyOut(s, subject).id;
  const findings = about === undefined ? all : all.filter((f) => f.parties.some((p) => p.id === about));
  findings.sort((a, b) => FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind) || (a.text < b.text ? -1 : 1));
  const counted = FINDING_KINDS.map((kind) => ({ kind, count: findings.filter((f) => f.kind === kind).length }));
  const counts = counted.filter((c) => c.count > 0);
  return {
    answer: {
      headline: `${headline(s, subject, counts)}${parentsWords(parents)}${alike === undefined ? '' : namesakesWords(alike.counted)}`,
      ...(subject < 0 ? {} : { subject: partyOut(s, subject) }),
      parties: s.parties.length,
      holdings: [...s.economic.values()].reduce((n, c) => n + c.holdings.length, 0),
      counts,
      ...(parents.length === 0 ? {} : { ultimateParents: parentsCounted(parents) }),
      ...(alike === undefined || alike.findings.length === 0 ? {} : { namesakes: alike.counted }),
      findings,
    },
    prove: (builder) => {
      if (findings.length > 0) builder.leave({ what: 'the findings', parties: [], why: NO_STEPS });
    },
  };
}

const NO_STEPS =
  'a finding points at its parties and statements and claims no share or verdict; verify with the data looks for all of them again';

const TITLES: Record<Finding['kind'], string> = {
  sum: 'sums',
  loop: 'loops',
  'missing-share': 'missing shares',
  'missing-owner': 'missing owners',
  contradiction: 'contradictions',
  identity: 'doubtful identities',
  date: 'doubtful dates',
  'ultimate-parent': 'doubtful ultimate parents',
};

function headline(s: Snapshot, subject: Node, counts: readonly { kind: Finding['kind']; count: number }[]): string {
  const about = subject < 0 ? 'the data' : nameOf(s, subject);
  if (counts.length === 0) return `Nothing odd found in ${about}.`;
  return `In ${about}: ${listWords(counts.map((c) => `${TITLES[c.kind]} ${c.count}`))}.`;
}

function fromWarnings(s: Snapshot): Finding[] {
  return s.warnings.flatMap((w) => {
    const kind = KIND_OF[w.code];
    return kind === undefined ? [] : [finding(s, kind, w.message, w.parties, w.statements)];
  });
}

function loops(s: Snapshot): Finding[] {
  return allLoops(s, 'economic').map(({ members, closed }) => {
    const names = members.slice(0, 8).map((n) => nameOf(s, n));
    const more = members.length > 8 ? ` and ${members.length - 8} more` : '';
    const tail = closed ? '; nobody outside has a part in it' : '';
    return finding(s, 'loop', `${names.join(', ')}${more} own one another in a loop${tail}`, members, []);
  });
}

/** A holding that says nothing about its size. */
function missingShares(s: Snapshot): Finding[] {
  return [...s.economic.values()].flatMap((column) =>
    column.holdings
      .filter((h) => sameInterval(h.bounds, UNKNOWN))
      .map((h) =>
        finding(
          s,
          'missing-share',
          `no share is given for the holding of ${nameOf(s, h.owner)} in ${nameOf(s, h.company)}`,
          [h.owner, h.company],
          h.statements,
        ),
      ),
  );
}

/** A company that owns or is talked about as a company, with nobody above it. */
function missingOwners(s: Snapshot): Finding[] {
  const reasons = new Map<Node, NotStated[]>();
  for (const n of s.notStated) reasons.set(n.company, [...(reasons.get(n.company) ?? []), n]);
  return s.parties.flatMap((party, node) => {
    if (party.type !== 'company' || !isUltimate(s, node) || party.listed !== undefined) return [];
    const why = reasons.get(node) ?? [];
    const text = `nobody is said to own or control ${party.name}${why.length === 0 ? '' : `: ${reasonsWords(why)}`}`;
    return [finding(s, 'missing-owner', text, [node], [...party.statements, ...why.flatMap((n) => n.statements)])];
  });
}

function identities(s: Snapshot): Finding[] {
  return s.openPoints
    .filter((p) => p.kind === 'identity')
    .map((p) => finding(s, 'identity', p.text, p.parties, p.statements));
}

const statementsOf = (s: Snapshot, parties: readonly Node[]): readonly string[] =>
  [...new Set(parties.flatMap((n) => partyOf(s, n).statements))].sort();

interface ParentsCounted {
  readonly reported: number;
  readonly agree: number;
  readonly differ: number;
  readonly noDirectChain: number;
}
function parentsCounted(parents: readonly UltimateParent[]): ParentsCounted {
  const of = (verdict: UltimateParent['verdict']): number => parents.filter((u) => u.verdict === verdict).length;
  const [agree, noDirectChain] = [of('agree'), of('no-direct-chain')];
  return { reported: parents.length, agree, differ: parents.length - agree - noDirectChain, noDirectChain };
}
function parentsWords(parents: readonly UltimateParent[]): string {
  if (parents.length === 0) return '';
  const { reported, agree, differ, noDirectChain } = parentsCounted(parents);
  const compared = `${agree} of ${reported} agree with the direct links, ${differ} differ`;
  return ` Reported ultimate parents: ${compared}, ${noDirectChain} have no direct chain.`;
}

function doubtfulParents(s: Snapshot, parents: readonly UltimateParent[]): Finding[] {
  return parents.flatMap(({ verdict, child, reported, ends, statements }) => {
    if (verdict === 'agree' || verdict === 'no-direct-chain') return [];
    const [parent, end] = [nameOf(s, reported), listWords(ends.map((n) => nameOf(s, n)))];
    const chain = {
      past: `go through it and on to ${end}`,
      short: `end at ${end}, and no direct link is given from there to ${parent}, which is reported there too`,
      loop: 'run in a circle',
      elsewhere: `end at ${end}`,
    }[verdict];
    const text = `${nameOf(s, child)} reports ${parent} as its ultimate parent, but its direct links ${chain}`;
    return [finding(s, 'ultimate-parent', text, [child, reported, ...ends], statements)];
  });
}

function finding(
  s: Snapshot,
  kind: Finding['kind'],
  text: string,
  parties: readonly Node[],
  statements: readonly string[],
): Finding {
  return { kind, text, parties: parties.map((n) => partyOut(s, n)), statements };
}
