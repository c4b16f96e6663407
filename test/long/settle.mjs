/**
 * Does what an open verdict names settle it? Random open cases under every standing rule; of each, worlds drawn at random
 * within the facts, where the named set is supplied and then the set less each of its facts. A world in which the law
 * itself leaves the verdict open, with everything told, is no test of facts and is drawn again.
 * Run it: npm run build && npm run settle [-- --cases 1000 --worlds 20 --seed 1]
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seeded } from '../../benchmarks/seeded.mjs';
import { worldOf } from './groups.mjs';
import { isTold, STANDING, supplied, undecidedCase } from './undecided.mjs';

/**
 * @param worlds drawn of each case
 * @returns counts: `settled` cases whose first named set decides in every world; `decided` of `trials`, world by world;
 *   `few` sets of at most two facts; `minimal` sets that no longer decide every world once any one fact is dropped;
 *   `unnamed` cases where nothing is named; `wrong` worlds decided otherwise than with everything told; `open` says of
 *   each case that is not settled what it was
 */
export function settleRun({ cases, worlds, seed, tell = () => undefined }) {
  const chance = seeded(seed);
  const counts = {
    cases: 0,
    settled: 0,
    trials: 0,
    decided: 0,
    few: 0,
    minimal: 0,
    unnamed: 0,
    wrong: 0,
    sizes: {},
    rules: {},
  };
  const open = [];
  for (let turn = 0; counts.cases < cases; turn += 1) {
    const found = undecidedCase(STANDING[turn % STANDING.length], chance);
    const drawn = found === undefined ? [] : worldsOf(found, worlds, chance);
    if (drawn.length === 0) continue;
    counts.cases += 1;
    counts.rules[found.rule.id] = (counts.rules[found.rule.id] ?? 0) + 1;
    const [set] = found.asked.wouldSettle;
    const facts = set?.facts ?? [];
    const strength = set?.strength ?? 'none';
    counts.sizes[`${strength} ${facts.length}`] = (counts.sizes[`${strength} ${facts.length}`] ?? 0) + 1;
    const decided = set === undefined ? 0 : decidedIn(found, drawn, facts);
    counts.trials += drawn.length;
    counts.decided += decided;
    counts.wrong += drawn.filter((w) => !same(found, w, facts)).length;
    if (set === undefined) counts.unnamed += 1;
    if (facts.length > 0 && facts.length <= 2) counts.few += 1;
    if (decided === drawn.length) counts.settled += 1;
    else open.push({ ...sayOf(found), strength, decided, of: drawn.length });
    if (
      facts.length > 0 &&
      facts.every(
        (f) =>
          decidedIn(
            found,
            drawn,
            facts.filter((g) => g !== f),
          ) < drawn.length,
      )
    )
      counts.minimal += 1;
    tell(counts);
  }
  return { ...counts, open };
}

/** Worlds in which everything told decides. */
function worldsOf(found, worlds, chance) {
  const drawn = Array.from({ length: worlds * 2 }, () => worldOf(found.group, chance));
  return drawn.filter((w) => w !== undefined && supplied(found, w, 'all') !== 'cannot-tell').slice(0, worlds);
}

const decidedIn = (found, drawn, facts) => drawn.filter((w) => supplied(found, w, facts) !== 'cannot-tell').length;

/** What is decided on some facts is decided so on all of them; control as stated is an assumption until it is asked. */
function same(found, world, facts) {
  const asked = world.untrue.filter((c) => isTold(found.snapshot, facts, 'stated-control', c.controller, c.company));
  const verdict = supplied(found, world, facts);
  return verdict === 'cannot-tell' || verdict === supplied(found, { ...world, untrue: asked }, 'all');
}

function sayOf({ group, rule, snapshot, asked }) {
  const ends = (h) =>
    h.lo === h.hi ? `${h.lo / 100}` : `${h.loOpen ? '(' : '['}${h.lo / 100},${h.hi / 100}${h.hiOpen ? ')' : ']'}`;
  return {
    rule: rule.id,
    party: asked.seed.map((n) => snapshot.parties[n].name).join(),
    holdings: group.holdings.map((h) => `${h.owner}>${h.owned} ${ends(h)}`).join('; '),
    stated: group.stated.map((s) => `${s.controller}>${s.company}`).join('; '),
    complete: group.complete.join(),
    named: asked.wouldSettle.map((w) => `${w.strength}: ${w.facts.map((f) => f.text).join(' + ')}`),
  };
}

const per = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '1000' },
      worlds: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      open: { type: 'string', default: '5' },
    },
  });
  const [cases, worlds, seed] = [values.cases, values.worlds, values.seed].map(Number);
  const run = settleRun({ cases, worlds, seed });
  console.log(`${run.cases} open cases, ${run.trials} worlds, seed ${seed}`);
  console.log(
    `the named set decides: ${per(run.decided, run.trials)} of worlds, ${per(run.settled, run.cases)} of cases in all their worlds`,
  );
  console.log(
    `at most two facts: ${per(run.few, run.cases)}; dropping any fact loses it: ${per(run.minimal, run.cases)}`,
  );
  console.log(`decided otherwise than with everything told: ${run.wrong} worlds`);
  console.log(`nothing named: ${run.unnamed}; sets: ${JSON.stringify(run.sizes)}; rules: ${JSON.stringify(run.rules)}`);
  for (const one of run.open.slice(0, Number(values.open))) console.log(JSON.stringify(one, undefined, 1));
  const good =
    run.wrong === 0 &&
    run.decided >= 0.95 * run.trials &&
    run.few >= 0.8 * run.cases &&
    run.minimal >= 0.95 * run.cases;
  process.exitCode = good ? 0 : 1;
}
