/**
 * The disk fills up at seeded random points of an import: it must end with one sentence and exit code 6, and the same
 * command must finish once there is room, with the store of an import that never ran out of it.
 * Run it: npm run full-disk [-- --times 50 --seed 1]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seeded } from '../../benchmarks/seeded.mjs';
import { acknowledgedIn, contentOf, difference } from './content.mjs';
import { writeMadeFiles } from './made-files.mjs';
import { runImport } from './run-import.mjs';

/** A statement takes some 700 in the log, its rows in all tables together: with less room than that it must run out. */
const BYTES = 600;
const SENTENCE = /^disk-full: there is no room to write \S+ \([^)]*\); .*run the same command again$/m;

/**
 * @param ways of: journal (its nth line is written by half), file (no file may grow further), memory (a file system of
 *   so many bytes; needs the right to mount one)
 * @returns counts: full (ended with the sentence), enough (there was room), lost, unequal; failures
 */
export async function fullDisks({ times, seed, folder, ways, made = { size: 80, files: 4 } }) {
  const chance = seeded(seed);
  const files = [join(folder, 'files')];
  writeMadeFiles(files[0], { ...made, seed });
  const never = join(folder, 'never-full.lookthrough');
  await runImport(files, never);
  const whole = await contentOf(never);
  const counts = { full: 0, enough: 0, lost: 0, unequal: 0 };
  const failures = [];
  for (let time = 0; time < times; time += 1) {
    const way = ways[time % ways.length];
    const place = join(folder, `full-${time}`);
    mkdirSync(place);
    const path = join(place, 'store.lookthrough');
    const at =
      way === 'journal' ? 1 + chance.below(whole.batches) : Math.floor(chance.part() * BYTES * whole.statements.size);
    const { first, acknowledged, last, apart } = await WAYS[way]({ place, path, files, at, whole });
    const isFull = first.code === 6 && SENTENCE.test(first.said) && !/^\s+at /m.test(first.said);
    const short = Math.max(0, acknowledged - (whole.statements.size - (last.added ?? 0)));
    counts[isFull ? 'full' : 'enough'] += 1;
    counts.lost += short + apart.lost;
    if (!apart.same) counts.unequal += 1;
    if ((!isFull && first.code !== 0) || last.code !== 0 || short > 0 || !apart.same)
      failures.push({
        way,
        at,
        short,
        apart,
        codes: [first.code, last.code],
        said: first.said.slice(-400),
        again: last.said.slice(-400),
      });
    rmSync(place, { recursive: true, force: true });
  }
  return { counts, failures };
}

/** Each runs out of room, then runs again with room. */
const WAYS = {
  journal: (run) => twice(run, { seam: { at: run.at, how: 'full' } }),
  file: (run) => twice(run, { most: run.at }),
  async memory(run) {
    mount(run.place, `size=${Math.max(4096, run.at)}`);
    try {
      return await twice(run, {}, () => mount(run.place, 'remount,size=256m'));
    } finally {
      spawnSync('umount', [run.place]);
    }
  },
};
async function twice({ path, files, whole }, limits, makeRoom = () => undefined) {
  const first = await runImport(files, path, limits);
  const acknowledged = acknowledgedIn(`${path}.journal`);
  makeRoom();
  const last = await runImport(files, path);
  const found = last.code === 0 ? await contentOf(path) : { statements: new Map(), doubled: 0, digest: '' };
  return { first, acknowledged, last, apart: difference(found, whole) };
}
function mount(place, options) {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]);
  if (status !== 0) throw new Error(`cannot mount a file system at ${place}`);
}
function mayMount(folder) {
  try {
    mount(folder, 'size=4096');
  } catch {
    return false;
  }
  return spawnSync('umount', [folder]).status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { times: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'lookthrough-full-disk-'));
  const ways = mayMount(folder) ? ['memory', 'file', 'journal'] : ['file', 'journal'];
  console.error(`full disks by: ${ways.join(', ')}`);
  const { counts, failures } = await fullDisks({
    times: Number(values.times),
    seed: Number(values.seed),
    folder,
    ways,
  });
  console.log(JSON.stringify(counts));
  for (const failure of failures) console.log(JSON.stringify(failure));
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = failures.length === 0 ? 0 : 1;
}
