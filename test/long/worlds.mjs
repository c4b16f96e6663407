/**
 * A verdict on ranges is one about every world they allow. Random groups, each judged once as the facts tell it, by every
 * standing rule for everybody above T, by every rule on blocked lists, and by the offer rules on a sale; and then in
 * worlds drawn at random. "Yes" must be yes in all of them and "no" no, limb by limb, and each share must lie within what
 * was said of it. Run it: npm run build && npm run worlds [-- --groups 500 --worlds 1000 --seed 1]
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seeded } from '../../benchmarks/seeded.mjs';
import { REGIMES, versionOn } from '../../dist/rules/index.js';
import { exactly } from '../../dist/snapshot/amount.js';
import { withChanges } from '../../dist/snapshot/change.js';
import { takeSnapshot } from '../../dist/snapshot/take.js';
import { ratio } from '../../dist/terms/exact.js';
import { contains } from '../../dist/terms/interval.js';
import { aggregate, judgeMove, verdictsOn, Workings } from '../../dist/verdicts/index.js';
import { drawGroup, PERSONS, snapshotIn, statementsOf, worldOf } from './groups.mjs';
import { STANDING } from './undecided.mjs';

const DAY = '2028-01-01';
const inForce = (rules) => rules.map((rule) => ({ rule, version: versionOn(rule, DAY).version }));
const RULES = {
  standing: inForce(STANDING),
  lists: inForce(REGIMES.filter((r) => r.verbs.includes('screen'))),
  offers: inForce(REGIMES.filter((r) => r.versions.some((v) => v.limbs.some((l) => l.engine === 'offer')))),
};
export const JUDGED = Object.values(RULES)
  .flat()
  .map(({ rule }) => rule.id);

/** Other engines show the share that decides, of one entity or reading or another. */
const ONE_QUANTITY = new Set(['multiply', 'roll-up', 'attribute', 'control']);

/** What every rule says, by rule and party or company: `{verdict, limbs: id -> {verdict, share}}`. */
function saidOf(snapshot, sales) {
  const company = snapshot.nodeOf.get('T');
  const workings = new Workings(snapshot, company, 'declared');
  const said = new Map();
  for (const { rule, version } of RULES.standing)
    for (const v of verdictsOn({ snapshot, company, rule, version, undisclosed: 'declared' }, workings))
      said.set(`${rule.id} ${v.seed.join()}`, {
        verdict: v.verdict,
        limbs: new Map(v.limbs.map((l) => [l.rule.id, l])),
      });
  const listed = PERSONS.slice(0, 2).flatMap((p) => snapshot.nodeOf.get(p) ?? []);
  for (const { rule, version } of RULES.lists)
    for (const b of aggregate(snapshot, listed, version, 'declared'))
      said.set(`${rule.id} ${b.company}`, { verdict: b.verdict, limbs: new Map() });
  for (const sale of sales) for (const [key, move] of movesIn(snapshot, sale)) said.set(key, move);
  return said;
}

/** A sale of one hundredth of T by each person who certainly has it, to the next person. */
function salesIn(snapshot) {
  const [company, share] = [snapshot.nodeOf.get('T'), ratio(1, 100)];
  return PERSONS.flatMap((from, at) => {
    const [seller, buyer] = [from, PERSONS[(at + 1) % PERSONS.length]].map((name) => snapshot.nodeOf.get(name));
    const had = snapshot.economic.get(company)?.holdings.find((h) => h.owner === seller);
    if (buyer === undefined || had === undefined || had.bounds.lo.compare(share) < 0) return [];
    return [{ kind: 'transfer', seller, buyer, company, amount: exactly(share) }];
  });
}

function movesIn(before, sale) {
  const move = { before, after: withChanges(before, [sale]), company: sale.company, undisclosed: 'declared' };
  return RULES.offers.map(({ rule, version }) => {
    const { verdict } = judgeMove({ ...move, grew: sale.amount.bounds }, rule, version, [sale.buyer]);
    return [`${rule.id} ${sale.buyer}`, { verdict, limbs: new Map() }];
  });
}

/** What was said of the ranges and does not hold in the world. */
function* contradictions(wide, told) {
  for (const [key, w] of wide) {
    const t = told.get(key);
    if (w.verdict !== 'cannot-tell' && (t?.verdict ?? 'no') !== w.verdict)
      yield `${key}: ${w.verdict}, ${t?.verdict ?? 'no'}`;
    for (const [id, limb] of w.limbs) {
      const there = t?.limbs.get(id);
      if (there === undefined) continue;
      if (limb.verdict !== 'cannot-tell' && there.verdict !== limb.verdict)
        yield `${key} ${id}: ${limb.verdict}, ${there.verdict}`;
      const [range, value] = ONE_QUANTITY.has(limb.rule.engine) ? [limb.share, there.share] : [];
      if (range !== undefined && value !== undefined && !(contains(range, value.lo) && contains(range, value.hi)))
        yield `${key} ${id}: the share is outside what was said`;
    }
  }
  // Whom no row is about is "no" for certain.
  for (const [key, t] of told) if (t.verdict === 'yes' && !wide.has(key)) yield `${key}: not mentioned, yes`;
}

/** @returns how many groups, worlds, verdicts compared, decided ones among them by rule, and every contradiction */
export function worldsRun({ groups, worlds, seed }) {
  const chance = seeded(seed);
  const counts = { groups: 0, worlds: 0, verdicts: 0, decided: {}, wrong: [] };
  while (counts.groups < groups) {
    const group = drawGroup(chance);
    const snapshot = takeSnapshot(statementsOf(group), { asAt: '2027-12-31' });
    if (!snapshot.nodeOf.has('T')) continue;
    const drawn = Array.from({ length: worlds }, () => worldOf(group, chance)).filter((w) => w !== undefined);
    if (drawn.length === 0) continue;
    counts.groups += 1;
    counts.worlds += drawn.length;
    const sales = salesIn(snapshot);
    const wide = saidOf(snapshot, sales);
    for (const [key, { verdict }] of wide) {
      const id = key.split(' ')[0];
      counts.decided[id] ??= { yes: 0, no: 0, 'cannot-tell': 0 };
      counts.decided[id][verdict] += 1;
    }
    for (const world of drawn) {
      const told = saidOf(snapshotIn(snapshot, world), sales);
      counts.verdicts += wide.size;
      for (const what of contradictions(wide, told)) counts.wrong.push({ what, group, world });
    }
  }
  return counts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      groups: { type: 'string', default: '500' },
      worlds: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [groups, worlds, seed] = [values.groups, values.worlds, values.seed].map(Number);
  const run = worldsRun({ groups, worlds, seed });
  console.log(`${run.groups} groups, ${run.worlds} worlds, ${run.verdicts} verdicts compared, seed ${seed}`);
  console.table(run.decided);
  console.log(`contradictions: ${run.wrong.length}`);
  for (const { what, group } of run.wrong.slice(0, 10))
    console.log(what, group.holdings.map((h) => `${h.owner}>${h.owned} ${h.lo},${h.hi}`).join('; '));
  process.exitCode = run.wrong.length === 0 ? 0 : 1;
}
