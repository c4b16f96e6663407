import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'benchmarks/*.test.mjs', 'test/long/*.test.mjs'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
