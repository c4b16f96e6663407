import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'benchmarks/*.test.mjs', 'test/long/*.test.mjs'],
    // One a core, also where there are only two: most of the time is computing.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Files of a worker share what they import: reading every module anew for each file was a sixth of the time.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
