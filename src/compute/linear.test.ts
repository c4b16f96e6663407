/** Systems inside loops: what is found solves them exactly, whatever the order of elimination. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Exact, exact, ONE, ratio, ZERO } from '../terms/exact.ts';
import { solveFixed } from './linear.ts';

const part = fc.oneof(
  fc.constant(ZERO),
  fc.tuple(fc.integer({ min: -40, max: 90 }), fc.integer({ min: 1, max: 97 })).map(([n, d]) => ratio(n, d)),
);
const systems = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.record({
    matrix: fc.array(fc.array(part, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
    right: fc.array(part, { minLength: size, maxLength: size }),
  }),
);
const copy = (matrix: readonly (readonly Exact[])[]): Exact[][] => matrix.map((row) => [...row]);

describe('x = P x + b', () => {
  it('is solved to the last digit', () => {
    let solved = 0;
    fc.assert(
      fc.property(systems, ({ matrix, right }) => {
        const found = solveFixed(copy(matrix), [...right], ONE);
        if (found === undefined) return;
        solved += 1;
        for (const [i, row] of matrix.entries()) {
          const sum = row.reduce((s, p, j) => s.add(p.mul(found[j] as Exact)), right[i] as Exact);
          expect(compare(sum, found[i] as Exact)).toBe(0);
        }
      }),
      { seed: 7, numRuns: 400 },
    );
    expect(solved).toBeGreaterThan(300);
  });
  it('has one solution exactly where it is found: a copied equation leaves none', () => {
    fc.assert(
      fc.property(systems, ({ matrix, right }) => {
        const size = matrix.length;
        // The last two of (I − P) made alike.
        const wide = [
          ...copy(matrix).map((row) => [...row, row[size - 1] as Exact]),
          [...(matrix[size - 1] as Exact[])],
        ];
        const last = wide[size - 1] as Exact[];
        last[size] = (matrix[size - 1] as Exact[])[size - 1]?.sub(ONE) as Exact;
        wide[size] = last.map((p, j) => (j === size - 1 ? p.sub(ONE) : j === size ? p.add(ONE) : p));
        expect(solveFixed(wide, [...right, right[0] as Exact], ONE)).toBeUndefined();
      }),
      { seed: 8, numRuns: 100 },
    );
  });
  it('stops where the meter runs out, and leaves it below nothing', () => {
    const matrix = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => ratio(1, 10)));
    const meter = { left: 20 };
    expect(
      solveFixed(
        matrix,
        matrix.map(() => exact(1)),
        ONE,
        meter,
      ),
    ).toBeUndefined();
    expect(meter.left).toBeLessThan(0);
  });
});
