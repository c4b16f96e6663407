/**
 * Reads one listed column into codes: rows of one owner add, more than the whole is widened (rule 6), own shares are
 * taken out and the rest rescaled (rule 11), each end is cut to what the others leave (THEORY 3.1). Everything in whole
 * billionths; where a division leaves a rest the end moves outward and is marked. One reader serves all columns.
 */
import { BAND, type Bands, type BandTable, UNSTATED, WHOLE } from './share-code.ts';
import { COLUMN } from './types.ts';

/** Columns up to this many owners are sorted by insertion. */
const SHORT = 16;
/** Places within a column, for the sort key owner · PLACES + place. */
const PLACES = 2 ** 22;

export class ColumnReader {
  /** what was read: the first `count` places, owners ascending; code 0 holds nothing */
  owners = new Int32Array(16);
  codes = new Int32Array(16);
  rows = new Int32Array(16);
  count = 0;
  /** rows left out because the same pair had the same share before, over all columns */
  duplicates = 0;

  private readonly given: Bands;
  private readonly table: BandTable;
  /** by owner: 1 + its place in this column, else 0 */
  private readonly place: Int32Array;
  private least = new Float64Array(16);
  private most = new Float64Array(16);
  private marks = new Uint8Array(16);
  private company = 0;
  private complete = false;
  private plain = true;
  private readonly asPrinted: boolean;
  /** asPrinted: the first code of each owner; further ones of an owner that comes again */
  private first = new Int32Array(16);
  private readonly further = new Set<number>();
  /** 1: one row with a plain figure and nothing else */
  private single = new Uint8Array(16);

  /**
   * @param given the bands the added codes stand for
   * @param table takes the bands read
   * @param asPrinted a row of a pair with a share it had before is left out
   */
  constructor(given: Bands, table: BandTable, nodes: number, asPrinted = false) {
    this.asPrinted = asPrinted;
    this.given = given;
    this.table = table;
    this.place = new Int32Array(nodes);
  }

  begin(company: number, complete: boolean): void {
    this.company = company;
    this.complete = complete;
    if (this.further.size > 0) this.further.clear();
    this.count = 0;
    this.plain = !complete;
  }

  add(owner: number, code: number, row: number): void {
    if (code === UNSTATED) {
      this.addUnstated(owner, row);
      return;
    }
    const band = code < 0;
    const least = band ? (this.given.least[~code] as number) : code;
    const most = band ? (this.given.most[~code] as number) : code;
    const marks = band ? (this.given.marks[~code] as number) : 0;
    if (band || owner === this.company) this.plain = false;
    const seen = this.place[owner] as number;
    if (seen === 0) {
      this.append(owner, row, least, most, marks);
      this.first[this.count - 1] = code;
      this.single[this.count - 1] = band ? 0 : 1;
      return;
    }
    const at = seen - 1;
    if (this.first[at] === UNSTATED) {
      this.first[at] = code;
      [this.least[at], this.most[at], this.marks[at]] = [least, most, marks];
      this.single[at] = band ? 0 : 1;
      if (row < (this.rows[at] as number)) this.rows[at] = row;
      return;
    }
    if (this.asPrinted && this.toldBefore(at, code)) return;
    this.single[at] = 0;
    this.least[at] = (this.least[at] as number) + least;
    this.most[at] = (this.most[at] as number) + most;
    this.marks[at] = (this.marks[at] as number) | marks;
    if (row < (this.rows[at] as number)) this.rows[at] = row;
  }

  /** A holding without a figure: anything the column leaves, unless another row of the pair gives one. */
  private addUnstated(owner: number, row: number): void {
    this.plain = false;
    if (this.place[owner] !== 0) return;
    this.append(owner, row, 0, WHOLE, 0);
    this.first[this.count - 1] = UNSTATED;
    this.single[this.count - 1] = 0;
  }

  private toldBefore(at: number, code: number): boolean {
    const key = at * 2 ** 32 + (code >>> 0);
    const told = this.first[at] === code || this.further.has(key);
    if (told) this.duplicates += 1;
    else this.further.add(key);
    return told;
  }

  /**
   * @param asRead flags of a column that was read before: its shares stay as they are
   * @returns the flags of the column
   */
  end(asRead = -1): number {
    let sum = 0;
    for (let i = 0; i < this.count; i += 1) {
      this.place[this.owners[i] as number] = 0;
      sum += this.least[i] as number;
    }
    this.sort();
    const flags = asRead >= 0 ? asRead : this.plain && sum <= WHOLE ? 0 : this.fit(sum);
    for (let i = 0; i < this.count; i += 1) {
      const [least, most] = [this.least[i] as number, this.most[i] as number];
      // Nothing at most is nothing, whatever its ends.
      const plain = most === 0 || (least === most && this.marks[i] === 0);
      this.codes[i] = plain ? most : this.table.code(least, most, this.marks[i]);
    }
    return flags;
  }

