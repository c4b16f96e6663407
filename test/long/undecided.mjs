/**
 * Random cases that the facts leave open, and the worlds they allow. A case is a group of persons and companies whose
 * holdings are told exactly, as a band or not at all, with control that a source states here and there; the question is
 * one party in company T under one rule. All of it follows from the seed.
 */
import { REGIMES, versionOn } from '../../dist/rules/index.js';
import { withHolding } from '../../dist/snapshot/change.js';
import { takeSnapshot } from '../../dist/snapshot/take.js';
import { sealStatement } from '../../dist/statements/seal.js';
import { ratio } from '../../dist/terms/exact.js';
import { interval, point } from '../../dist/terms/interval.js';
import { benchOf, judge, verdictOf } from '../../dist/verdicts/index.js';

/** Shares are drawn in hundredths of a per cent. */
const WHOLE = 10_000;
const SOURCE = { name: 'random', kind: 'register', manner: 'register', published: '2020-12-31' };
const PERSONS = ['P0', 'P1', 'P2'];
const COMPANIES = ['C0', 'C1', 'C2', 'T'];
/** A standing rule that judges a company by a party's own holdings, not a blocked list and not a move. */
export const STANDING = REGIMES.filter((r) => r.verbs.includes('control') || r.verbs.includes('beneficial-owners'));

/** The bands of the United Kingdom's register, printed ranges, roundings, and no figure at all. */
function bandOf(chance) {
  const kind = chance.below(6);
  if (kind === 0) return { lo: 2500, hi: 5000, loOpen: true, hiOpen: false };
  if (kind === 1) return { lo: 5000, hi: 7500, loOpen: true, hiOpen: true };
  if (kind === 2) return { lo: 0, hi: WHOLE, loOpen: true, hiOpen: false };
  const lo = 100 * chance.below(60);
  if (kind === 3) return { lo, hi: lo + 100, loOpen: false, hiOpen: true };
  return { lo, hi: Math.min(WHOLE, lo + 500 * (1 + chance.below(6))), loOpen: false, hiOpen: false };
}

/** @returns holdings `{owner, owned, lo, hi, loOpen, hiOpen}` whose least parts fit, stated controls, complete lists */
function drawGroup(chance) {
  const holdings = [];
  COMPANIES.forEach((owned, at) => {
    const able = [...PERSONS, ...COMPANIES.filter((c, i) => c !== owned && (i < at || chance.chance(0.1)))];
    let room = WHOLE;
    for (const owner of able.filter(() => chance.chance(0.5)).slice(0, 4)) {
      const told = 100 * (1 + chance.below(70));
      const cell = chance.chance(0.65) ? { lo: told, hi: told, loOpen: false, hiOpen: false } : bandOf(chance);
      if (cell.lo + Number(cell.loOpen) > room) continue;
      room -= cell.lo + Number(cell.loOpen);
      holdings.push({ owner, owned, ...cell });
    }
  });
  const stated = COMPANIES.filter(() => chance.chance(0.08)).map((company) => ({
    controller: PERSONS[chance.below(PERSONS.length)],
    company,
  }));
  return { holdings, stated, complete: COMPANIES.filter((c) => chance.chance(0.2) && fillable(holdings, c)) };
}
const fillable = (holdings, company) =>
  holdings.filter((h) => h.owned === company).reduce((sum, h) => sum + h.hi - Number(h.hiOpen), 0) >= WHOLE;

const relation = (subject, interestedParty, interest) =>
  sealStatement({
    kind: 'relationship',
    recordStatus: 'new',
    subject,
    interestedParty,
    interests: [{ directness: 'direct', ...interest }],
    source: SOURCE,
    locator: {},
  });

function statementsOf({ holdings, stated, complete }) {
  return [
    ...holdings.map(({ owner, owned, lo, hi, loOpen, hiOpen }) => {
      const bounds = interval(ratio(lo, WHOLE), ratio(hi, WHOLE), loOpen, hiOpen);
      return relation(owned, owner, { interestType: 'shareholding', share: { bounds, hedge: 'exact', of: 'capital' } });
    }),
    ...stated.map((s) =>
      relation(s.company, s.controller, { interestType: 'otherInfluenceOrControl', control: 'stated' }),
    ),
    ...complete.map((company) =>
      sealStatement({ kind: 'complete-list', recordStatus: 'new', company, of: 'both', source: SOURCE, locator: {} }),
    ),
  ];
}

const roomOf = (h, part) => h.hi - Number(h.hiOpen) - part;

/** One column filled at random within its ends and its sum; undefined where the filling does not come out. */
function filled(cells, isWhole, chance) {
  const parts = cells.map((h) => h.lo + Number(h.loOpen));
  let rest = WHOLE - parts.reduce((a, b) => a + b, 0);
  const order = cells.map((_, i) => [chance.part(), i]).sort((a, b) => a[0] - b[0]);
  for (const [, i] of order) {
    const most = Math.min(rest, roomOf(cells[i], parts[i]));
    const more = chance.below(most + 1);
    parts[i] += more;
    rest -= more;
  }
  if (!isWhole) return parts;
  for (const [, i] of order) {
    const more = Math.min(rest, roomOf(cells[i], parts[i]));
    parts[i] += more;
    rest -= more;
  }
  return rest === 0 ? parts : undefined;
}

/** One world the group allows: what each holding is, and which stated controls hold. */
export function worldOf({ holdings, stated, complete }, chance) {
  const share = new Map();
  for (const company of COMPANIES) {
    const cells = holdings.filter((h) => h.owned === company);
    const parts = filled(cells, complete.includes(company), chance);
    if (parts === undefined) return undefined;
    cells.forEach((h, i) => {
      share.set(`${h.owner} ${company}`, ratio(parts[i], WHOLE));
    });
  }
  return { share, untrue: stated.filter(() => chance.chance(0.5)) };
}

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
