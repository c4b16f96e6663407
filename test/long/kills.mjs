/**
 * An import is killed at seeded random points and run again until it is through: the store must be the one of an import
 * that was never killed, row by row of every table. Run it: npm run kills [-- --times 200 --seed 1]. With
 * --size 3000 --files 1 each file is several batches, and most kills fall between two of one file.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seeded } from '../../benchmarks/seeded.mjs';
import { acknowledgedIn, contentOf, difference } from './content.mjs';
import { writeMadeFiles } from './made-files.mjs';
import { runImport } from './run-import.mjs';

const SEAMS = ['before', 'half', 'after', 'synced'];
/** Bytes from which on an import reads in a thread; every other store is filled so, to the same content. */
const WIDE = 5_000_000;
/** One store may be killed so often before it is let through. */
const MOST_IN_A_ROW = 8;

/**
 * @param times kills in all
 * @param made how large the files are (made-files.mjs)
 * @returns counts: stores, kills, lost (acknowledged or in the end), doubled, partial, unequal, refused; `failures`
 *   says of each what happened
 */
export async function kills({ times, seed, folder, made = { size: 80, files: 4 }, tell = () => undefined }) {
  const chance = seeded(seed);
  const ways = [];
  for (const [name, wide] of [
    ['files', 0],
    ['wide', WIDE],
  ]) {
    const files = [join(folder, name)];
    writeMadeFiles(files[0], { ...made, seed, wide });
    ways.push({ files, run: await runImport(files, join(folder, `${name}-never-killed.lookthrough`)) });
  }
  const whole = await contentOf(join(folder, 'files-never-killed.lookthrough'));
  const counts = { stores: 0, kills: 0, outlived: 0, lost: 0, doubled: 0, partial: 0, unequal: 0, refused: 0 };
  const failures = [];
  while (counts.kills < times) {
    const path = join(folder, `killed-${counts.stores}.lookthrough`);
    const { files, run } = ways[counts.stores % ways.length];
    const planned = Math.min(times - counts.kills, 1 + chance.below(MOST_IN_A_ROW));
    const told = await killedStore(path, files, planned, () => killPoint(chance, run, whole.batches));
    const last = await runImport(files, path);
    const found = last.code === 0 ? await contentOf(path) : { statements: new Map(), doubled: 0, digest: '' };
    const apart = difference(found, whole);
    counts.stores += 1;
    counts.kills += told.kills;
    counts.outlived += planned - told.kills;
    if (last.code !== 0) counts.refused += 1;
    // What the last run did not have to add was there: at least what was acknowledged.
    const short = Math.max(0, told.acknowledged - (whole.statements.size - (last.added ?? 0)));
    counts.lost += apart.lost + short;
    counts.doubled += apart.doubled;
    counts.partial += apart.partial;
    if (!apart.same) counts.unequal += 1;
    if (last.code !== 0 || short > 0 || !apart.same)
      failures.push({ path, points: told.points, short, apart, code: last.code, said: last.said.slice(-400) });
    else for (const end of ['', '.journal']) rmSync(path + end);
    tell(counts);
  }
  return { ...counts, statements: whole.statements.size, failures };
}

/** At a seam of the journal, or at any moment of what an import takes: loading, reading, writing, making lists, closing. */
function killPoint(chance, run, batches) {
  if (chance.chance(0.3)) return { seam: { at: 1 + chance.below(batches), how: SEAMS[chance.below(SEAMS.length)] } };
  return { kill: { ms: chance.part() * run.took } };
}

async function killedStore(path, files, planned, point) {
  const told = { kills: 0, acknowledged: 0, points: [] };
  for (let i = 0; i < planned; i += 1) {
    const at = point();
    const run = await runImport(files, path, at);
    told.points.push(at);
    if (run.signal === 'SIGKILL') told.kills += 1;
    else told.points.push({ code: run.code, said: run.said.slice(-200) });
  }
  told.acknowledged = acknowledgedIn(`${path}.journal`);
  return told;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      times: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      size: { type: 'string', default: '80' },
      files: { type: 'string', default: '4' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'lookthrough-kills-'));
  let told = 0;
  const found = await kills({
    times: Number(values.times),
    seed: Number(values.seed),
    folder,
    made: { size: Number(values.size), files: Number(values.files) },
    tell: (c) => {
      if (c.kills - told < 10) return;
      told = c.kills;
      console.error(`${c.kills} kills, ${c.stores} stores, ${c.lost} lost, ${c.doubled} doubled, ${c.partial} partial`);
    },
  });
  const { failures, ...counts } = found;
  console.log(JSON.stringify(counts));
  for (const failure of failures) console.log(JSON.stringify(failure));
  if (failures.length === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`what failed is kept in ${folder}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
