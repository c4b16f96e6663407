/**
 * A share in 32 bits. A code of 0 or more is exactly that many billionths of the whole (so 25 % is 250,000,000, and
 * per cent with up to seven decimals is exact). A negative code is a band: ~code is its place in the table of bands.
 * A share that is no whole number of billionths is a band around it, marked as rounded.
 */
import { type Exact, exact, ONE, ratio, ZERO } from '../../terms/exact.ts';
import { type Interval, interval } from '../../terms/interval.ts';

export const WHOLE = 1_000_000_000;
/** In a list of holdings: the row gives no figure. No graph holds it. */
export const UNSTATED = -(2 ** 31);

export interface Bands {
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** see BAND */
  readonly marks: Uint8Array;
}

export const BAND = {
  /** the least is approached, never reached */
  leastOpen: 1,
  mostOpen: 2,
  /** an end lies outward of the true one, by less than a billionth */
  rounded: 4,
} as const;

export const NO_BANDS: Bands = { least: new Int32Array(0), most: new Int32Array(0), marks: new Uint8Array(0) };

export const leastOf = (code: number, bands: Bands): number => (code >= 0 ? code : (bands.least[~code] as number));
export const mostOf = (code: number, bands: Bands): number => (code >= 0 ? code : (bands.most[~code] as number));

/** What a code stands for, as fractions of one. */
export function shareOf(code: number, bands: Bands): Interval {
  if (code >= 0) return interval(ratio(code, WHOLE), ratio(code, WHOLE));
  const marks = bands.marks[~code] as number;
  return interval(
    ratio(bands.least[~code] as number, WHOLE),
    ratio(bands.most[~code] as number, WHOLE),
    (marks & BAND.leastOpen) !== 0,
    (marks & BAND.mostOpen) !== 0,
  );
}

/** Collects bands, each once, and hands out codes. */
export class BandTable {
  private least = new Int32Array(64);
  private most = new Int32Array(64);
  private marks = new Uint8Array(64);
  private count = 0;
  /** open addressing: place + 1, or 0 where free; always at least half empty */
  private slots = new Int32Array(128);

  /** @param least billionths, 0 to WHOLE; @param most not below `least`; a closed band of no width is a plain code */
  code(least: number, most: number, marks = 0): number {
    if (least === most && marks === 0) return least;
    const mask = this.slots.length - 1;
    let slot = mixed(least, most, marks) & mask;
    for (let found = this.slots[slot] as number; found !== 0; found = this.slots[slot] as number) {
      const place = found - 1;
      if (this.least[place] === least && this.most[place] === most && this.marks[place] === marks) return ~place;
      slot = (slot + 1) & mask;
    }
    const place = this.count++;
    this.slots[slot] = place + 1;
    if (place === this.least.length) this.grow();
    this.least[place] = least;
    this.most[place] = most;
    this.marks[place] = marks;
    if (this.count * 2 > this.slots.length) this.spread();
    return ~place;
  }

  /** An exact interval, rounded outward where an end is no whole number of billionths. */
  codeOf(share: Interval): number {
    const [least, cutLeast] = billionths(share.lo, false);
    const [most, cutMost] = billionths(share.hi, true);
    const marks =
      (share.loOpen && !cutLeast ? BAND.leastOpen : 0) |
      (share.hiOpen && !cutMost ? BAND.mostOpen : 0) |
      (cutLeast || cutMost ? BAND.rounded : 0);
    return this.code(least, most, marks);
  }

  bands(): Bands {
    return {
      least: this.least.slice(0, this.count),
      most: this.most.slice(0, this.count),
      marks: this.marks.slice(0, this.count),
    };
  }

  private grow(): void {
    const size = this.least.length * 2;
    const [least, most, marks] = [new Int32Array(size), new Int32Array(size), new Uint8Array(size)];
    least.set(this.least);
    most.set(this.most);
    marks.set(this.marks);
    [this.least, this.most, this.marks] = [least, most, marks];
  }

  private spread(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let place = 0; place < this.count; place += 1) {
      let slot = mixed(this.least[place] as number, this.most[place] as number, this.marks[place] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = place + 1;
    }
    this.slots = slots;
  }
}

function mixed(least: number, most: number, marks: number): number {
  const h = Math.imul(least ^ (marks << 27), 0x9e3779b1) ^ Math.imul(most, 0x85ebca6b);
  return (h ^ (h >>> 15)) >>> 0;
}

/** Whole billionths around a fraction of one, and whether something was cut. */
function billionths(share: Exact, up: boolean): readonly [number, boolean] {
  const held = share.compare(ZERO) < 0 ? ZERO : share.compare(ONE) > 0 ? ONE : share;
  const scaled = held.mul(exact(WHOLE));
  const whole = scaled.n / scaled.d;
  const cut = whole * scaled.d !== scaled.n;
  return [Number(whole) + (cut && up ? 1 : 0), cut];
}
