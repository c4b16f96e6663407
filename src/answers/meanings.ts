/**
 * Control in all its meanings, each by its name: studies, laws and accounts mean different things by the word, and often
 * different parties. No meaning is called the answer.
 */
import { companyPower, controllersOf, weakestLink } from '../compute/index.ts';
import type { Controller, ControlOptions } from '../compute/types.ts';
import type { ProofBuilder } from '../proof/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { compare, type Exact, exact, HALF } from '../terms/exact.ts';
import { type Interval, reaches } from '../terms/interval.ts';
import { LookthroughError } from '../terms/problem.ts';
import { isUltimate, nameOf, partyOut } from './context.ts';
import type { PartyOut, ShareOut } from './envelope.ts';
import { familiesAmong } from './families.ts';
import { shareOut } from './share-out.ts';
import { ultimateParents } from './ultimate-parents.ts';
import { valueOut } from './value-out.ts';
import { CompanyVotes } from './votes.ts';

export type MeaningName =
  | 'majority-chain'
  | 'with-concert-and-family'
  | 'de-facto'
  | 'weakest-link'
  | 'voting-power'
  | 'board'
  | 'contract'
  | 'stated'
  | 'accounting-parent';

export interface MeaningOut {
  readonly name: MeaningName;
  /** what is meant, in one sentence */
  readonly meaning: string;
  /** empty: nobody declared, in this meaning */
  readonly parties: readonly {
    readonly party?: PartyOut;
    readonly group?: readonly PartyOut[];
    readonly verdict: 'certain' | 'possible';
    /** votes, or the share the meaning is measured in */
    readonly share?: ShareOut;
    readonly power?: ReturnType<typeof valueOut>;
  }[];
}

export interface Meanings {
  readonly list: readonly MeaningOut[];
  prove(builder: ProofBuilder): void;
}

/**
 * @param turnout part of the votes that comes to a meeting, in per cent as text: above 0, at most 100
 * @returns every meaning once, in a fixed order. `power` is an index and no share
 * @throws LookthroughError usage for a turnout outside that range
 * Cost: controllers of the company four times over, and one chain search for each party nobody is above.
 */
export function meaningsOf(s: Snapshot, company: Node, options: ControlOptions, turnout: string): Meanings {
  const came = turnoutOf(turnout);
  // What a source calls control is a meaning of its own below.
  const bare: Snapshot = { ...s, concerts: [] };
  const half: ControlOptions = { ...options, quota: HALF, inclusive: false, stated: false };
  const votes = new CompanyVotes(bare, company, half);
  const chains = controllersOf(bare, company, half);
  const together = groupsOf(s, company, half);
  const atMeeting = deFacto(s, company, came.mul(HALF), votes);
  const list: MeaningOut[] = [
    meaning(
      'majority-chain',
      'more than half of the votes, link by link, with what is so controlled',
      rowsOf(s, chains, votes),
    ),
    meaning(
      'with-concert-and-family',
      'more than half of the votes of parties that act together or are family, as the data names them',
      together.rows,
    ),
    meaning(
      'de-facto',
      `more than half of the votes at a meeting to which ${turnout} % of them come, the holder’s own among these`,
      atMeeting.map(({ row }) => row),
    ),
    meaning(
      'weakest-link',
      'the smallest link of the best chain from a party that nobody is above: a convention of studies, no right to vote',
      weakest(s, company),
    ),
    meaning(
      'voting-power',
      'the largest Shapley–Shubik index: how often a holder turns a vote',
      powerful(s, company, half),
    ),
    ...(['board', 'contract', 'stated'] as const).map((basis) =>
      meaning(basis, STATED[basis], statedRows(s, company, basis)),
    ),
    meaning(
      'accounting-parent',
      'the parent that consolidates it in its accounts, as reported',
      consolidators(s, company),
    ),
  ];
  return {
    list,
    prove(builder) {
      for (const { seed } of [...chains, ...atMeeting]) votes.prove(builder, seed);
      for (const seed of together.seeds) new CompanyVotes(s, company, half).prove(builder, seed);
    },
  };
}

const STATED = {
  board: 'the right to appoint or remove the majority of the board',
  contract: 'control by contract',
  stated: 'control as a source states it, without saying how',
} as const;

type Row = MeaningOut['parties'][number];
const meaning = (name: MeaningName, words: string, parties: readonly Row[]): MeaningOut => ({
  name,
  meaning: words,
  parties,
});

function turnoutOf(text: string): Exact {
  const part = /^\d{1,3}(\.\d+)?$/.test(text) ? exact(text).div(100) : exact(0);
  if (part.n > 0n && compare(part, exact(1)) <= 0) return part;
  throw new LookthroughError('usage', `the turnout is per cent above 0 and at most 100, not "${text}"`, {
    received: text,
  });
}

const whose = (s: Snapshot, seed: readonly Node[]): Pick<Row, 'party' | 'group'> =>
  seed.length === 1 ? { party: partyOut(s, seed[0] as Node) } : { group: seed.map((n) => partyOut(s, n)) };

const rowsOf = (s: Snapshot, list: readonly Controller[], votes: CompanyVotes): readonly Row[] =>
  list.map((c) => ({ ...whose(s, c.seed), verdict: c.verdict, share: shareOut(votes.of(c.seed).share) }));

