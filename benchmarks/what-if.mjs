/**
 * What-if on one group of 10,000 holdings, all of them above or beside the company asked about. Run after a build:
 *   node benchmarks/what-if.mjs [holdings] [times] [rule]
 * The group is the same for the same number: owners of two to four a company, chains, loops, bands. Every question is asked
 * of the files' own workspace; the first time and the best and middle of all times are printed, and a digest of the answers.
 */
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { ask, envelopeText, openFiles } from '../dist/index.js';
import { seeded } from './seeded.mjs';

const COUNT = Number(process.argv[2] ?? 10_000);
const TIMES = Number(process.argv[3] ?? 5);
const RULE = process.argv[4];

/**
 * Company 0 is asked about. Each company has a parent of its own kind (the next in the numbering that nobody named yet),
 * persons and, now and then, a company met before it: its own subsidiary (a loop) or a sister. One in four is in bands.
 */
function groupOf(count) {
  const chance = seeded(42);
  const rows = ['owner,owned,min,max'];
  let [next, persons] = [1, 0];
  const add = (c, holders) => {
    let left = 100;
    const banded = c > 0 && chance.chance(0.25);
    holders.forEach((holder, i) => {
      const share = i === holders.length - 1 ? left : Math.max(1, Math.floor(left * (0.35 + 0.4 * chance.part())));
      left -= share;
      const low = banded && share > 25 ? (share <= 50 ? 25 : share < 75 ? 50 : 75) : share;
      if (share > 0) rows.push(`${holder},C${c},${low},${low === share ? share : Math.min(100, low + 25)}`);
    });
  };
  const below = [undefined];
  for (let c = 0; rows.length <= count; c += 1) {
    const holders = new Set();
    const parents = c === 0 ? 40 : 1 + chance.below(2);
    for (let i = 0; i < parents; i += 1) {
      below[next] = c;
      holders.add(`C${next++}`);
    }
    if (c > 0 && chance.chance(0.02)) holders.add(`C${below[c]}`);
    holders.add(`P${chance.chance(0.2) ? chance.below(persons + 1) : persons++}`);
    if (chance.chance(0.5)) holders.add(`P${persons++}`);
    add(c, [...holders]);
  }
  return rows.slice(0, count + 1).join('\n');
}

const text = groupOf(COUNT);
const workspace = await openFiles([{ name: 'group.csv', text }]);
if (workspace.problems.length > 0)
  console.log(`${workspace.problems.length} problems: ${workspace.problems[0]?.message}`);
const holders = text
  .split('\n')
  .filter((l) => l.split(',')[1] === 'C0')
  .map((l) => l.split(','));
const questions = [
  { subject: 'C0', change: [`${holders[0][0]} sells 5% of C0 to ${holders[1][0]}`] },
  { subject: 'C0', change: ['C0 issues 10% new shares to P1'] },
  {
    subject: 'C3',
    change: [
      `P5 and ${
        text
          .split('\n')
          .find((l) => l.split(',')[1] === 'C3')
          .split(',')[0]
      } act in concert`,
    ],
  },
];
await workspace.version();
console.log(`${COUNT} holdings, ${(await workspace.store.meta()).statements ?? '?'} statements`);
for (const q of questions) {
  const times = [];
  let body = '';
  for (let i = 0; i < TIMES; i += 1) {
    const start = performance.now();
    const envelope = await ask(workspace, { verb: 'what-if', ...(RULE === undefined ? {} : { rule: RULE }), ...q });
    times.push(performance.now() - start);
    body = envelopeText(envelope);
    if (i === 0)
      console.log(
        `${q.change[0]}\n  ${envelope.answer.before.holders.length} owners before, ${envelope.answer.after.holders.length} after, ${envelope.answer.crossed.length} moves, ${envelope.answer.standings.length} verdicts change`,
      );
  }
  const sorted = [...times].sort((a, b) => a - b);
  const ms = (t) => `${t.toFixed(0)} ms`;
  console.log(
    `  first ${ms(times[0])}, best ${ms(sorted[0])}, middle ${ms(sorted[sorted.length >> 1])}; ${body.length} bytes, ${createHash('sha256').update(body).digest('hex').slice(0, 16)}`,
  );
}
await workspace.close();
