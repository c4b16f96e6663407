/**
 * The plain columns of the whole-register sweep, in WebAssembly: what src/compute/register/sweep.ts does for them, byte
 * for byte. AssemblyScript: TypeScript's notation for WebAssembly's own types; compiled by kernels/build.mjs.
 *
 * Why: a product of two shares in billionths is below 2^60. JavaScript must guess its quotient in doubles and mend it;
 * here one instruction multiplies least and most exactly, and a column is divided by a billion once, not at each step.
 *
 * Phases, for a block of companies
 *   touch    what is kept of every company in the block's columns is read once, all reads independent of one another
 *   gather   shares of outside owners, in 10^-18: from the column itself, and from what is kept of companies in it
 *   settle   whole billionths, outward
 *   emit     rows of those who reach the threshold, or might
 *   keep     for later columns
 * Invariants: those of sweep.ts. The upper ends of a plain column add to the whole at most, so no sum passes 2^60.
 * Whatever is not plain (COLUMN.capped, complete, widened, rounded, contradicts) or too wide is left to the caller.
 */

const BILLION: i32 = 1_000_000_000;
const OPEN: i32 = 1 << 30;
const AMOUNT: i32 = OPEN - 1;
const ANYONE: i32 = -1;
/** Ints of a kept company before its shares, and of one share. */
const HEAD: i32 = 4;
const ENTRY: i32 = 3;
/** Column flags that make a column not plain: directly held, and otherwise. */
const NOT_DIRECT: u8 = 16 | 32;
const NOT_PLAIN: u8 = 1 | 2 | 4 | 16 | 32;

/** Seats of the table of the column at hand: few for few owners, so that they stay in the nearest memory. */
const FEW_SEATS: i32 = 1 << 10;
const SEATS: i32 = 1 << 15;
const FEW: i32 = FEW_SEATS >> 2;
export const MOST_OWNERS: i32 = (SEATS >> 1) - 2;

export const ROWS: i32 = 1 << 16;
export const BLOCK_COMPANIES: i32 = 512;
export const BLOCK_LINKS: i32 = 1 << 16;

/** Where things lie, in bytes; the caller writes the block and reads the rows. */
const TOUCHED: i32 = 16;
const SEAT: i32 = 1 << 10;
const HASH: i32 = SEAT + 4 * SEATS;
const HOLDER: i32 = HASH + 2 * SEATS;
const MARKS: i32 = HOLDER + 2 * SEATS;
const LEAST: i32 = MARKS + 2 * SEATS;
const MOST: i32 = LEAST + 2 * SEATS;
const SUMS: i32 = MOST + 2 * SEATS;
export const ROW_COMPANY: i32 = SUMS + 8 * SEATS;
export const ROW_HOLDER: i32 = ROW_COMPANY + 4 * ROWS;
export const ROW_LEAST: i32 = ROW_HOLDER + 4 * ROWS;
export const ROW_MOST: i32 = ROW_LEAST + 4 * ROWS;
export const ROW_VERDICT: i32 = ROW_MOST + 4 * ROWS;
export const BLOCK_START: i32 = ROW_VERDICT + ROWS;
export const BLOCK_FLAGS: i32 = BLOCK_START + 4 * (BLOCK_COMPANIES + 2);
export const BLOCK_OWNER: i32 = BLOCK_FLAGS + BLOCK_COMPANIES;
export const BLOCK_CODE: i32 = BLOCK_OWNER + 4 * BLOCK_LINKS;
export const VARIABLE: i32 = BLOCK_CODE + 4 * BLOCK_LINKS;

/** Why the sweep stopped before the end of the block. */
export const DONE: i32 = 0;
export const ROWS_FULL: i32 = 1;
export const MORE_MEMORY: i32 = 2;
export const NOT_HERE: i32 = 3;

export let stopped: i32 = DONE;
export let rowCount: i32 = 0;
/** ints of the arena in use, and how many there are */
export let used: i32 = HEAD;
export let arena: i32 = 0;

