/** The WebAssembly kernels: what is committed is what the source compiles to. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error: a script without types
import { compiled, KERNELS } from '../kernels/build.mjs';

test.each(Object.entries(KERNELS as Record<string, string>))(
  'kernels/%s compiles to the bytes of %s',
  async (source, target) => {
    expect(readFileSync(new URL(`../${target}`, import.meta.url), 'utf8')).toBe(await compiled(source));
  },
);