  private append(owner: number, row: number, least: number, most: number, marks: number): void {
    const at = this.count++;
    if (at === this.owners.length) this.grow();
    this.place[owner] = at + 1;
    this.owners[at] = owner;
    this.rows[at] = row;
    this.least[at] = least;
    this.most[at] = most;
    this.marks[at] = marks;
  }

  /** Rules 6 and 11, then the cut to what the others leave. */
  private fit(sum: number): number {
    let flags = this.complete ? COLUMN.complete : 0;
    if (!fits(sum, this.leastOpens()) && !(this.asPrinted && this.readAsRounded())) {
      flags |= COLUMN.widened;
      this.widen(sum - WHOLE);
    }
    for (let i = 0; i < this.count; i += 1) {
      if ((this.most[i] as number) <= WHOLE) continue;
      // Cut at the whole, an end is reached.
      this.most[i] = WHOLE;
      this.marks[i] = (this.marks[i] as number) & ~BAND.mostOpen;
    }
    for (let i = 0; i < this.count; i += 1) {
      if (this.owners[i] !== this.company) continue;
      flags |= COLUMN.ownShares;
      this.takeOut(i);
      break;
    }
    return this.tighten(flags);
  }

  private leastOpens(): boolean {
    for (let i = 0; i < this.count; i += 1) if (((this.marks[i] as number) & BAND.leastOpen) !== 0) return true;
    return false;
  }

  /** Rule 6: printed points are first widened to half their last digit. @returns whether they then fit */
  private readAsRounded(): boolean {
    let [sum, open] = [0, false];
    for (let i = 0; i < this.count; i += 1) {
      const half = this.halfDigit(i);
      const low = (this.least[i] as number) - half;
      sum += Math.max(0, low);
      open ||= low < 0 || (half === 0 && ((this.marks[i] as number) & BAND.leastOpen) !== 0);
    }
    if (!fits(sum, open)) return false;
    for (let i = 0; i < this.count; i += 1) this.round(i, this.halfDigit(i));
    return true;
  }

  /** Half of the last digit a single plain figure is printed to, in billionths; 0 for anything else. */
  private halfDigit(i: number): number {
    const value = this.least[i] as number;
    if (this.single[i] === 0 || value !== this.most[i] || this.marks[i] !== 0) return 0;
    let unit = 10_000_000;
    while (value % unit !== 0) unit /= 10;
    return unit / 2;
  }

  private round(i: number, half: number): void {
    if (half === 0) return;
    const [low, high] = [(this.least[i] as number) - half, (this.most[i] as number) + half];
    const cut = half < 1 ? BAND.rounded : 0;
    const leastOpen = low < 0 ? BAND.leastOpen : 0;
    const mostOpen = high > WHOLE || cut !== 0 ? 0 : BAND.mostOpen;
    this.least[i] = Math.max(0, Math.floor(low));
    this.most[i] = Math.min(WHOLE, Math.ceil(high));
    this.marks[i] = cut | leastOpen | mostOpen;
  }

  private widen(excess: number): void {
    for (let i = 0; i < this.count; i += 1) {
      this.least[i] = Math.max(0, (this.least[i] as number) - excess);
      this.marks[i] = (this.marks[i] as number) & ~BAND.leastOpen;
    }
  }

  /** Own shares t: everybody else holds a/(1 − t); where t is a range, each end with the end that moves it outward. */
  private takeOut(own: number): void {
    const [from, to] = [WHOLE - (this.least[own] as number), WHOLE - (this.most[own] as number)];
    const mostOpen = ((this.marks[own] as number) & BAND.mostOpen) !== 0;
    const rounded = (this.marks[own] as number) & BAND.rounded;
    for (let i = 0; i < this.count; i += 1) {
      const low = scaled(this.least[i] as number, from, 0, Math.floor);
      const high = scaled(this.most[i] as number, to, WHOLE, Math.ceil);
      const open = (this.marks[i] as number) & (low.exact && low.value < WHOLE ? BAND.leastOpen : 0);
      const near = high.exact && high.value < WHOLE && (mostOpen || ((this.marks[i] as number) & BAND.mostOpen) !== 0);
      const cut = low.exact && high.exact ? (this.marks[i] as number) & BAND.rounded : BAND.rounded;
      this.least[i] = low.value;
      this.most[i] = high.value;
      this.marks[i] = open | (near ? BAND.mostOpen : 0) | cut | rounded;
    }
    this.least[own] = 0;
    this.most[own] = 0;
    this.marks[own] = 0;
  }