let holders: i32 = 0;
let holding: i32 = 0;
let threshold: i32 = 0;
let inclusive: bool = false;
let cut: i32 = 0;
/** addresses of the bands' ends and marks, of `place` and of the arena */
let bandLeast: i32 = 0;
let bandMost: i32 = 0;
let bandMarks: i32 = 0;
let place: i32 = 0;
let kept: i32 = 0;

/** Of the member of a loop swept last: sums of all shares, what its companies leave open, the largest share not kept. */
export let lowSum: f64 = 0;
export let highSum: f64 = 0;
export let lowRest: i32 = 0;
export let highRest: i32 = 0;
export let overRest: i32 = 0;
export let leftOut: i32 = 0;

let found: i32 = 0;
let restLow: i32 = 0;
let restHigh: i32 = 0;
let over: i32 = 0;

export function setUp(
  holdersIs: i32,
  holdingIs: i32,
  thresholdIs: i32,
  inclusiveIs: bool,
  cutIs: i32,
  bands: i32,
  placeIs: i32,
  keptIs: i32,
): void {
  holders = holdersIs;
  holding = holdingIs;
  threshold = thresholdIs;
  inclusive = inclusiveIs;
  cut = cutIs;
  bandLeast = VARIABLE;
  bandMost = VARIABLE + 4 * bands;
  bandMarks = VARIABLE + 8 * bands;
  place = placeIs;
  kept = keptIs;
}

/** Address of the i-th int behind `base`. */
// @ts-ignore: decorator of the compiler
@inline function at(base: i32, i: i32): i32 {
  return base + (i << 2);
}
// @ts-ignore: decorator of the compiler
@inline function startOf(i: i32): i32 {
  return load<i32>(at(BLOCK_START, i));
}

/**
 * Companies from … to − 1, whose columns were written to the block, the i-th of the block first.
 * @returns the first company that is not done; `stopped` says why
 */
export function sweep(from: i32, to: i32, i: i32): i32 {
  stopped = DONE;
  for (let c = from; c < to; c++, i++) {
    const start = startOf(i);
    const end = startOf(i + 1);
    const flags = load<u8>(BLOCK_FLAGS + i);
    if (end == start) {
      if (c >= holding) continue;
      if (used + HEAD > arena) return stop(MORE_MEMORY, c);
      const k = c - holders;
      store<i32>(at(place, k), used);
      close(k, 0, 0, 0, used + HEAD);
      continue;
    }
    // Owners ascend: the last one tells whether any of them is a company.
    if (load<i32>(at(BLOCK_OWNER, end - 1)) < holders && (flags & 32) == 0) {
      if ((flags & NOT_DIRECT) != 0) return stop(NOT_HERE, c);
      if (rowCount + (end - start) > ROWS) return stop(ROWS_FULL, c);
      if (used + HEAD + ENTRY * (end - start) > arena) return stop(MORE_MEMORY, c);
      direct(c, start, end);
      continue;
    }
    if ((flags & NOT_PLAIN) != 0) return stop(NOT_HERE, c);
    const most = mostOwners(start, end);
    if (most > MOST_OWNERS) return stop(NOT_HERE, c);
    if (rowCount + most + 1 > ROWS) return stop(ROWS_FULL, c);
    if (used + HEAD + ENTRY * most > arena) return stop(MORE_MEMORY, c);
    gather(start, end, most <= FEW ? FEW_SEATS - 1 : SEATS - 1);
    settle();
    emit(c);
    if (c < holding) keep(c - holders);
    clear();
  }
  return to;
}

