/**
 * A finished store is damaged in seeded random ways: each time it must be refused with a sentence and left as it is, or
 * give exactly what it gave before, row by row. Run it: npm run damages [-- --times 200 --seed 1]
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seeded } from '../../benchmarks/seeded.mjs';
import { openStore } from '../../dist/index.js';
import { Database } from '../../dist/store/duckdb/database.js';
import { contentOf, TABLES } from './content.mjs';
import { DAMAGES, ENDS } from './damage.mjs';
import { writeMadeFiles } from './made-files.mjs';
import { runImport } from './run-import.mjs';

/**
 * @param times damages in all, each kind in turn
 * @param made how large the files are (made-files.mjs)
 * @returns counts: refused (on opening), named (by the question that came upon it), harmless (all is there), silent (something is not), written
 *   (refused, and yet changed), unclear (another error than one sentence of ours); by: the same by kind of damage
 */
export async function damages({ times, seed, folder, made = { size: 30, files: 4 }, tell = () => undefined }) {
  const chance = seeded(seed);
  const stores = await finishedStores(folder, made, seed);
  const counts = { refused: 0, named: 0, harmless: 0, silent: 0, written: 0, unclear: 0 };
  const [by, failures] = [{}, []];
  for (let time = 0; time < times; time += 1) {
    const path = join(folder, `damaged-${time}.lookthrough`);
    const { kind, on, harm } = DAMAGES[time % DAMAGES.length];
    copyStore(stores[on], path);
    const what = harm(path, chance, stores);
    const found = await judged(path, stores[on].whole);
    counts[found.verdict] += 1;
    by[kind] = { ...by[kind], [found.verdict]: (by[kind]?.[found.verdict] ?? 0) + 1 };
    tell({ time, kind, what, ...found });
    if (['silent', 'written', 'unclear'].includes(found.verdict)) failures.push({ path, kind, what, ...found });
    else for (const end of ENDS) rmSync(path + end, { force: true });
  }
  return { counts, by, failures };
}

/** closed: as after an import; left: killed after its last batch, so that a log stands beside it; and others to mix up. */
async function finishedStores(folder, made, seed) {
  const [files, others] = [join(folder, 'files'), join(folder, 'others')];
  writeMadeFiles(files, { ...made, seed });
  writeMadeFiles(others, { ...made, seed: seed + 1 });
  const last = 3 * made.files;
  const kept = async (name, from, seam) => {
    const path = join(folder, `${name}.lookthrough`);
    await runImport([from], path, seam);
    return { path, whole: await wholeOf(path, folder) };
  };
  const stop = (at) => ({ seam: { at, how: 'synced' } });
  return {
    closed: await kept('closed', files),
    left: await kept('left', files, stop(last)),
    earlier: await kept('earlier', files, stop(last - 1)),
    other: await kept('other', others, stop(last)),
  };
}

/** Asked of a copy: whoever opens a store takes its log in. */
async function wholeOf(path, folder) {
  const copy = join(folder, 'read.lookthrough');
  copyStore({ path }, copy);
  const read = await reading(copy);
  const { digest } = await contentOf(copy);
  for (const end of ENDS) rmSync(copy + end, { force: true });
  return { read, digest };
}
const copyStore = ({ path }, to) => {
  for (const end of ENDS) if (existsSync(path + end)) copyFileSync(path + end, to + end);
};

/** All that the engine gives of a store: every statement, by itself and by who is in it, and every name. */
async function reading(path) {
  const { store, close } = await openStore(path);
  try {
    const parts = [JSON.stringify(await store.meta())];
    const parties = new Set();
    for await (const s of store.all()) {
      parts.push(JSON.stringify(s, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)));
      if (s.kind === 'party') parties.add(s.party);
    }
    const about = await store.closure([...parties], 0);
    parts.push(...about.map((s) => s.statementId).sort());
    const named = await store.find('Quay', 100_000);
    parts.push(...named.map((n) => JSON.stringify(n)).sort());
    return parts;
  } finally {
    await close();
  }
}

/** What no question above came upon, read as the engine reads: a block that is not what it was is named. */
async function everyRow(path) {
  const db = await Database.open(path);
  try {
    for (const table of TABLES) await db.rows(`SELECT * FROM ${table}`);
  } finally {
    db.release();
  }
}

async function judged(path, whole) {
  const before = bytesOf(path);
  let opened = false;
  try {
    await (await openStore(path)).close();
    opened = true;
    const read = await reading(path);
    if (read.join('\n') !== whole.read.join('\n'))
      return { verdict: 'silent', said: 'the engine gives something else' };
    await everyRow(path);
    const { digest } = await contentOf(path);
    return digest === whole.digest
      ? { verdict: 'harmless' }
      : { verdict: 'silent', said: 'the tables hold something else' };
  } catch (error) {
    const said = `${error.code}: ${error.message}`;
    if (!isClear(error, path)) return { verdict: 'unclear', said };
    if (opened) return { verdict: 'named', said };
    return { verdict: ENDS.every((end) => same(before[end], bytesOf(path)[end])) ? 'refused' : 'written', said };
  }
}
/** One line that names the file and says what to do. */
const isClear = ({ code, message }, path) =>
  (code === 'store-damaged' &&
    message.includes(path) &&
    /restore .* from a copy/.test(message) &&
    !message.includes('\n')) ||
  (code === 'not-found' && message.includes(path));
const bytesOf = (path) =>
  Object.fromEntries(ENDS.map((end) => [end, existsSync(path + end) ? readFileSync(path + end) : undefined]));
const same = (a, b) => (a === undefined || b === undefined ? a === b : a.equals(b));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      times: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      all: { type: 'boolean', default: false },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'lookthrough-damages-'));
  const { counts, by, failures } = await damages({
    times: Number(values.times),
    seed: Number(values.seed),
    folder,
    tell: (found) => values.all && console.log(JSON.stringify(found)),
  });
  console.table(by);
  console.log(JSON.stringify(counts));
  for (const failure of failures) console.log(JSON.stringify(failure));
  if (failures.length === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`what failed is kept in ${folder}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
