/** What the standing rules say of one company in two snapshots, and where they part: of a what-if, and of a period. */
import { checkVerb, REGIMES, type RuleVerb, ruleOf, versionOn } from '../rules/index.ts';
import type { Rule } from '../rules/types.ts';
import { order } from '../snapshot/ledger.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { Verdict } from '../terms/interval.ts';
import { Bench, Beyond, type Candidate, verdictsOn, Workings } from '../verdicts/index.ts';
import type { RuleVerdict } from '../verdicts/types.ts';
import { listWords, nameOf, partyOut, undisclosedOf } from './context.ts';
import type { PartyOut, ShareOut } from './envelope.ts';
import type { Question } from './question.ts';
import { shareOut } from './share-out.ts';
import { touched } from './touched.ts';

/** One party or pact under one rule; a side nobody is judged on is a "no" without a share. */
export interface Standing {
  readonly rule: Rule;
  readonly seed: readonly Node[];
  readonly before?: RuleVerdict;
  readonly after?: RuleVerdict;
}

export interface StandingOut {
  readonly rule: string;
  readonly party?: PartyOut;
  readonly group?: readonly PartyOut[];
  readonly from: { readonly verdict: Verdict; readonly share?: ShareOut };
  readonly to: { readonly verdict: Verdict; readonly share?: ShareOut };
  readonly clause: string;
  /** both verdicts are decided: the crossing is certain */
  readonly certain: boolean;
}

export interface RulesAsked {
  readonly moves: readonly Rule[];
  readonly standing: readonly Rule[];
}

/**
 * Offer rules judge the move, standing rules the company on both sides of it.
 * @param rule one rule by id; without one, or with "all": every rule of moves, and every standing rule in force that day
 * @throws LookthroughError rule-unknown; rule-verb: the rule judges neither a move nor a company
 */
export function rulesAsked(rule: string | undefined, verb: RuleVerb, day: string): RulesAsked {
  const judgesCompany = (r: Rule): boolean => r.verbs.includes('beneficial-owners') || r.verbs.includes('control');
  if (rule === undefined || rule === 'all') {
    return {
      moves: REGIMES.filter((r) => r.verbs.includes(verb)),
      standing: REGIMES.filter((r) => judgesCompany(r) && versionOn(r, day).inForce),
    };
  }
  const found = ruleOf(rule);
  if (found.verbs.includes(verb)) return { moves: [found], standing: [] };
  if (!judgesCompany(found)) checkVerb(found, verb);
  return { moves: [], standing: [found] };
}

/**
 * @param before,after two snapshots; parties are matched by id, since their places may differ
 * @param company its place in `after`
 * @param shared workings of the company in both, where other parts of the answer use them too
 * @param all also where the verdict stays; else only where it changes
 * Cost: every rule judges the company twice, without looking for what would settle it.
 */
export function standings(
  pair: { readonly before: Snapshot; readonly after: Snapshot },
  company: Node,
  rules: readonly Rule[],
  q: Question,
  all = false,
  shared?: { readonly before: Workings; readonly after: Workings },
): readonly Standing[] {
  const { before, after } = pair;
  const then = before.nodeOf.get(after.parties[company]?.id ?? '') ?? company;
  const ofOld = shared?.before ?? new Workings(before, then, undisclosedOf(q));
  const ofNew = shared?.after ?? new Workings(after, company, undisclosedOf(q));
  const among = all ? undefined : touched(before, after, company, ofOld.households);
  return rules.flatMap((rule) => {
    const asked = all ? () => true : mayChange({ old: ofOld, now: ofNew }, rule, among);
    const old = judgedBy(ofOld, before, rule, (c) => asked(c, before));
    const now = judgedBy(ofNew, after, rule, (c) => asked(c, after));
    return [...new Set([...now.keys(), ...old.keys()])]
      .map((key): Standing => {
        const [was, is] = [old.get(key), now.get(key)];
        const seed = is?.seed ?? (was?.seed ?? []).map((n) => after.nodeOf.get(before.parties[n]?.id ?? '') ?? n);
        return {
          rule,
          seed,
          ...(was === undefined ? {} : { before: was }),
          ...(is === undefined ? {} : { after: is }),
        };
      })
      .filter((s) => all || verdictBefore(s) !== verdictAfter(s));
  });
}

const verdictBefore = (s: Standing): Verdict => s.before?.verdict ?? 'no';
const verdictAfter = (s: Standing): Verdict => s.after?.verdict ?? 'no';