/** A company inside a loop, the i-th of the block: its rests wait with the caller until the loop stands still. */
export function member(c: i32, i: i32): void {
  const start = startOf(i);
  const end = startOf(i + 1);
  stopped = NOT_HERE;
  if ((load<u8>(BLOCK_FLAGS + i) & NOT_PLAIN) != 0) return;
  const most = mostOwners(start, end);
  if (most > MOST_OWNERS) return;
  stopped = MORE_MEMORY;
  if (used + HEAD + ENTRY * most > arena) return;
  stopped = DONE;
  gather(start, end, most <= FEW ? FEW_SEATS - 1 : SEATS - 1);
  settle();
  lowSum = 0;
  highSum = 0;
  for (let s = 1; s <= found; s++) {
    lowSum += <f64>load<i32>(at(LEAST, s));
    highSum += <f64>load<i32>(at(MOST, s));
  }
  lowRest = restLow;
  highRest = restHigh;
  overRest = over;
  restLow = restHigh = over = 0;
  keep(c - holders);
  const f = at(kept, load<i32>(at(place, c - holders)));
  leftOut = load<i32>(f);
  store<i64>(f, 0);
  clear();
}

function clear(): void {
  for (let s = 1; s <= found; s++) store<i32>(at(SEAT, load<i32>(at(HASH, s))), 0);
}

function stop(why: i32, c: i32): i32 {
  stopped = why;
  return c;
}

/** The reads of `links` holdings of the block, side by side. Their sum is kept, so that they are not left out. */
export function touch(links: i32): void {
  let seen = 0;
  for (let e = 0; e < links; e++) {
    const o = load<i32>(at(BLOCK_OWNER, e));
    if (o >= holders) seen ^= load<i32>(at(kept, load<i32>(at(place, o - holders))));
  }
  store<i32>(TOUCHED, seen);
}

/** Outside owners only: the column is the answer. */
function direct(c: i32, start: i32, end: i32): void {
  const keeps = c < holding;
  const begin = used;
  let write = at(kept, begin + HEAD);
  let dropped = 0;
  for (let e = start; e < end; e++) {
    const code = load<i32>(at(BLOCK_CODE, e));
    let least = code;
    let most = code;
    if (code < 0) {
      const marks = load<u8>(bandMarks + ~code);
      least = load<i32>(at(bandLeast, ~code)) | ((marks & 1) != 0 ? OPEN : 0);
      most = load<i32>(at(bandMost, ~code)) | ((marks & 2) != 0 ? OPEN : 0);
    }
    const high = most & AMOUNT;
    if (high >= threshold) {
      const verdict = decide(least, most, 0, 0, 0);
      if (verdict != 0) row(c, load<i32>(at(BLOCK_OWNER, e)), least, most, verdict);
    }
    if (!keeps) continue;
    if (high >= cut) {
      store<i32>(write, load<i32>(at(BLOCK_OWNER, e)));
      store<i32>(write, least, 4);
      store<i32>(write, most, 8);
      write += 4 * ENTRY;
    } else if (high > dropped) dropped = high;
  }
  if (!keeps) return;
  const k = c - holders;
  store<i32>(at(place, k), begin);
  close(k, dropped, dropped, 0, (write - kept) >> 2);
}

/** How many outside owners a column can have, and what its companies leave out, in proportion and outward. */
function mostOwners(start: i32, end: i32): i32 {
  let most = 0;
  restLow = 0;
  restHigh = 0;
  over = 0;
  for (let e = start; e < end; e++) {
    const o = load<i32>(at(BLOCK_OWNER, e));
    if (o < holders) {
      most++;
      continue;
    }
    const f = at(kept, load<i32>(at(place, o - holders)));
    most += load<i32>(f, 12);
    const low = load<i32>(f);
    const high = load<i32>(f, 4);
    const above = load<i32>(f, 8);
    if ((low | high | above) == 0) continue;
    const part = <f64>highOf(load<i32>(at(BLOCK_CODE, e)));
    if (low != 0) restLow += inProportion(part, low);
    if (high != 0) restHigh += inProportion(part, high);
    if (above != 0) over += inProportion(part, above);
  }
  return most;
}

// @ts-ignore: decorator of the compiler
@inline function inProportion(part: f64, rest: i32): i32 {
  return <i32>Math.ceil(part * <f64>rest * 1e-9 + 1e-6);
}

