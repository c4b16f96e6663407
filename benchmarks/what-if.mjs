/**
 * What-if on one group of 10,000 holdings. Run after a build:
 *   node benchmarks/what-if.mjs [holdings] [times] [group | wide] [rule]
 * group  owners above a listed parent (a twentieth of the holdings), subsidiaries below it, cross-holdings, loops, bands
 * wide   the worst case: every holding stands above the company asked about
 * The graph is the same for the same number. Each question is asked several times of one workspace, as files are asked;
 * printed are the first, the best and the middle time, the least that the process took of the processor, and a
 * digest of the answer, by which two versions of the program can be compared byte for byte.
 */
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { ask, envelopeText, openFiles } from '../dist/index.js';
import { seeded } from './seeded.mjs';

const COUNT = Number(process.argv[2] ?? 10_000);
const TIMES = Number(process.argv[3] ?? 5);
const WIDE = process.argv[4] === 'wide';
const RULE = process.argv[5];
const BANDED = 0.25;
const chance = seeded(42);
const rows = [];

/** Shares of a column that fill it, largest first as named; some columns say the band alone. */
function column(company, holders, first = 0.35) {
  let left = 100;
  const banded = company !== 'C0' && chance.chance(BANDED);
  [...new Set(holders)].forEach((holder, i, all) => {
    const share = i === all.length - 1 ? left : Math.max(1, Math.floor(left * (first + 0.4 * chance.part())));
    left -= share;
    if (share <= 0) return;
    const low = banded && share > 25 ? (share <= 50 ? 25 : share < 75 ? 50 : 75) : share;
    rows.push([holder, company, low, low === share ? share : Math.min(100, low + 25)]);
  });
}

/** Company 0 and all above it: parents of their own, persons, and now and then a subsidiary (a loop). */
function owners(count) {
  let [next, persons] = [1, 0];
  const below = [];
  for (let c = 0; rows.length < count; c += 1) {
    const holders = [];
    for (let i = 0; i < (c === 0 ? 12 : 1 + chance.below(2)); i += 1) {
      below[next] = c;
      holders.push(`C${next++}`);
    }
    if (c > 0 && chance.chance(0.02)) holders.push(`C${below[c]}`);
    holders.push(`P${chance.chance(0.2) ? chance.below(persons + 1) : persons++}`);
    if (chance.chance(0.5)) holders.push(`P${persons++}`);
    column(`C${c}`, holders);
  }
}

/** Subsidiaries of company 0: mostly majorities in a tree of about seven levels; sisters hold parts of one another. */
function subsidiaries(count) {
  for (let s = 1; rows.length < count; s += 1) {
    const sister = () => `S${1 + chance.below(s + 3)}`;
    const holders = [s < 8 ? 'C0' : `S${1 + Math.floor((s - 1) / 4)}`];
    if (chance.chance(0.3) && s > 8) holders.push(`S${Math.max(1, s - 1 - chance.below(4))}`);
    if (chance.chance(0.03)) holders.push(sister());
    if (chance.chance(0.5)) holders.push(`Q${s}`);
    column(
      `S${s}`,
      holders.filter((h) => h !== `S${s}`),
      0.5,
    );
  }
}

owners(WIDE ? COUNT : COUNT / 20);
if (!WIDE) subsidiaries(COUNT);
const text = ['owner,owned,min,max', ...rows.map((r) => r.join())].join('\n');
const holdersOf = (company) => rows.filter((r) => r[1] === company).map((r) => r[0]);
const last = WIDE ? 'C3' : rows.findLast((r) => r[1].startsWith('S'))[1];
const [seller, buyer] = holdersOf('C0');
const questions = [
  { subject: 'C0', change: [`${seller} sells 5% of C0 to ${buyer}`] },
  { subject: 'C0', change: ['C0 issues 10% new shares to P1'] },
  { subject: last, change: [`${seller} sells 5% of C0 to ${buyer}`] },
  { subject: last, change: [`P5 and ${holdersOf(last)[0]} act in concert`] },
];

const workspace = await openFiles([{ name: 'group.csv', text }]);
for (const p of workspace.problems.slice(0, 3)) console.log(p.message);
await workspace.version();
console.log(`${rows.length} holdings`);
const ms = (t) => `${t.toFixed(0)} ms`;
for (const q of questions) {
  const times = [];
  let envelope;
  for (let i = 0; i < TIMES; i += 1) {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    envelope = await ask(workspace, { verb: 'what-if', ...(RULE === undefined ? {} : { rule: RULE }), ...q });
    const { user, system } = process.cpuUsage(cpu);
    times.push({ wall: performance.now() - start, cpu: (user + system) / 1000 });
  }
  const { before, crossed, standings } = envelope.answer;
  const body = envelopeText(envelope);
  const sorted = [...times].sort((a, b) => a.wall - b.wall);
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 16);
  console.log(
    `${q.subject}: ${q.change[0]}\n  ${before.holders.length} owners, ${crossed.length} moves, ${standings.length} verdicts change`,
  );
  console.log(
    `  first ${ms(times[0].wall)}, best ${ms(sorted[0].wall)}, middle ${ms(sorted[sorted.length >> 1].wall)}, least processor ${ms(Math.min(...times.map((t) => t.cpu)))}; ${body.length} bytes, ${digest}`,
  );
}
await workspace.close();
