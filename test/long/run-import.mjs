/** The import command in a process of its own, as a person starts it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const BIN = join(import.meta.dirname, '../../bin/lookthrough.js');
const PRELOADED = new URL('./journal-seam.mjs', import.meta.url).href;

/**
 * @param seam a place in the writing of the journal at which the process ends or the disk is full (journal-seam.mjs)
 * @param kill so many `ms` after it was begun
 * @param most bytes a file may have, in steps of 512: the system refuses to write more, as a full disk does
 * @returns code: of the exit, null when killed; took: milliseconds; added: its last word
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
  let [out, said] = ['', ''];
  const timer = kill === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), kill.ms);
  child.stdout.on('data', (data) => {
    out += String(data);
  });
  child.stderr.on('data', (data) => {
    said += String(data);
  });
  return new Promise((done) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const added = /^(\d+) statements added/m.exec(out);
      done({
        code,
        signal,
        said,
        took: performance.now() - start,
        added: added === null ? undefined : Number(added[1]),
      });
    });
  });
}