// @ts-ignore: decorator of the compiler
@inline function lowOf(code: i32): i32 {
  return code >= 0 ? code : load<i32>(at(bandLeast, ~code));
}
// @ts-ignore: decorator of the compiler
@inline function highOf(code: i32): i32 {
  return code >= 0 ? code : load<i32>(at(bandMost, ~code));
}

function gather(start: i32, end: i32, mask: i32): void {
  let count = 0;
  let e = start;
  for (; e < end; e++) {
    const p = load<i32>(at(BLOCK_OWNER, e));
    if (p >= holders) break;
    const code = load<i32>(at(BLOCK_CODE, e));
    // Each owner stands once in a column: no need to look whether it was met.
    let h = p & mask;
    while (load<i32>(at(SEAT, h)) != 0) h = (h + 1) & mask;
    count++;
    seatAt(h, count, p);
    store<i32>(at(MARKS, count), code < 0 ? load<u8>(bandMarks + ~code) & 3 : 0);
    const sum = SUMS + (count << 4);
    store<i64>(sum, <i64>lowOf(code) * BILLION);
    store<i64>(sum, <i64>highOf(code) * BILLION, 8);
  }
  found = count;
  for (; e < end; e++) through(load<i32>(at(BLOCK_OWNER, e)), load<i32>(at(BLOCK_CODE, e)), mask);
}

// @ts-ignore: decorator of the compiler
@inline function seatAt(h: i32, count: i32, p: i32): void {
  store<i32>(at(SEAT, h), count);
  store<i32>(at(HASH, count), h);
  store<i32>(at(HOLDER, count), p);
}

/** What the outside owners of company o hold through it. */
function through(o: i32, code: i32, mask: i32): void {
  const marks: i32 = code < 0 ? load<u8>(bandMarks + ~code) : 0;
  const low = lowOf(code);
  const ends = i32x4(low, highOf(code), 0, 0);
  const amounts = i32x4.splat(AMOUNT);
  let count = found;
  let f = at(kept, load<i32>(at(place, o - holders)));
  const last = f + 4 * (HEAD + ENTRY * load<i32>(f, 12));
  for (f += 4 * HEAD; f < last; f += 4 * ENTRY) {
    const p = load<i32>(f);
    let h = p & mask;
    let i = load<i32>(at(SEAT, h));
    while (i != 0 && load<i32>(at(HOLDER, i)) != p) {
      h = (h + 1) & mask;
      i = load<i32>(at(SEAT, h));
    }
    const product = i64x2.extmul_low_i32x4_u(v128.and(v128.load_zero<u64>(f, 4), amounts), ends);
    if (i == 0) {
      i = ++count;
      seatAt(h, i, p);
      store<i32>(at(MARKS, i), 0);
      v128.store(SUMS + (i << 4), product);
    } else v128.store(SUMS + (i << 4), i64x2.add(v128.load(SUMS + (i << 4)), product));
    const least = load<i32>(f, 4);
    const most = load<i32>(f, 8);
    if (least == most && code >= 0) continue;
    // An end counts as reached only if every factor reaches its own.
    let open = load<i32>(at(MARKS, i));
    if ((marks & 1) != 0 ? least != 0 : least >= OPEN && low > 0) open |= 1;
    if ((marks & 2) != 0 || most >= OPEN) open |= 2;
    store<i32>(at(MARKS, i), open);
  }
  found = count;
}

/** Whole billionths, outward. */
function settle(): void {
  let rounded = 0;
  for (let i = 1; i <= found; i++) {
    const sum = SUMS + (i << 4);
    const least = load<i64>(sum);
    const most = load<i64>(sum, 8);
    let q = quotient(least);
    let rest = least - q * BILLION;
    let open = 0;
    store<i32>(at(LEAST, i), <i32>q);
    if (rest > 0) open = 1;
    if (most != least) {
      q = quotient(most);
      rest = most - q * BILLION;
    }
    if (rest > 0) open |= 2;
    store<i32>(at(MOST, i), <i32>q + (rest > 0 ? 1 : 0));
    if (open == 0) continue;
    rounded = 1;
    store<i32>(at(MARKS, i), load<i32>(at(MARKS, i)) | open);
  }
  restLow += rounded;
  over += rounded;
}

