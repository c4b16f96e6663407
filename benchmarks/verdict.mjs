/**
 * The verdict of one company under every standing rule, on a made register of a million holdings. Run after a build:
 *   node benchmarks/verdict.mjs [holdings] [companies asked] [most above] [seed]
 * Companies are drawn at random from the whole register; what stands above each is gathered from an index in memory, in
 * place of a store's own search, and its statements are sealed beforehand, as a store has them. Timed, one company after
 * the other in one process: gathering; the snapshot of what was gathered; the verdicts of all rules on that. Then, for a
 * part of them, the whole judgement of the same rules, with what would settle each open verdict and what the undeclared
 * rest could hide. A company with more holdings above it than `most above` is not asked but counted; the percentiles are
 * of the others. Times are of the processor, since the wall clock of a shared machine says how many share it.
 */
import { REGIMES, versionOn } from '../dist/rules/index.js';
import { takeSnapshot } from '../dist/snapshot/take.js';
import { sealStatement } from '../dist/statements/seal.js';
import { ratio } from '../dist/terms/exact.js';
import { interval } from '../dist/terms/interval.js';
import { judge, verdictsOn, Workings } from '../dist/verdicts/index.js';
import { percentiles } from './measure.mjs';
import { idOf, registerGraph } from './register-graph.mjs';
import { seeded } from './seeded.mjs';

const [, , ...given] = process.argv;
const [COUNT, ASKED, MOST, SEED] = [1_000_000, 1000, 5000, 42].map((usual, i) => Number(given[i] ?? usual));
const JUDGED_WHOLE = 0.2;
const DAY = '2027-12-31';
const WHOLE = 1_000_000;
const SOURCE = { name: 'register', kind: 'register', manner: 'register', published: '2020-12-31' };
const RULES = REGIMES.filter((r) => r.verbs.includes('control') || r.verbs.includes('beneficial-owners')).map(
  (rule) => ({ rule, version: versionOn(rule, DAY).version }),
);

const graph = registerGraph({ links: COUNT, seed: SEED });
const { companies, links } = graph;
const start = new Int32Array(companies + 2);
for (let e = 0; e < links; e += 1) start[graph.company[e] + 1] += 1;
for (let c = 0; c < companies; c += 1) start[c + 1] += start[c];
const votes = new Map(Array.from(graph.votes.link, (link, i) => [link, graph.votes.share[i]]));
const inColumn = new Int32Array(links);
const fill = start.slice();
for (let e = 0; e < links; e += 1) inColumn[fill[graph.company[e]]++] = e;

/** Links above the company, nearest first. */
function linksAbove(company) {
  const seen = new Set([company]);
  const found = [];
  for (const node of seen) {
    if (node >= companies) continue;
    for (let i = start[node]; i < start[node + 1]; i += 1) {
      found.push(inColumn[i]);
      seen.add(graph.owner[inColumn[i]]);
    }
  }
  return found;
}

const sealed = new Map();
function statementOf(e) {
  const known = sealed.get(e);
  if (known !== undefined) return known;
  const part = (low, high, of) => ({ bounds: interval(ratio(low, WHOLE), ratio(high, WHOLE)), hedge: 'exact', of });
  const voted = votes.get(e);
  const interests = [
    { interestType: 'shareholding', directness: 'direct', share: part(graph.least[e], graph.most[e], 'capital') },
    ...(voted === undefined
      ? []
      : [{ interestType: 'votingRights', directness: 'direct', share: part(voted, voted, 'votes') }]),
  ];
  const statement = sealStatement({
    kind: 'relationship',
    recordStatus: 'new',
    subject: idOf(graph.company[e], companies),
    interestedParty: idOf(graph.owner[e], companies),
    interests,
    source: SOURCE,
    locator: {},
  });
  sealed.set(e, statement);
  return statement;
}

function timed(times, work) {
  const from = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(from);
  times.push((user + system) / 1000);
  return value;
}

const chance = seeded(SEED + 1);
const times = { gathered: [], snapshot: [], verdicts: [], together: [], whole: [] };
const sizes = [];
let [said, open, larger] = [0, 0, 0];
const ask = (company, into) => {
  const above = timed(into.gathered, () => linksAbove(company));
  if (above.length > MOST) {
    into.gathered.pop();
    return undefined;
  }
  const statements = above.map(statementOf);
  const take = (options = {}) => takeSnapshot(statements, { asAt: DAY, ...options });
  const s = timed(into.snapshot, take);
  const node = s.nodeOf.get(idOf(company, companies));
  if (node === undefined) return undefined;
  const input = { snapshot: s, company: node, undisclosed: 'declared', retake: take };
  const found = timed(into.verdicts, () => {
    const workings = new Workings(s, node, 'declared');
    return RULES.flatMap((r) => verdictsOn({ ...input, ...r }, workings));
  });
  into.together.push(into.gathered.at(-1) + into.snapshot.at(-1) + into.verdicts.at(-1));
  return { above, input, found };
};
// A warm process, as a server is: the first fifty are not counted.
const unmeasured = { gathered: [], snapshot: [], verdicts: [], together: [] };
for (let i = 0; i < 50; i += 1) ask(chance.below(companies), unmeasured);
while (times.together.length < ASKED) {
  const answer = ask(chance.below(companies), times);
  if (answer === undefined) {
    larger += 1;
    continue;
  }
  sizes.push(answer.above.length);
  said += answer.found.length;
  open += answer.found.filter((v) => v.verdict === 'cannot-tell').length;
  if (chance.chance(JUDGED_WHOLE)) timed(times.whole, () => RULES.map((r) => judge({ ...answer.input, ...r })));
}

const line = (what, list, digits, unit = ' ms') => {
  const { p50, p99, most } = percentiles(list);
  console.log(
    `${what.padEnd(34)} p50 ${p50.toFixed(digits)}${unit}, p99 ${p99.toFixed(digits)}${unit}, most ${most.toFixed(digits)}${unit}`,
  );
};
console.log(
  `${links} holdings, ${companies} companies, ${times.together.length} asked, ${RULES.length} rules, seed ${SEED}`,
);
console.log(`${larger} more had over ${MOST} holdings above them and were not asked`);
console.log(`${said} verdicts, ${open} of them open`);
line('holdings above', sizes, 0, '');
line('gathering what stands above', times.gathered, 3);
line('snapshot of it', times.snapshot, 2);
line('verdicts of all rules', times.verdicts, 2);
line('the three together', times.together, 2);
line(`whole judgement (${times.whole.length} of them)`, times.whole, 1);