/** Not of parties the change does not touch, nor of those who are certainly not meant on either side. */
function mayChange(
  { old, now }: { readonly old: Workings; readonly now: Workings },
  rule: Rule,
  among: ReadonlySet<Node> | undefined,
): (candidate: Candidate, side: Snapshot) => boolean {
  const sides = [old, now].map((w) => ({ s: w.snapshot, beyond: new Beyond(benchOn(w, rule)) }));
  return ({ seed, issuers }, side) => {
    if (among !== undefined && !seed.some((n) => among.has(n))) return false;
    const [only] = seed;
    if (issuers !== undefined || only === undefined) return true;
    const id = side.parties[only]?.id ?? '';
    return !sides.every(({ s, beyond }) => {
      const there = s.nodeOf.get(id);
      return there === undefined || beyond.has(there);
    });
  };
}

function benchOn(workings: Workings, rule: Rule): Bench {
  const { snapshot, company, undisclosed } = workings;
  const { version } = versionOn(rule, snapshot.asAt);
  return new Bench({ snapshot, company, rule, version, undisclosed }, undefined, workings);
}

function judgedBy(
  workings: Workings,
  s: Snapshot,
  rule: Rule,
  asked: (candidate: Candidate) => boolean,
): ReadonlyMap<string, RuleVerdict> {
  const { version } = versionOn(rule, s.asAt);
  const { company, undisclosed } = workings;
  const verdicts = verdictsOn({ snapshot: s, company, rule, version, undisclosed }, workings, asked);
  return new Map(verdicts.map((v) => [partyKey(s, v), v] as const));
}

const partyKey = (s: Snapshot, v: RuleVerdict): string =>
  JSON.stringify(v.seed.map((n) => s.parties[n]?.id ?? '').sort(order));

export function standingOut(s: Snapshot, x: Standing): StandingOut {
  const side = (v: RuleVerdict | undefined) => ({
    verdict: v?.verdict ?? ('no' as const),
    ...(v?.share === undefined ? {} : { share: shareOut(v.share) }),
  });
  const [only] = x.seed;
  return {
    rule: x.rule.id,
    ...(x.seed.length === 1 && only !== undefined
      ? { party: partyOut(s, only) }
      : { group: x.seed.map((n) => partyOut(s, n)) }),
    from: side(x.before),
    to: side(x.after),
    clause: (x.after ?? x.before)?.clause ?? '',
    certain: verdictBefore(x) !== 'cannot-tell' && verdictAfter(x) !== 'cannot-tell',
  };
}

type Mood = 'would' | 'did';
const BECAME: Record<Mood, Record<Verdict, (who: string, rules: string) => string>> = {
  would: {
    yes: (who, rules) => `${who} would be caught by ${rules}`,
    no: (who, rules) => `${who} would no longer be caught by ${rules}`,
    'cannot-tell': (who, rules) => `Whether ${rules} would catch ${who} cannot be told`,
  },
  did: {
    yes: (who, rules) => `${who} came to be caught by ${rules}`,
    no: (who, rules) => `${who} is no longer caught by ${rules}`,
    'cannot-tell': (who, rules) => `whether ${rules} still or already catches ${who} cannot be told`,
  },
};
const CERTAIN_NO: Record<Mood, (who: string, rules: string) => string> = {
  would: (who, rules) => `${who} would certainly not be caught by ${rules}`,
  did: (who, rules) => `${who} is certainly not caught by ${rules}`,
};

/** One sentence for each party and new verdict, however many rules say it. */
export function standingSentences(s: Snapshot, list: readonly Standing[], mood: Mood): readonly string[] {
  const groups = new Map<string, Standing[]>();
  for (const x of list) {
    if (verdictBefore(x) === verdictAfter(x)) continue;
    const wasOpen = verdictBefore(x) === 'cannot-tell';
    const key = `${x.seed.join()} ${verdictAfter(x)} ${wasOpen}`;
    groups.set(key, [...(groups.get(key) ?? []), x]);
  }
  return [...groups.values()].map((same) => {
    const [first] = same as [Standing];
    const who = listWords(first.seed.map((n) => nameOf(s, n)));
    const rules = ruleWords(same.map((x) => x.rule.name));
    const to = verdictAfter(first);
    return to === 'no' && verdictBefore(first) === 'cannot-tell'
      ? CERTAIN_NO[mood](who, rules)
      : BECAME[mood][to](who, rules);
  });
}

/** Three rules are named; of more the first two, and how many there are. */
const ruleWords = (names: readonly string[]): string =>
  names.length < 4 ? listWords(names) : `${names.length} rules, ${listWords(names.slice(0, 2))} among them`;
