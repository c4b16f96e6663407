/** Ways to damage a store: what disks, half copies and restored backups do to its files. */
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';

/** A store is these files, as far as they are there. */
export const ENDS = ['', '.wal', '.journal'];

/** A place in a file, more often near its ends than chance would have it: headers and last lines stand there. */
function placeIn(size, chance) {
  const part = chance.part();
  if (chance.chance(0.25)) return Math.floor(part * Math.min(size, 16_384));
  if (chance.chance(0.25)) return size - 1 - Math.floor(part * Math.min(size, 256));
  return Math.floor(part * size);
}

const cut = (end) => (path, chance) => {
  const to = placeIn(statSync(path + end).size, chance);
  truncateSync(path + end, to);
  return `cut to ${to}`;
};
const flip = (end) => (path, chance) => {
  const bytes = readFileSync(path + end);
  const [at, bit] = [placeIn(bytes.length, chance), chance.below(8)];
  bytes[at] ^= 1 << bit;
  writeFileSync(path + end, bytes);
  return `bit ${bit} of byte ${at}`;
};
const zero = (end, block) => (path, chance) => {
  const bytes = readFileSync(path + end);
  const at = Math.floor(placeIn(bytes.length, chance) / block) * block;
  bytes.fill(0, at, Math.min(at + block, bytes.length));
  writeFileSync(path + end, bytes);
  return `${block} bytes at ${at}`;
};
const remove = (end) => (path) => {
  rmSync(path + end);
  return 'removed';
};
/** Whole lines gone from the end, as after an older backup of the journal alone; at least one line. */
const fewerLines = (path, chance) => {
  const lines = readFileSync(`${path}.journal`, 'utf8').split('\n').slice(0, -1);
  const left = chance.below(lines.length);
  writeFileSync(
    `${path}.journal`,
    lines
      .slice(0, left)
      .map((line) => `${line}\n`)
      .join(''),
  );
  return `${left} of ${lines.length} lines left`;
};
/** A file of another store, or of this one as it was, in place of its own or where there was none. */
const swap = (end, from) => (path, _chance, stores) => {
  const source = stores[from].path + end;
  if (existsSync(source)) copyFileSync(source, path + end);
  else rmSync(path + end, { force: true });
  return `from ${from}`;
};

const kind = (name, on, harm) => ({ kind: `${on}: ${name}`, on, harm });

/** on: which store is damaged, closed (no log beside it) or left (killed, with a log). */
export const DAMAGES = [
  kind('file cut', 'closed', cut('')),
  kind('bit flipped in the file', 'closed', flip('')),
  kind('block zeroed in the file', 'closed', zero('', 4096)),
  kind('file missing', 'closed', remove('')),
  kind('journal cut', 'closed', cut('.journal')),
  kind('journal with fewer lines', 'closed', fewerLines),
  kind('bit flipped in the journal', 'closed', flip('.journal')),
  kind('journal missing', 'closed', remove('.journal')),
  kind('journal of another store', 'closed', swap('.journal', 'other')),
  kind('log of another store', 'closed', swap('.wal', 'other')),
  kind('its own log from before it was closed', 'closed', swap('.wal', 'left')),
  kind('file as it was', 'closed', swap('', 'earlier')),
  kind('log cut', 'left', cut('.wal')),
  kind('bit flipped in the log', 'left', flip('.wal')),
  kind('block zeroed in the log', 'left', zero('.wal', 512)),
  kind('log missing', 'left', remove('.wal')),
  kind('log of another store', 'left', swap('.wal', 'other')),
  kind('log as it was', 'left', swap('.wal', 'earlier')),
  kind('bit flipped in the file', 'left', flip('')),
  kind('file of another store', 'left', swap('', 'other')),
];
