/** Looking loops up in a graph's list of them. */

/** @returns place in `loops` of the first loop that ends after the company: the one it is in, or the next */
export function loopFrom(loops: Int32Array, company: number): number {
  let [low, high] = [0, loops.length >> 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((loops[2 * middle + 1] as number) <= company) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

/** Members of the loop a company is in; 1 outside loops. */
export function loopSize(loops: Int32Array, company: number): number {
  const at = loopFrom(loops, company);
  const first = loops[at];
  return first !== undefined && first <= company ? (loops[at + 1] as number) - first : 1;
}
