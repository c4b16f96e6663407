/**
 * Random cases that the facts leave open: one party in company T of a random group under one rule, and what is decided
 * once some of the facts are supplied as they are in a world.
 */
import { REGIMES, versionOn } from '../../dist/rules/index.js';
import { withHolding } from '../../dist/snapshot/change.js';
import { takeSnapshot } from '../../dist/snapshot/take.js';
import { point } from '../../dist/terms/interval.js';
import { benchOf, judge, verdictOf } from '../../dist/verdicts/index.js';
import { drawGroup, statementsOf } from './groups.mjs';

/** A standing rule judges a company by what its parties have; not a blocked list and not a move. */
export const STANDING = REGIMES.filter((r) => r.verbs.includes('control') || r.verbs.includes('beneficial-owners'));

/** The first open verdict of a random group under the rule; undefined where there is none. */
export function undecidedCase(rule, chance) {
  const group = drawGroup(chance);
  const statements = statementsOf(group);
  const take = (options = {}) => takeSnapshot(statements, { asAt: '2027-12-31', ...options });
  const snapshot = take();
  const company = snapshot.nodeOf.get('T');
  if (company === undefined) return undefined;
  const { version } = versionOn(rule, '2027-12-31');
  const input = { snapshot, company, rule, version, undisclosed: 'declared', retake: take };
  const open = judge(input).verdicts.filter((v) => v.verdict === 'cannot-tell');
  const asked = open[chance.below(Math.max(1, open.length))];
  return asked === undefined ? undefined : { group, take, snapshot, rule, version, asked };
}

/** Is it one of these facts? */
export const isTold = (snapshot, facts, kind, holder, company) =>
  facts === 'all' ||
  facts.some(
    (f) => f.kind === kind && snapshot.parties[f.holder]?.id === holder && snapshot.parties[f.company]?.id === company,
  );

/** The case once the facts are supplied as they are in the world; `facts: 'all'` supplies everything. */
export function supplied({ group, take, snapshot, rule, version, asked }, world, facts) {
  const asks = (kind, holder, company) => isTold(snapshot, facts, kind, holder, company);
  const untrue = world.untrue.filter((c) => asks('stated-control', c.controller, c.company));
  const off = snapshot.statedControl.filter((c) => untrue.some((u) => isOf(snapshot, c, u))).map((c) => c.assumption);
  let told = off.length === 0 ? snapshot : take({ off });
  for (const h of group.holdings) {
    if (h.lo === h.hi || !asks('share', h.owner, h.owned)) continue;
    const [owner, owned] = [told.nodeOf.get(h.owner), told.nodeOf.get(h.owned)];
    const holding = told.economic.get(owned).holdings.find((x) => x.owner === owner);
    told = withHolding(told, 'economic', holding, point(world.share.get(`${h.owner} ${h.owned}`)));
  }
  const nodes = asked.seed.map((n) => told.nodeOf.get(snapshot.parties[n].id));
  const bench = benchOf(told, told.nodeOf.get('T'), rule, version, 'declared', { seed: nodes });
  return verdictOf(bench, nodes).verdict;
}
const isOf = (s, c, u) => s.parties[c.controller]?.id === u.controller && s.parties[c.company]?.id === u.company;
