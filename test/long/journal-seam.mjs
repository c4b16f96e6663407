/**
 * Loaded before the program: at the nth write to a journal the process is killed (before it, in the middle of the
 * line, after it, or after the sync), or the disk takes half of the line and then no more. Clocks seldom hit these.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { at, how } = JSON.parse(process.env['JOURNAL_SEAM']);
const { openSync, writeSync, fsyncSync } = fs;
const journals = new Set();
let written = 0;
const die = () => process.kill(process.pid, 'SIGKILL');
const half = (file, lines, offset, length, position) => writeSync(file, lines, offset, Math.ceil(length / 2), position);
const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

fs.openSync = (path, ...rest) => {
  const file = openSync(path, ...rest);
  if (String(path).endsWith('.journal')) journals.add(file);
  else journals.delete(file);
  return file;
};
fs.writeSync = (file, ...rest) => {
  if (!journals.has(file)) return writeSync(file, ...rest);
  written += 1;
  if (how === 'full' && written > at) throw full();
  if (written !== at) return writeSync(file, ...rest);
  if (how === 'before') die();
  if (how === 'half') {
    half(file, ...rest);
    die();
  }
  // What a disk does that fills up: it takes a part and says how much; the next write fails.
  if (how === 'full') return half(file, ...rest);
  const count = writeSync(file, ...rest);
  if (how === 'after') die();
  return count;
};
fs.fsyncSync = (file) => {
  fsyncSync(file);
  if (how === 'synced' && journals.has(file) && written === at) die();
};
syncBuiltinESMExports();
