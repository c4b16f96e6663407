/**
 * Voting power in one company: the players are its declared holders, those under one controller or in one pact as one;
 * the undeclared rest is a sea. Votes must be known for an index: it is not monotone, so no range of it is guessed.
 */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { type Exact, ZERO } from '../../terms/exact.ts';
import { type Interval, isPoint } from '../../terms/interval.ts';
import { above } from '../control/controllers.ts';
import { controlIn } from '../control/reference.ts';
import { VotesBook } from '../control/votes-book.ts';
import { jointHolding } from '../joint-holding/reference.ts';
import { remainder } from '../remainder/reference.ts';
import type { ControlOptions } from '../types.ts';
import { dynamic } from './dynamic.ts';
import { OCEAN_PLAYERS, oceanicShapleyShubik } from './oceanic.ts';

export interface Player {
  /** who votes as one: the controller first */
  readonly members: readonly Node[];
  readonly votes: Interval;
}
export interface PowerIndex {
  readonly name:
    | 'shapley-shubik'
    | 'banzhaf-normalised'
    | 'banzhaf-absolute'
    | 'deegan-packel'
    | 'coleman-prevent'
    | 'coleman-initiate'
    | 'oceanic-shapley-shubik';
  /** in the order of the players */
  readonly values: readonly Exact[];
}
export interface CompanyPower {
  readonly players: readonly Player[];
  readonly ocean: Interval;
  /** empty where some votes are only known as a range */
  readonly indices: readonly PowerIndex[];
  /** Coleman's power of the body to act */
  readonly act?: Exact;
  /** why there is no index, or what it takes for granted */
  readonly notes: readonly string[];
}

/** @throws LookthroughError limit-reached: too many holders for an exact index */
export function companyPower(snapshot: Snapshot, company: Node, options: ControlOptions): CompanyPower {
  const players = playersOf(snapshot, company, options);
  const ocean = remainder(snapshot, company, 'votes');
  const unknown = players.filter((p) => !isPoint(p.votes));
  if (unknown.length > 0 || !isPoint(ocean)) {
    return {
      players,
      ocean,
      indices: [],
      notes: [
        'some votes are known only as a range, and a power index cannot be bounded by its ends: it is not monotone',
      ],
    };
  }
  const weights = players.map((p) => p.votes.lo);
  const game = { weights, quota: options.quota, inclusive: options.inclusive };
  const banzhaf = dynamic.banzhaf(game);
  const indices: PowerIndex[] = [
    { name: 'shapley-shubik', values: dynamic.shapleyShubik(game) },
    { name: 'banzhaf-normalised', values: banzhaf.normalised },
    { name: 'banzhaf-absolute', values: banzhaf.absolute },
    { name: 'deegan-packel', values: dynamic.deeganPackel(game) },
    { name: 'coleman-prevent', values: banzhaf.prevent },
    { name: 'coleman-initiate', values: banzhaf.initiate },
  ];
  const notes: string[] = [];
  if (ocean.lo.compare(ZERO) > 0) {
    notes.push('without the sea the undeclared votes are taken to stay away, and the quota to be of all votes');
    if (players.length <= OCEAN_PLAYERS)
      indices.push({ name: 'oceanic-shapley-shubik', values: oceanicShapleyShubik(weights, ocean.lo, options.quota) });
    else notes.push(`more than ${OCEAN_PLAYERS} declared holders: no oceanic index`);
  }
  return { players, ocean, indices, act: banzhaf.act, notes };
}

/** Holders that one party certainly controls vote as one with it. */
function playersOf(snapshot: Snapshot, company: Node, options: ControlOptions): readonly Player[] {
  const column = snapshot.votes.get(company);
  const holders = (column?.holdings ?? []).map((h) => h.owner);
  const book = new VotesBook(snapshot, options);
  const within = above(book, company);
  const controlled = new Map<Node, ReadonlySet<Node>>();
  for (const node of within) {
    if (node !== company) controlled.set(node, new Set(controlIn(book, [node], within).certain.map((s) => s.company)));
  }
  const under = (n: Node): readonly Node[] =>
    [...controlled].filter(([m, set]) => m !== n && set.has(n)).map(([m]) => m);
  const top = (n: Node): Node => {
    const masters = under(n);
    return masters.find((m) => under(m).length === 0) ?? masters[0] ?? n;
  };
  const groups = new Map<Node, Set<Node>>();
  for (const holder of holders) {
    const root = pactOf(snapshot, company, top(holder));
    groups.set(root, (groups.get(root) ?? new Set([root])).add(holder));
  }
  return [...groups.values()].map((members) => ({
    members: [...members],
    votes: jointHolding(snapshot, company, members, { measure: 'votes', undisclosed: 'declared' }).bounds,
  }));
}

/** Members of a pact over the company vote as its first member. */
function pactOf(snapshot: Snapshot, company: Node, node: Node): Node {
  const pact = snapshot.concerts.find((c) => c.issuers.includes(company) && c.members.includes(node));
  return pact?.members[0] ?? node;
}