/** A double guesses it to within one. */
// @ts-ignore: decorator of the compiler
@inline function quotient(sum: i64): i64 {
  let q = <i64>(<f64>sum * 1e-9);
  const rest = sum - q * BILLION;
  if (rest < 0) q--;
  else if (rest >= BILLION) q++;
  return q;
}

function emit(c: i32): void {
  const near = threshold - restHigh;
  if (near <= 0) row(c, ANYONE, 0, BILLION, 3);
  for (let i = 1; i <= found; i++) {
    const most = load<i32>(at(MOST, i));
    if (most < near) continue;
    const open = load<i32>(at(MARKS, i));
    const least = min(BILLION, load<i32>(at(LEAST, i))) | ((open & 1) != 0 ? OPEN : 0);
    const top = min(BILLION, most) | ((open & 2) != 0 && most <= BILLION ? OPEN : 0);
    const verdict = decide(least, top, restLow, restHigh, over);
    if (verdict == 0) continue;
    const told = restHigh == 0 ? top : min(BILLION, (top & AMOUNT) + restHigh);
    row(c, load<i32>(at(HOLDER, i)), least, told, verdict);
  }
}

function keep(k: i32): void {
  const begin = used;
  let write = at(kept, begin + HEAD);
  let dropped = 0;
  for (let i = 1; i <= found; i++) {
    const sum = load<i32>(at(MOST, i));
    const most = min(BILLION, sum);
    if (most < cut) {
      if (most > dropped) dropped = most;
      continue;
    }
    const open = load<i32>(at(MARKS, i));
    store<i32>(write, load<i32>(at(HOLDER, i)));
    store<i32>(write, min(BILLION, load<i32>(at(LEAST, i))) | ((open & 1) != 0 ? OPEN : 0), 4);
    store<i32>(write, most | ((open & 2) != 0 && sum <= BILLION ? OPEN : 0), 8);
    write += 4 * ENTRY;
  }
  store<i32>(at(place, k), begin);
  close(k, restLow + dropped, restHigh + dropped, over, (write - kept) >> 2);
}

function close(k: i32, low: i32, high: i32, above: i32, end: i32): void {
  const begin = load<i32>(at(place, k));
  const f = at(kept, begin);
  store<i32>(f, min(BILLION, low));
  store<i32>(f, min(BILLION, high), 4);
  store<i32>(f, min(BILLION, above), 8);
  store<i32>(f, (end - begin - HEAD) / ENTRY, 12);
  used = end;
}

// @ts-ignore: decorator of the compiler
@inline function row(c: i32, p: i32, least: i32, most: i32, verdict: i32): void {
  const r = rowCount++;
  store<i32>(at(ROW_COMPANY, r), c);
  store<i32>(at(ROW_HOLDER, r), p);
  store<i32>(at(ROW_LEAST, r), least);
  store<i32>(at(ROW_MOST, r), most);
  store<u8>(ROW_VERDICT + r, <u8>verdict);
}

/** As src/compute/register/decide.ts. */
function decide(least: i32, most: i32, lowRest: i32, highRest: i32, above: i32): i32 {
  const low = least & AMOUNT;
  const high = most & AMOUNT;
  const lowOpen = least >= OPEN;
  const highOpen = most >= OPEN;
  if (low > threshold || (low == threshold && (inclusive || lowOpen))) return 1;
  const top = high + highRest;
  if (top < threshold || (top == threshold && (!inclusive || (highOpen && highRest == 0)))) return 0;
  const surelyBelow = low + lowRest < threshold || (low + lowRest == threshold && lowRest == 0 && !lowOpen);
  const sure = high - above;
  const surelyReached = sure > threshold || (sure == threshold && inclusive && !highOpen);
  if (surelyBelow) return surelyReached ? 2 : 4;
  return surelyReached ? 5 : 3;
}
