/**
 * Two or three facts that are all there is to tell: with every holding told that leads from the party to the company,
 * and whether each stated control on the way holds, nothing of the question is left open.
 */
import type { LimbRule } from '../../rules/types.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import type { Fact, RuleVerdict, Settle } from '../types.ts';
import { type Lever, worldsOf } from './levers.ts';
import type { Retrial } from './retrial.ts';
import { settingsOf } from './settings.ts';
import { shareFact, type Untold } from './shares.ts';

/** Engines in which the law itself leaves something open: there, all facts together need not decide. */
const OPEN_LAW: ReadonlySet<LimbRule['engine']> = new Set(['readings', 'coexist-a', 'coexist-b']);

/**
 * @returns the whole set, where it is small and none of it can be left out at any value tried; else nothing. `always`,
 *   or `can` where the text of a limb may leave the verdict open though all is told
 */
export function fromEverything(trial: Retrial, levers: readonly Lever[], untold: readonly Untold[]): readonly Settle[] {
  const { bench, verdict } = trial;
  // A figure beside the column, or a total that counts others, is a fact of its own.
  if (bench.snapshot.claims.length > 0 || bench.snapshot.declared.some((d) => d.aside)) return [];
  const reached = reachedFrom(bench.snapshot, verdict.seed);
  const shares = untold.filter((u) => reached.has(u.holding.owner));
  const stated = levers.filter((l) => l.fact.kind !== 'stated-control' || reached.has(l.fact.holder as Node));
  const size = shares.length + stated.length;
  if (size < 2 || size > trial.limits.together || stated.some((l) => l.fact.kind !== 'stated-control')) return [];
  if (!trial.begins('set')) return [];
  if (!allNeeded(trial, stated, shares)) return [];
  const facts: Fact[] = [...stated.map((l) => l.fact), ...shares.map((u) => shareFact(bench, u))];
  const openLaw = verdict.limbs.some((l) => l.verdict === 'cannot-tell' && OPEN_LAW.has(l.rule.engine));
  return [{ facts, strength: openLaw ? 'can' : 'always', outcomes: outcomesOf(verdict, openLaw) }];
}

/** Everybody the party has something in, however small, or is said to control, all the way down. */
function reachedFrom(s: Snapshot, seed: readonly Node[]): ReadonlySet<Node> {
  const below = new Map<Node, Node[]>();
  const lead = (from: Node, to: Node): void => {
    below.set(from, [...(below.get(from) ?? []), to]);
  };
  for (const columns of [s.economic, s.votes])
    for (const { company, holdings } of columns.values()) for (const h of holdings) lead(h.owner, company);
  for (const c of s.statedControl) lead(c.controller, c.company);
  s.parties.forEach((p, joint) => {
    for (const member of p.members ?? []) lead(member, joint);
  });
  const seen = new Set(seed);
  for (const node of seen) for (const next of below.get(node) ?? []) seen.add(next);
  return seen;
}

/** Of each fact, some value of the others leaves the verdict open, and some value of its own then decides it. */
function allNeeded(trial: Retrial, stated: readonly Lever[], shares: readonly Untold[]): boolean {
  const open = (s: Snapshot): boolean => trial.judged(s)?.verdict === 'cannot-tell';
  const base = trial.input.snapshot;
  const worlds = (levers: readonly Lever[]): readonly Snapshot[] =>
    worldsOf(levers).map((w) => (w.off.length === 0 ? base : trial.retaken(w.choices, w.off)));
  const byShare = shares.every((u) =>
    worlds(stated).some((w) =>
      settingsOf(w, without(shares, u)).some((s) => open(s) && settingsOf(s, [u]).some((t) => !open(t))),
    ),
  );
  const byStated = stated.every((l) =>
    worlds(without(stated, l)).some((w) => settingsOf(w, shares).some((s) => open(s))),
  );
  return byShare && byStated;
}
const without = <T>(list: readonly T[], one: T): readonly T[] => list.filter((x) => x !== one);

/** What is not met for certain today is met or not met then; what is certainly not met stays so. */
function outcomesOf({ limbs }: RuleVerdict, openLaw: boolean): Settle['outcomes'] {
  const titles = limbs.filter((l) => l.verdict === 'cannot-tell').map((l) => l.rule.title);
  const met = [...new Set(titles)].map((title) => ({ if: `together they give ${title}`, verdict: 'yes' as const }));
  const less = { if: met.length > 1 ? 'together they give none of these' : 'together less', verdict: 'no' as const };
  const apart = { if: 'together they give what the text itself leaves open', verdict: 'cannot-tell' as const };
  return [...met, less, ...(openLaw ? [apart] : [])];
}
