/**
 * One company on a store of a million holdings: imports a seeded CSV, then asks. Run after a build:
 *   node benchmarks/one-company.mjs [holdings]
 * Prints what it measured; the recursive query of the store alone is the peer of the whole answer, in the same run.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ask, envelopeText, importInto, openStore } from '../dist/index.js';

const COUNT = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-bench-'));
const csv = join(folder, 'register.csv');
const since = async (what, work) => {
  const start = performance.now();
  const value = await work();
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(3)} s`);
  return value;
};

/** Small deterministic generator (mulberry32). */
let state = 42;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

/** Companies of two or three holders each; holders are persons or companies made before, so chains and sharing arise. */
async function generate() {
  const out = createWriteStream(csv);
  out.write('owner,owned,share\n');
  for (let edge = 0, company = 0; edge < COUNT; company += 1) {
    const holders = 2 + Math.floor(random() * 2);
    const seen = new Set();
    for (let h = 0; h < holders && edge < COUNT; h += 1, edge += 1) {
      const up =
        company > 0 && random() < 0.5 ? `C${Math.floor(company * random())}` : `P${Math.floor(random() * COUNT)}`;
      if (seen.has(up)) continue;
      seen.add(up);
      if (!out.write(`${up},C${company},${(100 / holders - random() * 5).toFixed(2)}\n`))
        await new Promise((r) => out.once('drain', r));
    }
  }
  await new Promise((r) => out.end(r));
}

await since(`made ${COUNT} rows`, generate);
const { store } = await openStore(join(folder, 'register.lookthrough'), { create: true });
const workspace = { store, problems: [], close: () => store.close() };
const report = await since('imported', () =>
  importInto(store, [csv], { onProgress: (p) => process.stderr.write(`\r${p.read} read`) }),
);
console.log(
  `\n${report.added} statements, ${report.problems} problems, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`,
);
await since('data version, once a store', () => store.meta());
const subjects = ['C1000', 'C50000', `C${Math.floor(COUNT / 5)}`, `C${Math.floor(COUNT / 3)}`];
for (const subject of subjects) {
  const [found] = await store.find(subject, 1);
  if (found === undefined || found.score < 1) continue;
  const statements = await since(`${subject}, the query alone`, () => store.closure([found.id], 0));
  const answer = await since(`${subject}, owners with proof (${statements.length} statements)`, () =>
    ask(workspace, { verb: 'owners', subject }),
  );
  console.log(`  ${answer.answer.holders.length} owners, ${envelopeText(answer).length} bytes`);
}
await store.close();
rmSync(folder, { recursive: true, force: true });
