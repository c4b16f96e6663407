/** Offer rules on a move between two snapshots: who could have to make an offer. */
import { versionOn } from '../rules/index.ts';
import type { Rule, RuleVersion } from '../rules/types.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { Interval } from '../terms/interval.ts';
import { judgeMove, type MoveVerdict, Workings } from '../verdicts/index.ts';
import { listWords, majority, nameOf, partyOut, undisclosedOf } from './context.ts';
import type { Question } from './question.ts';
import { type Lever, settledBy } from './settle-amount.ts';
import { shareOut } from './share-out.ts';

export interface MovePair {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly yearBefore?: Snapshot;
}
export interface JudgedMove extends MoveVerdict {
  readonly rule: Rule;
  readonly wouldSettle: readonly Settles[];
}
interface Settles {
  readonly fact: { readonly kind: 'directness'; readonly openPoint: string } | { readonly kind: 'amount' };
  readonly text: string;
  readonly outcomes: readonly {
    readonly if: string;
    readonly verdict: MoveVerdict['verdict'];
    readonly share?: Interval;
  }[];
}
/** A hedged amount of the move, and the two snapshots were it within narrower bounds. */
export interface MoveLever {
  readonly lever: Lever;
  within(bounds: Interval): { readonly pair: MovePair; grew(seed: Node): Interval | undefined };
}

/** Ultimate parties whose votes the move may lift, each with all it controls. */
export function groupsOf(
  pair: MovePair,
  company: Node,
  q: Question,
  workings = new Workings(pair.after, company, undisclosedOf(q)),
): readonly Node[] {
  const votes = workings.control(majority(q));
  const all = [...votes.within].filter((n) => n !== company);
  const controlled = new Set(all.flatMap((n) => votes.stepsOf([n]).certain.map((s) => s.company)));
  return all.filter((n) => !controlled.has(n) && votes.attributedTo([n]).share.hi.n !== 0n).sort((a, b) => a - b);
}

/**
 * @param pairFor the two snapshots under one choice for one open point, for what would settle it
 * @param levers amounts that the move leaves open, for what would settle it
 * @param workings of the company after the move, where other parts of the answer use them too
 * @param grew by how much a group's votes grow in the move, where the move tells it
 */
export function judgedMoves(
  pair: MovePair,
  company: Node,
  rule: Rule,
  q: Question,
  pairFor: (point: string, option: string) => MovePair,
  grew: (seed: Node) => Interval | undefined,
  workings?: Workings,
  levers: readonly MoveLever[] = [],
): readonly JudgedMove[] {
  const { version } = versionOn(rule, pair.after.asAt);
  const judgeOne = (p: MovePair, seed: Node, by = grew): MoveVerdict => {
    const inside = {
      before: p.before,
      after: p.after,
      ...(p.yearBefore === undefined ? {} : { yearBefore: p.yearBefore }),
    };
    const grown = by(seed);
    return judgeMove(
      { ...inside, company, undisclosed: 'declared', ...(grown === undefined ? {} : { grew: grown }) },
      rule,
      version,
      [seed],
    );
  };
  return groupsOf(pair, company, q, workings)
    .map((seed) => ({ seed, found: judgeOne(pair, seed) }))
    .filter(({ found }) => found.verdict !== 'no' || found.overAfter !== 'no' || found.overBefore !== 'no')
    .map(({ seed, found }) => ({
      ...found,
      rule,
      wouldSettle:
        found.verdict === 'cannot-tell'
          ? [...settled(pair, seed, judgeOne, pairFor), ...byAmount(levers, version, seed, judgeOne)]
          : [],
    }));
}

/** Where the share meets the line, or the growth the points that are free, the amount decides. */
function byAmount(
  levers: readonly MoveLever[],
  { limbs, creeper }: RuleVersion,
  seed: Node,
  judgeOne: (p: MovePair, seed: Node, by: (seed: Node) => Interval | undefined) => MoveVerdict,
): readonly Settles[] {
  return levers.flatMap(({ lever, within }) => {
    const found = settledBy(lever, (part) => {
      const { pair, grew } = within(part);
      const m = judgeOne(pair, seed, grew);
      const lines = limbs.map((l) => [m.after, l.threshold] as const);
      const grown = grew(seed);
      const free = creeper === undefined || grown === undefined ? [] : [[grown, creeper.points] as const];
      return { verdict: m.verdict, share: m.after, against: [...lines, ...free] };
    });
    return found === undefined ? [] : [{ fact: { kind: 'amount' } as const, ...found }];
  });
}

function settled(
  pair: MovePair,
  seed: Node,
  judgeOne: (p: MovePair, seed: Node) => MoveVerdict,
  pairFor: (point: string, option: string) => MovePair,
): JudgedMove['wouldSettle'] {
  return pair.after.openPoints.flatMap((point) => {
    const outcomes = point.options
      .filter((o) => o.id !== 'either')
      .map((o) => {
        const found = judgeOne(pairFor(point.id, o.id), seed);
        return { if: o.text, verdict: found.verdict, share: found.after };
      });
    return outcomes.some((o) => o.verdict !== 'cannot-tell')
      ? [{ fact: { kind: 'directness', openPoint: point.id } as const, text: point.text, outcomes }]
      : [];
  });
}

export function moveOut(s: Snapshot, m: JudgedMove): object {
  return {
    rule: m.rule.id,
    party: partyOut(s, m.seed[0] as Node),
    verdict: m.verdict,
    from: shareOut(m.before),
    to: shareOut(m.after),
    overBefore: m.overBefore,
    overAfter: m.overAfter,
    clause: m.clause,
    because: m.because,
    wouldSettle: m.wouldSettle.map(settlesOut),
  };
}

/** One fact that would settle a verdict, as answers give it. */
export function settlesOut({ fact, text, outcomes }: Settles): object {
  return {
    facts: [{ ...fact, text }],
    strength: outcomes.every((o) => o.verdict !== 'cannot-tell') ? 'always' : 'can',
    outcomes: outcomes.map(({ share, ...o }) => ({ ...o, ...(share === undefined ? {} : { share: shareOut(share) }) })),
  };
}

/** One sentence a party and outcome; where several rules say the same of a move, they are named behind it. */
export function moveSentences(s: Snapshot, moves: readonly JudgedMove[], words: (a: Interval) => string): string[] {
  const rules = new Map<string, string[]>();
  for (const m of moves) {
    const text = moveSentence(s, m, words);
    rules.set(text, [...(rules.get(text) ?? []), m.rule.name]);
  }
  return [...rules].map(([text, names]) => (names.length === 1 ? text : `${text} (${listWords(names)})`));
}

const DUE = {
  yes: 'an offer is due for certain',
  no: 'no offer is due',
  'cannot-tell': 'whether an offer is due cannot be told',
} as const;
const OVER = {
  yes: 'certainly at 30 % or more',
  no: 'certainly below 30 %',
  'cannot-tell': 'on either side of 30 %',
} as const;

/** "Lei Jun with what it controls goes to 32.85 to under 35.95 % …" */
function moveSentence(s: Snapshot, m: JudgedMove, words: (a: Interval) => string): string {
  return `${nameOf(s, m.seed[0] as Node)}, with what it controls, goes from ${words(m.before)} to ${words(m.after)} of the votes, ${OVER[m.overAfter]}; ${DUE[m.verdict]}`;
}