/** Pacts and families that control it together. */
function groupsOf(s: Snapshot, company: Node, half: ControlOptions) {
  const pacts = controllersOf(s, company, half).filter((c) => c.seed.length > 1);
  const votes = new CompanyVotes(s, company, half);
  const families = familiesAmong(s, votes.voters).flatMap((seed): (Row & { seed: readonly Node[] })[] => {
    const { certain, possible } = votes.derivation(seed);
    const sure = certain.some((x) => x.company === company);
    if (!sure && !possible.some((x) => x.company === company)) return [];
    return [{ seed, ...whose(s, seed), verdict: sure ? 'certain' : 'possible', share: shareOut(votes.of(seed).share) }];
  });
  return {
    rows: [...rowsOf(s, pacts, votes), ...families.map(({ seed: _, ...row }) => row)],
    seeds: families.map((f) => f.seed),
  };
}

/** Links above are by majority; at the company itself, more than half of those who come. */
function deFacto(s: Snapshot, company: Node, line: Exact, votes: CompanyVotes): readonly { seed: Node[]; row: Row }[] {
  return [...votes.voters]
    .filter((n) => n !== company)
    .sort((a, b) => a - b)
    .map((n) => ({ n, share: votes.of([n]).share }))
    .map((r) => ({ ...r, verdict: reaches(r.share, line, false) }))
    .filter((r) => r.verdict !== 'no')
    .sort((a, b) => compare(b.share.lo, a.share.lo))
    .map(({ n, share, verdict }) => ({
      seed: [n],
      row: { ...whose(s, [n]), verdict: verdict === 'yes' ? 'certain' : 'possible', share: shareOut(share) },
    }));
}

/** Of those nobody is above, the ones whose best chain may carry most. */
function weakest(s: Snapshot, company: Node): readonly Row[] {
  const ultimate = [...votersAbove(s, company)].filter((n) => n !== company && isUltimate(s, n));
  const found = ultimate
    .map((n) => ({ n, share: weakestLink(s, n, company, 'votes', 1).strongest }))
    .filter((r) => r.share.hi.n > 0n);
  return most(found).map(({ n, share, sure }) => ({
    ...whose(s, [n]),
    verdict: sure ? 'certain' : 'possible',
    share: shareOut(share),
  }));
}

/** Everybody whose range meets the largest lower end; certain where no other can pass it. */
function most<T extends { readonly share: Interval }>(list: readonly T[]): readonly (T & { sure: boolean })[] {
  const top = list.reduce<Exact | undefined>(
    (a, r) => (a === undefined || compare(r.share.lo, a) > 0 ? r.share.lo : a),
    undefined,
  );
  if (top === undefined) return [];
  const near = list.filter((r) => compare(r.share.hi, top) >= 0);
  return near.map((r) => ({ ...r, sure: near.every((x) => compare(x.share.hi, r.share.lo) <= 0) }));
}

function powerful(s: Snapshot, company: Node, half: ControlOptions): readonly Row[] {
  const { players, indices } = companyPower({ ...s, concerts: [] }, company, half);
  const index = indices.find((i) => i.name === 'shapley-shubik');
  const listed = (index?.values ?? []).map((value, at) => ({ share: value, player: players[at] }));
  return most(listed.filter((r) => r.share.hi.n > 0n)).map(({ player, share, sure }) => ({
    ...whose(s, (player?.members ?? []).slice(0, 1)),
    verdict: sure ? 'certain' : 'possible',
    power: valueOut(share),
  }));
}

const statedRows = (s: Snapshot, company: Node, basis: 'board' | 'contract' | 'stated'): readonly Row[] =>
  [...new Set(s.statedControl.filter((c) => c.company === company && c.basis === basis).map((c) => c.controller))]
    .sort((a, b) => a - b)
    .map((n) => ({ ...whose(s, [n]), verdict: 'certain' as const }));

/** A reported parent is certain where the chain of direct links ends there too, or none is reported. */
const consolidators = (s: Snapshot, company: Node): readonly Row[] =>
  ultimateParents(s)
    .filter((u) => u.child === company)
    .map((u) => ({
      ...whose(s, [u.reported]),
      verdict: u.verdict === 'agree' || u.verdict === 'no-direct-chain' ? 'certain' : 'possible',
    }));

function votersAbove(s: Snapshot, company: Node): ReadonlySet<Node> {
  const seen = new Set([company]);
  for (const node of seen) for (const h of s.votes.get(node)?.holdings ?? []) seen.add(h.owner);
  return seen;
}

/** "X (majority-chain, board); Y (de-facto)": each party with the meanings it is meant in. */
export function meaningsSentence(s: Snapshot, company: Node, list: readonly MeaningOut[]): string {
  const named = list.filter((m) => m.parties.some((p) => p.verdict === 'certain'));
  const who = (p: Row): string => p.party?.name ?? (p.group ?? []).map((g) => g.name).join(' and ');
  const told = named.map(
    (m) =>
      `${m.name}: ${m.parties
        .filter((p) => p.verdict === 'certain')
        .map(who)
        .join(', ')}`,
  );
  return told.length === 0
    ? `Nobody certainly controls ${nameOf(s, company)} in any meaning.`
    : `Control of ${nameOf(s, company)} by meaning: ${told.join('; ')}.`;
}
