/** The import command in a process of its own, as a person starts it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const BIN = join(import.meta.dirname, '../../bin/lookthrough.js');
const PRELOADED = new URL('./journal-seam.mjs', import.meta.url).href;

/**
 * @param seam a place in the writing of the journal at which the process ends or the disk is full (journal-seam.mjs)
 * @param kill after so many batches were acknowledged: `ms` later, or a part of the time between two batches later, so
 *   that a busy machine is killed at the same points as an idle one
 * @param most bytes a file may have, in steps of 512: the system refuses to write more, as a full disk does
 * @returns code: of the exit, null when killed; acknowledged: statements it said were kept; added: its last word
 */
export function runImport(files, store, { seam, kill, most } = {}) {
  const preload = seam === undefined ? [] : ['--import', PRELOADED];
  const limit = most === undefined ? [] : ['sh', '-c', 'ulimit -f "$0" && exec "$@"', String(Math.floor(most / 512))];
  const [program, ...args] = [...limit, process.execPath, ...preload, BIN, 'import', ...files, '--store', store];
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, JOURNAL_SEAM: seam === undefined ? '' : JSON.stringify(seam) },
  });
  const start = performance.now();
  let [out, said, firstWord, last, batches] = ['', '', 0, start, 0];
  let timer;
  const heard = () => {
    const now = performance.now();
    batches += 1;
    if (batches === kill?.after) timer = setTimeout(() => child.kill('SIGKILL'), kill.part * (now - last));
    last = now;
  };
  if (kill?.after === 0) timer = setTimeout(() => child.kill('SIGKILL'), kill.ms);
  child.stdout.on('data', (data) => {
    out += String(data);
  });
  child.stderr.on('data', (data) => {
    firstWord ||= performance.now() - start;
    said += String(data);
    for (const _ of String(data).matchAll(/ new statements,/g)) heard();
  });
  return new Promise((done) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const counts = [...said.matchAll(/([\d,]+) new statements,/g)].map(([, n]) => Number(n.replaceAll(',', '')));
      const added = /^(\d+) statements added/m.exec(out);
      done({
        code,
        signal,
        said,
        firstWord,
        took: performance.now() - start,
        acknowledged: Math.max(0, ...counts),
        added: added === null ? undefined : Number(added[1]),
      });
    });
  });
}
