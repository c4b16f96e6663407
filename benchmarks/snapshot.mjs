/**
 * A snapshot of the UK register as large as the real one, into a store, within how much memory and time. Run after a build:
 *   node benchmarks/snapshot.mjs [--records 13000000] [--folder FOLDER]
 * Makes the records line by line (a person, a company and the holding between them, three statements each), imports them with
 * the command everybody uses, in a process of its own, imports them again, which must add nothing, and asks who owns a company in
 * the middle. Of each: seconds by the clock and of the processor, and the most memory the process had, as the system counts
 * it. The peer is the system's own copy of the file, to the same disk: what reading and writing the bytes alone takes. What is
 * in FOLDER already is used again, so that an interrupted run goes on.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { psc } from '../test/long/made-files.mjs';
import { seeded } from './seeded.mjs';

const MAIN = fileURLToPath(new URL('../bin/lookthrough.js', import.meta.url));
const { values } = parseArgs({
  options: { records: { type: 'string', default: '13000000' }, folder: { type: 'string' } },
});
const records = Number(values.records);
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'lookthrough-snapshot-'));
mkdirSync(folder, { recursive: true });
const file = join(folder, `psc-snapshot-${records}.txt`);
const store = join(folder, `snapshot-${records}.lookthrough`);

try {
  if (!existsSync(file)) await made(file);
  console.log(`${records.toLocaleString('en-US')} records, ${(statSync(file).size / 1e9).toFixed(2)} GB`);
  const copy = `${file}.copy`;
  await measured('the bytes copied', 'cp', [file, copy]);
  rmSync(copy);
  await measured('import', process.execPath, [MAIN, 'import', '--store', store, file]);
  console.log(`  the store: ${(statSync(store).size / 1e9).toFixed(2)} GB`);
  await measured('import again', process.execPath, [MAIN, 'import', '--store', store, file]);
  const company = `@GB-COH-${10_000_000 + Math.floor(records / 2)}`;
  await measured('a question', process.execPath, [MAIN, 'owners', company, '--direct', '--store', store]);
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
}

/** Under another name until it is whole. */
async function made(path) {
  const chance = seeded(4);
  const out = createWriteStream(`${path}.partial`);
  let lines = [];
  for (let at = 0; at < records; at += 1) {
    lines.push(JSON.stringify(psc(at, chance)));
    if (lines.length < 4_096 && at + 1 < records) continue;
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
    lines = [];
  }
  out.end();
  await once(out, 'finish');
  renameSync(`${path}.partial`, path);
}

async function measured(what, command, args) {
  const begun = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  let last = { memory: 0, cpu: 0 };
  const watch = setInterval(() => {
    last = usedBy(child.pid) ?? last;
  }, 250);
  const [code] = await once(child, 'exit');
  clearInterval(watch);
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `${what}: ${seconds.toFixed(1)} s by the clock, ${last.cpu.toFixed(1)} s of the processor, at most ${(last.memory / 1e9).toFixed(2)} GB`,
  );
  if (said.trim() !== '')
    console.log(
      said
        .trim()
        .split('\n')
        .slice(0, 12)
        .map((line) => `  | ${line}`)
        .join('\n'),
    );
  if (code !== 0) throw new Error(`${what} ended with ${code}`);
}

/** The most memory a process had so far in bytes and its seconds of the processor; undefined once it is gone. */
function usedBy(pid) {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    // It has ended and was not waited for yet.
    if (kilobytes === undefined) return undefined;
    const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { memory: Number(kilobytes) * 1024, cpu: (Number(ticks[11]) + Number(ticks[12])) / 100 };
  } catch {
    return undefined;
  }
}