  /** Each end cut to what the others leave; a column that contradicts itself stays as it was read. */
  private tighten(flags: number): number {
    let [low, high, lowOpen, highOpen] = [0, 0, 0, 0];
    for (let i = 0; i < this.count; i += 1) {
      low += this.least[i] as number;
      high += this.most[i] as number;
      if (((this.marks[i] as number) & BAND.leastOpen) !== 0) lowOpen += 1;
      if (((this.marks[i] as number) & BAND.mostOpen) !== 0) highOpen += 1;
    }
    let found = flags;
    if (high < WHOLE || (high === WHOLE && highOpen > 0)) found &= ~COLUMN.complete;
    if (low > WHOLE || (low === WHOLE && lowOpen > 0)) return found | COLUMN.capped | COLUMN.contradicts;
    let sum = 0;
    for (let i = 0; i < this.count; i += 1) {
      const marks = this.marks[i] as number;
      const leastOpen = (marks & BAND.leastOpen) !== 0;
      const mostOpen = (marks & BAND.mostOpen) !== 0;
      const [least, most] = [this.least[i] as number, this.most[i] as number];
      const room = WHOLE - (low - least);
      const roomOpen = lowOpen > Number(leastOpen);
      let kept = marks & BAND.rounded;
      if (room < most) this.most[i] = room;
      if (room < most ? roomOpen : mostOpen || (room === most && roomOpen)) kept |= BAND.mostOpen;
      const need = WHOLE - (high - most);
      const needOpen = highOpen > Number(mostOpen);
      const forced = (found & COLUMN.complete) !== 0 && need >= least;
      if (forced && need > least) this.least[i] = need;
      if (forced && need > least ? needOpen : leastOpen || (forced && needOpen)) kept |= BAND.leastOpen;
      this.marks[i] = kept;
      sum += this.most[i] as number;
      if ((kept & BAND.rounded) !== 0) found |= COLUMN.rounded;
    }
    return sum > WHOLE ? found | COLUMN.capped : found;
  }

  private sort(): void {
    if (this.count > SHORT) {
      this.sortLong();
      return;
    }
    for (let i = 1; i < this.count; i += 1) {
      const [o, r, l] = [this.owners[i] as number, this.rows[i] as number, this.least[i] as number];
      const [m, k] = [this.most[i] as number, this.marks[i] as number];
      let j = i;
      for (; j > 0 && (this.owners[j - 1] as number) > o; j -= 1) {
        this.owners[j] = this.owners[j - 1] as number;
        this.rows[j] = this.rows[j - 1] as number;
        this.least[j] = this.least[j - 1] as number;
        this.most[j] = this.most[j - 1] as number;
        this.marks[j] = this.marks[j - 1] as number;
      }
      if (j === i) continue;
      this.owners[j] = o;
      this.rows[j] = r;
      this.least[j] = l;
      this.most[j] = m;
      this.marks[j] = k;
    }
  }

  private sortLong(): void {
    const count = this.count;
    if (count >= PLACES) throw new RangeError(`a column of ${count} owners: more than ${PLACES - 1} cannot be read`);
    const key = new Float64Array(count);
    for (let i = 0; i < count; i += 1) key[i] = (this.owners[i] as number) * PLACES + i;
    key.sort();
    const [owners, rows] = [this.owners.slice(0, count), this.rows.slice(0, count)];
    const [least, most] = [this.least.slice(0, count), this.most.slice(0, count)];
    const marks = this.marks.slice(0, count);
    for (let j = 0; j < count; j += 1) {
      const i = (key[j] as number) % PLACES;
      this.owners[j] = owners[i] as number;
      this.rows[j] = rows[i] as number;
      this.least[j] = least[i] as number;
      this.most[j] = most[i] as number;
      this.marks[j] = marks[i] as number;
    }
  }

  private grow(): void {
    const size = this.owners.length * 2;
    const ints = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(size);
      wide.set(old);
      return wide;
    };
    const doubles = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const wide = new Float64Array(size);
      wide.set(old);
      return wide;
    };
    [this.owners, this.codes, this.rows] = [ints(this.owners), ints(this.codes), ints(this.rows)];
    this.first = ints(this.first);
    const single = new Uint8Array(size);
    single.set(this.single);
    this.single = single;
    [this.least, this.most] = [doubles(this.least), doubles(this.most)];
    const marks = new Uint8Array(size);
    marks.set(this.marks);
    this.marks = marks;
  }
}

/** a · WHOLE / rest in whole billionths, at most WHOLE; with nothing left outside, nothing is bounded. */
function scaled(
  a: number,
  rest: number,
  unbounded: number,
  round: (x: number) => number,
): { readonly value: number; readonly exact: boolean } {
  if (a === 0 && unbounded === 0) return { value: 0, exact: true };
  if (rest <= 0) return { value: unbounded, exact: true };
  const product = BigInt(a) * BigInt(WHOLE);
  const whole = Number(product / BigInt(rest));
  if (whole >= WHOLE) return { value: WHOLE, exact: true };
  const exact = product % BigInt(rest) === 0n;
  return { value: exact ? whole : whole + round(0.5), exact };
}

/** Some choice of shares adds to at most the whole. */
const fits = (least: number, open: boolean): boolean => least < WHOLE || (least === WHOLE && !open);
