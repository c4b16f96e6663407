/** Integrals over [0, 1] of chances that depend on a chance t, with a proven bound on what the rule may be off. */

export interface Quadrature {
  /** within (0, 1), ascending */
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  /** how far the sum may be from the integral; 0 where the rule is exact */
  readonly error: number;
}

/**
 * The rule of `count` nodes (Golub and Welsch's nodes, found by Newton's method on the Legendre polynomial), for the
 * chance of any event among `players` who each join with probability t: a polynomial of that degree at most.
 *
 * Bound: with 2·count > players the rule is exact. Else: on the ellipse around [0, 1] whose half axes add to ρ/2 the
 * polynomial is at most the product of |t| + |1 − t|, that is ((ρ + 1/ρ)/2)^players, so its Chebyshev coefficients fall
 * like ρ^−k, and what the rule misses from degree 2·count on adds up to 32/15 of that, over ρ^(2·count) (1 − ρ^−2)
 * (Trefethen 2008, theorem 4.5, for an interval of half the length). The best of some ρ is taken.
 */
export function quadrature(count: number, players: number): Quadrature {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step += 1) {
      let [before, now] = [1, x];
      for (let k = 2; k <= count; k += 1) [before, now] = [now, ((2 * k - 1) * x * now - (k - 1) * before) / k];
      slope = (count * (x * now - before)) / (x * x - 1);
      x -= now / slope;
    }
    nodes[count - 1 - i] = (1 + x) / 2;
    weights[count - 1 - i] = 1 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights, error: quadratureError(count, players) };
}

function quadratureError(count: number, players: number): number {
  if (2 * count > players) return 0;
  let best = 1;
  for (let excess = 0.001; excess < 2; excess *= 1.05) {
    const rho = 1 + excess;
    const size = players * Math.log((rho + 1 / rho) / 2) - 2 * count * Math.log(rho);
    best = Math.min(best, ((32 / 15) * Math.exp(size)) / (1 - 1 / (rho * rho)));
  }
  return best * (1 + 1e-9);
}

/** The fewest nodes, by doubling and halving, whose bound for `players` is at most `error`. */
export function nodesFor(players: number, error: number): number {
  let [low, high] = [1, Math.max(2, (players >> 1) + 1)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quadratureError(middle, players) <= error) high = middle;
    else low = middle + 1;
  }
  return Math.max(2, low);
}
