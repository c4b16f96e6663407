/**
 * Regulation (EU) 2024/1624 Art. 54: ownership and control in one structure. (a) whoever controls entities that hold
 * 25 % or more directly, one by one or together; (b) whoever has 25 % or more of an entity that controls the company.
 * An ownership interest is one of shares or of votes (Art. 52(1)): where the two differ, either is enough. Where the
 * text leaves open what is added, and it decides, the answer is that it cannot be told.
 */
import type { Measure } from '../../compute/types.ts';
import type { LimbRule } from '../../rules/types.ts';
import type { Node } from '../../snapshot/types.ts';
import { type Interval, interval, NOTHING, reaches, type Verdict } from '../../terms/interval.ts';
import type { Bench, Controller } from '../bench.ts';
import type { Limb } from '../types.ts';
import { intervalWords, lineWords, nameOf, namesOf } from '../words.ts';
import { type Controlled, controlledBy, plainly } from './controlled.ts';

export function coexistA(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const hands = controlledBy(bench, seed);
  const measures = bench.measuresOf(bench.company, rule.measure);
  const limb = strongest(measures.map((measure) => throughHands(bench, rule, seed, hands, measure)));
  return { ...limb, evidence: { apart: { options: bench.control, measures, sharesToo: !plainly(bench) } } };
}

function throughHands(bench: Bench, rule: LimbRule, seed: readonly Node[], hands: Controlled, measure: Measure): Limb {
  const { snapshot, company } = bench;
  const share = hands.possible.size === 0 ? NOTHING : heldBy(bench, company, hands, measure);
  const verdict = reaches(share, rule.threshold, rule.inclusive);
  const withOwn = share.hi.n === 0n ? share : heldBy(bench, company, joined(hands, seed), measure);
  const unclear = verdict === 'no' && reaches(withOwn, rule.threshold, rule.inclusive) !== 'no';
  const who = namesOf(snapshot, seed);
  const of = measure === 'votes' ? ' of the votes' : '';
  return {
    rule,
    verdict: unclear ? 'cannot-tell' : verdict,
    share,
    because: unclear
      ? `entities ${who} controls hold ${intervalWords(share)}${of}, with its own part ${intervalWords(withOwn)}: the text does not say whether the two are added`
      : `entities ${who} controls hold ${intervalWords(share)}${of} directly; the line is ${lineWords(rule.threshold, rule.inclusive)}`,
    path: [...seed, ...hands.certain, company],
    evidence: {},
  };
}

const joined = ({ certain, possible }: Controlled, seed: readonly Node[]): Controlled => ({
  certain: new Set([...certain, ...seed]),
  possible: new Set([...possible, ...seed]),
});

/** What the hands have in a company themselves: least with the certain ones, most with the possible ones. */
function heldBy(bench: Bench, company: Node, hands: Controlled, measure: Measure): Interval {
  const least = bench.workings.joints.of(company, hands.certain, measure).bounds;
  const most = bench.workings.joints.of(company, hands.possible, measure).bounds;
  return interval(least.lo, most.hi, least.loOpen, most.hiOpen);
}

export function coexistB(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const found = controllersOf(bench)
    .filter((c) => !seed.includes(c.entity))
    .map((c) => interestIn(bench, rule, seed, c))
    .filter((limb) => limb.verdict !== 'no' || limb.share?.hi.n !== 0n);
  const evidence = betweenOf(bench, rule, seed);
  if (found.length > 0) return { ...strongest(found), evidence };
  return { rule, verdict: 'no', because: 'no entity in between controls the company', evidence };
}

/** Beyond so many entities above a company the proof of this limb would outgrow the rest of it by far: none is given. */
const MOST_BETWEEN = 40;

function betweenOf(bench: Bench, { measure }: LimbRule, seed: readonly Node[]): Limb['evidence'] {
  const entities = bench.owned.filter((n) => !seed.includes(n));
  if (entities.length > MOST_BETWEEN) return {};
  const list = entities.map((entity) => ({ entity, measures: bench.measuresOf(entity, measure) }));
  return { between: { options: bench.control, sharesToo: !plainly(bench), entities: list } };
}

/** Entities that certainly or possibly control the company; whoever has no owner cannot stand in between. */
export function controllersOf(bench: Bench): readonly Controller[] {
  return bench.controllersBy(() => soughtIn(bench));
}

function soughtIn(bench: Bench): readonly Controller[] {
  const { company } = bench;
  return bench.owned.flatMap((entity) => {
    const { certain, possible } = bench.steps([entity]);
    const sure = certain.some((s) => s.company === company);
    return sure || possible.some((s) => s.company === company) ? [{ entity, certain: sure }] : [];
  });
}

function interestIn(bench: Bench, rule: LimbRule, seed: readonly Node[], { entity, certain }: Controller): Limb {
  const measures = bench.measuresOf(entity, rule.measure);
  return strongest(
    measures.map((measure) => {
      const share = bench.workings.heldIn(entity, seed, measure).bounds;
      const held = reaches(share, rule.threshold, rule.inclusive);
      const nested = held === 'no' && nestedReaches(bench, rule, seed, entity, measure);
      const verdict: Verdict = nested || (held === 'yes' && !certain) ? 'cannot-tell' : held;
      return { rule, verdict, share, ...words(bench, rule, seed, entity, share, nested), evidence: {} };
    }),
  );
}

/** Below the line when multiplied, at it when entities the party controls count in full: the text does not say. */
function nestedReaches(bench: Bench, rule: LimbRule, seed: readonly Node[], entity: Node, measure: Measure): boolean {
  const { certain, possible } = controlledBy(bench, seed);
  const below = (set: ReadonlySet<Node>): Set<Node> => new Set([...set].filter((n) => n !== entity));
  const hands = joined({ certain: below(certain), possible: below(possible) }, seed);
  return reaches(heldBy(bench, entity, hands, measure), rule.threshold, rule.inclusive) !== 'no';
}

function words(
  { snapshot, company }: Bench,
  rule: LimbRule,
  seed: readonly Node[],
  entity: Node,
  share: Interval,
  nested: boolean,
): Pick<Limb, 'because' | 'path'> {
  const has = `${namesOf(snapshot, seed)} has ${intervalWords(share)} of ${nameOf(snapshot, entity)}, which controls the company`;
  const line = lineWords(rule.threshold, rule.inclusive);
  return {
    because: nested
      ? `${has}, and ${line} with the whole part of entities it controls: the text does not say whether these count in full`
      : `${has}; the line is ${line}`,
    path: [...seed, entity, company],
  };
}

const RANK: Record<Verdict, number> = { yes: 0, 'cannot-tell': 1, no: 2 };

/** The limb that says most; of equals the first. */
const strongest = (limbs: readonly Limb[]): Limb =>
  limbs.reduce((best, limb) => (RANK[limb.verdict] < RANK[best.verdict] ? limb : best));
