/**
 * The chance of each total when every player joins with probability t ≤ 1/2, and the same without one player.
 *
 * Phases: players lightest first, in place; totals at either end whose chance together is below a bound are dropped, so
 * that the table stays as narrow as the sum is certain; then running sums. One player is divided out again by the series
 * of 1 / (1 − t + t x^w): with t ≤ 1/2 its terms do not grow, and the windows it adds do not overlap more than `overlap`
 * times, so an error of the table comes back at most 2·overlap times. All table entries are sums of positive terms: the
 * relative error is at most a few roundings a player.
 */
const DROP = 1e-19;
const ROUNDING = 2 ** -52;

export class ChanceTable {
  private readonly sums: Float64Array;
  private readonly table: Float64Array;
  private low = 0;
  private high = 0;
  private lost = 0;
  private players = 0;
  private t = 0;

  /** @param limit totals from here on are never asked about */
  constructor(limit: number) {
    this.table = new Float64Array(limit);
    this.sums = new Float64Array(limit + 1);
  }

  fill(parts: Int32Array, t: number): void {
    const { table } = this;
    const limit = table.length;
    table.fill(0);
    table[0] = 1;
    let [low, high, lost] = [0, 0, 0];
    const stay = 1 - t;
    for (let k = 0; k < parts.length; k += 1) {
      const w = parts[k] as number;
      if (w === 0) continue;
      high = Math.min(limit - 1, high + w);
      for (let x = high; x >= low + w; x -= 1) table[x] = stay * (table[x] as number) + t * (table[x - w] as number);
      for (let x = Math.min(high, low + w - 1); x >= low; x -= 1) table[x] = stay * (table[x] as number);
      for (let gone = table[low] as number; gone <= DROP && low < high; gone += table[low] as number) {
        lost += table[low] as number;
        table[low++] = 0;
      }
      for (let gone = table[high] as number; gone <= DROP && high > low; gone += table[high] as number) {
        lost += table[high] as number;
        table[high--] = 0;
      }
    }
    Object.assign(this, { low, high, lost, t, players: parts.length });
    this.add();
  }

  /** sums[x]: chance of a total below x, added with the lost digits carried (Kahan). */
  private add(): void {
    const { table, sums, low, high } = this;
    sums.fill(0, 0, low + 1);
    let [sum, carry] = [0, 0];
    for (let x = low; x <= high; x += 1) {
      const term = (table[x] as number) - carry;
      const next = sum + term;
      carry = next - sum - term;
      sum = next;
      sums[x + 1] = sum;
    }
    sums.fill(sum, high + 2);
  }

  private below(x: number): number {
    if (x <= 0) return 0;
    return this.sums[Math.min(x, this.sums.length - 1)] as number;
  }

  /**
   * The chance that the others' total lies in [from, to), without one player of `part` units, and how far it may be off.
   * O(to / part). `to` is at most the limit.
   */
  without(part: number, from: number, to: number): { readonly chance: number; readonly error: number } {
    if (to <= from) return { chance: 0, error: 0 };
    const { t, low, high, lost, players } = this;
    const perPlayer = 2 * lost + 16 * (players + 8) * ROUNDING;
    if (part === 0) return { chance: this.below(to) - this.below(from), error: perPlayer };
    const overlap = Math.ceil((to - from) / part) + 1;
    const ratio = -t / (1 - t);
    const first = Math.max(0, Math.floor((from - high - 1) / part));
    let factor = ratio ** first / (1 - t);
    let chance = 0;
    let terms = 0;
    for (let j = first; to - j * part > low && Math.abs(factor) > 1e-20; j += 1) {
      chance += factor * (this.below(to - j * part) - this.below(from - j * part));
      factor *= ratio;
      terms += 1;
    }
    return { chance, error: overlap * (perPlayer + 16 * (terms + first) * ROUNDING) + 1e-19 * players };
  }

  /** Of all players together. */
  between(from: number, to: number): { readonly chance: number; readonly error: number } {
    return this.without(0, from, to);
  }
}
