/** Seeded chance, the same on every machine: xoshiro128** in 32-bit arithmetic, 53 bits a draw. */
export function seeded(seed) {
  let mix = seed >>> 0;
  const next = () => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  let [a, b, c, d] = [next(), next(), next(), next()];
  const word = () => {
    const five = Math.imul(b, 5);
    const out = Math.imul((five << 7) | (five >>> 25), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return out >>> 0;
  };
  /** at least 0, below 1 */
  const part = () => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;
  return {
    part,
    /** whole, 0 … n − 1 */
    below: (n) => Math.floor(part() * n),
    chance: (p) => part() < p,
  };
}
