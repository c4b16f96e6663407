/** Names that are alike, for suggestions: shared words, shared beginning, few slips. One measure for every store. */
import { foldedName, type NameRow, type SoundRow } from './rows.ts';
import type { Found } from './types.ts';

/** Names longer than this are compared by their beginning. */
const LONGEST = 60;
/** Below this a likeness is not worth a suggestion. */
const WORTH = 0.5;

/** 1 equal; above 0.5 worth suggesting. Both names folded. O(|a|·|b|) for short names. */
export function likeness(asked: string, name: string): number {
  if (asked === name) return 1;
  if (beginsAWord(asked, name)) return 0.9;
  if (name.length > 3 && asked.startsWith(`${name} `)) return 0.8;
  const [a, b] = [[...asked].slice(0, LONGEST), [...name].slice(0, LONGEST)];
  const longest = Math.max(a.length, b.length);
  const few = slipsAllowed(longest);
  const slips = Math.abs(a.length - b.length) > few ? few + 1 : distance(a, b);
  const close = slips <= few ? 0.85 - slips / longest : 0;
  return Math.max(close, sameWords(asked, name) ? 0.7 : 0);
}

/** "kin" and "soft" begin words of "kingsoft corp", "corp" of it too. */
export const beginsAWord = (asked: string, name: string): boolean =>
  name.startsWith(asked) || name.includes(` ${asked}`);

/** One in four characters may be wrong, and one in a short name. */
export const slipsAllowed = (length: number): number => Math.max(1, Math.floor(length / 4));

/** Every word asked for is in the name, in any order: "holdings beta". */
function sameWords(asked: string, name: string): boolean {
  const words = asked.split(' ');
  if (words.length < 2) return false;
  const has = new Set(name.split(' '));
  return words.every((w) => has.has(w));
}

/** Optimal string alignment: insert, delete, replace, swap of neighbours; by character, whatever the script. */
function distance(a: readonly string[], b: readonly string[]): number {
  let [older, before] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      now.push(best);
    }
    [older, before] = [before, now];
  }
  return before[b.length] ?? 0;
}

/** One row a party, the best of its names; most alike first, then by name and id. The order of rows changes nothing. */
export function ranked(asked: string, rows: Iterable<NameRow>, limit: number): readonly Found[] {
  const folded = foldedName(asked);
  if (folded === '') return [];
  return bestOf(rows, (row) => likeness(folded, row.folded), limit);
}

/** As `ranked`, by the sounds of Chinese names. */
export function heard(asked: readonly string[], rows: Iterable<SoundRow>, limit: number): readonly Found[] {
  const score = (key: string): number => Math.max(0, ...asked.map((sound) => soundLikeness(sound, key)));
  return bestOf(rows, (row) => score(row.sound), limit);
}

/** Letters a sound begins with at least, to be suggested by its beginning. */
export const SOUND_BEGINS = 4;

/** The whole sound is nearly the name itself; its beginning says less than a beginning in the same letters (0.9). */
function soundLikeness(asked: string, sound: string): number {
  if (asked === sound) return 0.95;
  return asked.length >= SOUND_BEGINS && sound.startsWith(asked) ? 0.88 : 0;
}

/** Several lists as one, each party once. */
export function merged(lists: readonly (readonly Found[])[], limit: number): readonly Found[] {
  const best = new Map<string, Found>();
  for (const found of lists.flat()) keepBetter(best, found);
  return sorted([...best.values()]).slice(0, limit);
}

interface Named {
  readonly party: string;
  readonly name: string;
  readonly type: string;
}
function bestOf<R extends Named>(rows: Iterable<R>, score: (row: R) => number, limit: number): readonly Found[] {
  const best = new Map<string, Found>();
  for (const row of rows) {
    const found = { id: row.party, name: row.name, type: row.type, score: score(row) };
    if (found.score > WORTH) keepBetter(best, found);
  }
  return sorted([...best.values()]).slice(0, limit);
}
function keepBetter(best: Map<string, Found>, found: Found): void {
  const known = best.get(found.id);
  if (known === undefined || before(found, known) < 0) best.set(found.id, found);
}

/** By code point, as UTF-8 and so the database sorts: "<" puts 😀 before 﨑, and the first ten would depend on how many. */
function byText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return placeOf(x) - placeOf(y);
  }
  return a.length - b.length;
}
/** Halves of pairs after everything that needs none. */
const placeOf = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
const before = (a: Found, b: Found): number =>
  b.score - a.score || byText(a.name, b.name) || byText(a.id, b.id) || byText(a.type, b.type);

export const sorted = (found: readonly Found[]): Found[] => [...found].sort(before);
